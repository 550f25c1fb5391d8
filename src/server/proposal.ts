// What competes, as it is kept for the pages: the comparison, and of each design what a comparison leaves out: its layers, how it moves each
// flow, what its tools carry, and what weighing it anew takes. Made once, where designs are measured; views only read it.
import type { Brief } from '../brief/brief.ts';
import type { Design, FlowDesign, Layer } from '../design/design.ts';
import type { Verdict } from '../design/verdict.ts';
import type { Question } from '../finding/finding.ts';
import type { Proposal } from '../jobs/propose.ts';
import type { JoinedFlow, Landscape } from '../landscape/landscape.ts';
import { weighedOf } from '../score/sensitivity.ts';
import type { Comparison } from '../score/scorecard.ts';
import type { Weighed } from '../score/weigh.ts';

export interface ProposedSystem {
  readonly system: string;
  readonly name: string;
  readonly uses: string | null;
  readonly edition: string | null;
  readonly role: string;
}

export interface ProposedFlow {
  readonly id: string;
  readonly askedAs: string;
  readonly title: string;
  readonly from: { readonly system: string; readonly object: string };
  readonly to: { readonly system: string; readonly object: string };
  readonly pair: string | null;
  readonly freshness: string | null;
  readonly status: JoinedFlow['status'];
  readonly why: string;
}

/** How a design moves one flow; times as ISO 8601 durations, `typical` and `worst` by arithmetic. */
export interface FlowSketch {
  readonly flow: string;
  readonly mode: FlowDesign['trigger']['mode'];
  readonly every: string | null;
  readonly repair: { readonly mode: FlowDesign['trigger']['mode']; readonly every: string } | null;
  readonly queue: string | null;
  readonly write: FlowDesign['write']['mode'];
  readonly routedTo: string | null;
  readonly blocked: string | null;
  readonly callsPerDay: number;
  readonly typical: string;
  readonly worst: string;
}

/** A verdict that several flows share; `flows` empty: it concerns the design as a whole. */
export interface SharedVerdict extends Omit<Verdict, 'flow'> {
  readonly flows: readonly string[];
}

export interface Sketch {
  readonly id: string;
  readonly layers: readonly Layer[];
  readonly parts: readonly string[];
  readonly flows: readonly FlowSketch[];
  readonly verdicts: readonly SharedVerdict[];
  readonly weighed: Weighed;
}

/** The content that a plan's `proposal` names. */
export interface Proposed {
  readonly brief: Brief;
  readonly comparison: Comparison;
  readonly questions: readonly Question[];
  readonly assumptions: Landscape['assumptions'];
  readonly systems: readonly ProposedSystem[];
  readonly flows: readonly ProposedFlow[];
  readonly sketches: readonly Sketch[];
}

export function proposedOf(brief: Brief, { landscape, designs, comparison, yardstick }: Proposal): Proposed {
  const { questions, assumptions } = landscape;
  const campaigns = new Map(comparison.designs.map(({ id, campaign }) => [id, campaign]));
  return {
    brief,
    comparison,
    questions,
    assumptions,
    systems: landscape.systems.map(({ asked, name }) => ({
      system: asked.id,
      name,
      uses: asked.uses,
      edition: asked.edition,
      role: asked.role ?? 'participant',
    })),
    flows: landscape.flows.map(proposedFlow),
    sketches: designs.map((design) => ({
      id: design.id,
      layers: design.layers,
      parts: design.parts,
      flows: design.flows.map(flowSketch),
      verdicts: sharedVerdicts(design),
      weighed: weighedOf(design, landscape, campaigns.get(design.id) ?? null, yardstick),
    })),
  };
}

function proposedFlow(flow: JoinedFlow): ProposedFlow {
  const object = ({ resource, asked }: JoinedFlow['from']): string =>
    (resource ?? asked).replaceAll('_', ' ');
  return {
    id: flow.id,
    askedAs: flow.asked.id,
    title: flow.title,
    from: { system: flow.from.system, object: object(flow.from) },
    to: { system: flow.to.system, object: object(flow.to) },
    pair: flow.pair,
    freshness: flow.asked.freshness,
    status: flow.status,
    why: flow.why,
  };
}

function flowSketch({ flow, blocked, routedTo, calls, trigger, transport, write }: FlowDesign): FlowSketch {
  return {
    flow,
    mode: trigger.mode,
    every: trigger.every,
    repair: trigger.repair,
    queue: transport.queue,
    write: write.mode,
    routedTo,
    blocked,
    callsPerDay: Math.round(calls.reduce((sum, call) => sum + call.callsPerDay, 0)),
    typical: trigger.expected.typical,
    worst: trigger.expected.worst,
  };
}

/** Verdicts that differ in nothing but their flow are one. */
function sharedVerdicts({ verdicts }: Design): readonly SharedVerdict[] {
  const shared = new Map<string, { readonly verdict: Omit<Verdict, 'flow'>; readonly flows: string[] }>();
  for (const { flow, ...verdict } of verdicts) {
    const key = JSON.stringify([
      verdict.policy,
      verdict.tool,
      verdict.verdict,
      verdict.wants,
      verdict.how,
      verdict.why,
    ]);
    const held = shared.get(key) ?? { verdict, flows: [] };
    if (flow !== null) held.flows.push(flow);
    shared.set(key, held);
  }
  return [...shared.values()].map(({ verdict, flows }) => ({ ...verdict, flows }));
}
