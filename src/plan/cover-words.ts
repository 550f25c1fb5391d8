// Short forms for the lines of the coverage: which places, which reasons, which questions.
import type { CoverageGroup } from './coverage.ts';
import type { LineRule, Uncovered } from './cover.ts';
import type { PlanFlow } from './plan.ts';

type Lacks = LineRule['lacks'];
type Parts = Partial<Pick<LineRule, 'lacks' | 'none' | 'asks'>>;

/** A line over fixed places. */
export function line(
  group: CoverageGroup,
  title: string,
  at: readonly string[],
  parts: Parts = {},
): LineRule {
  return lineOver(group, title, () => at, parts);
}

/** A line whose places depend on the plan. */
export function lineOver(
  group: CoverageGroup,
  title: string,
  at: LineRule['at'],
  parts: Parts = {},
): LineRule {
  return { group, title, at, lacks: null, none: null, asks: null, ...parts };
}

/** The questions whose ids begin so. */
export function asked(...starts: readonly string[]): NonNullable<LineRule['asks']> {
  return (plan) =>
    plan.questions
      .map((question) => question.id)
      .filter((id) => starts.some((start) => id.startsWith(start)));
}

/** A flow that is not built has no such thing; for one that is, `why` is the reason (null: it must have it). */
export function perFlow(why: ((flow: PlanFlow) => string | null) | null = null): NonNullable<Lacks> {
  return (plan, at) => {
    const flow = flowAt(plan, at);
    if (flow === null) return null;
    if (flow.design.calls.length === 0) return `${flow.id} makes no calls as things stand: ${flow.statusWhy}`;
    return why?.(flow) ?? null;
  };
}

function flowAt(plan: Uncovered, at: string): PlanFlow | null {
  const [, list, index] = at.split('/');
  if (list === 'flows') return plan.flows[Number(index)] ?? null;
  const id = list === 'particulars' ? plan.particulars[Number(index)]?.flow : undefined;
  return plan.flows.find((flow) => flow.id === id) ?? null;
}

/** The reason why a connection lacks something, by its name and kind. */
export function perSystem(
  why: (connection: Uncovered['connections'][number]) => string | null,
): NonNullable<Lacks> {
  return (plan, at) => {
    const found = plan.connections[Number(at.split('/')[2])];
    return found === undefined ? null : why(found);
  };
}

/** Flows of a plan that make calls and pass a test. */
export function builtFlows(plan: Uncovered, test: (flow: PlanFlow) => boolean): readonly PlanFlow[] {
  return plan.flows.filter((flow) => flow.design.calls.length > 0 && test(flow));
}

export function isTold({ design: { trigger } }: PlanFlow): boolean {
  return trigger.mode === 'webhook' || trigger.mode === 'event';
}
