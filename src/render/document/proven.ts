// What runs prove of the plan: which were flown and how to fly them again, a run for each branch of the error strategy, and call budgets
// against what was counted.
import type { RootContent } from 'mdast';
import type { BranchRun, BudgetRun, Evidence, Proven } from '../../plan/evidence.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  anchor,
  bullets,
  code,
  defined,
  heading,
  type Inline,
  paragraph,
  pointer,
  strong,
  table,
} from './content.ts';
import { grouped, stopped } from './figures.ts';

/** Nothing where the plan rests on arithmetic alone. */
export function provenChapter({ proven, flows }: Plan): readonly RootContent[] {
  if (proven === null) return [];
  return [
    heading(2, 'evidence', 'What runs prove'),
    paragraph(
      'Every run behind this plan can be flown again: the same seed gives the same run on any machine. The hashes in the files say which design and which knowledge of each system were flown; a plan that is changed afterwards is told to be that.',
    ),
    bullets(proven.says.map(stopped)),
    heading(3, 'evidence-runs', 'Runs'),
    table(['run', 'what', 'held', 'events', 'file'], proven.runs.map(runRow), 'llrrl'),
    paragraph('To fly them again:'),
    bullets(againLines(proven)),
    heading(3, 'evidence-branches', 'Branches and the run that took each'),
    paragraph(
      'Each branch of a flow’s sequence diagram, and what brings a lost change back. A branch that no run took is proved by its test alone.',
    ),
    ...flows.flatMap((flow) => branchBlocks(flow.id, proven.branches)),
    ...budgetBlocks(proven),
  ];
}

function runRow({ id, title, survived, seeds, events, file }: Evidence): readonly Inline[] {
  const held = `${survived} of ${seeds.length}`;
  return [
    defined(id),
    title,
    survived === seeds.length ? `✓ ${held}` : strong(`✗ ${held}`),
    grouped(events),
    code(file),
  ];
}

function againLines({ runs }: Proven): readonly Inline[] {
  return runs.flatMap((run) => run.again.map((command): Inline => [pointer(run.id), ': ', code(command)]));
}

function branchBlocks(flow: string, branches: readonly BranchRun[]): readonly RootContent[] {
  const own = branches.filter((branch) => branch.flow === flow);
  if (own.length === 0) return [];
  return [
    table(
      [[pointer(flow), ' branch'], 'taken', 'first run that took it'],
      own.map((branch) => [
        [anchor(branch.id), branch.branch],
        branch.taken === 0 ? '–' : grouped(branch.taken),
        branch.evidence === null
          ? `⚠ ${branch.says}`
          : [pointer(branch.evidence), `, seed ${branch.seed ?? '–'}`],
      ]),
      'lrl',
    ),
  ];
}

function budgetBlocks({ budgets }: Proven): readonly RootContent[] {
  if (budgets.length === 0) return [];
  return [
    heading(3, 'evidence-budgets', 'Call budgets, reckoned and counted'),
    paragraph(
      `Calls or points a day on each limit: by the arithmetic of the rate budgets, and as a run of one usual day without faults counted them after the first load. They agree when they lie within ${Math.round((budgets[0]?.tolerance ?? 0) * 100)} % of the larger one; otherwise it is said what sets them apart.`,
    ),
    table(['budget', 'reckoned', 'counted', ''], budgets.map(budgetRow), 'lrrl'),
  ];
}

function budgetRow({ budget, reckoned, counted, agrees, says }: BudgetRun): readonly Inline[] {
  return [pointer(budget), grouped(reckoned), grouped(counted), agrees ? '✓ agree' : says];
}
