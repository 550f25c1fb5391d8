// One criterion of the rubric: a sentence, a formula in words, the figures it rests on, and the mark that follows from them alone.
// A mark sees figures only, so that the same figures always make the same mark and a better figure never a worse one.
import type { Design, FlowDesign } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Source } from '../measure/fact.ts';
import { fromRule } from '../measure/fact.ts';
import type { Criterion, ScoreInput } from './scorecard.ts';

/** A figure of a criterion: its name, unit, and whether more of it is better. */
export interface Gauge {
  readonly name: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
}

/** `gauges` and the values of `read` go together in order; `mark` maps values to 0..100 and rises with every better value. */
export interface CriterionRule {
  readonly criterion: Criterion;
  readonly says: string;
  readonly formula: string;
  readonly gauges: readonly Gauge[];
  readonly read: (design: Design, landscape: Landscape) => readonly Reading[];
  readonly mark: (values: readonly number[]) => number;
}

/** A value with its source; figures that the design worked out cite the design's own arithmetic. */
export interface Reading {
  readonly value: number;
  readonly source: Source;
}

export function reckoned(value: number, rule: string): Reading {
  return { value: Math.round(value * 10_000) / 10_000, source: fromRule(rule) };
}

/** The inputs as a scorecard shows them. */
export function inputsOf(rule: CriterionRule, readings: readonly Reading[]): readonly ScoreInput[] {
  return rule.gauges.flatMap((gauge, index) => {
    const reading = readings[index];
    return reading === undefined
      ? []
      : [{ name: gauge.name, value: reading.value, unit: gauge.unit, source: reading.source }];
  });
}

/** The flows that something is built for. */
export function builtFlows(design: Design): readonly FlowDesign[] {
  return design.flows.filter((flow) => flow.calls.length > 0);
}

/** The mean over flows; of none, `empty`. */
export function meanOf(
  flows: readonly FlowDesign[],
  value: (flow: FlowDesign) => number,
  empty: number,
): number {
  return flows.length === 0 ? empty : flows.reduce((sum, flow) => sum + value(flow), 0) / flows.length;
}

export function clamp(value: number): number {
  return Math.min(100, Math.max(0, value));
}
