// Freshness: how soon a change arrives, by the design's own arithmetic, against what the brief asks.
import type { Landscape } from '../../landscape/landscape.ts';
import { seconds } from '../../measure/duration.ts';
import { builtFlows, clamp, type CriterionRule, reckoned } from '../criterion.ts';

/** Stands in where the brief asks for neither a freshness nor an interval. */
const usual = 900;

export const freshness: CriterionRule = {
  criterion: 'freshness',
  says: 'Changes arrive well within the asked time: what is typical counts most, the worst case too.',
  formula:
    '80 × typical part + 20 × worst part; typical part = 1 − r ÷ 2 up to r = 1, then 1 ÷ (2r), with r = typical ÷ asked (mean over flows); worst part = asked ÷ worst, at most 1',
  gauges: [
    { name: 'typical time ÷ asked time', unit: 'ratio, mean over flows', better: 'less' },
    { name: 'asked time ÷ worst time', unit: 'ratio up to 1, mean over flows', better: 'more' },
  ],
  read: (design, landscape) => {
    const built = builtFlows(design).map((flow) => ({
      asked: askedOf(landscape, flow.flow),
      expected: flow.trigger.expected,
    }));
    const mean = (value: (one: (typeof built)[number]) => number, empty: number): number =>
      built.length === 0 ? empty : built.reduce((sum, one) => sum + value(one), 0) / built.length;
    return [
      reckoned(
        mean((one) => seconds(one.expected.typical) / one.asked, 1),
        'design/trigger',
      ),
      reckoned(
        mean((one) => Math.min(1, one.asked / Math.max(1, seconds(one.expected.worst))), 0),
        'design/trigger',
      ),
    ];
  },
  mark: ([typical = 1, worst = 0]) =>
    clamp(80 * (typical <= 1 ? 1 - typical / 2 : 1 / (2 * typical)) + 20 * worst),
};

/** Seconds within which a flow's changes are to arrive. */
export function askedOf(landscape: Landscape, flow: string): number {
  const asked = landscape.flows.find((joined) => joined.id === flow)?.asked ?? null;
  const within = asked?.freshness ?? asked?.every ?? null;
  return within === null ? usual : Math.max(1, seconds(within));
}
