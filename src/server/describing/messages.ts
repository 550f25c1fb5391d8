// What passes between the server and the thread that reads descriptions. Types and nothing else.
import type { Brief } from '../../brief/brief.ts';
import type { SystemChoice } from '../../jobs/choices.ts';
import type { InputFault } from '../problem.ts';
import type { Mark } from '../views/marks.ts';

/** `read`: what is understood of a text. `choices`: systems that a few typed letters may mean; empty: those with facts. */
export type DescribingQuestion =
  | { readonly is: 'read'; readonly text: string }
  | { readonly is: 'choices'; readonly typed: string };

/** `brief` as YAML. A text may leave its flows open: then it can't be planned yet. */
export interface Understood {
  readonly name: string;
  readonly brief: string;
  readonly systems: readonly Pick<Brief['systems'][number], 'id' | 'uses' | 'api' | 'name'>[];
  readonly marks: readonly Mark[];
}

export interface DescribingAnswers {
  readonly read: Understood;
  readonly choices: readonly SystemChoice[];
}

export type DescribingReply =
  | { readonly is: 'answer'; readonly answer: unknown }
  | { readonly is: 'unusable'; readonly faults: readonly InputFault[] }
  | { readonly is: 'broken'; readonly message: string };
