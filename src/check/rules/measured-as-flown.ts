// What the comparison calls measured is what its campaigns gave, of the designs that they name, and the plan's proofs follow from it.
import { branchesOf } from '../../plan/branches.ts';
import { agree, budgetTolerance, reckonedOf } from '../../plan/rate-proof.ts';
import type { Plan } from '../../plan/plan.ts';
import { measuredOf } from '../../score/gauge.ts';
import type { Measured } from '../../score/measured.ts';
import type { Campaign } from '../../simulate/campaign.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const measuredAsFlown: Rule = {
  code: 'SPW067',
  name: 'measured-as-flown',
  check: (plan) =>
    report('SPW067', [...comparisonProblems(plan), ...branchProblems(plan), ...budgetProblems(plan)]),
};

function comparisonProblems({ comparison }: Plan): readonly Problem[] {
  const { designs, measuring, basis } = comparison;
  const reference = measuring?.reference ?? null;
  const measured = designs.filter((design) => design.campaign !== null);
  return [
    ...((basis === 'measured') === (measuring !== null) && (measuring !== null || measured.length === 0)
      ? []
      : [
          told(
            'comparison',
            `The comparison is called ${basis} and ${measuring === null ? 'does not say' : 'says'} how it was measured`,
          ),
        ]),
    ...designs.flatMap((design) =>
      (design.measured === null) === (design.campaign === null)
        ? []
        : [told(design.id, `${design.id} has figures without runs, or runs without figures`)],
    ),
    ...measured.flatMap(({ id, measured: own, campaign }) =>
      own === null || campaign === null ? [] : figureProblems(id, own, campaign, id),
    ),
    ...(reference === null
      ? []
      : figureProblems('comparison', reference.measured, reference.campaign, reference.campaign.design)),
  ];
}

function figureProblems(at: string, own: Measured, campaign: Campaign, design: string): readonly Problem[] {
  const due = measuredOf(campaign);
  const keys = (Object.keys(due) as (keyof Measured)[]).filter(
    (key) => inOneOrder(own[key]) !== inOneOrder(due[key]),
  );
  return [
    ...(campaign.design === design ? [] : [told(at, `${at} rests on runs of ${campaign.design}`)]),
    ...keys.map((key) =>
      told(at, `${at} has ${words(own[key])} for ${key} where its runs gave ${words(due[key])}`),
    ),
  ];
}

/** As JSON with the keys of every object sorted: a file may have been written in another order. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function words(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Each branch of each flow that was flown has its line, taken with a seed or not taken without one. */
function branchProblems({ proven, flows, comparison, architecture }: Plan): readonly Problem[] {
  if (proven === null) return [];
  const campaign = comparison.designs.find(({ id }) => id === architecture.id)?.campaign ?? null;
  const flown = new Set(campaign?.flows.map(({ flow }) => flow));
  const held = new Set(proven.branches.map(({ id }) => id));
  const due = flows
    .filter(({ id }) => flown.has(id))
    .flatMap(({ id, design }) => branchesOf(design).map(({ branch }) => `BR-${id}-${branch}`));
  return [
    ...due
      .filter((id) => !held.has(id))
      .map((id) => told(id, `${id} has no line that says whether a run took it`)),
    ...proven.branches
      .filter(({ taken, evidence, seed }) => taken > 0 !== (evidence !== null && seed !== null))
      .map(({ id, taken }) =>
        told(id, `${id} is said to be taken ${taken} times and names ${taken > 0 ? 'no' : 'a'} run`),
      ),
  ];
}

function budgetProblems({ proven, budgets, flows }: Plan): readonly Problem[] {
  if (proven === null) return [];
  const due = new Map(
    reckonedOf({ budgets, flows: flows.map(({ design }) => design) }).map((one) => [one.id, one.perDay]),
  );
  return proven.budgets.flatMap(({ budget, reckoned, counted, tolerance, agrees }) =>
    [
      ...(due.get(budget) === reckoned
        ? []
        : [
            `${budget} is reckoned at ${reckoned} a day where the plan has ${due.get(budget) ?? 'no such figure'}`,
          ]),
      ...(tolerance === budgetTolerance ? [] : [`${budget} is held to a tolerance of ${tolerance}`]),
      ...(agrees === agree(reckoned, counted)
        ? []
        : [`${budget} is said to ${agrees ? 'agree' : 'differ'} at ${reckoned} and ${counted} a day`]),
    ].map((problem) => told(budget, problem)),
  );
}
