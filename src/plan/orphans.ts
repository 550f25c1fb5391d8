// What hangs loose in a plan, in both directions: a thing that nothing asked for, and a thing that leads to nothing. Looks at the links
// alone, so that a link which is missing is seen, whoever left it out. In one pass over the links.
import type { Plan } from './plan.ts';

export const traceKinds = [
  'requirement',
  'flow',
  'call',
  'mapping',
  'mapping row',
  'policy',
  'test',
  'task',
  'section',
] as const;
export type TraceKind = (typeof traceKinds)[number];

/** `lacks` says which direction is missing: what it comes from, or what it leads to. */
export interface Orphan {
  readonly id: string;
  readonly kind: TraceKind;
  readonly lacks: string;
}

interface Need {
  readonly kind: TraceKind;
  /** One of these must lead to it; empty: it is a beginning. */
  readonly from: readonly TraceKind[];
  /** It must lead to one of each of these groups. */
  readonly to: readonly (readonly TraceKind[])[];
}

const needs: readonly Need[] = [
  { kind: 'requirement', from: [], to: [['task']] },
  { kind: 'flow', from: ['requirement'], to: [['policy'], ['task']] },
  { kind: 'call', from: ['flow'], to: [['test']] },
  { kind: 'mapping', from: ['flow'], to: [['task'], ['test']] },
  { kind: 'mapping row', from: ['mapping', 'call'], to: [['policy'], ['test']] },
  { kind: 'policy', from: ['flow', 'mapping row'], to: [['test']] },
  { kind: 'test', from: ['requirement', 'call', 'mapping', 'mapping row', 'policy'], to: [['task']] },
  { kind: 'task', from: ['requirement', 'flow', 'mapping', 'policy', 'test'], to: [['section']] },
  { kind: 'section', from: ['task'], to: [] },
];

/** Everything that lacks a link which its kind must have. Sections that no task leads to are held to what they tell of instead. */
export function orphansOf(plan: Plan): readonly Orphan[] {
  const kinds = kindsOf(plan);
  const into = new Map<string, Set<TraceKind>>();
  const out = new Map<string, Set<TraceKind>>();
  const note = (map: Map<string, Set<TraceKind>>, id: string, kind: TraceKind | undefined): void => {
    if (kind === undefined) return;
    const held = map.get(id);
    if (held === undefined) map.set(id, new Set([kind]));
    else held.add(kind);
  };
  for (const { from, to } of plan.trace) {
    note(out, from, kinds.get(to));
    note(into, to, kinds.get(from));
  }
  const waived = waivers(plan);
  const byKind = new Map(needs.map((need) => [need.kind, need]));
  const linked = [...kinds].flatMap(([id, kind]) => {
    const need = byKind.get(kind);
    if (need === undefined || kind === 'section') return [];
    const comes = need.from.length === 0 || need.from.some((one) => into.get(id)?.has(one) === true);
    const missing = need.to.filter(
      (group) => !group.some((one) => out.get(id)?.has(one) === true || waived.has(`${id} ${one}`)),
    );
    return [
      ...(comes ? [] : [{ id, kind, lacks: `comes from no ${need.from.join(' or ')}` }]),
      ...missing.map((group) => ({ id, kind, lacks: `leads to no ${group.join(' or ')}` })),
    ];
  });
  return [...linked, ...untold(plan, kinds)];
}

/** Calls of a flow that is not built need no task of its own; a system on its own is served by the task of access. */
function waivers(plan: Plan): ReadonlySet<string> {
  const waived = new Set<string>();
  for (const flow of plan.flows)
    if (flow.design.calls.length === 0)
      for (const id of [flow.id, flow.mapping ?? '']) waived.add(`${id} task`);
  return waived;
}

function kindsOf(plan: Plan): ReadonlyMap<string, TraceKind> {
  const kinds = new Map<string, TraceKind>();
  const add = (kind: TraceKind, things: readonly { readonly id: string }[]): void => {
    for (const { id } of things) kinds.set(id, kind);
  };
  add('requirement', plan.requirements);
  add('flow', plan.flows);
  add('mapping', plan.mappings);
  add('policy', plan.policies);
  add('test', plan.tests);
  add('task', plan.project.tasks);
  add('section', plan.documents);
  for (const flow of plan.flows) add('call', flow.design.calls);
  for (const { id, mapping } of plan.mappings)
    add(
      'mapping row',
      mapping.mappings.map((_, index) => ({ id: `${id}.${index + 1}` })),
    );
  return kinds;
}

/** Things that no section of a document tells of, and sections that tell of nothing that there is. */
function untold(plan: Plan, kinds: ReadonlyMap<string, TraceKind>): readonly Orphan[] {
  const told = new Set(plan.documents.flatMap((section) => section.holds));
  const idle = plan.documents
    .filter((section) => section.holds.length === 0)
    .map((section): Orphan => ({ id: section.id, kind: 'section', lacks: 'tells of nothing' }));
  const silent = [...kinds]
    .filter(([id, kind]) => kind !== 'section' && !told.has(id))
    .map(([id, kind]): Orphan => ({ id, kind, lacks: 'is told of in no section of a document' }));
  return [...idle, ...silent];
}
