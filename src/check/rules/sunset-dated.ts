// What ends is weighed against the go-live of the brief, belongs to a system of the plan, and names flows that exist.
import type { Plan } from '../../plan/plan.ts';
import { lookupOf } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const sunsetDated: Rule = {
  code: 'SPW050',
  name: 'sunset-dated',
  check: (plan) => report('SPW050', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { connections, flows } = lookupOf(plan);
  const { goLive } = plan.brief.constraints;
  const said = new Map(plan.findings.map((one) => [one.at, one.message]));
  return plan.sunsets.flatMap((sunset) => {
    const before = goLive !== null && sunset.on <= goLive;
    const message = said.get(sunset.id) ?? null;
    const problems = [
      ...(sunset.beforeGoLive === before
        ? []
        : [
            `is marked as ending ${sunset.beforeGoLive ? 'before' : 'after'} go-live: it ends on ${sunset.on}, and go-live is ${goLive ?? 'not set'}`,
          ]),
      ...(connections.has(sunset.system)
        ? []
        : [`belongs to ${sunset.system}, which the plan does not connect`]),
      ...sunset.flows
        .filter((flow) => !flows.has(flow))
        .map((flow) => `concerns ${flow}, which is no flow of the plan`),
      ...(message === null || message.includes(sunset.on)
        ? []
        : [`ends on ${sunset.on}, and its finding tells another day`]),
    ];
    return problems.map((problem) =>
      told(sunset.id, `${sunset.id} (${sunset.title}) ${problem}`, sunset.source),
    );
  });
}
