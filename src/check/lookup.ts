// What rules look up by id, gathered once for each plan, so that a check costs no more than the plan is long.
// Remembered by the plan as an object: a plan that is changed after a first check must be a new object.
import type { Operation, RateLimit, Resource } from '../catalog/profile.ts';
import type { Call } from '../design/design.ts';
import type { Connection } from '../plan/connection.ts';
import type { Plan, PlanFlow, PlanMapping, PlanTest, Policy } from '../plan/plan.ts';

/** A plan by ids. Operations stand under "system resource METHOD path" and the same with their kind, limits under "system limit". */
export interface Lookup {
  readonly connections: ReadonlyMap<string, Connection>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly limits: ReadonlyMap<string, RateLimit>;
  readonly flows: ReadonlyMap<string, PlanFlow>;
  readonly mappings: ReadonlyMap<string, PlanMapping>;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly tests: ReadonlyMap<string, PlanTest>;
  readonly calls: ReadonlyMap<string, FlowCall>;
  readonly questions: ReadonlySet<string>;
}

/** A call with the flow that makes it. */
export interface FlowCall {
  readonly flow: PlanFlow;
  readonly call: Call;
}

const known: WeakMap<Plan, Lookup> = new WeakMap<Plan, Lookup>();

export function lookupOf(plan: Plan): Lookup {
  const held = known.get(plan);
  if (held !== undefined) return held;
  const made = gather(plan);
  known.set(plan, made);
  return made;
}

export function operationKey(call: Pick<Call, 'system' | 'resource' | 'method' | 'path'>): string {
  return `${call.system} ${call.resource} ${call.method} ${call.path}`;
}

/** Of several things with one id the first counts; that there are several is another rule's business. */
export function byKey<T>(things: readonly T[], key: (thing: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const thing of things) if (!map.has(key(thing))) map.set(key(thing), thing);
  return map;
}

/** Things that share a key, in their order. */
export function grouped<T>(
  things: readonly T[],
  key: (thing: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const thing of things) {
    const held = map.get(key(thing));
    if (held === undefined) map.set(key(thing), [thing]);
    else held.push(thing);
  }
  return map;
}

function gather(plan: Plan): Lookup {
  const id = (thing: { readonly id: string }): string => thing.id;
  const resources = plan.connections.flatMap(({ system, resources: own }) =>
    own.map((resource) => ({ system, resource })),
  );
  const operations = resources.flatMap(({ system, resource }) =>
    resource.operations.flatMap((operation): readonly (readonly [string, Operation])[] => {
      const { method, path, kind } = operation;
      const key = operationKey({ system, resource: resource.name, method, path });
      return [
        [key, operation],
        [`${key} ${kind}`, operation],
      ];
    }),
  );
  const limits = plan.connections.flatMap(({ system, rateLimits }) =>
    rateLimits.map((limit): readonly [string, RateLimit] => [`${system} ${limit.id}`, limit]),
  );
  return {
    connections: byKey(plan.connections, (connection) => connection.system),
    resources: new Map(
      resources.map(({ system, resource }) => [`${system} ${resource.name}`, resource] as const).toReversed(),
    ),
    operations: new Map(operations.toReversed()),
    limits: new Map(limits.toReversed()),
    flows: byKey(plan.flows, id),
    mappings: byKey(plan.mappings, id),
    policies: byKey(plan.policies, id),
    tests: byKey(plan.tests, id),
    calls: byKey(
      plan.flows.flatMap((flow) => flow.design.calls.map((call) => ({ flow, call }))),
      ({ call }) => call.id,
    ),
    questions: new Set(plan.questions.map(id)),
  };
}
