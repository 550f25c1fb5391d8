// A plan with another first day, ready to be kept as the next revision, and what that takes back.
import { comparePlans } from '../../diff/compare.ts';
import { touched } from '../../diff/touched.ts';
import { redate } from '../../plan/redate.ts';
import { canonicalContent } from '../../store/base/content.ts';
import { type View, view } from '../reading/view.ts';
import type { Refilled } from './refilled.ts';

export const planRedated: View<'plan', { readonly start: string | null }, Refilled> = view(
  'plan',
  (plan, { start }) => {
    const next = redate(plan, start);
    return {
      content: canonicalContent(next),
      contentHash: next.contentHash,
      touches: touched(comparePlans(plan, next)),
    };
  },
);
