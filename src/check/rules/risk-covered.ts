// What may go wrong by the plan's own account (shut gates, sunsets, tight limits, assumed volumes, doubles, private systems) stands among its risks.
import type { Plan } from '../../plan/plan.ts';
import { risksOf } from '../../plan/risks.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const riskCovered: Rule = {
  code: 'SPW025',
  name: 'risk-covered',
  check: (plan) => report('SPW025', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const held = byKey(plan.risks, (risk) => risk.id);
  return risksOf({ ...plan, landscape: plan }).flatMap((due) => {
    const own = held.get(due.id);
    if (own === undefined)
      return [told(due.id, `The plan does not hold the risk ${due.id}: ${due.text}`, due.source)];
    const problems = [
      otherFigures(own.text, due.text),
      otherFigures(own.trigger, due.trigger),
      otherFigures(own.mitigation, due.mitigation),
      own.about === due.about ? null : `is about ${own.about} where ${due.about} follows`,
    ].filter((problem) => problem !== null);
    return problems.map((problem) => told(due.id, `${due.id} ${problem}`, due.source));
  });
}
