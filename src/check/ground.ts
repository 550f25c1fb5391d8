// What the derived parts of a plan are reckoned from again: the ground of the plan as it stands, and the roles that it knows.
// Where an end leads nowhere there is no ground; that the end leads nowhere is told by another rule.
import { wholeExperts } from '../plan/frame.ts';
import { type Groundwork, groundwork } from '../plan/groundwork.ts';
import { migrationsOf } from '../plan/migration.ts';
import type { Plan } from '../plan/plan.ts';
import { lookupOf } from './lookup.ts';

/** Null where a flow, budget, gate, sunset or migration names a system that has no connection. */
export function groundOf(plan: Plan): Groundwork | null {
  const held = known.get(plan);
  if (held !== undefined) return held;
  const { connections } = lookupOf(plan);
  const named = [
    ...plan.flows.flatMap((flow) => [flow.from.system, flow.to.system]),
    ...[...plan.budgets, ...plan.gates, ...plan.sunsets, ...migrationsOf(plan.brief)].map(
      ({ system }) => system,
    ),
  ];
  const ground = named.every((system) => connections.has(system)) ? groundwork(plan) : null;
  known.set(plan, ground);
  return ground;
}

const known: WeakMap<Plan, Groundwork | null> = new WeakMap<Plan, Groundwork | null>();

/** Who may own a part: the roles for the whole, and the owner and the vendor of each system. */
export function rolesOf(plan: Plan): ReadonlySet<string> {
  return new Set([
    ...wholeExperts.map(({ role }) => role),
    ...plan.connections.flatMap(({ name }) => [`owner of ${name}`, `vendor support of ${name}`]),
  ]);
}
