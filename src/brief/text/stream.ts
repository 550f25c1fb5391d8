// A flow as read from a text. Only the shape; reader.ts fills it.
import type { Actor } from './actors.ts';
import type { Timing } from './timing.ts';

/** A flow as read, with the words that led to it. */
export interface Stream {
  readonly from: Actor;
  readonly fromRecord: string;
  /** What the writer calls the record, where that is narrower than its name and it arrives as what it is; else null. */
  readonly word: string | null;
  readonly to: Actor;
  readonly toRecord: string;
  readonly twoWay: boolean;
  readonly writes: 'create-only' | 'update-only' | null;
  readonly timing: Timing | null;
  readonly filter: string | null;
  /** The number of the sentence, and the token of the record that flows. */
  readonly sentence: number;
  readonly at: number;
  readonly said: string;
  /** What was filled in from elsewhere: "source", "target". */
  readonly filled: readonly string[];
  /** Today's way of doing it by hand, which counts only when nothing better is said. */
  readonly today: boolean;
}
