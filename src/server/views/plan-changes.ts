// Compares a plan with an older one of the same kind, page by page.
import { comparePlans } from '../../diff/compare.ts';
import { type Change, concerns, type Part, type PlanDiff } from '../../diff/diff.ts';
import { touched } from '../../diff/touched.ts';
import { said } from '../../diff/words.ts';
import { Plan } from '../../plan/plan.ts';
import { type View, view } from '../reading/view.ts';
import type { Changes, ChangedPart, ChangedThing } from './changes.ts';

/** `old` is the text of the older plan.json; `from` and `most` name the page. */
export interface Against {
  readonly old: string;
  readonly from: number;
  readonly most: number;
}

const mostParts = 30;
const longest = 600;

export const planChanges: View<'plan', Against, Changes> = view('plan', (plan, { old, from, most }) => {
  const diff = differenceOf(plan, old);
  const changes = diff.changes.slice(from, from + most);
  const end = from + changes.length;
  return {
    same: diff.same,
    total: diff.changes.length,
    counts: concerns
      .map((concern) => ({
        concern,
        count: diff.changes.filter((change) => change.concern === concern).length,
      }))
      .filter(({ count }) => count > 0),
    changes: changes.map(thingOf),
    next: end < diff.changes.length ? end : null,
    touches: touched(diff),
    tests: diff.redo.tests.length,
  };
});

/** The last comparison of a plan is kept: its pages come one after another. */
const held: WeakMap<Plan, { readonly old: string; readonly diff: PlanDiff }> = new WeakMap();

function differenceOf(plan: Plan, old: string): PlanDiff {
  const before = held.get(plan);
  if (before?.old === old) return before.diff;
  const diff = comparePlans(Plan.parse(JSON.parse(old)), plan);
  held.set(plan, { old, diff });
  return diff;
}

function thingOf({ id, about, concern, flow, kind, text, means, parts, redo }: Change): ChangedThing {
  return {
    id,
    about,
    concern,
    flow,
    kind,
    text: cut(text),
    means,
    parts: parts.slice(0, mostParts).map(partOf),
    tests: redo.tests.length,
    gates: redo.gates,
  };
}

function partOf({ what, old, new: now }: Part): ChangedPart {
  const key = what.split(' · ').at(-1) ?? '';
  const told = (value: unknown): string | null => (value === null ? null : cut(said(value, key)));
  return { what, old: told(old), new: told(now) };
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
