// What two to four designs side by side come to, on the same scales: their maps, the charts of what was measured, what each survived, and the
// figures row by row. Shapes alone; what fills them stands in lay-side-by-side.ts.
import { z } from 'zod';
import { triggerModes } from '../../landscape/landscape.ts';
import { Source } from '../../measure/fact.ts';
import type { Chart } from '../../render/diagram/diagram.ts';
import { type Invariant, invariants } from '../../simulate/flight.ts';
import type { DesignMap } from './design-map.ts';

/** What an invariant asks, and in how many runs each design kept it: `firstSeed` flies the first case again. */
export interface SurvivedRow {
  readonly invariant: Invariant;
  readonly title: string;
  readonly means: string;
  readonly cells: readonly {
    readonly of: string;
    readonly held: number;
    readonly runs: number;
    readonly firstSeed: number | null;
    readonly first: string | null;
  }[];
}

/** `text` with its unit; `spread`: the least and the most of the runs. `at` null: there is nothing to place on a scale. */
export interface FigureCell {
  readonly of: string;
  readonly text: string;
  readonly at: number | null;
  readonly measured: boolean;
  readonly best: boolean;
  readonly spread: string | null;
  readonly source: Source | null;
}

/** `limit`: a place on the same scale that should not be passed. `naive`: what the reference came to; null where runs don't tell. */
export interface FigureRow {
  readonly id: string;
  readonly label: string;
  readonly limit: { readonly at: number; readonly words: string } | null;
  readonly naive: string | null;
  readonly cells: readonly FigureCell[];
}

export interface FigureGroup {
  readonly id: 'cost' | 'freshness' | 'safety' | 'load';
  readonly title: string;
  readonly rows: readonly FigureRow[];
}

export interface SideBySide {
  readonly designs: readonly string[];
  readonly maps: readonly DesignMap[];
  readonly charts: readonly Chart[];
  readonly survived: readonly SurvivedRow[];
  /** The faults that were flown, in words; null where nothing was. */
  readonly faults: string | null;
  readonly groups: readonly FigureGroup[];
}

const text = z.string();
const tick = z.strictObject({ at: z.number(), words: text });
const tone = z.enum(['flowing', 'waiting', 'retry', 'failed', 'recovered', 'assumed']);

const ChartSchema: z.ZodType<Chart> = z.strictObject({
  kind: z.literal('chart'),
  id: text,
  title: text,
  description: text,
  form: z.enum(['bars', 'line']),
  left: z.number(),
  right: z.number(),
  top: z.number(),
  ticksX: z.array(tick),
  ticksY: z.array(tick),
  limitX: tick.nullable(),
  limitY: tick.nullable(),
  panels: z.array(
    z.strictObject({
      id: text,
      title: text,
      note: text,
      tone,
      hollow: z.boolean(),
      readings: z.array(z.strictObject({ from: z.number(), to: z.number(), value: z.number() })),
      spans: z.array(z.strictObject({ from: z.number(), to: z.number(), words: text })),
    }),
  ),
});

const way = {
  system: text,
  flows: z.array(text),
  count: z.number(),
  status: z.enum(['feasible', 'open', 'blocked']),
};

export const FigureGroup: z.ZodType<FigureGroup> = z.strictObject({
  id: z.enum(['cost', 'freshness', 'safety', 'load']),
  title: text,
  rows: z.array(
    z.strictObject({
      id: text,
      label: text,
      limit: z.strictObject({ at: z.number(), words: text }).nullable(),
      naive: text.nullable(),
      cells: z.array(
        z.strictObject({
          of: text,
          text,
          at: z.number().nullable(),
          measured: z.boolean(),
          best: z.boolean(),
          spread: text.nullable(),
          source: Source.nullable(),
        }),
      ),
    }),
  ),
});

export const SideBySide: z.ZodType<SideBySide> = z.strictObject({
  designs: z.array(text),
  maps: z.array(
    z.strictObject({
      design: text,
      systems: z.array(
        z.strictObject({
          system: text,
          name: text,
          uses: text.nullable(),
          role: text,
          edition: text.nullable(),
        }),
      ),
      engine: z.strictObject({
        tool: text,
        queue: text.nullable(),
        state: text.nullable(),
        intake: text.nullable(),
      }),
      ways: z.array(
        z.strictObject({
          ...way,
          direction: z.enum(['in', 'out']),
          mode: z.enum(triggerModes).nullable(),
          words: text.nullable(),
          label: text.nullable(),
          repair: text.nullable(),
        }),
      ),
    }),
  ),
  charts: z.array(ChartSchema),
  survived: z.array(
    z.strictObject({
      invariant: z.enum(invariants),
      title: text,
      means: text,
      cells: z.array(
        z.strictObject({
          of: text,
          held: z.number(),
          runs: z.number(),
          firstSeed: z.number().nullable(),
          first: text.nullable(),
        }),
      ),
    }),
  ),
  faults: text.nullable(),
  groups: z.array(FigureGroup),
});
