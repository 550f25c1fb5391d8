// A flow as read from a text, and a clause on its way to become one.
// Only the shapes and what is asked of a clause everywhere; how they are filled is the neighbours' business.
import type { Actor } from './actors.ts';
import type { Clause } from './clauses.ts';
import type { Roles } from './roles.ts';
import { type RecordAt, type Scene, sentenceOf } from './scene.ts';
import { type Timing, timingOf } from './timing.ts';

/** Words for both directions. */
export const both: RegExp =
  /\b(two[- ]way|both ways|both directions|bi[- ]?directional(ly)?|either side|each other|in sync|in step|back and forth|vice versa|either way|both sides|the same everywhere|one number)\b/i;

/** Words for how it is done today. */
export const today: RegExp =
  /\b(currently|at the moment|right now|today|so far|until now|these days|nowadays|used to|by hand|manually|retyp\w+|copy[- ]?past\w+|types?|typing)\b/i;

/** A flow as read, with the words that led to it. */
export interface Stream {
  readonly from: Actor;
  readonly fromRecord: string;
  readonly to: Actor;
  readonly toRecord: string;
  readonly twoWay: boolean;
  readonly writes: 'create-only' | 'update-only' | null;
  readonly timing: Timing | null;
  readonly filter: string | null;
  readonly clause: Clause;
  readonly said: string;
  /** What was filled in from elsewhere: "source", "target". */
  readonly filled: readonly string[];
  /** Today's way of doing it by hand, which counts only when nothing better is said. */
  readonly today: boolean;
}

/** A clause with its roles, and the "when …" clause beside it. */
export interface Frame extends Roles {
  readonly event: Roles | null;
  /** The record a clause begins with when another is what flows: "every order needs an invoice". */
  readonly subject: RecordAt | null;
}

export function wordsIn(scene: Scene, clause: Clause): readonly string[] {
  return scene.tokens.slice(clause.at, clause.to).map((token) => token.low);
}

/** The system named last before a clause in its sentence. */
export function placeBefore(scene: Scene, frame: Frame, without: readonly Actor[]): Actor | null {
  const place = scene.places.findLast(
    (one) =>
      one.at < frame.clause.at &&
      one.actors.length === 1 &&
      scene.tokens[one.at]?.sentence === frame.clause.sentence,
  );
  const [actor] = place?.actors ?? [];
  return actor === undefined || without.includes(actor) ? null : actor;
}

/** "Every ten minutes is fine.": a sentence of time alone speaks of the one before. */
export function aloneAfter(scene: Scene, sentence: number): Timing | null {
  const said = sentenceOf(scene, sentence);
  const tokens = scene.tokens.filter((token) => token.sentence === sentence);
  const things =
    scene.places.some((place) => scene.tokens[place.at]?.sentence === sentence) ||
    scene.records.some((record) => scene.tokens[record.at]?.sentence === sentence);
  return tokens.length > 12 || things ? null : timingOf(said);
}
