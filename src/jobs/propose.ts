// From a landscape to what competes: the designs, their comparison, and the field mapping of every flow.
import { proposeDesigns } from '../design/propose.ts';
import type { Design } from '../design/design.ts';
import type { FlowEnd, JoinedFlow, Landscape } from '../landscape/landscape.ts';
import { heldBy } from '../landscape/prohibitions.ts';
import type { HeldField, Mapping, MappingSide } from '../mapping/mapping.ts';
import { match } from '../mapping/match.ts';
import { compareDesigns } from '../score/compare.ts';
import type { Comparison } from '../score/scorecard.ts';
import { type FlownDesign, type Ground, type Measure, measure } from './measure.ts';

export interface Proposal {
  readonly landscape: Landscape;
  /** With what their runs speak against them, where they were flown. */
  readonly designs: readonly Design[];
  readonly comparison: Comparison;
  /** By joined flow id; a flow with an unknown end has none. */
  readonly mappings: ReadonlyMap<string, Mapping>;
  /** The runs of the designs and of the reference; empty where nothing was flown. */
  readonly flown: readonly FlownDesign[];
}

/** By arithmetic alone. `day` is the ISO date by which the age of prices is judged: today, the first day of the project, or null. */
export function propose(ground: Ground, day: string | null): Proposal {
  const { designs, landscape } = ground;
  return { ...ground, comparison: compareDesigns(designs, landscape, day), flown: [] };
}

/** Every design flown first; by arithmetic where none of them makes a call. Rejects with the signal's reason when it is stopped. */
export async function proposeMeasured(
  ground: Ground,
  day: string | null,
  request: Measure,
): Promise<Proposal> {
  const measured = await measure(ground, request);
  if (measured === null) return propose(ground, day);
  const { designs, measurement, flown } = measured;
  const { landscape } = ground;
  return { ...ground, designs, comparison: compareDesigns(designs, landscape, day, measurement), flown };
}

/** What competes, and the field mapping of every flow. */
export function groundOf(landscape: Landscape): Ground {
  const designs = proposeDesigns(landscape);
  const mappings = new Map<string, Mapping>();
  for (const flow of landscape.flows) {
    const sides = mappingSides(flow);
    if (sides !== null) mappings.set(flow.id, match(sides.from, sides.to, heldFields(landscape, flow.id)));
  }
  return { landscape, designs, mappings };
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
