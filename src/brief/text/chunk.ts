// The pieces that a text is made of for reading its flows: noun phrases, systems, verbs, and the small words between them.
// Only the shapes; chunks.ts finds them.
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';

/** A noun phrase. `names` are what the record may be called; `of` the systems right before it, `inside` those in a phrase after it. */
export interface Noun {
  readonly is: 'noun';
  readonly at: number;
  readonly to: number;
  readonly head: number;
  readonly record: RecordWord | null;
  readonly names: readonly string[];
  readonly of: readonly Actor[];
  readonly inside: readonly Actor[];
  readonly pronoun: boolean;
}

/** One system or a group of them. */
export interface Systems {
  readonly is: 'systems';
  readonly at: number;
  readonly to: number;
  readonly actors: readonly Actor[];
}

export interface Verb {
  readonly is: 'verb';
  readonly at: number;
  readonly to: number;
  /** What it does with records: send, appear, want, be …; "other" when unknown. */
  readonly cls: string;
  readonly form: string;
  readonly passive: boolean;
  readonly modal: boolean;
  readonly negated: boolean;
}

/** Any other word, by what it does in the sentence. */
export interface Mark {
  readonly is: 'preposition' | 'and' | 'opener' | 'stop' | 'adverb' | 'word';
  readonly at: number;
  readonly to: number;
  readonly word: string;
}

export type Chunk = Noun | Systems | Verb | Mark;
