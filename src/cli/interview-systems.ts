// The questions about systems: which, of which edition, with which document, and which of them is right when two disagree.
import { relative, resolve } from 'node:path';
import { addSystem, withRecordKeeper } from '../brief/amend.ts';
import type { Brief, BriefSystem } from '../brief/brief.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { InputError, inputProblemText } from '../finding/input.ts';
import { choicesFor, profileFor, type SystemChoice, systemChoices } from '../jobs/choices.ts';
import { inspectDocument, isWebAddress } from '../jobs/inspect.ts';
import type { Ports } from '../jobs/ports.ts';
import type { Asker, Choice } from './ask.ts';

/** Where paths are meant from: as somebody types them, and as the brief will hold them (absolute folders). */
export interface Workplace {
  readonly typedIn: string;
  readonly briefIn: string;
}

/** What questions about systems are answered from. */
export interface Knowledge {
  readonly ports: Ports;
  readonly place: Workplace;
}

/** Asks for systems until there are enough: one at least, and no more are wanted. */
export async function askSystems(ask: Asker, knowledge: Knowledge, start: Brief): Promise<Brief> {
  const choices = await systemChoices(knowledge.ports.shelf);
  let brief = start;
  do {
    brief = await askSystem(ask, { ...knowledge, choices }, brief);
  } while (brief.systems.length < 2 || (await ask.agree('Another system?', false)));
  const keeper = await ask.choose('Which of them is right when two disagree (the system of record)?', [
    ...brief.systems.map((system) => ({
      value: system.id,
      label: system.name ?? system.id,
      hint: system.uses ?? '',
    })),
    { value: '', label: 'That differs, or is not decided', hint: '' },
  ]);
  return withRecordKeeper(brief, keeper === '' ? null : keeper);
}

async function askSystem(
  ask: Asker,
  from: Knowledge & { readonly choices: readonly SystemChoice[] },
  brief: Brief,
): Promise<Brief> {
  const count = brief.systems.length + 1;
  const picked = await ask.search(`System ${count}: type its name`, (typed) => options(typed, from.choices));
  const choice = from.choices.find((one) => `=${one.id}` === picked) ?? null;
  const called = choice?.name ?? picked.replace(/^\?/, '');
  if (choice?.known === true) {
    const profile = await profileFor({ uses: choice.id, api: null }, from.ports);
    const edition = await askEdition(ask, called, profile);
    return addSystem(brief, {
      called: choice.id,
      uses: choice.id,
      api: null,
      name: called,
      description: null,
      edition,
    });
  }
  const api = await askDocument(ask, from, called);
  const uses = api === null ? (choice?.id ?? null) : null;
  const description = api === null && uses === null ? await askDescription(ask, called) : null;
  return addSystem(brief, { called, uses, api, name: called, description, edition: null });
}

/** Names that fit, then what was typed as a system of its own. */
function options(typed: string, choices: readonly SystemChoice[]): readonly Choice<string>[] {
  const found = choicesFor(typed, choices).map(({ id, name, known }) => ({
    value: `=${id}`,
    label: name,
    hint: known ? 'in the catalog' : 'known by name; its API document is wanted',
  }));
  const own = typed.trim();
  if (own === '' || found.some((choice) => choice.label.toLowerCase() === own.toLowerCase())) return found;
  return [
    ...found,
    { value: `?${own}`, label: `“${own}”`, hint: 'a system of your own, or one that is not listed' },
  ];
}

/** The edition of a system; null when there are none to tell apart, or when it is not known. */
export async function askEdition(
  ask: Asker,
  called: string,
  profile: ApiProfile | null,
): Promise<string | null> {
  if (profile === null || profile.editions.length === 0) return null;
  const picked = await ask.choose(`Which edition of ${called} is used?`, [
    { value: '', label: 'Not known', hint: 'limits are then reckoned with the strictest' },
    ...profile.editions.map((edition) => ({ value: edition, label: edition, hint: '' })),
  ]);
  return picked === '' ? null : picked;
}

/** The path of an API document as the brief will hold it, read once to see that it is one; null when there is none. */
export async function askDocument(
  ask: Asker,
  { ports, place }: Knowledge,
  called: string,
): Promise<string | null> {
  for (;;) {
    const typed = await ask.text(`Where is the API document of ${called}?`, {
      hint: 'a path: OpenAPI, GraphQL, SQL DDL, or a sample in CSV or JSON – or Enter when there is none',
      check: (text) =>
        isWebAddress(text.trim()) ? 'a brief keeps to files: download it first, then give its path' : null,
    });
    if (typed === '') return null;
    const path = resolve(place.typedIn, typed);
    try {
      const web = { fetch: () => Promise.reject(new TypeError('a path is never fetched')) };
      const profile = await inspectDocument(path, { documents: ports.documents, web });
      ask.say(`${profile.name}: ${kinds[profile.kind]}, ${profile.resources.length} objects`);
      return fromBrief(path, place);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      ask.say(error.problems.map(inputProblemText).join('\n'));
    }
  }
}

const kinds: Readonly<Record<ApiProfile['kind'], string>> = {
  rest: 'a REST API',
  graphql: 'a GraphQL API',
  soap: 'a SOAP API',
  database: 'a database',
  file: 'a file that is dropped',
  stream: 'a stream of events',
};

/** Relative to the brief, with slashes on every machine, so that the folder can be moved as a whole. */
function fromBrief(path: string, { briefIn }: Workplace): string {
  const near = relative(briefIn, path).replaceAll('\\', '/');
  return near.startsWith('.') || near.startsWith('/') || /^[a-z]:/i.test(near) ? near : `./${near}`;
}

async function askDescription(ask: Asker, called: string): Promise<string | null> {
  const text = await ask.text(`What is ${called}, in a few words?`, {
    hint: 'the stock database of our warehouse – or Enter',
    check: (typed) => (typed.length > 4000 ? 'at most 4000 characters' : null),
  });
  return text === '' ? null : text;
}

/** What is known of a system of the brief by now. A document that was read before is read again: it is asked for seldom. */
export function knownOf(system: BriefSystem, { ports, place }: Knowledge): Promise<ApiProfile | null> {
  return profileFor(
    { ...system, api: system.api === null ? null : resolve(place.briefIn, system.api) },
    ports,
  );
}
