// What a reading thread can be asked: views by name, each a pure function of a kept content and plain arguments. Types and a constructor.
import type { ApiProfile } from '../../catalog/profile.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposed } from '../proposal.ts';

/** What contents there are: a plan.json, what competes, or what was read from an API document. `text`: not read at all, as it was kept. */
export interface Contents {
  readonly plan: Plan;
  readonly proposal: Proposed;
  readonly profile: ApiProfile;
  readonly text: string;
}
export type ContentKind = keyof Contents;

/**
 * `of`: how the content is read; contents are read once and kept for the next asks. `answer` is given plain data and gives plain data (what a
 * thread can hand over); it may throw InputError or Refused.
 */
export interface View<K extends ContentKind, Args, Answer> {
  readonly of: K;
  readonly answer: (content: Contents[K], args: Args) => Answer | Promise<Answer>;
}

export function view<K extends ContentKind, Args, Answer>(
  of: K,
  answer: (content: Contents[K], args: Args) => Answer | Promise<Answer>,
): View<K, Args, Answer> {
  return { of, answer };
}
