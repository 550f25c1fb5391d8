// `spanwright catalog list|show`: the built-in systems and every fact about them with its source.
import { type AuditNote, auditProfile } from '../catalog/audit.ts';
import { type Coverage, coverageOf } from '../catalog/coverage.ts';
import { catalogEntry, findVendor, listCatalog } from '../catalog/list.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import { catalog } from '../jobs/survey.ts';
import { shippedShelf } from '../store/shelf.ts';
import { profileText } from './profile-text.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';

const addList: AddCommand = (group, run) => {
  group
    .command('list')
    .description('all systems')
    .option('--json', 'print an array of {id, name, category, aliases}')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright catalog list')
    .action((options: SharedOptions) =>
      run(async (call) => {
        const entries = listCatalog(await catalog(shippedShelf()));
        if (call.json) printJson(call, entries);
        else
          call.streams.out(
            `${columns(entries.map((entry) => [entry.id, entry.name, entry.category ?? '', entry.aliases.join(', ')]))}\n`,
          );
        return exitCodes.done;
      }, options),
    );
};

const addShow: AddCommand = (group, run) => {
  group
    .command('show')
    .description('every fact about one system, with its source')
    .argument('<id>', 'id, name or alias of a system')
    .option('--json', 'print the ApiProfile as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright catalog show stripe')
    .action((id: string, options: SharedOptions) =>
      run(async (call) => {
        const profile = vendor(id, await catalog(shippedShelf()));
        if (call.json) printJson(call, profile);
        else call.streams.out(`${profileText(profile)}\n`);
        return exitCodes.done;
      }, options),
    );
};

const addSearch: AddCommand = (group, run) => {
  group
    .command('search')
    .description('systems, objects and events whose name holds a word')
    .argument('<word>', 'part of a name')
    .option('--json', 'print an array of {system, kind, name}')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright catalog search invoice')
    .action((word: string, options: SharedOptions) =>
      run(async (call) => {
        const hits = (await catalog(shippedShelf())).flatMap((profile) => hitsOf(profile, word));
        if (call.json) printJson(call, hits);
        else if (hits.length > 0)
          call.streams.out(`${columns(hits.map((hit) => [hit.system, hit.kind, hit.name]))}\n`);
        else call.note(`Nothing in the catalog holds "${word}".`);
        return exitCodes.done;
      }, options),
    );
};

const addAudit: AddCommand = (group, run) => {
  group
    .command('audit')
    .description('coverage and age of every system; ends with 1 when a figure has no source')
    .option('--json', 'print {coverage, notes} as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright catalog audit')
    .action((options: SharedOptions) =>
      run(async (call) => {
        const profiles = await catalog(shippedShelf());
        const today = new Date().toISOString().slice(0, 10);
        const coverage = profiles.map((profile) => coverageOf(profile, today));
        const notes = profiles.flatMap((profile) =>
          auditProfile(profile).map((note) => ({ system: profile.id, ...note })),
        );
        if (call.json) printJson(call, { coverage, notes });
        else call.streams.out(`${auditText(coverage, notes)}\n`);
        return notes.length > 0 ? exitCodes.foundSomething : exitCodes.done;
      }, options),
    );
};

export const catalogCommand: AddCommand = (program, run) => {
  const group = program.command('catalog').description('the built-in systems');
  for (const add of [addList, addShow, addSearch, addAudit]) add(group, run);
};

function vendor(written: string, profiles: readonly ApiProfile[]): ApiProfile {
  const match = findVendor(profiles.map(catalogEntry), written);
  const profile = match.found ? profiles.find((candidate) => candidate.id === match.entry.id) : undefined;
  if (profile !== undefined) return profile;
  throw new InputError([
    inputProblem({
      file: 'catalog show',
      message: `the catalog has no system "${written}"`,
      expected: `one of ${profiles.map((one) => one.id).join(', ')}`,
      nearest: match.found ? null : match.nearest,
    }),
  ]);
}

interface Hit {
  readonly system: string;
  readonly kind: 'system' | 'object' | 'event';
  readonly name: string;
}

function hitsOf(profile: ApiProfile, word: string): readonly Hit[] {
  const holds = (name: string): boolean => name.toLowerCase().includes(word.toLowerCase());
  const hit = (kind: Hit['kind'], name: string): Hit => ({ system: profile.id, kind, name });
  return [
    ...([profile.id, profile.name, ...profile.aliases].some(holds) ? [hit('system', profile.name)] : []),
    ...profile.resources
      .filter((one) => [one.name, ...one.aliases].some(holds))
      .map((one) => hit('object', one.name)),
    ...profile.events.filter((one) => holds(one.name)).map((one) => hit('event', one.name)),
  ];
}

function auditText(
  coverage: readonly Coverage[],
  notes: readonly (AuditNote & { readonly system: string })[],
): string {
  const head = [
    'system',
    'objects',
    'calls',
    'fields',
    'events',
    'limits',
    'gates',
    'sunsets',
    'quirks',
    'disputed',
    'unknown',
    'sources',
    'undated',
    'oldest',
    'days old',
  ];
  const rows = coverage.map((one) =>
    [
      one.id,
      one.resources,
      one.operations,
      one.fields,
      one.events,
      one.rateLimits,
      one.gates,
      one.sunsets,
      one.quirks,
      one.disputed,
      one.unknowns,
      one.sources,
      one.undated,
      one.oldest ?? 'none',
      one.ageDays ?? '',
    ].map(String),
  );
  const wrong = notes.map((note) => `${note.system} ${note.at}: ${note.rule}: ${note.text}`);
  return [
    columns([head, ...rows]),
    '',
    ...wrong,
    notes.length === 0 ? 'Every figure has a source.' : `${notes.length} things wrong.`,
  ].join('\n');
}
