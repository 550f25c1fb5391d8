// The words of business fields: which spellings mean the same, which meanings are near, which words carry none.
// The words themselves are data (lexicon.json). No vendor's name stands there: a matcher that knows vendors fails on the next one.
import { z } from 'zod';
import data from './lexicon.json' with { type: 'json' };

export const termKinds = [
  'text',
  'name',
  'email',
  'phone',
  'url',
  'date',
  'money',
  'number',
  'count',
  'percent',
  'boolean',
  'enum',
  'reference',
  'list',
  'country',
  'currency',
  'language',
  'time-zone',
] as const;
/** What kind of value a field with this meaning holds. */
export type TermKind = (typeof termKinds)[number];

/**
 * One meaning. `words` are the phrases that name it, lower case, single spaces. `group` names the container that is understood
 * ("address" for a city). `entity`: it names another record. `system`: the vendor keeps it, nobody writes it.
 */
export interface Term {
  readonly kind: TermKind;
  readonly group: string | null;
  readonly entity: boolean;
  readonly system: boolean;
  readonly words: readonly string[];
}

/** The shape of lexicon.json. */
export interface Lexicon {
  readonly terms: Readonly<Record<string, Term>>;
  /** Short or foreign spellings of single words. */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** Words that say how a value is held rather than what it is. */
  readonly fillers: readonly string[];
  /** Words that are fillers where they make up a whole segment of a path. */
  readonly structure: readonly string[];
  /** Words after which a name only says in which unit or with what included: "amount in cents", "total ex tax". */
  readonly bounds: readonly string[];
  /** Per concept of the record, what a list of other records in it stands for: the products of an order are its lines. */
  readonly lists: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Containers for fields of the customer's own; what goes there is not for a matcher to say. */
  readonly bags: readonly string[];
  /** Outermost containers that hold a record's own fields. */
  readonly envelopes: readonly string[];
  /** Which of several addresses; `standIn` in 0..1: how well it serves where no role is named. */
  readonly qualifiers: Readonly<
    Record<string, { readonly words: readonly string[]; readonly standIn: number }>
  >;
  /** Different meanings that may still be mapped onto each other; `within`: only beside this term ("line-item"), or null. */
  readonly related: readonly {
    readonly terms: readonly [string, string];
    readonly strength: number;
    readonly within: string | null;
  }[];
  /** Yes/no meanings that are each other's negation. */
  readonly opposites: readonly (readonly [string, string])[];
  /** Words whose meaning hangs on what the record is; "address" means: beside a city or postal code. */
  readonly byObject: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Per concept, the words for the record itself. */
  readonly selfWords: Readonly<Record<string, readonly string[]>>;
  /** What kind of record an entity's role is: an assignee is a user. Entities that are not listed are their own concept. */
  readonly records: Readonly<Record<string, string>>;
  /** Enum values that mean about the same; a value may stand in several groups. */
  readonly values: readonly (readonly string[])[];
  /** Per concept, the names that objects of it go by. */
  readonly objects: Readonly<Record<string, readonly string[]>>;
}

const words = z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/));
const strength = z.number().gt(0).max(1);

export const Lexicon: z.ZodType<Lexicon> = z.strictObject({
  terms: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(termKinds),
      group: z.string().nullable().default(null),
      entity: z.boolean().default(false),
      system: z.boolean().default(false),
      words: words.min(1),
    }),
  ),
  abbreviations: z.record(z.string(), z.string()),
  fillers: words,
  structure: words,
  bounds: words,
  bags: words,
  lists: z.record(z.string(), z.record(z.string(), z.string())),
  envelopes: z.array(z.string()),
  qualifiers: z.record(z.string(), z.strictObject({ words, standIn: strength })),
  related: z.array(
    z.strictObject({
      terms: z.tuple([z.string(), z.string()]),
      strength,
      within: z.string().nullable().default(null),
    }),
  ),
  opposites: z.array(z.tuple([z.string(), z.string()])),
  byObject: z.record(z.string(), z.record(z.string(), z.string())),
  selfWords: z.record(z.string(), words),
  records: z.record(z.string(), z.string()),
  values: z.array(words),
  objects: z.record(z.string(), words),
});

/** The built-in lexicon. Its tables have no prototype, so that a field named `constructor` finds nothing in them. */
export const lexicon: Lexicon = bare(Lexicon.parse(data));

function bare<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, bare(inner)]);
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries)) as T;
}
