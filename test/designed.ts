// Hand-made landscapes carried through the real strategies, for tests of the design and of the score.
import type { ApiProfile } from '../src/catalog/profile.ts';
import type { Design, FlowDesign } from '../src/design/design.ts';
import { propose } from '../src/design/propose.ts';
import { directPolls } from '../src/design/strategies/direct-polls.ts';
import { eventDriven } from '../src/design/strategies/event-driven.ts';
import { joinLandscape } from '../src/landscape/join.ts';
import type { Landscape } from '../src/landscape/landscape.ts';
import { madeBrief, madeFlow, madeProfile, seen } from './made.ts';

/** What a test changes: the two profiles, the flow F1, other parts of the brief. */
export interface Made {
  readonly a?: ApiProfile;
  readonly b?: ApiProfile | null;
  readonly flow?: object;
  readonly brief?: object;
}

export function madeLandscape({ a, b, flow, brief }: Made): Landscape {
  const profiles = new Map([['a', a ?? madeProfile()]]);
  if (b !== null) profiles.set('b', b ?? madeProfile());
  return joinLandscape(madeBrief({ flows: [madeFlow(flow)], ...brief }), profiles);
}

/** The flow F1 (or the first leg) under both strategies. */
export interface Both {
  readonly polls: FlowDesign;
  readonly events: FlowDesign;
  readonly pollsDesign: Design;
  readonly eventsDesign: Design;
}

export function madeDesigns(made: Made): Both {
  const landscape = madeLandscape(made);
  const pollsDesign = propose(directPolls, 'D1', landscape);
  const eventsDesign = propose(eventDriven, 'D2', landscape);
  return { pollsDesign, eventsDesign, polls: first(pollsDesign), events: first(eventsDesign) };
}

function first(design: Design): FlowDesign {
  const [flow] = design.flows;
  if (flow === undefined) throw new Error('no flow was designed');
  return flow;
}

/** An event of the resource "parcel"; `parts` replaces or adds. */
export function madeEvent(change: string, parts: object = {}): object {
  return { name: `parcel.${change}`, resource: 'parcel', change, payload: 'hint', source: seen, ...parts };
}

/** Webhooks that are signed, repeated for a day, delivered at least once in no order. */
export const signed: object = {
  signature: { header: 'X-Sign', algorithm: 'HMAC-SHA256', covers: 'time and body', tolerance: 'PT5M' },
  givesUpAfter: 'P1D',
  attempts: 11,
  timeout: 'PT5S',
  delivery: 'at-least-once',
  ordered: false,
  source: seen,
};

/** A profile with events of every kind and signed webhooks; `parts` replaces or adds. */
export function tellingProfile(parts: object = {}): ApiProfile {
  return madeProfile({
    events: [madeEvent('created'), madeEvent('updated'), madeEvent('deleted')],
    webhooks: signed,
    ...parts,
  });
}
