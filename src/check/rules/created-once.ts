// Several flows make records of one kind in one place. People, companies and products are the same things in several systems: without a key
// that all of these flows carry each of them makes its own record. Orders and the like are made in one system alone and are left out.
import { naturalOf } from '../../design/identity.ts';
import { endName } from '../../landscape/circles.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { type Problem, report, type Rule, targetOf, told } from '../rule.ts';

export const createdOnce: Rule = {
  code: 'SPW075',
  name: 'created-once',
  check: (plan) => report('SPW075', doubling(plan)),
};

/** What exists outside of systems, so that several of them hold it. */
const same: readonly string[] = ['person', 'company', 'customer', 'lead', 'employee', 'user', 'product'];

interface Maker {
  readonly flow: PlanFlow;
  readonly source: string;
  readonly target: string;
  readonly keys: readonly string[];
}

function doubling(plan: Plan): readonly Problem[] {
  const makers = plan.flows.flatMap((flow) => makerOf(plan, flow));
  return makers.flatMap((one, place): readonly Problem[] => {
    const earlier = makers
      .slice(0, place)
      .filter((other) => apart(one, other) && !isLinked(plan, one, other));
    if (earlier.length === 0) return [];
    const ids = [...earlier.map(({ flow }) => flow.id), one.flow.id];
    return [
      told(
        one.flow.id,
        `${ids.slice(0, -1).join(', ')} and ${one.flow.id} make ${one.target.replace(' ', '.')}, and there is no field that they all match by: what is in several of their sources is made once for each`,
      ),
    ];
  });
}

function makerOf(plan: Plan, flow: PlanFlow): readonly Maker[] {
  const { from, to, design } = flow;
  const resource = targetOf(plan, flow);
  const makes = design.calls.some(({ id }) => /\.(create|upsert)$/.test(id));
  if (!makes || from.resource === null || !same.includes(resource?.concept ?? '')) return [];
  return [
    {
      flow,
      source: endName({ system: from.system, resource: from.resource }),
      target: endName({ system: to.system, resource: resource?.name ?? '' }),
      keys: naturalOf(design.identity).map((key) => key.to),
    },
  ];
}

function apart(one: Maker, other: Maker): boolean {
  return (
    one.target === other.target &&
    one.source !== other.source &&
    !one.keys.some((key) => other.keys.includes(key))
  );
}

/** Where a flow leads from one source to the other, the cross-reference knows which of their records are the same. */
function isLinked({ flows }: Plan, one: Maker, other: Maker): boolean {
  return flows.some(({ from, to, design }) => {
    if (design.calls.length === 0 || from.resource === null || to.resource === null) return false;
    const ends = [
      endName({ system: from.system, resource: from.resource }),
      endName({ system: to.system, resource: to.resource }),
    ];
    return ends.includes(one.source) && ends.includes(other.source);
  });
}
