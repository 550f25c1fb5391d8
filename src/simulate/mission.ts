// What is flown: the systems as their profiles describe them, and each flow with what a design decided for it. Both a proposal (landscape
// and design) and a finished plan can be brought into this shape, so that `plan`, `compare` and `simulate` fly the same thing.
import type { Call, FlowDesign } from '../design/design.ts';
import type { Condition, Load } from '../landscape/landscape.ts';
import type { Duration } from '../measure/duration.ts';
import type { TwinProfile } from '../twin/twin.ts';

export interface MissionSystem {
  readonly id: string;
  readonly edition: string | null;
  readonly role: string;
  readonly profile: TwinProfile;
}

/** One end of a flow: a system of the mission and a resource of its profile. */
export interface MissionEnd {
  readonly system: string;
  readonly resource: string;
}

/** One target field and the source fields that it is made of. */
export interface MissionRow {
  readonly from: readonly string[];
  readonly to: string;
}

/**
 * A flow, or a leg of a two-way flow (`pair` names the other). `from` and `to` are where it really reads and writes: a route stands in for
 * its target. Flows that make no call are not part of a mission; `left` of the mission says why.
 */
export interface MissionFlow {
  readonly id: string;
  readonly pair: string | null;
  readonly from: MissionEnd;
  readonly to: MissionEnd;
  readonly rows: readonly MissionRow[];
  readonly condition: Condition | null;
  readonly load: Load;
  readonly freshness: Duration | null;
  readonly writes: 'create-and-update' | 'create-only' | 'update-only';
  readonly design: FlowDesign;
}

/** A design ready to be flown. `hash` is of everything in it, so that evidence can say what was flown. */
export interface Mission {
  readonly design: string;
  readonly strategy: string;
  readonly systems: readonly MissionSystem[];
  readonly flows: readonly MissionFlow[];
  readonly left: readonly { readonly flow: string; readonly why: string }[];
  /** Policies that the design's tools can't carry ("retry.breaker"), of one flow or, with null, of all: a run goes without them. */
  readonly barred: readonly { readonly flow: string | null; readonly policy: string }[];
}

/** The call of a flow by the last part of its id ("find", "read", "match", "create", "update", "upsert", "read-back", "load", "scan", "compare"). */
export function callOf(flow: MissionFlow, step: string): Call | null {
  return flow.design.calls.find((call) => call.id === `${flow.id}.${step}`) ?? null;
}
