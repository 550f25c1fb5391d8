// A unit is one record in one statement, with the parts that every system plays for it. Whether it flows, and between which two
// of them, is not decided here: features.ts describes each pair and rank.ts weighs them.
import type { Actor } from './actors.ts';
import type { Noun } from './chunk.ts';
import type { RecordWord } from './lexicon.ts';
import { nounsIn, type Statement } from './statement.ts';

export interface Unit {
  readonly statement: Statement;
  readonly theme: Noun;
  readonly record: RecordWord;
  /** What the record may be called, on either side. */
  readonly names: readonly string[];
  /** The record that the statement writes to or makes: "on the deal", "as an invoice". */
  readonly onto: Noun | null;
  /** Where the record stands: subj, obj, pp-to, inh (of the statement before), event, notice, pro-… for a pronoun. */
  readonly where: string;
  /** The "when …" statement beside it. */
  readonly event: Happening | null;
  /** How many records the statement speaks of. */
  readonly listed: number;
  readonly parts: ReadonlyMap<Actor, readonly string[]>;
  readonly recency: ReadonlyMap<Actor, string>;
}

/** What starts a flow: a statement that opens with "when", with its systems and records. */
export interface Happening {
  readonly statement: Statement;
  readonly actors: readonly Actor[];
  readonly nouns: readonly Noun[];
}

/** Words for both directions. */
export const bothWays: RegExp =
  /\b(two[- ]way|both ways|both directions|bi[- ]?directional(ly)?|either side|each other|in sync|in step|back and forth|vice versa|either way|other way round|whichever side|both sides|the same everywhere|the same in both|one number)\b/i;

/** A message that tells somebody of something. */
export const notice: RecordWord = { name: 'alert', concept: 'message', words: [], own: [], homes: [] };

/** A record's kind; one that the lexicon does not know is called by its own noun. */
export function recordOf(noun: Noun): RecordWord {
  return noun.record ?? { name: noun.names[0] ?? 'record', concept: 'other', words: [], own: [], homes: [] };
}

/** Whether a system only passes messages to people. */
export function chatty(actor: Actor): boolean {
  return actor.kind === 'chat' || actor.kind === 'email';
}

/** The other record of a statement that stands at a system: "contacts in A and customers in B", "A's customers become B's contacts". */
export function counterpart({ statement, theme }: Unit, actor: Actor): Noun | null {
  const nouns = nounsIn([...statement.subject, ...statement.objects]);
  const other = nouns.find((noun) => noun !== theme && noun.record !== null && standsAt(noun, actor));
  const elsewhere = theme.of.length + theme.inside.length > 0 && !standsAt(theme, actor);
  return other === undefined || !elsewhere || !nouns.includes(theme) ? null : other;
}

function standsAt(noun: Noun, actor: Actor): boolean {
  return noun.of.includes(actor) || noun.inside.includes(actor);
}
