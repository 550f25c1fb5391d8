// How long a change takes agrees with how the flow starts: a poll waits for its interval, a repair for its own, typical is no more than worst.
import { type Duration, inWords, seconds } from '../../measure/duration.ts';
import type { PlanFlow } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const freshnessArithmetic: Rule = {
  code: 'SPW031',
  name: 'freshness-arithmetic',
  check: (plan) => report('SPW031', plan.flows.flatMap(problemsOf)),
};

function problemsOf(flow: PlanFlow): readonly Problem[] {
  const { trigger } = flow.design;
  const { typical, worst } = trigger.expected;
  return [...shapeProblems(flow), ...intervalProblems(flow)]
    .concat(
      seconds(typical) > seconds(worst)
        ? [
            `says that a change typically takes ${inWords(typical)}, more than the ${inWords(worst)} of the worst case`,
          ]
        : [],
    )
    .map((problem) => told(`P-${flow.id}-trigger`, `${flow.id} ${problem}`));
}

/** What a way of starting needs, and what it has no use for. */
function shapeProblems({ design: { trigger } }: PlanFlow): readonly string[] {
  const { mode } = trigger;
  switch (mode) {
    case 'poll':
    case 'schedule':
      return [
        ...(trigger.every === null ? [`starts by ${mode} and has no interval`] : []),
        ...(trigger.events.length > 0 ? [`starts by ${mode} and lists events`] : []),
      ];
    case 'webhook':
    case 'event':
      return [
        ...(trigger.events.length === 0 ? [`starts by ${mode} and names no event`] : []),
        ...(trigger.every === null ? [] : [`starts by ${mode} and has an interval of its own`]),
      ];
    case 'manual':
      return trigger.every === null ? [] : ['is started by hand and has an interval'];
    default:
      return mode satisfies never;
  }
}

function intervalProblems({ design: { trigger } }: PlanFlow): readonly string[] {
  const { typical, worst } = trigger.expected;
  const late = (what: string, every: Duration): readonly string[] =>
    seconds(worst) >= seconds(every)
      ? []
      : [
          `says that a change takes ${inWords(worst)} at worst, though ${what} comes every ${inWords(every)} only`,
        ];
  return [
    ...(trigger.every === null ? [] : late('a run', trigger.every)),
    ...(trigger.repair === null ? [] : late('the repair', trigger.repair.every)),
    ...(trigger.every === null || seconds(typical) >= Math.floor(seconds(trigger.every) / 2)
      ? []
      : [
          `says that a change typically takes ${inWords(typical)}, less than half of the ${inWords(trigger.every)} between runs`,
        ]),
  ];
}
