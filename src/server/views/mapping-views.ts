// Questions about the mappings of a plan, for the reading threads.
import { nearestSpelling } from '../../finding/input.ts';
import type { Field } from '../../catalog/profile.ts';
import { expressionUse } from '../../check/expression.ts';
import { heldBy } from '../../landscape/prohibitions.ts';
import { candidatesFor } from '../../mapping/candidates.ts';
import type { MappingRow } from '../../mapping/mapping.ts';
import { sample } from '../../mapping/sample.ts';
import type { Plan } from '../../plan/plan.ts';
import { Refused } from '../problem.ts';
import { type View, view } from '../reading/view.ts';
import type {
  CheckedDecision,
  FlowMapping,
  FlowSides,
  MappingLine,
  SideField,
  TargetRow,
} from './mapping.ts';

export const mappingLines: View<'plan', null, readonly MappingLine[]> = view('plan', (plan) =>
  plan.flows.flatMap((flow) => {
    const sides = sidesOf(plan, flow.id);
    return sides === null ? [] : [lineOf(plan, sides)];
  }),
);

export const flowMapping: View<'plan', { readonly flow: string }, FlowMapping> = view(
  'plan',
  (plan, { flow }) => {
    const sides = sidesOr404(plan, flow);
    return {
      line: lineOf(plan, sides),
      sources: sides.from.fields.filter((field) => !field.writeOnly).map(sideField),
      rows: rowsOf(sides),
      sample: sampleOf(sides),
      updateOnly: sides.flow.design.write.mode === 'update-only',
    };
  },
);

/** The likeliest sources of one target, as the rows that they would be. */
export const mappingCandidates: View<
  'plan',
  { readonly flow: string; readonly to: string },
  readonly MappingRow[]
> = view('plan', (plan, { flow, to }) => {
  const sides = sidesOr404(plan, flow);
  return candidatesFor(sides.from, sides.to, to, 12);
});

/** What is to be decided about a target field. */
export interface MappingAsked {
  readonly flow: string;
  readonly to: string;
  readonly verdict: 'accepted' | 'changed' | 'rejected';
  /** Null for an acceptance of what was suggested. */
  readonly jsonata: string | null;
}

export const mappingDecision: View<'plan', MappingAsked, CheckedDecision> = view('plan', (plan, asked) => {
  const sides = sidesOr404(plan, asked.flow);
  const { mapping, to, held } = sides;
  const field = to.fields.find((one) => one.path === asked.to);
  if (field === undefined) throw new Refused(404, `${to.object} has no field ${asked.to}.`);
  if (field.readOnly) throw new Refused(409, `${asked.to} is read-only.`);
  if (held.includes(asked.to))
    throw new Refused(409, `The brief holds the value of ${asked.to}; change the brief to decide it.`);
  const ends = { from: mapping.from, to: mapping.to };
  if (asked.verdict === 'rejected') return { ...ends, sources: [], jsonata: null, warnings: [] };
  const suggested = suggestedFor(sides, asked.to);
  const jsonata = asked.jsonata ?? suggested?.jsonata ?? null;
  if (jsonata === null) throw new Refused(409, `Nothing was suggested for ${asked.to}; say what fills it.`);
  if (suggested !== null && suggested.jsonata === jsonata)
    return { ...ends, sources: suggested.from, jsonata, warnings: [] };
  return { ...ends, jsonata, ...usedIn(jsonata, sides) };
});

