// The example body of a flow is what its mapping makes of the example record: no field that no row fills, and values as rows pass them on.
import type { MappingRow } from '../../mapping/mapping.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { mappingOf, type Problem, report, type Rule, told } from '../rule.ts';

export const exampleFollowsMapping: Rule = {
  code: 'SPW041',
  name: 'example-follows-mapping',
  check: (plan) =>
    report(
      'SPW041',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const { example } = flow;
  const rows = mappingOf(plan, flow)?.mapping.mappings ?? [];
  const write = flow.design.calls.find((call) => call.onFailure === 'write');
  if (example === null)
    return rows.length > 0 && write !== undefined
      ? [told(flow.id, `${flow.id} has a mapping and no example of what it writes`)]
      : [];
  const record = leavesOf(example.record);
  const body = leavesOf(example.body);
  const isWrite = flow.design.calls.some((call) => call.id === example.call && call.onFailure === 'write');
  const at = flow.mapping ?? flow.id;
  return [
    ...(isWrite
      ? []
      : [told(flow.id, `The example of ${flow.id} is for ${example.call}, which writes nothing`)]),
    ...(record === null ? [told(flow.id, `The example record of ${flow.id} is not JSON`)] : []),
    ...(body === null ? [told(flow.id, `The example body of ${flow.id} is not JSON`)] : []),
    ...(record === null || body === null
      ? []
      : bodyProblems(rows, record, body).map((problem) => told(at, `The example of ${flow.id} ${problem}`))),
  ];
}

type Leaves = ReadonlyMap<string, readonly unknown[]>;

function bodyProblems(rows: readonly MappingRow[], record: Leaves, body: Leaves): readonly string[] {
  const filled = rows.map((row) => row.to);
  const isFilled = (path: string): boolean =>
    filled.some(
      (to) =>
        to === path ||
        path.startsWith(`${to}.`) ||
        path.startsWith(`${to}[`) ||
        to === path.replace(/\[\]$/, ''),
    );
  return [
    ...[...body.keys()]
      .filter((path) => !isFilled(path))
      .map((path) => `writes ${path}, which no row of the mapping fills`),
    ...rows.flatMap((row) => passProblems(row, record, body)),
  ];
}

/** A row that passes its one value on unchanged shows the record's value in the body. */
function passProblems(row: MappingRow, record: Leaves, body: Leaves): readonly string[] {
  const [from, ...more] = row.from;
  if (row.transform !== 'direct' || from === undefined || more.length > 0 || row.jsonata !== from) return [];
  const [is, due] = [body.get(row.to), record.get(from)];
  if (due === undefined || JSON.stringify(is) === JSON.stringify(due)) return [];
  return [
    `has ${is === undefined ? 'no' : JSON.stringify(is[0])} ${row.to} where the record has ${JSON.stringify(due[0])} as ${from}`,
  ];
}

/** Values by path, list marks as "[]"; null for text that is no JSON. */
function leavesOf(text: string): Leaves | null {
  const leaves = new Map<string, unknown[]>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}.${key}`);
    else leaves.set(path, [...(leaves.get(path) ?? []), value]);
  };
  try {
    walk(JSON.parse(text) as unknown, '');
    return leaves;
  } catch {
    return null;
  }
}
