// `spanwright catalog list|show`: the built-in systems and every fact about them with its source.
import { catalogEntry, findVendor, listCatalog } from '../catalog/list.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import { catalog } from '../jobs/survey.ts';
import { shippedShelf } from '../store/shelf.ts';
import { profileText } from './profile-text.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';

export const catalogCommand: AddCommand = (program, run) => {
  const group = program.command('catalog').description('the built-in systems');
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
