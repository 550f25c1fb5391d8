// The plan's content is still what its hash says: approvals name that hash.
import { finding } from '../../finding/compose.ts';
import { contentHash } from '../../plan/hash.ts';
import type { Rule } from '../rule.ts';

export const planUnchanged: Rule = {
  code: 'SPW013',
  name: 'plan-unchanged',
  check: (plan) => {
    const actual = contentHash(plan);
    if (actual === plan.contentHash) return [];
    return [
      finding('SPW013', { at: 'contentHash', values: { actual, written: plan.contentHash }, source: null }),
    ];
  },
};
