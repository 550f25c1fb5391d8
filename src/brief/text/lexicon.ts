// The words that a description is read with: business systems, kinds of systems, kinds of records, verbs of flowing.
// The words are data (systems.json, words.json); here is only their shape and their index. No vendor is spelled in code.
import { z } from 'zod';
import capitalTable from './capitals.json' with { type: 'json' };
import systemTable from './systems.json' with { type: 'json' };
import wordTable from './words.json' with { type: 'json' };
import { tokensOf } from './tokens.ts';

/** A business system by name. `words` are names that are also ordinary words and count only when written with a capital. */
export interface NamedSystem {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
}

/**
 * A kind of record: `words` as people say it, `own` those of them that mean something narrower and stay the name of what is read,
 * `homes` the kinds of systems that own it, the likeliest first.
 */
export interface RecordWord {
  readonly name: string;
  readonly concept: string;
  readonly words: readonly string[];
  readonly own: readonly string[];
  readonly homes: readonly string[];
}

export const NamedSystems: z.ZodType<{ spanwright: 1; systems: readonly NamedSystem[] }> = z.strictObject({
  spanwright: z.literal(1),
  systems: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      name: z.string().min(1),
      kind: z.string().min(1),
      aliases: z.array(z.string().min(1)),
      words: z.array(z.string().min(1)),
    }),
  ),
});

/** Words written with a capital that name no system, by what they are; each list is parted by spaces. */
export const Capitals: z.ZodType<{
  spanwright: 1;
  technology: string;
  time: string;
  places: string;
  people: string;
  words: string;
}> = z.strictObject({
  spanwright: z.literal(1),
  technology: z.string(),
  time: z.string(),
  places: z.string(),
  people: z.string(),
  words: z.string(),
});

const list = z.array(z.string().min(1));
export const Words: z.ZodType<{
  spanwright: 1;
  kinds: Readonly<Record<string, readonly string[]>>;
  objects: readonly RecordWord[];
  verbs: Readonly<Record<string, readonly string[]>>;
}> = z.strictObject({
  spanwright: z.literal(1),
  kinds: z.record(z.string(), list),
  objects: z.array(
    z.strictObject({
      name: z.string(),
      concept: z.string(),
      words: list,
      own: list,
      homes: z.array(z.string()),
    }),
  ),
  verbs: z.record(z.string(), list),
});

export const namedSystems: readonly NamedSystem[] = systemTable.systems;
export const recordWords: readonly RecordWord[] = wordTable.objects;
export const kindWords: Readonly<Record<string, readonly string[]>> = wordTable.kinds;
export const verbWords: Readonly<Record<string, readonly string[]>> = wordTable.verbs;

/** Lower-case words whose capital says nothing. */
export const plainCapitals: ReadonlySet<string> = new Set(
  [
    capitalTable.technology,
    capitalTable.time,
    capitalTable.places,
    capitalTable.people,
    capitalTable.words,
  ].flatMap((words) => words.split(' ')),
);

export type Sense =
  | { readonly is: 'system'; readonly system: NamedSystem; readonly capital: boolean }
  | { readonly is: 'kind'; readonly kind: string; readonly noun: string }
  | { readonly is: 'object'; readonly object: RecordWord };

export interface Phrase {
  readonly bases: readonly string[];
  /** The words as written, in lower case. */
  readonly lows: readonly string[];
  readonly sense: Sense;
}

/** Phrases by their first word, the longest first; systems come before kinds and kinds before records of the same length. */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

export const plainIndex: PhraseIndex = indexOf([
  ...namedSystems.flatMap(systemPhrases),
  ...Object.entries(kindWords).flatMap(([kind, nouns]) =>
    nouns.map((noun) => phraseOf(noun, { is: 'kind', kind, noun })),
  ),
  ...recordWords.flatMap((object) => object.words.map((word) => phraseOf(word, { is: 'object', object }))),
]);

