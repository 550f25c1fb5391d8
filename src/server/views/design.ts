// One design with everything behind its figures: how each mark was made and from what, its layers, what its tools carry and what they do
// not, its bill, and how it moves each flow. Lists that grow with the flows are cut, and say how much there is.
import { z } from 'zod';
import { standings } from '../../design/verdict.ts';
import { inWords } from '../../measure/duration.ts';
import { Source } from '../../measure/fact.ts';
import { Money } from '../../measure/money.ts';
import { type BillLine, type ComparedDesign, Mark } from '../../score/scorecard.ts';
import type { FlowSketch, Proposed, SharedVerdict, Sketch } from '../proposal.ts';

/** A flow as the design moves it, times in words: `asked` by the brief, `typical` and `worst` by arithmetic. */
export interface FlowLine {
  readonly flow: string;
  readonly title: string;
  readonly how: string;
  readonly queue: string | null;
  readonly asked: string | null;
  readonly typical: string;
  readonly worst: string;
  readonly callsPerDay: number;
  readonly blocked: string | null;
}

export interface DesignView {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly marks: readonly Mark[];
  readonly layers: Sketch['layers'];
  readonly parts: readonly string[];
  readonly bill: readonly BillLine[];
  readonly cost: Money;
  readonly verdicts: readonly SharedVerdict[];
  readonly counts: ComparedDesign['verdicts'];
  readonly flows: readonly FlowLine[];
  readonly allFlows: number;
  readonly canonical: ComparedDesign['canonical'];
}

/** So many flows are listed one by one. */
const mostFlows = 50;

const text = z.string();

export const DesignView: z.ZodType<DesignView> = z.strictObject({
  id: text,
  name: text,
  why: text,
  marks: z.array(Mark),
  layers: z.array(
    z.strictObject({
      layer: z.enum(['intake', 'transport', 'transform', 'state', 'schedule', 'observability', 'secrets']),
      tool: text,
      limits: text,
      exit: text,
      why: text,
      sources: z.array(Source),
    }),
  ),
  parts: z.array(text),
  bill: z.array(
    z.strictObject({
      vendor: text,
      what: text,
      unit: text,
      units: z.number(),
      step: text.nullable(),
      cost: Money,
      rate: z.number().nullable(),
      converted: Money,
      source: Source,
    }),
  ),
  cost: Money,
  verdicts: z.array(
    z.strictObject({
      flows: z.array(text),
      policy: text,
      tool: text,
      verdict: z.enum(standings),
      wants: text,
      how: text,
      why: text,
      sources: z.array(Source),
    }),
  ),
  counts: z.record(z.enum(standings), z.number()),
  flows: z.array(
    z.strictObject({
      flow: text,
      title: text,
      how: text,
      queue: text.nullable(),
      asked: text.nullable(),
      typical: text,
      worst: text,
      callsPerDay: z.number(),
      blocked: text.nullable(),
    }),
  ),
  allFlows: z.number(),
  canonical: z
    .strictObject({ kinds: z.number(), fields: z.number(), adapters: z.number(), mappings: z.number() })
    .nullable(),
});

/** Null when there is no such design. */
export function designView({ comparison, sketches, flows }: Proposed, id: string): DesignView | null {
  const design = comparison.designs.find((one) => one.id === id);
  const sketch = sketches.find((one) => one.id === id);
  if (design === undefined || sketch === undefined) return null;
  const worstFirst = { impossible: 0, workaround: 1, native: 2 };
  return {
    id,
    name: design.name,
    why: design.why,
    marks: design.rubric,
    layers: sketch.layers,
    parts: sketch.parts,
    bill: design.bill,
    cost: design.cost.monthly,
    verdicts: sketch.verdicts.toSorted((a, b) => worstFirst[a.verdict] - worstFirst[b.verdict]),
    counts: design.verdicts,
    flows: sketch.flows.slice(0, mostFlows).map((flow) => flowLine(flow, flows)),
    allFlows: sketch.flows.length,
    canonical: design.canonical,
  };
}

function flowLine(sketch: FlowSketch, flows: Proposed['flows']): FlowLine {
  const asked = flows.find(({ id }) => id === sketch.flow);
  return {
    flow: sketch.flow,
    title: asked?.title ?? sketch.flow,
    how: movedHow(sketch),
    queue: sketch.queue,
    asked: asked === undefined || asked.freshness === null ? null : inWords(asked.freshness),
    typical: inWords(sketch.typical),
    worst: inWords(sketch.worst),
    callsPerDay: sketch.callsPerDay,
    blocked: sketch.blocked,
  };
}

/** "webhook, poll every 15 min behind it". */
export function movedHow({ mode, every, repair }: Pick<FlowSketch, 'mode' | 'every' | 'repair'>): string {
  const told = mode === 'webhook' || mode === 'event' || every === null;
  const first = told ? mode : `${mode} every ${inWords(every)}`;
  return repair === null ? first : `${first}, ${repair.mode} every ${inWords(repair.every)} behind it`;
}
