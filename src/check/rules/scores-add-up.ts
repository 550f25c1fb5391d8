// Marks and totals of the compared designs can be added up again, and the recommended one is the best that nothing speaks against.
import type { Plan } from '../../plan/plan.ts';
import { type ComparedDesign, criteria } from '../../score/scorecard.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const scoresAddUp: Rule = {
  code: 'SPW046',
  name: 'scores-add-up',
  check: (plan) =>
    report('SPW046', [...plan.comparison.designs.flatMap(designProblems), ...recommendedProblems(plan)]),
};

/** Marks are rounded to a tenth before they are shown. */
const rounding = 0.11;

function designProblems(design: ComparedDesign): readonly Problem[] {
  const weights = design.rubric.reduce((sum, mark) => sum + mark.weight, 0);
  const total = design.rubric.reduce((sum, mark) => sum + mark.weight * mark.score, 0);
  const marks = criteria.flatMap((criterion) => {
    const own = design.rubric.filter((mark) => mark.criterion === criterion);
    const [mark] = own;
    if (mark === undefined || own.length > 1) return [`has ${own.length} marks for ${criterion}`];
    return mark.score === design.scores[criterion]
      ? []
      : [`has ${design.scores[criterion]} for ${criterion} where its mark is ${mark.score}`];
  });
  return [
    ...marks,
    ...(Math.abs(weights - 1) < 1e-6 ? [] : [`has weights that add to ${weights}, not to 1`]),
    ...(Math.abs(total - design.scores.total) <= rounding
      ? []
      : [`has a total of ${design.scores.total} where its marks make ${Math.round(total * 10) / 10}`]),
  ].map((problem) => told(design.id, `${design.id} ${problem}`));
}

function recommendedProblems({ comparison: { recommended, designs } }: Plan): readonly Problem[] {
  const own = designs.find((design) => design.id === recommended);
  if (own === undefined)
    return [told('comparison', `${recommended} is recommended and not among the compared designs`)];
  const accepted = designs.filter((design) => design.rejectedFor.length === 0);
  const rivals = accepted.length === 0 ? designs : accepted;
  const better = rivals.find((design) => design.scores.total > own.scores.total);
  return [
    ...(accepted.length > 0 && own.rejectedFor.length > 0
      ? [
          told(
            recommended,
            `${recommended} is recommended, though something speaks against it and nothing against ${accepted[0]?.id ?? ''}`,
          ),
        ]
      : []),
    ...(better === undefined
      ? []
      : [
          told(
            recommended,
            `${recommended} is recommended with ${own.scores.total}, though ${better.id} has ${better.scores.total}`,
          ),
        ]),
  ];
}