/** The source fields that an expression reads, and what it reads that the source does not have. Throws Refused for what is no expression. */
function usedIn(
  jsonata: string,
  { from }: FlowSides,
): { readonly sources: readonly string[]; readonly warnings: readonly string[] } {
  const plain = new Map(from.fields.map((field) => [field.path.replaceAll('[]', ''), field.path]));
  const { paths, unknown } = parsed(jsonata);
  const strange = paths.filter(
    (path) =>
      ![...plain.keys()].some(
        (known) => known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`),
      ),
  );
  return {
    sources: [...new Set(paths.flatMap((path) => plain.get(path) ?? []))],
    warnings: [
      ...strange.map((path) => {
        const nearest = nearestSpelling(path, [...plain.keys()]);
        return `${from.object} has no field ${path}${nearest === null ? '' : `; the nearest is ${nearest}`}`;
      }),
      ...unknown.map((name) => `nothing defines $${name}`),
    ],
  };
}

function parsed(jsonata: string): ReturnType<typeof expressionUse> {
  try {
    return expressionUse(jsonata);
  } catch (error) {
    const message =
      typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'invalid';
    throw new Refused(422, `That is no JSONata: ${message}`);
  }
}

function sidesOr404(plan: Plan, flow: string): FlowSides {
  const sides = sidesOf(plan, flow);
  if (sides === null) throw new Refused(404, 'The plan has no mapping for such a flow.');
  return sides;
}

function sidesOf(plan: Plan, id: string): FlowSides | null {
  const flow = plan.flows.find((one) => one.id === id);
  const mapping = plan.mappings.find((one) => one.flow === id)?.mapping;
  if (flow === undefined || mapping === undefined) return null;
  const from = sideOf(plan, flow.from.system, flow.from.resource);
  const to = sideOf(plan, flow.to.system, flow.route?.resource ?? flow.to.resource);
  const held = heldBy(plan.prohibitions, id).map(({ field }) => field);
  return from === null || to === null ? null : { flow, mapping, from, to, held };
}

function sideOf(plan: Plan, system: string, name: string | null): FlowSides['from'] | null {
  const resource = plan.connections
    .find((one) => one.system === system)
    ?.resources.find((one) => one.name === name);
  if (resource === undefined) return null;
  return { system, object: resource.name, concept: resource.concept, fields: resource.fields };
}

function lineOf(plan: Plan, { flow, mapping, from, to, held }: FlowSides): MappingLine {
  const nameOf = (system: string): string =>
    plan.connections.find((one) => one.system === system)?.name ?? system;
  return {
    flow: flow.id,
    title: flow.title,
    from: from.object,
    to: to.object,
    ends: { from: mapping.from, to: mapping.to },
    fromName: nameOf(from.system),
    toName: nameOf(to.system),
    targets: targetsOf({ flow, mapping, from, to, held }).length,
    mapped: mapping.mappings.length,
    open: flow.design.write.mode === 'update-only' ? 0 : mapping.unmapped.required.length,
    decided: mapping.decided.length,
  };
}

/** What can be filled: no read-only field, and of containers those alone that something is said of. */
function targetsOf({ mapping, to }: FlowSides): readonly Field[] {
  const said = new Set([
    ...mapping.mappings.map((row) => row.to),
    ...mapping.unmapped.required,
    ...mapping.unmapped.to,
  ]);
  const settled = new Set(mapping.decided.map(({ decision }) => decision.to));
  return to.fields.filter(
    (field) =>
      said.has(field.path) ||
      settled.has(field.path) ||
      (!field.readOnly && field.type !== 'object' && field.type !== 'array'),
  );
}

function suggestedFor({ mapping }: FlowSides, to: string): MappingRow | null {
  const settled = mapping.decided.find(({ decision }) => decision.to === to);
  return settled === undefined ? (mapping.mappings.find((row) => row.to === to) ?? null) : settled.suggested;
}

function rowsOf(sides: FlowSides): readonly TargetRow[] {
  const { mapping, held } = sides;
  const rows = new Map(mapping.mappings.map((row) => [row.to, row]));
  const settled = new Map(mapping.decided.map((one) => [one.decision.to, one]));
  const candidates = Map.groupBy(mapping.candidates, (one) => one.to);
  const remarks = Map.groupBy(mapping.findings, (one) => one.at.slice(one.at.indexOf('#') + 1));
  const containers = new Set(mapping.unmapped.required);
  return targetsOf(sides).map((field) => {
    const own = settled.get(field.path) ?? null;
    return {
      ...sideField(field),
      required: field.required || containers.has(field.path),
      held: held.includes(field.path),
      suggested: own === null ? (rows.get(field.path) ?? null) : own.suggested,
      candidates: (candidates.get(field.path) ?? [])
        .map(({ from, score }) => ({ from, score }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, 3),
      settled: own?.decision ?? null,
      remarks: (remarks.get(field.path) ?? [])
        .filter((one) => one.rule !== 'SPW201')
        .map((one) => one.message),
    };
  });
}

function sideField(field: Field): SideField {
  return {
    path: field.path,
    type: field.format === null ? field.type : `${field.type} (${field.format})`,
    enum: field.enum,
    maxLength: field.maxLength,
    personal: field.personal,
  };
}

/** The plan's own example where there is one, so that page and document show the same. */
function sampleOf({ flow, from }: FlowSides): string {
  return flow.example?.record ?? JSON.stringify(sample(from), null, 2);
}
