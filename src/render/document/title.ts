// The plan's first page: what it is, where it stands, what must be decided.
import type { RootContent } from 'mdast';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { isDrawn, pace, systemName } from '../diagram/terms.ts';
import { bullets, code, facts, heading, type Inline, paragraph, pointer, strong, table } from './content.ts';
import { count, money, percent, stopped } from './figures.ts';

const shownQuestions = 6;

export function titleChapter(plan: Plan): readonly RootContent[] {
  const { constraints } = plan.brief;
  return [
    heading(1, 'plan', plan.name),
    paragraph(stopped(plan.summary)),
    facts([
      ['Design', [pointer('design', plan.architecture.name), `: ${stopped(plan.architecture.why)}`]],
      ['Needed by', constraints.goLive],
      [
        'Project',
        `${count(plan.project.days, 'project day')}, ${count(plan.project.points, 'point')}${plan.project.start === null ? ', counted in days: no start date was given' : `, from ${plan.project.start}`}`,
      ],
      ['Run cost', costOf(plan)],
      [
        'Revision',
        [
          `${plan.revisions[plan.revisions.length - 1]?.revision ?? 1}, content `,
          code(plan.contentHash.slice(0, 12)),
          `, made by ${plan.engine}`,
        ],
      ],
      [
        'Beside this',
        [
          file('specification.md'),
          ', ',
          file('project.md'),
          ', ',
          file('comparison.md'),
          ', ',
          code('mappings/'),
          ', ',
          code('diagrams/'),
        ],
      ],
    ]),
    ...statusChapter(plan),
  ];
}

function file(path: string): Inline {
  return { type: 'link', url: path, children: [{ type: 'text', value: path }] };
}

function costOf(plan: Plan): string | null {
  const chosen = plan.comparison.designs.find((design) => design.id === plan.architecture.id);
  if (chosen === undefined) return null;
  const budget = plan.brief.constraints.monthlyBudget;
  return `${money(chosen.cost.monthly)} a month by price list, not measured${budget === null ? '' : `; budget ${money(budget)}`}`;
}

function statusChapter(plan: Plan): readonly RootContent[] {
  const errors = plan.findings.filter((finding) => finding.severity === 'error').length;
  const ready = plan.flows.filter((flow) => flow.status === 'feasible').length;
  const binding = plan.budgets
    .filter((budget) => budget.binding)
    .map((budget) => `${systemName(plan, budget.system)} ${percent(budget.use)}`);
  return [
    heading(2, 'status', 'Where this stands'),
    paragraph(
      `${count(ready, 'flow')} of ${plan.flows.length} can be built as asked. ${count(plan.questions.length, 'question')} to answer, ${count(errors, 'error')} found. `,
      binding.length === 0 ? '' : `Tightest limits in the busiest window: ${binding.join(', ')}. `,
      plan.comparison.measuring === null
        ? 'Nothing here was measured: figures of freshness and load are arithmetic on documented limits and on the volumes given.'
        : [
            'What is called measured comes from simulated runs (',
            pointer('evidence', 'what they prove'),
            '); the rest is arithmetic on documented limits and on the volumes given.',
          ],
    ),
    table(
      ['flow', 'what', 'how', 'state', 'why'],
      plan.flows.map((flow) => [
        pointer(flow.id),
        flow.title,
        isDrawn(flow) ? pace(flow) : '–',
        stateOf(flow),
        flow.statusWhy,
      ]),
    ),
    ...decisionsNeeded(plan),
  ];
}

export function stateOf(flow: PlanFlow): Inline {
  switch (flow.status) {
    case 'feasible':
      return 'ready to build';
    case 'blocked':
      return strong(flow.design.routedTo === null ? 'blocked' : 'blocked as asked, route proposed');
    case 'open':
      return strong('waits for an answer');
    default: {
      const never: never = flow.status;
      return never;
    }
  }
}

/** Routes to agree to, then the questions that hold up the first task; the rest are listed under open questions. */
function decisionsNeeded(plan: Plan): readonly RootContent[] {
  const first = plan.project.tasks[0]?.id;
  const urgent = plan.questions.filter((question) => question.blocks === first).slice(0, shownQuestions);
  const all = [
    ...plan.flows.filter((flow) => flow.status === 'blocked').map(routeChoice),
    ...urgent.map(questionLine),
  ];
  if (plan.questions.length > urgent.length) {
    const rest = plan.questions.length - urgent.length;
    all.push([
      `${count(rest, 'more question')} to vendors and owners: `,
      pointer('questions', 'Open questions'),
    ]);
  }
  return all.length === 0 ? [] : [heading(3, 'decide', 'Decisions needed'), bullets(all)];
}

function routeChoice(flow: PlanFlow): Inline {
  if (flow.route === null)
    return [pointer(flow.id), ': no route is open; drop the flow or open the way to it.'];
  return [
    pointer(flow.id),
    ': agree to ',
    strong(flow.route.resource),
    ` (${flow.route.how}) in place of `,
    code(flow.to.asked),
    ', or choose another way.',
  ];
}

function questionLine(question: Plan['questions'][number]): Inline {
  return [
    pointer(question.id),
    ` ${question.text} `,
    strong(question.owner),
    ', before ',
    pointer(question.blocks),
  ];
}
