// Where a flow stands among the others of its mission: whose records are the same as its own, who feeds it, whose fields come first, and
// which of its rows lead back to where their content came from. Works on flows as they run; decides nothing at run time.
import { endName, leadsBack, orderOf, partsOf } from '../landscape/circles.ts';
import type { CircleRole, RunningFlow } from './integration.ts';
import type { Mission } from './mission.ts';

/** In the order of the flows; null where a flow has nothing to do with another one, but for its own other leg. */
export function rolesIn(flows: readonly RunningFlow[], mission: Mission): readonly (CircleRole | null)[] {
  const links = flows.map(({ flow }) => flow);
  const leading = leadingIn(mission);
  const order = orderOf(links, leading);
  const parts = partsOf(links.map(({ from, to }) => ({ from: endName(from), to: endName(to) })));
  const fields = partsOf(flows.flatMap(edgesOf));
  const loopedIn = (running: RunningFlow): ReadonlySet<number> => loopedRows(running, { order, fields });
  const looped = flows.map(loopedIn);
  return flows.map((running, at): CircleRole | null => {
    const { flow } = running;
    const kin = kinOf(running, flows);
    if (!running.policy.circle || kin.length === 0) return null;
    const inCircle = parts.get(endName(flow.from)) === parts.get(endName(flow.to));
    const rivals = kin.some((id) => endName(endOf(flows, id).to) === endName(flow.to));
    return {
      kin,
      looped: looped[at] ?? new Set(),
      owners: flow.pair === null ? ownersOf(at, flows, { looped, leading }) : [],
      feeders: inCircle || rivals ? kin.filter((id) => feeds(flows, id, running)) : [],
      noted: flows.some(
        (other, place) => (looped[place]?.size ?? 0) > 0 && endName(other.flow.from) === endName(flow.to),
      ),
    };
  });
}

/** Systems of record. */
export function leadingIn({ systems }: Pick<Mission, 'systems'>): ReadonlySet<string> {
  return new Set(systems.filter(({ role }) => role === 'system-of-record').map(({ id }) => id));
}

function endOf(flows: readonly RunningFlow[], id: string): RunningFlow['flow'] {
  const found = flows.find(({ flow }) => flow.id === id);
  if (found === undefined) throw new Error(`no flow ${id}`);
  return found.flow;
}

function feeds(flows: readonly RunningFlow[], id: string, { flow }: RunningFlow): boolean {
  return endName(endOf(flows, id).to) === endName(flow.from);
}

/** Flows that share an end with it, or with one that does, and so on. */
function kinOf({ flow }: RunningFlow, flows: readonly RunningFlow[]): readonly string[] {
  const ends = new Set([endName(flow.from), endName(flow.to)]);
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { flow: other } of flows) {
      const [from, to] = [endName(other.from), endName(other.to)];
      if (found.has(other.id) || (!ends.has(from) && !ends.has(to))) continue;
      found.add(other.id);
      ends.add(from);
      ends.add(to);
    }
  }
  return [...found].filter((id) => id !== flow.id && id !== flow.pair);
}

function edgesOf({ flow, rows }: RunningFlow): readonly { readonly from: string; readonly to: string }[] {
  return rows.flatMap(({ from, to }) =>
    from.map((place) => ({ from: `${endName(flow.from)} ${place}`, to: `${endName(flow.to)} ${to}` })),
  );
}

/** Rows by their target's place whose content may come from that very place. */
function loopedRows(
  { flow, rows }: RunningFlow,
  {
    order,
    fields,
  }: { readonly order: ReadonlyMap<string, number>; readonly fields: ReadonlyMap<string, number> },
): ReadonlySet<number> {
  if (flow.pair !== null || !leadsBack(flow, order)) return new Set();
  const part = (end: RunningFlow['flow']['from'], place: number): number | undefined =>
    fields.get(`${endName(end)} ${place}`);
  return new Set(
    rows
      .filter(({ from, to }) => from.some((place) => part(flow.from, place) === part(flow.to, to)))
      .map(({ to }) => to),
  );
}

/** Flows into the same records whose fields come first: two-way ones, then those from a system of record, then as the brief has them. */
function ownersOf(
  at: number,
  flows: readonly RunningFlow[],
  {
    looped,
    leading,
  }: { readonly looped: readonly ReadonlySet<number>[]; readonly leading: ReadonlySet<string> },
): readonly string[] {
  const rank = ({ flow }: RunningFlow): number =>
    flow.pair !== null ? 0 : leading.has(flow.from.system) ? 1 : 2;
  const own = flows[at];
  if (own === undefined || (looped[at]?.size ?? 0) > 0) return othersInto(own, flows, looped);
  return flows
    .filter(
      (other, place) =>
        endName(other.flow.to) === endName(own.flow.to) &&
        (looped[place]?.size ?? 0) === 0 &&
        (rank(other) < rank(own) || (rank(other) === rank(own) && place < at)),
    )
    .map(({ flow }) => flow.id);
}

/** A flow that closes a circle leaves to all others what they write. */
function othersInto(
  own: RunningFlow | undefined,
  flows: readonly RunningFlow[],
  looped: readonly ReadonlySet<number>[],
): readonly string[] {
  if (own === undefined) return [];
  return flows
    .filter(
      (other, place) =>
        other !== own && endName(other.flow.to) === endName(own.flow.to) && (looped[place]?.size ?? 0) === 0,
    )
    .map(({ flow }) => flow.id);
}
