// The trace holds every link that the parts of the plan make (requirement, flow, call, mapping, policy, test, task), and no other.
import type { Plan, TraceLink } from '../../plan/plan.ts';
import { traceOf } from '../../plan/trace.ts';
import { orphansOf } from '../../plan/orphans.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const traceComplete: Rule = {
  code: 'SPW020',
  name: 'trace-complete',
  check: (plan) => report('SPW020', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const due = traceOf(plan);
  const key = ({ from, to }: TraceLink): string => `${from}\n${to}`;
  const held = new Set(plan.trace.map(key));
  const made = new Set(due.map(key));
  const links = [
    ...due
      .filter((link) => !held.has(key(link)))
      .map(({ from, to }) =>
        told(to, `The trace does not lead from ${from} to ${to}, though ${to} exists because of it`),
      ),
    ...plan.trace
      .filter((link) => !made.has(key(link)))
      .map(({ from, to }) =>
        told(to, `The trace leads from ${from} to ${to}, and no part of the plan bears that out`),
      ),
  ];
  // A link that is missing or too many is the cause; what hangs loose without one is a fault of the links that are made.
  return links.length > 0
    ? links
    : orphansOf(plan).map(({ id, kind, lacks }) => told(id, `The ${kind} ${id} hangs loose: it ${lacks}`));
}
