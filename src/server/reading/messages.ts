// What passes between the server and its reading threads. Types and nothing else.
import type { InputFault, ProblemStatus } from '../problem.ts';

/** To a thread: a question about a content, by its key; with `body` where the thread said that it lacks the content. */
export interface Question {
  readonly key: string;
  readonly hash: string;
  readonly view: string;
  readonly args: unknown;
  readonly body: string | null;
}

/** From a thread. `lacking`: ask again with the content. */
export type Reply =
  | { readonly is: 'answer'; readonly answer: unknown }
  | { readonly is: 'lacking' }
  | {
      readonly is: 'refused';
      readonly status: ProblemStatus;
      readonly detail: string;
      readonly problems: readonly InputFault[];
    }
  | { readonly is: 'broken'; readonly message: string; readonly stack: string | null };
