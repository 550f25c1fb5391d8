// In which order flows are loaded, so that a record never arrives before the one it belongs to: by the references of the target's own
// fields, and by what kinds of records hang on one another where no reference is described.
import type { JoinedFlow, Landscape } from '../../landscape/landscape.ts';

/** `wave` counts from 1 of `waves`; `after` are flows whose records this flow's records point to. */
export interface Turn {
  readonly wave: number;
  readonly waves: number;
  readonly after: readonly string[];
}

/** Kinds that hang on those before them. */
const ranks: readonly (readonly string[])[] = [
  ['company', 'person', 'customer', 'lead', 'user', 'employee', 'product'],
  ['price', 'inventory', 'deal', 'subscription', 'order', 'ticket', 'task'],
  ['line-item', 'shipment', 'invoice', 'comment', 'note', 'activity', 'message', 'file', 'event'],
  ['payment'],
  ['refund', 'payout'],
];

export function turnsOf(landscape: Landscape): ReadonlyMap<string, Turn> {
  const bySystem = new Map<string, JoinedFlow[]>();
  for (const flow of landscape.flows) {
    const own = bySystem.get(targetOf(flow).system);
    if (own === undefined) bySystem.set(targetOf(flow).system, [flow]);
    else own.push(flow);
  }
  const turns = [...bySystem.values()].flatMap(turnsAt);
  const waves = turns.reduce((most, [, turn]) => Math.max(most, turn.wave), 1);
  return new Map(turns.map(([flow, turn]) => [flow, { ...turn, waves }]));
}

function targetOf(flow: JoinedFlow): JoinedFlow['to'] {
  return flow.route?.end ?? flow.to;
}

/** The flows into one system. Each record is looked at once; records that point to one another in a circle share a wave. */
function turnsAt(flows: readonly JoinedFlow[]): readonly (readonly [string, Omit<Turn, 'waves'>])[] {
  const into = new Map<string, JoinedFlow[]>();
  for (const flow of flows) {
    const name = targetOf(flow).resource ?? targetOf(flow).asked;
    const own = into.get(name);
    if (own === undefined) into.set(name, [flow]);
    else own.push(flow);
  }
  const names = [...into.keys()];
  const parents = new Map(names.map((name) => [name, parentsOf(name, into)]));
  const depths = new Map<string, number>();
  const depthOf = (name: string, path: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const before = (parents.get(name) ?? []).filter((parent) => !path.includes(parent));
    const depth = before.reduce((most, parent) => Math.max(most, 1 + depthOf(parent, [...path, name])), 1);
    depths.set(name, depth);
    return depth;
  };
  return names.flatMap((name) =>
    (into.get(name) ?? []).map((flow): readonly [string, Omit<Turn, 'waves'>] => [
      flow.id,
      {
        wave: depthOf(name, []),
        after: (parents.get(name) ?? []).flatMap((parent) => (into.get(parent) ?? []).map((one) => one.id)),
      },
    ]),
  );
}

/** What the fields of a record point to, among the records that are loaded too; without any described reference, kinds of a lower rank. */
function parentsOf(name: string, into: ReadonlyMap<string, readonly JoinedFlow[]>): readonly string[] {
  const [flow] = into.get(name) ?? [];
  if (flow === undefined) return [];
  const told = new Set(targetOf(flow).fields.flatMap((field) => field.references ?? []));
  const referred = [...told].filter((parent) => parent !== name && into.has(parent));
  if (referred.length > 0) return referred;
  const rank = rankOf(flow);
  if (rank === null) return [];
  return [...into]
    .filter(([other, [first]]) => {
      const theirs = first === undefined ? null : rankOf(first);
      return other !== name && theirs !== null && theirs < rank;
    })
    .map(([other]) => other);
}

function rankOf(flow: JoinedFlow): number | null {
  const found = ranks.findIndex((kinds) => kinds.includes(targetOf(flow).concept ?? ''));
  return found < 0 ? null : found;
}
