// A hub asks each source once, however many flows take from it, and compares each target once: further flows that share an end make no
// such calls of their own. The flow that needs it soonest keeps them.
import { seconds } from '../../measure/duration.ts';
import type { Spending } from '../calls.ts';
import type { DesignedFlow } from '../flow.ts';
import type { Answered } from '../method.ts';

/** In the order given. Calls that another flow makes stay listed, with none a day. */
export function readOnce(flows: readonly Answered[]): readonly DesignedFlow[] {
  const givers = leaders(flows, sourceOf);
  const takers = leaders(flows, targetOf);
  return flows.map((answered) => {
    const giver = givers.get(sourceOf(answered));
    const taker = takers.get(targetOf(answered));
    const leadsIn = giver === undefined || giver === answered;
    const leadsOut = taker === undefined || taker === answered;
    if (leadsIn && leadsOut) return answered.flow;
    const id = answered.ground.flow.id;
    const spending = answered.flow.spending.map((one) => {
      const name = one.call.id.slice(id.length + 1);
      if (!leadsIn && ['find', 'read', 'scan'].includes(name))
        return served(
          one,
          `made once for all by ${giver.ground.flow.id}, from which the hub serves this flow`,
        );
      if (!leadsOut && name === 'compare')
        return served(one, `made once for all by ${taker.ground.flow.id}, against the hub`);
      return one;
    });
    const { design } = answered.flow;
    const trigger = leadsIn ? design.trigger : startedBy(answered, giver);
    return { spending, design: { ...design, trigger, calls: spending.map((one) => one.call) } };
  });
}

/** Ends that more than one flow shares, each with the flow whose changes arrive soonest; the first among equals. */
function leaders(
  flows: readonly Answered[],
  endOf: (answered: Answered) => string | null,
): ReadonlyMap<string | null, Answered> {
  const found = new Map<string | null, Answered>();
  for (const answered of flows) {
    const end = endOf(answered);
    if (end === null) continue;
    const held = found.get(end);
    if (held === undefined || worst(answered) < worst(held)) found.set(end, answered);
  }
  return found;
}

function worst({ flow }: Answered): number {
  return seconds(flow.design.trigger.expected.worst);
}

/** Flows share a source when they find its changes in the same way. */
function sourceOf({ ground, flow }: Answered): string | null {
  const { trigger, read } = flow.design;
  if (!ground.callable || trigger.mode === 'manual') return null;
  const way =
    ground.feed === null ? 'events' : `${ground.feed.operation.method} ${ground.feed.operation.path}`;
  return [
    ground.source.end.system,
    ground.source.resource,
    trigger.mode,
    ...trigger.events,
    read.method,
    way,
  ].join(' ');
}

function targetOf({ ground }: Answered): string | null {
  return ground.callable ? `${ground.target.end.system} ${ground.target.resource}` : null;
}

function served(one: Spending, said: string): Spending {
  const { call } = one;
  return {
    ...one,
    call: { ...call, callsPerDay: 0, detail: call.detail === null ? said : `${call.detail}; ${said}` },
  };
}

/** The flow starts when the hub has a new version, as soon as the leader's adapter brings it. */
function startedBy({ flow }: Answered, leader: Answered): DesignedFlow['design']['trigger'] {
  const { trigger } = leader.flow.design;
  return {
    ...trigger,
    asked: flow.design.trigger.asked,
    why: `The hub takes changes in once for all flows from this source, as often as ${leader.ground.flow.id} needs it. ${trigger.why}`,
  };
}
