// Marks and totals of the compared designs can be added up again, and the recommended one is the best that nothing speaks against.
import type { Plan } from '../../plan/plan.ts';
import { priceNotes } from '../../score/price-notes.ts';
import { type ComparedDesign, criteria } from '../../score/scorecard.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const scoresAddUp: Rule = {
  code: 'SPW046',
  name: 'scores-add-up',
  check: (plan) =>
    report('SPW046', [
      ...plan.comparison.designs.flatMap(designProblems),
      ...recommendedProblems(plan),
      ...turningProblems(plan),
      ...priceProblems(plan),
    ]),
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
    ...billProblems(design),
  ].map((problem) => told(design.id, `${design.id} ${problem}`));
}

/** The lines of the bill make the running cost; older comparisons have none. */
function billProblems({ bill, cost }: ComparedDesign): readonly string[] {
  if (bill.length === 0) return [];
  const sum = bill.reduce((all, line) => all + line.converted.amount, 0);
  const foreign = bill.filter(
    (line) => Math.abs(line.cost.amount * (line.rate ?? 1) - line.converted.amount) > 0.011,
  );
  return [
    ...(Math.abs(sum - cost.monthly.amount) < 0.011
      ? []
      : [`costs ${cost.monthly.amount} a month where its bill comes to ${Math.round(sum * 100) / 100}`]),
    ...foreign.map(
      (line) =>
        `is billed ${line.cost.amount} ${line.cost.currency} for ${line.what}, which is not ${line.converted.amount} ${line.converted.currency}`,
    ),
  ];
}

/** Each price that is billed is judged on the day that stands beside it, which is no earlier than any price was read. */
function priceProblems({ comparison: { prices, designs } }: Plan): readonly Problem[] {
  const bills = designs.flatMap((design) => design.bill);
  if (prices === null || bills.length === 0) return [];
  const { asOf } = prices;
  const held = new Map(prices.notes.map((note) => [note.what, note]));
  const late = prices.notes.filter(({ source }) => source.retrieved !== 'undated' && source.retrieved > asOf);
  return [
    ...late.map(
      ({ what, source }) => `Prices are judged on ${asOf}, before ${what} was read on ${source.retrieved}`,
    ),
    ...priceNotes(bills, asOf)
      .filter((due) => held.get(due.what)?.state !== due.state)
      .map(
        (due) =>
          `${due.what} is called ${held.get(due.what)?.state ?? 'nothing'} where it is ${due.state} on ${asOf}`,
      ),
  ].map((problem) => told('comparison', problem));
}

/** The order and what would flip it speak of the compared designs, begin with the recommended one and stand on the rubric's weights. */
function turningProblems({ comparison }: Plan): readonly Problem[] {
  const { designs, ranking, recommended, sensitivity } = comparison;
  const weights = new Map(designs[0]?.rubric.map((mark) => [mark.criterion, mark.weight] as const));
  const all = designs.map((design) => design.id).toSorted();
  const {
    weights: flips,
    scenarios,
    dominated,
  } = sensitivity ?? { weights: [], scenarios: [], dominated: [] };
  const named = [
    ...flips.flatMap(({ less, more }) => [less, more].flatMap((turn) => turn?.design ?? [])),
    ...scenarios.map((one) => one.recommended),
    ...dominated.flatMap(({ design, by }) => [design, by]),
  ];
  const problems = [
    ...(ranking.length === 0 || ranking.toSorted().join() === all.join()
      ? []
      : [`The order of the designs is ${ranking.join(', ')} where ${all.join(', ')} were compared`]),
    ...(ranking.length === 0 || ranking[0] === recommended
      ? []
      : [`The order begins with ${ranking[0] ?? ''} where ${recommended} is recommended`]),
    ...[...new Set(named)]
      .filter((id) => !all.includes(id))
      .map((id) => `What would flip the order names ${id}, which was not compared`),
    ...flips
      .filter(({ criterion, weight }) => weights.get(criterion) !== weight)
      .map(({ criterion, weight }) => `What would flip the order takes ${criterion} to weigh ${weight}`),
    ...flips
      .filter(
        ({ weight, less, more }) =>
          (less?.weight ?? 0) > weight + 0.001 || (more?.weight ?? 1) < weight - 0.001,
      )
      .map(({ criterion }) => `The weights at which ${criterion} turns the order lie on the wrong side`),
    ...scenarios
      .filter((one) => one.turns !== (one.recommended !== (ranking[0] ?? recommended)))
      .map((one) => `The scenario "${one.change}" puts ${one.recommended} first and says otherwise`),
    ...dominated
      .filter(({ design, by }) => ranking.indexOf(design) < ranking.indexOf(by))
      .map(({ design, by }) => `${design} ranks above ${by}, which dominates it`),
  ];
  return problems.map((problem) => told('comparison', problem));
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