/** The lexicon's index with further systems (the catalog's) under their own names. */
export function phraseIndex(more: readonly NamedSystem[]): PhraseIndex {
  const index = new Map(plainIndex);
  for (const [first, phrases] of indexOf(more.flatMap(systemPhrases)))
    index.set(first, longestFirst([...phrases, ...(plainIndex.get(first) ?? [])]));
  return index;
}

function phraseOf(phrase: string, sense: Sense): Phrase {
  const tokens = tokensOf(phrase);
  return { bases: tokens.map((token) => token.base), lows: tokens.map((token) => token.low), sense };
}

function systemPhrases(system: NamedSystem): readonly Phrase[] {
  const common = system.words.map((word) => word.toLowerCase());
  const free = [system.name, ...system.aliases].filter((name) => !common.includes(name.toLowerCase()));
  return [
    ...free.map((name) => phraseOf(name, { is: 'system', system, capital: false })),
    ...system.words.map((name) => phraseOf(name, { is: 'system', system, capital: true })),
  ];
}

function indexOf(phrases: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const [first] = phrase.bases;
    if (first === undefined) continue;
    const same = index.get(first);
    if (same === undefined) index.set(first, [phrase]);
    else same.push(phrase);
  }
  return new Map([...index].map(([first, entries]) => [first, longestFirst(entries)]));
}

function longestFirst(phrases: readonly Phrase[]): readonly Phrase[] {
  return phrases.toSorted((a, b) => b.bases.length - a.bases.length);
}

const irregular: Readonly<Record<string, readonly string[]>> = {
  send: ['sent'],
  make: ['made'],
  go: ['went', 'gone', 'goes'],
  come: ['came'],
  get: ['got', 'gotten', 'getting'],
  take: ['took', 'taken'],
  keep: ['kept'],
  feed: ['fed'],
  bring: ['brought'],
  write: ['wrote', 'written'],
  give: ['gave', 'given'],
  build: ['built'],
  say: ['said'],
  know: ['knew', 'known'],
  see: ['saw', 'seen'],
  show: ['shown'],
  tell: ['told'],
  have: ['has', 'had'],
  set: ['setting'],
  put: ['putting'],
  hear: ['heard'],
  be: ['been'],
  hit: ['hits'],
  type: ['types', 'typed', 'typing'],
};

/** The forms of a verb's first word. */
export function formsOf(verb: string): readonly string[] {
  const own = irregular[verb] ?? [];
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const doubled = /[^aeiou][aeiou][bdgmnpt]$/.test(verb) ? `${verb}${verb.at(-1) ?? ''}` : stem;
  const third = /(s|x|ch|sh|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const past = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${doubled === stem ? stem : doubled}ed`;
  return [verb, third, past, `${doubled}ing`, `${stem}ing`, `${stem}ed`, ...own];
}

export interface VerbForm {
  readonly words: readonly string[];
  readonly verb: string;
  readonly cls: VerbClass;
}

export const verbClasses = [
  'send',
  'pull',
  'appear',
  'sync',
  'copy',
  'create',
  'update',
  'want',
  'notify',
] as const;
export type VerbClass = (typeof verbClasses)[number];

/** Every form of every verb by its first word; the longest first. */
export const verbIndex: ReadonlyMap<string, readonly VerbForm[]> = indexVerbs();

function indexVerbs(): ReadonlyMap<string, readonly VerbForm[]> {
  const index = new Map<string, VerbForm[]>();
  for (const cls of verbClasses) {
    for (const verb of verbWords[cls] ?? []) {
      const [head = '', ...rest] = verb.split(' ');
      for (const form of new Set(formsOf(head))) {
        index.set(form, [...(index.get(form) ?? []), { words: [form, ...rest], verb, cls }]);
      }
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The business system of a name, id or alias, or null; case, spaces and signs do not matter. */
export function systemNamed(name: string): NamedSystem | null {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = bare(name);
  return (
    namedSystems.find((system) => bare(system.id) === wanted) ??
    namedSystems.find((system) =>
      [system.name, ...system.aliases, ...system.words].some((one) => bare(one) === wanted),
    ) ??
    null
  );
}
