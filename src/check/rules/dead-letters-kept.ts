// Dead letters outlive the repeats and the people who look at them, keep what a replay needs, and let go of personal data in time.
import { rules } from '../../design/rules.ts';
import { duration, inWords, seconds } from '../../measure/duration.ts';
import type { PlanFlow } from '../../plan/plan.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const deadLettersKept: Rule = {
  code: 'SPW038',
  name: 'dead-letters-kept',
  check: (plan) => report('SPW038', plan.flows.flatMap(problemsOf)),
};

function problemsOf(flow: PlanFlow): readonly Problem[] {
  const { deadLetter, retry } = flow.design;
  const expires = seconds(deadLetter.expires);
  const longest = Math.max(
    0,
    ...retry.rows.map((row) => (row.givesUpAfter === null ? 0 : seconds(row.givesUpAfter))),
  );
  const personal = rules.personalExpiry.value;
  const classes = [...new Set(flow.personalData.map((one) => one.class))];
  const problems = [
    ...(expires > seconds(deadLetter.triageWithin)
      ? []
      : [
          `expire after ${inWords(deadLetter.expires)}, before anybody has to look at them (${inWords(deadLetter.triageWithin)})`,
        ]),
    ...(expires > longest
      ? []
      : [
          `expire after ${inWords(deadLetter.expires)}, though calls are repeated for ${inWords(duration(longest))}`,
        ]),
    ...(classes.length > 0 && expires > personal
      ? [
          `hold personal data (${classes.join(', ')}) for ${inWords(deadLetter.expires)}, longer than the ${inWords(duration(personal))} by rule`,
        ]
      : []),
    ...(deadLetter.keeps.length === 0 ? ['keep nothing that a replay could use'] : []),
  ];
  return problems.map((problem) => told(`P-${flow.id}-dead-letter`, `Dead letters of ${flow.id} ${problem}`));
}
