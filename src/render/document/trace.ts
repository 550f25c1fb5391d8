// The trace as tables: for each flow what it serves, what makes it up, what proves it and where that is done; then what holds for the whole.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { code, heading, type Inline, joined, paragraph, pointer, pointers, table } from './content.ts';
import { grouped } from './figures.ts';

/** Why each thing is there. */
export function traceChapter(plan: Plan): readonly RootContent[] {
  if (plan.trace.length === 0) return [];
  const out = new Map<string, string[]>();
  for (const { from, to } of plan.trace) {
    const held = out.get(from);
    if (held === undefined) out.set(from, [to]);
    else held.push(to);
  }
  const tasks = new Set(plan.project.tasks.map((task) => task.id));
  const rows = new Map(plan.mappings.map(({ id, mapping }) => [id, mapping.mappings.length]));
  const tasksOf = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids.flatMap((id) => out.get(id) ?? []))].filter((id) => tasks.has(id)).toSorted();
  return [
    heading(2, 'trace', 'Trace'),
    paragraph(
      'Each thing is there because of the one before it: requirement, flow, endpoint, mapping row, policy, test, task, section of a document. ',
      `${grouped(plan.trace.length)} links in all, each by its id in `,
      code('plan.json'),
      '.',
    ),
    table(
      ['requirements', 'flow', 'endpoints', 'mapping rows', 'policies', 'tests', 'tasks'],
      plan.flows.map((flow) => [
        pointers(flow.requirements),
        pointer(flow.id),
        pointers(flow.design.calls.map((call) => call.id)),
        flow.mapping === null ? '–' : mappingRows(flow.mapping, rows.get(flow.mapping) ?? 0),
        pointers(flow.policies),
        pointers(flow.tests),
        pointers(tasksOf([flow.id, flow.mapping ?? '', ...flow.policies, ...flow.tests])),
      ]),
    ),
    ...wholeTable(plan, out, tasksOf),
    taskTable(plan, out),
  ];
}

function mappingRows(mapping: string, rows: number): Inline {
  if (rows === 0) return pointer(mapping);
  return rows === 1
    ? pointer(`${mapping}.1`)
    : [pointer(`${mapping}.1`), ' to ', pointer(`${mapping}.${rows}`), ` (${rows})`];
}

type Out = ReadonlyMap<string, readonly string[]>;

/** Requirements that no flow of its own serves. */
function wholeTable(
  plan: Plan,
  out: Out,
  tasksOf: (ids: readonly string[]) => readonly string[],
): readonly RootContent[] {
  const flows = new Set(plan.flows.map((flow) => flow.id));
  const tests = new Set(plan.tests.map((test) => test.id));
  const whole = plan.requirements.filter((one) => !(out.get(one.id) ?? []).some((id) => flows.has(id)));
  if (whole.length === 0) return [];
  return [
    table(
      ['requirement of the whole', 'tests', 'tasks'],
      whole.map((one) => [
        pointer(one.id),
        pointers((out.get(one.id) ?? []).filter((id) => tests.has(id))),
        pointers(tasksOf([one.id])),
      ]),
    ),
  ];
}

function taskTable(plan: Plan, out: Out): RootContent {
  const sections = new Set(plan.documents.map((section) => section.id));
  return table(
    ['task', 'what', 'told in'],
    plan.project.tasks.map((task) => [
      pointer(task.id),
      task.title,
      joined(
        (out.get(task.id) ?? [])
          .filter((id) => sections.has(id))
          .map((id): Inline => pointer(id.split('#')[1] ?? id, id)),
        ', ',
      ),
    ]),
  );
}
