// Demand against every documented limit, with its arithmetic and source.
import type { RootContent } from 'mdast';
import type { Budget, Demand } from '../../landscape/budget.ts';
import type { Plan } from '../../plan/plan.ts';
import { systemName } from '../diagram/terms.ts';
import {
  anchor,
  cite,
  code,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  strong,
  table,
} from './content.ts';
import { count, grouped, limitId, limitWords, per, percent } from './figures.ts';

/** Calls a day; where the limit counts points, calls and what they cost, each with its unit. */
function dayWords({ callsPerDay, pointsPerDay }: Pick<Demand, 'callsPerDay' | 'pointsPerDay'>): string {
  return pointsPerDay === null
    ? grouped(callsPerDay)
    : `${count(callsPerDay, 'call')}, ${count(pointsPerDay, 'point')}`;
}

function unitWord({ limit }: Budget): string {
  return limit.unit === 'calls' ? '' : ` ${limit.unit}`;
}

export function budgetChapter(plan: Plan): readonly RootContent[] {
  const intro = heading(2, 'budgets', 'Rate budgets');
  if (plan.budgets.length === 0)
    return [
      intro,
      paragraph('No rate limit is documented for any call of this plan, so no budget can be reckoned.'),
    ];
  return [
    intro,
    paragraph(
      "Demand in the busiest window of each limit's own length, over all flows that share it. First loads come on top and are throttled. Other consumers of the same quota are not known: count them before the dev gate.",
    ),
    table(
      ['system', 'limit', 'demand', 'a day', 'busiest window', 'use', 'headroom', ''],
      plan.budgets.map((budget) => [
        [anchor(budget.id), systemName(plan, budget.system)],
        [
          pointer(limitId(budget.system, budget.limit.id), limitWords(budget.limit)),
          budget.endpoint === null ? '' : [': ', code(budget.endpoint)],
          cite([budget.limit.source]),
          budget.limit.disputed.length > 0
            ? ' ⚠ disputed'
            : budget.limit.confidence === 'documented'
              ? ''
              : ` ⚠ ${budget.limit.confidence}`,
        ],
        joined(
          budget.demands.map(
            (demand): Inline => [pointer(demand.flow), ` ${demand.what} ${dayWords(demand)} a day`],
          ),
          ', ',
        ),
        dayWords(budget),
        `${grouped(budget.peakPerWindow)}${unitWord(budget)} ${per(budget.limit.window)}`,
        budget.use > 1 ? strong(percent(budget.use), ' over') : percent(budget.use),
        `${grouped(budget.headroom)}${unitWord(budget)}`,
        budget.binding ? strong('binding') : '',
      ]),
      'lllrrrrl',
    ),
  ];
}
