// From a landscape to what competes: the designs, their comparison, and the field mapping of every flow.
import { proposeDesigns } from '../design/propose.ts';
import type { Design } from '../design/design.ts';
import type { FlowEnd, JoinedFlow, Landscape } from '../landscape/landscape.ts';
import { heldBy } from '../landscape/prohibitions.ts';
import { decide, decisionsFor } from '../mapping/decide.ts';
import type { HeldField, Mapping, MappingSide } from '../mapping/mapping.ts';
import { match } from '../mapping/match.ts';
import { compareDesigns } from '../score/compare.ts';
import { withOwnPrices } from '../score/own-prices.ts';
import { shippedLists } from '../score/prices.ts';
import type { Comparison } from '../score/scorecard.ts';
import type { Yardstick } from '../score/yardstick.ts';
import { type Decided, nothingDecided } from './decided.ts';
import type { FlownDesign, Ground, Measure } from './measure.ts';

export interface Proposal {
  readonly landscape: Landscape;
  /** With what their runs speak against them, where they were flown. */
  readonly designs: readonly Design[];
  readonly comparison: Comparison;
  /** By joined flow id; a flow with an unknown end has none. */
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly yardstick: Yardstick;
  /** The runs of the designs and of the reference; empty where nothing was flown. */
  readonly flown: readonly FlownDesign[];
}

/** By arithmetic alone. `day` is the ISO date by which the age of prices is judged: today, the first day of the project, or null. */
export function propose(ground: Ground, day: string | null): Proposal {
  const { designs, landscape, yardstick } = ground;
  return { ...ground, comparison: compareDesigns(designs, landscape, { day, ...yardstick }), flown: [] };
}

/** Every design flown first; by arithmetic where none of them makes a call. Rejects with the signal's reason when it is stopped. */
export async function proposeMeasured(
  ground: Ground,
  day: string | null,
  request: Measure,
): Promise<Proposal> {
  request.begun('measure');
  // What flies is loaded where something is flown: a quick plan need not wait for it.
  const { measure } = await import('./measure.ts');
  const measured = await measure(ground, request);
  request.begun('score');
  if (measured === null) return propose(ground, day);
  const { designs, measurement, flown } = measured;
  const { landscape, yardstick } = ground;
  const comparison = compareDesigns(designs, landscape, { day, ...yardstick }, measurement);
  return { ...ground, designs, comparison, flown };
}

/** What competes, the field mapping of every flow with what people decided about it, and what is judged by: prices with those of their own, and weights. */
export function groundOf(landscape: Landscape, decided: Decided = nothingDecided): Ground {
  const matched = landscape.flows.flatMap((flow) => {
    const sides = mappingSides(flow);
    if (sides === null) return [];
    const held = heldFields(landscape, flow.id);
    return [{ flow: flow.id, sides, held, mapping: match(sides.from, sides.to, held) }];
  });
  const mappings = new Map<string, Mapping>();
  for (const { flow, sides, held, mapping } of matched) {
    const alike = matched.filter((one) => one.mapping.from === mapping.from && one.mapping.to === mapping.to);
    const decisions = decisionsFor(
      decided.mappings,
      flow,
      mapping,
      alike.map((one) => one.flow),
    );
    mappings.set(flow, decide(mapping, { ...sides, held: held.map(({ field }) => field) }, decisions));
  }
  const designs = proposeDesigns(landscape, mappings);
  const lists = withOwnPrices(shippedLists, decided.prices);
  return { landscape, designs, mappings, yardstick: { lists, weights: decided.weights } };
}

/** What the brief's prohibitions hold in the records that a flow creates. */
function heldFields(landscape: Landscape, flow: string): readonly HeldField[] {
  return heldBy(landscape.prohibitions, flow).map((one) => ({
    ...one,
    why: 'held so that what the brief forbids does not happen; set when the record is created, never by an update',
  }));
}

/** The two sides that a flow maps between: the source, and the target or the route that stands in for it. */
export function mappingSides(
  flow: JoinedFlow,
): { readonly from: MappingSide; readonly to: MappingSide } | null {
  const from = sideOf(flow.from);
  const to = sideOf(flow.route?.end ?? flow.to);
  return from === null || to === null ? null : { from, to };
}

function sideOf(end: FlowEnd): MappingSide | null {
  if (end.resource === null || end.fields.length === 0) return null;
  return { system: end.system, object: end.resource, concept: end.concept, fields: end.fields };
}
