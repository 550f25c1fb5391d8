// What a mapping row says of its fields (types, length, required, personal) is what the contracts say, and its value map knows their values.
import type { Field, Resource } from '../../catalog/profile.ts';
import type { MappingRow } from '../../mapping/mapping.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { byKey } from '../lookup.ts';
import { mappingOf, type Problem, report, resourceOf, type Rule, targetOf, told } from '../rule.ts';

export const mappingTypes: Rule = {
  code: 'SPW040',
  name: 'mapping-types',
  check: (plan) =>
    report(
      'SPW040',
      plan.flows.flatMap((flow) => problemsOf(plan, flow)),
    ),
};

function problemsOf(plan: Plan, flow: PlanFlow): readonly Problem[] {
  const mapping = mappingOf(plan, flow);
  const source = resourceOf(plan, flow.from.system, flow.from.resource);
  const target = targetOf(plan, flow);
  if (mapping === null || source === null || target === null) return [];
  const { from, to, mappings } = mapping.mapping;
  const [sources, targets] = [fieldsOf(source), fieldsOf(target)];
  const ends = [
    { is: from, due: `${flow.from.system}:${source.name}` },
    { is: to, due: `${flow.to.system}:${target.name}` },
  ];
  return [
    ...ends
      .filter(({ is, due }) => is !== due)
      .map(({ is, due }) => told(mapping.id, `${mapping.id} maps ${is} where ${flow.id} runs over ${due}`)),
    ...mappings.flatMap((row, index) =>
      rowProblems(row, sources, targets).map((problem) =>
        told(
          `${mapping.id}.${index + 1}`,
          `${row.from.join(', ') || 'a fixed value'} → ${row.to} ${problem}`,
          target.source,
        ),
      ),
    ),
  ];
}

function fieldsOf(resource: Resource): ReadonlyMap<string, Field> {
  return byKey(resource.fields, (field) => field.path);
}

/** A field that the contract does not have is told by another rule. */
function rowProblems(
  row: MappingRow,
  sources: ReadonlyMap<string, Field>,
  targets: ReadonlyMap<string, Field>,
): readonly string[] {
  const to = targets.get(row.to);
  const from = row.from.map((path) => sources.get(path)).filter((field) => field !== undefined);
  if (to === undefined || from.length !== row.from.length) return [];
  const personal = to.personal ?? from.find((field) => field.personal !== null)?.personal ?? null;
  const pairs: readonly (readonly [what: string, is: string, due: string])[] = [
    ['the target type', row.toType, typeOf(to)],
    ['the source types', row.fromTypes.join(', '), from.map(typeOf).join(', ')],
    ['the greatest length', String(row.maxLength), String(to.maxLength)],
    ['"required"', String(row.required), String(to.required)],
    ['the class of personal data', String(row.personal), String(personal)],
  ];
  return [
    ...pairs
      .filter(([, is, due]) => is !== due)
      .map(([what, is, due]) => `has ${what} as ${is} where the contract says ${due}`),
    ...emptyProblems(row),
    ...valueProblems(row, from, to),
  ];
}

function typeOf(field: Field): string {
  const base = field.enum !== null && field.enum.length > 0 ? 'enum' : field.type;
  return field.format === null ? base : `${base} (${field.format})`;
}

function emptyProblems(row: MappingRow): readonly string[] {
  return [
    ...(row.required && (row.nullRule === 'omit' || row.nullRule === 'clear')
      ? [`leaves a required field empty ("${row.nullRule}") where the source has no value`]
      : []),
    ...((row.nullRule === 'default') === (row.defaultValue !== null)
      ? []
      : [
          row.defaultValue === null
            ? 'takes a default and names none'
            : 'names a default that it never takes',
        ]),
  ];
}

/** Values that a closed list does not have. A field without a list takes any. */
function valueProblems(row: MappingRow, from: readonly Field[], to: Field): readonly string[] {
  if (row.valueMap === null) return [];
  const outside = (values: readonly string[], fields: readonly Field[]): readonly string[] =>
    fields.some((field) => field.enum === null) || fields.length === 0
      ? []
      : values.filter((value) => !fields.some((field) => field.enum?.includes(value)));
  const [read, written] = [
    outside(Object.keys(row.valueMap), from),
    outside(Object.values(row.valueMap), [to]),
  ];
  return [
    ...(read.length === 0 ? [] : [`maps the value ${read.join(', ')}, which the source does not have`]),
    ...(written.length === 0
      ? []
      : [`writes the value ${[...new Set(written)].join(', ')}, which the target does not take`]),
  ];
}
