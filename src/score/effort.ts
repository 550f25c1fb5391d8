// How many person-days a design takes: the points of what must be connected, the same for every design and the same that the
// project counts by, and what this design adds to them. A comparison of designs, not a promise.
import { parts } from '../design/strategy.ts';
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { fromRule } from '../measure/fact.ts';
import type { ScoreInput } from './scorecard.ts';
import { allPoints, pointsPerDay, sizeOf } from './size.ts';

/** Days each, for what a design adds. Rules of ours, said in the rubric and shown as inputs. */
const days = {
  part: 0.5,
  webhookFlow: 0.5,
  lookupOnly: 0.5,
  workaround: 0.5,
  canonicalKind: 2,
  mapping: 25 / pointsPerDay,
  stagedFlow: 0.5,
} as const;

export interface Effort {
  readonly days: number;
  readonly inputs: readonly ScoreInput[];
}

export function effortOf(design: Design, landscape: Landscape): Effort {
  const built = design.flows.filter((flow) => flow.calls.length > 0);
  const points = allPoints(sizeOf(design, landscape));
  const lines: readonly (readonly [name: string, count: number, each: number])[] = [
    ['parts to set up', design.parts.length, days.part],
    [
      'flows that receive webhooks',
      built.filter((flow) => flow.trigger.mode === 'webhook').length,
      days.webhookFlow,
    ],
    [
      'flows without protection against doubles',
      built.filter((flow) => flow.idempotency.risk !== null).length,
      days.lookupOnly,
    ],
    ['kinds of workaround to build around the tools', workaroundsOf(design), days.workaround],
    [
      'flows that are staged and counted',
      design.parts.includes(parts.stage) ? built.length : 0,
      days.stagedFlow,
    ],
    ...canonicalLines(design),
  ];
  const used = lines.filter(([, count]) => count !== 0);
  const source = fromRule('score/effort-days');
  return {
    days:
      Math.round(
        (points / pointsPerDay + used.reduce((sum, [, count, each]) => sum + count * each, 0)) * 10,
      ) / 10,
    inputs: [
      { name: 'points of the project, 175 in 15 person-days', value: points, unit: 'points', source },
      ...used.map(([name, count, each]) => ({
        name: `${name}, ${Math.round(each * 10) / 10} days each`,
        value: count,
        unit: 'count',
        source,
      })),
    ],
  };
}

/** A model has to be agreed on for each kind of record, and its adapters take the place of the flows' own mappings. */
function canonicalLines({
  canonical,
}: Design): readonly (readonly [name: string, count: number, each: number])[] {
  if (canonical === null) return [];
  return [
    ['kinds of records to agree on a model for', canonical.concepts.length, days.canonicalKind],
    [
      'adapters to the model beyond the mappings that they replace',
      canonical.adapters - canonical.mappings,
      days.mapping,
    ],
  ];
}

/** A policy that is worked around at one tool is built once and used by every flow. */
function workaroundsOf({ verdicts }: Design): number {
  return new Set(
    verdicts
      .filter((one) => one.verdict === 'workaround')
      .map((one) => `${one.how.split(':')[0] ?? ''} ${one.tool}`),
  ).size;
}
