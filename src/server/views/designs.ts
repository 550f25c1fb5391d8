// What competes, as the page of designs opens: who leads and why, each design in a line, and all that weighing anew takes. Light whatever
// the number of flows; what stands behind a figure is asked for design by design.
import { z } from 'zod';
import { inWords } from '../../measure/duration.ts';
import { Money } from '../../measure/money.ts';
import { type ComparedDesign, criteria, type Criterion, type Sensitivity } from '../../score/scorecard.ts';
import type { Weighed, Weights } from '../../score/weigh.ts';
import type { Proposed } from '../proposal.ts';

/** `survived` of `runs`; both null where nothing was flown. `says`: freshness of the slowest flow in words. */
export interface DesignLine {
  readonly id: string;
  readonly name: string;
  readonly strategy: string;
  readonly tools: readonly string[];
  readonly against: readonly string[];
  readonly dominatedBy: string | null;
  readonly total: number;
  readonly cost: Money;
  readonly effortDays: number;
  readonly p95: string | null;
  readonly runs: number | null;
  readonly survived: number | null;
  readonly weighed: Weighed;
}

/** A line of the rubric as it stands by default. */
export interface RubricLine {
  readonly criterion: Criterion;
  readonly weight: number;
}

export interface DesignsView {
  readonly recommended: string;
  readonly basis: 'measured' | 'estimated';
  readonly why: string;
  readonly ranking: readonly string[];
  readonly designs: readonly DesignLine[];
  readonly rubric: readonly RubricLine[];
  /** How it was measured; null where nothing was flown. */
  readonly measuring: {
    readonly faults: string;
    readonly days: number;
    readonly seeds: readonly number[];
    readonly events: number;
    readonly says: readonly string[];
    readonly naive: { readonly name: string; readonly says: string } | null;
  } | null;
  readonly scenarios: Sensitivity['scenarios'];
  readonly prices: {
    readonly asOf: string;
    readonly current: number;
    readonly weak: readonly string[];
  } | null;
  readonly flows: number;
  readonly systems: number;
  readonly budget: Money | null;
}

const text = z.string();
const share = z.number().min(0).max(1);

/** A figure for each criterion. */
export function byCriterion(value: z.ZodType<number>): z.ZodType<Weights> {
  return z.strictObject(
    Object.fromEntries(criteria.map((criterion) => [criterion, value])),
  ) as unknown as z.ZodType<Weights>;
}

export const DesignsView: z.ZodType<DesignsView> = z.strictObject({
  recommended: text,
  basis: z.enum(['measured', 'estimated']),
  why: text,
  ranking: z.array(text),
  designs: z.array(
    z.strictObject({
      id: text,
      name: text,
      strategy: text,
      tools: z.array(text),
      against: z.array(text),
      dominatedBy: text.nullable(),
      total: z.number(),
      cost: Money,
      effortDays: z.number(),
      p95: text.nullable(),
      runs: z.number().nullable(),
      survived: z.number().nullable(),
      weighed: z.strictObject({
        id: text,
        marks: byCriterion(z.number()),
        usual: z.number(),
        lean: z.number(),
        reasonsAgainst: z.number().int(),
      }),
    }),
  ),
  rubric: z.array(z.strictObject({ criterion: z.enum(criteria), weight: share })),
  measuring: z
    .strictObject({
      faults: text,
      days: z.number(),
      seeds: z.array(z.number()),
      events: z.number(),
      says: z.array(text),
      naive: z.strictObject({ name: text, says: text }).nullable(),
    })
    .nullable(),
  scenarios: z.array(
    z.strictObject({
      id: text,
      change: text,
      recommended: text,
      turns: z.boolean(),
      why: text,
      basis: z.enum(['flown-again', 'same-runs', 'arithmetic']),
    }),
  ),
  prices: z.strictObject({ asOf: text, current: z.number(), weak: z.array(text) }).nullable(),
  flows: z.number(),
  systems: z.number(),
  budget: Money.nullable(),
});

export function designsView(proposed: Proposed): DesignsView {
  const { comparison, flows, systems, brief } = proposed;
  const { recommended, basis, why, ranking, designs, measuring, sensitivity, prices } = comparison;
  return {
    recommended,
    basis,
    why,
    ranking,
    designs: designs.flatMap((design) => lineOf(design, proposed)),
    rubric: (designs[0]?.rubric ?? []).map(({ criterion, weight }) => ({ criterion, weight })),
    measuring:
      measuring === null
        ? null
        : {
            faults: measuring.faults,
            days: measuring.days,
            seeds: measuring.seeds,
            events: measuring.events,
            says: measuring.says,
            naive:
              measuring.reference === null
                ? null
                : { name: measuring.reference.name, says: measuring.reference.says },
          },
    scenarios: sensitivity?.scenarios ?? [],
    prices:
      prices === null
        ? null
        : {
            asOf: prices.asOf,
            current: prices.notes.filter(({ state }) => state === 'current').length,
            weak: prices.notes
              .filter(({ state }) => state !== 'current')
              .map(({ what, says }) => `${what}: ${says}`),
          },
    flows: flows.length,
    systems: systems.length,
    budget: brief.constraints.monthlyBudget,
  };
}

function lineOf(design: ComparedDesign, { sketches, comparison }: Proposed): readonly DesignLine[] {
  const sketch = sketches.find(({ id }) => id === design.id);
  if (sketch === undefined) return [];
  const { measured, campaign } = design;
  return [
    {
      id: design.id,
      name: design.name,
      strategy: design.strategy,
      tools: [...new Set(['intake', 'transport', 'state'].flatMap((layer) => design.platform[layer] ?? []))],
      against: design.rejectedFor,
      dominatedBy: comparison.sensitivity?.dominated.find((one) => one.design === design.id)?.by ?? null,
      total: design.scores.total,
      cost: design.cost.monthly,
      effortDays: design.cost.effortDays,
      p95: measured === null || measured.spread.freshnessP95 === null ? null : inWords(measured.freshnessP95),
      runs: measured?.runs ?? null,
      survived: campaign?.survived ?? null,
      weighed: sketch.weighed,
    },
  ];
}
