// A plan with what people wrote into its specification, ready to be kept as the next revision, and what that takes back.
import { comparePlans } from '../../diff/compare.ts';
import { touched } from '../../diff/touched.ts';
import { answersFrom, type Written } from '../../plan/answers.ts';
import { answersOf, refill } from '../../plan/refill.ts';
import { canonicalContent, type KeptContent } from '../../store/base/content.ts';
import type { Judged } from '../../store/base/advance.ts';
import { type View, view } from '../reading/view.ts';

export interface Refilled {
  readonly content: KeptContent;
  readonly contentHash: string;
  readonly touches: Judged['touches'];
}

export const planRefilled: View<'plan', { readonly written: readonly Written[] }, Refilled> = view(
  'plan',
  (plan, { written }) => {
    const next = refill(plan, answersFrom(answersOf(plan.specification), written));
    return {
      content: canonicalContent(next),
      contentHash: next.contentHash,
      touches: touched(comparePlans(plan, next)),
    };
  },
);
