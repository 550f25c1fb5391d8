// Models of pictures remembered while their plan lives: every format of a plan shows the same ones.
import type { Plan, PlanFlow } from '../../plan/plan.ts';

/** The function with its result for each plan kept. */
export function oncePerPlan<T>(make: (plan: Plan) => T): (plan: Plan) => T {
  const before = new WeakMap<Plan, { readonly made: T }>();
  return (plan) => {
    const known = before.get(plan) ?? { made: make(plan) };
    before.set(plan, known);
    return known.made;
  };
}

/** The function with its result for each flow of each plan kept. */
export function oncePerFlow<T>(make: (plan: Plan, flow: PlanFlow) => T): (plan: Plan, flow: PlanFlow) => T {
  const flowsOf = oncePerPlan(() => new WeakMap<PlanFlow, { readonly made: T }>());
  return (plan, flow) => {
    const flows = flowsOf(plan);
    const known = flows.get(flow) ?? { made: make(plan, flow) };
    flows.set(flow, known);
    return known.made;
  };
}
