// Every mapping row reads fields that the source has, fills a field that the target takes, and its expression is valid JSONata.
import type { Resource } from '../../catalog/profile.ts';
import { finding } from '../../finding/compose.ts';
import type { Finding } from '../../finding/finding.ts';
import { nearestSpelling } from '../../finding/input.ts';
import type { MappingDecision, MappingRow } from '../../mapping/mapping.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { expressionUse } from '../expression.ts';
import { mappingOf, resourceOf, type Rule, targetOf } from '../rule.ts';

export const mappingSound: Rule = {
  code: 'SPW012',
  name: 'mapping-sound',
  check: (plan) => plan.flows.flatMap((flow) => ofFlow(plan, flow)),
};

function ofFlow(plan: Plan, flow: PlanFlow): readonly Finding[] {
  const mapping = mappingOf(plan, flow);
  const source = resourceOf(plan, flow.from.system, flow.from.resource);
  const target = targetOf(plan, flow);
  if (mapping === null || source === null || target === null) return [];
  const { mappings } = mapping.mapping;
  const firsts = new Map<string, number>();
  for (const [index, row] of mappings.entries()) if (!firsts.has(row.to)) firsts.set(row.to, index);
  const twice = (row: MappingRow, index: number): readonly string[] => {
    const first = firsts.get(row.to) ?? index;
    return first < index ? [`${row.to} is filled by ${mapping.id}.${first + 1} already`] : [];
  };
  const told = (at: string, row: string, problem: string): Finding =>
    finding('SPW012', { at, values: { row, problem }, source: target.source });
  return [
    ...mappings.flatMap((row, index) =>
      [...problemsOf(row, source, target), ...twice(row, index)].map((problem) =>
        told(`${mapping.id}.${index + 1}`, `${row.from.join(', ')} → ${row.to}`, problem),
      ),
    ),
    ...mapping.mapping.decided.flatMap(({ decision }) =>
      departures(decision, mappings).map((problem) => told(mapping.id, `… → ${decision.to}`, problem)),
    ),
  ];
}

/** Where the rows are not what a person decided. */
function departures(
  { to, verdict, jsonata }: MappingDecision,
  rows: readonly MappingRow[],
): readonly string[] {
  const row = rows.find((one) => one.to === to);
  if (verdict === 'rejected') return row === undefined ? [] : ['it is filled although somebody rejected it'];
  return row?.jsonata === jsonata ? [] : [`it does not follow what somebody ${verdict}`];
}

function problemsOf(row: MappingRow, source: Resource, target: Resource): readonly string[] {
  const sources = source.fields.map((field) => field.path);
  const targets = target.fields.map((field) => field.path);
  const field = target.fields.find((candidate) => candidate.path === row.to);
  const unknown = (path: string, valid: readonly string[], where: string): string => {
    const nearest = nearestSpelling(path, valid);
    return `${where} has no field ${path}${nearest === null ? '' : `; the nearest is ${nearest}`}`;
  };
  return [
    ...[...row.from, ...row.reads]
      .filter((path) => !sources.includes(path))
      .map((path) => unknown(path, sources, source.name)),
    ...(field === undefined ? [unknown(row.to, targets, target.name)] : []),
    ...(field?.readOnly === true ? [`${row.to} is read-only`] : []),
    ...expressionProblems(row.jsonata, source),
  ];
}

/** A field without described inner fields may hold anything. */
function expressionProblems(expression: string, source: Resource): readonly string[] {
  const known = source.fields.map((field) => field.path.replaceAll('[]', ''));
  const open = known.filter((field) => !known.some((other) => other.startsWith(`${field}.`)));
  const isKnown = (path: string): boolean =>
    known.some((field) => field === path || field.startsWith(`${path}.`)) ||
    open.some((field) => path.startsWith(`${field}.`));
  try {
    const { paths, unknown } = expressionUse(expression);
    return [
      ...paths
        .filter((path) => !isKnown(path))
        .map((path) => `its expression reads ${path}, which ${source.name} does not have`),
      ...unknown.map((name) => `its expression uses $${name}, which nothing defines`),
    ];
  } catch (error) {
    const message =
      typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'invalid';
    return [`its expression is not valid JSONata: ${message}`];
  }
}
