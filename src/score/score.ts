// One design's scorecard: a mark for each criterion with the figures it rests on, and what was computed on the way.
// Where the design was flown, what runs can tell is read from its campaign; the rest stays arithmetic and says so.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { costOf } from './cost.ts';
import { inputsOf } from './criterion.ts';
import { effortOf } from './effort.ts';
import { rubric, rubricFor, tenth, totalOf, type Weighted } from './rubric.ts';
import type { Mark, Scorecard } from './scorecard.ts';
import { shippedYardstick, type Yardstick } from './yardstick.ts';

/** Same design, landscape and campaign, same scorecard; null: nothing was flown. */
export function scoreDesign(
  design: Design,
  landscape: Landscape,
  campaign: Campaign | null = null,
  yardstick: Yardstick = shippedYardstick,
): Scorecard {
  const rules = rubricFor(campaign, yardstick);
  const running = costOf(design, landscape, yardstick.lists);
  const work = effortOf(design, landscape);
  const marks = rules.map(({ rule, weight }): Mark => {
    const readings = rule.read(design, landscape);
    const more = rule.criterion === 'cost' ? running.inputs : rule.criterion === 'effort' ? work.inputs : [];
    return {
      criterion: rule.criterion,
      score: tenth(rule.mark(readings.map((reading) => reading.value))),
      weight,
      formula: `${rule.says} ${rule.formula}.`,
      inputs: [...inputsOf(rule, readings), ...more],
    };
  });
  return {
    design: design.id,
    marks,
    total: totalOf(
      marks.map((mark) => mark.score),
      rules,
    ),
    cost: { monthly: running.monthly, effortDays: work.days },
    bill: running.bill,
    computed: { apiCallsPerDay: callsPerDay(design), budgetUse: budgetUse(design) },
  };
}

/** Each criterion's mark before rounding, in the order of the rubric. */
export function exactMarks(
  design: Design,
  landscape: Landscape,
  campaign: Campaign | null = null,
  yardstick: Yardstick = shippedYardstick,
): readonly number[] {
  return rubricFor(campaign, yardstick).map(({ rule }) =>
    rule.mark(rule.read(design, landscape).map((reading) => reading.value)),
  );
}

/** A design's place before rounding: the exact total, and where that is equal the figures themselves, better ones counted up. */
export function standingOf(
  design: Design,
  landscape: Landscape,
  campaign: Campaign | null = null,
  yardstick: Yardstick = shippedYardstick,
): Standing {
  const rules = rubricFor(campaign, yardstick);
  return standingFrom(
    rules.map(({ rule }) => rule.read(design, landscape).map((reading) => reading.value)),
    rules,
  );
}

export interface Standing {
  readonly total: number;
  readonly lean: number;
}

/** `values` hold each criterion's figures in the order of the rules. A design that is better in one figure and worse in none stands higher. */
export function standingFrom(
  values: readonly (readonly number[])[],
  rules: readonly Weighted[] = rubric,
): Standing {
  return rules.reduce<Standing>(
    (sum, { rule, weight }, index) => {
      const own = values[index] ?? [];
      const lean = rule.gauges.reduce(
        (all, gauge, at) => all + (gauge.better === 'more' ? 1 : -1) * (own[at] ?? 0),
        0,
      );
      return { total: sum.total + weight * rule.mark(own), lean: sum.lean + lean };
    },
    { total: 0, lean: 0 },
  );
}

/** Negative when `a` ranks above `b`. Totals that differ by less than a rounding error of the machine count as equal. */
export function higherFirst(a: Standing, b: Standing): number {
  return Math.abs(a.total - b.total) > 1e-9 ? b.total - a.total : b.lean - a.lean;
}

/** API calls a day by system. */
function callsPerDay(design: Design): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const call of design.flows.flatMap((flow) => flow.calls))
    sums.set(call.system, (sums.get(call.system) ?? 0) + call.callsPerDay);
  return Object.fromEntries(sums);
}

/** Use of each system's binding limit in the busiest window, 1 = full. */
function budgetUse(design: Design): Readonly<Record<string, number>> {
  return Object.fromEntries(
    design.budgets
      .filter((budget) => budget.binding)
      .map((budget) => [budget.system, Math.round(budget.use * 1000) / 1000]),
  );
}
