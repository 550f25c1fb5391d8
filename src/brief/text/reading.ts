// A text read as far as words go: its tokens, what they name and the verbs of flowing among them.
// Only the shape; clauses and roles are read from it elsewhere.
import type { Mention, VerbAt } from './mentions.ts';
import type { Token } from './tokens.ts';

/** A text read as far as words go. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly verbs: readonly VerbAt[];
}
