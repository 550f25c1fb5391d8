// Flows that feed one another in a circle, and which of them close it. What goes round would never come to rest if every flow carried what
// another had just written; the flow that closes a circle carries on only what people changed. Knows ends alone, no fields and no designs.

/** One direction of a flow; `pair` names the other leg of a two-way flow. */
export interface Link {
  readonly id: string;
  readonly pair: string | null;
  readonly from: { readonly system: string; readonly resource: string };
  readonly to: { readonly system: string; readonly resource: string };
}

/** Flows that reach one another, in the order in which they were given, and those of them that lead back. */
export interface Circle {
  readonly flows: readonly string[];
  readonly closing: readonly string[];
}

/** `leading`: systems of record; what they hold comes first, then what is read first. */
export function circlesOf(links: readonly Link[], leading: ReadonlySet<string>): readonly Circle[] {
  const part = partsOf(links.map((link) => ({ from: endName(link.from), to: endName(link.to) })));
  const order = orderOf(links, leading);
  const flows = new Map<number, Link[]>();
  for (const link of links) {
    const own = part.get(endName(link.from));
    if (own === undefined || own !== part.get(endName(link.to))) continue;
    flows.set(own, [...(flows.get(own) ?? []), link]);
  }
  return [...flows.values()].flatMap((own): readonly Circle[] => {
    const closing = own.filter((link) => link.pair === null && leadsBack(link, order)).map(({ id }) => id);
    return closing.length === 0 ? [] : [{ flows: own.map(({ id }) => id), closing }];
  });
}

/** "crm contact". */
export function endName({ system, resource }: Link['from']): string {
  return `${system} ${resource}`;
}

/** Places of all ends: those of systems of record first, then in the order in which they are read, then written. */
export function orderOf(links: readonly Link[], leading: ReadonlySet<string>): ReadonlyMap<string, number> {
  const ends = [...links.map(({ from }) => from), ...links.map(({ to }) => to)];
  const sorted = [
    ...ends.filter(({ system }) => leading.has(system)),
    ...ends.filter(({ system }) => !leading.has(system)),
  ];
  return new Map([...new Set(sorted.map(endName))].map((name, place) => [name, place]));
}

export function leadsBack(link: Pick<Link, 'from' | 'to'>, order: ReadonlyMap<string, number>): boolean {
  return (order.get(endName(link.to)) ?? 0) < (order.get(endName(link.from)) ?? 0);
}

/** Which names reach one another: those of one part have one number. */
export function partsOf(
  edges: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> {
  const ahead = neighbours(edges.map(({ from, to }) => [from, to] as const));
  const back = neighbours(edges.map(({ from, to }) => [to, from] as const));
  const left: string[] = [];
  const seen = new Set<string>();
  for (const name of ahead.keys()) left.push(...leaving(name, ahead, seen));
  const parts = new Map<string, number>();
  const reached = new Set<string>();
  let count = 0;
  for (const name of left.toReversed()) {
    if (reached.has(name)) continue;
    for (const one of leaving(name, back, reached)) parts.set(one, count);
    count += 1;
  }
  return parts;
}

function neighbours(edges: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [one, other] of edges) {
    const own = found.get(one) ?? [];
    own.push(other);
    found.set(one, own);
    if (!found.has(other)) found.set(other, []);
  }
  return found;
}

/** All that a name reaches and nobody has seen, each after everything that it leads to. */
function leaving(
  start: string,
  ahead: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): readonly string[] {
  if (seen.has(start)) return [];
  seen.add(start);
  const done: string[] = [];
  const way: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
  for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
    const next = ahead.get(here.name)?.[here.next];
    here.next += 1;
    if (next === undefined) {
      done.push(here.name);
      way.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      way.push({ name: next, next: 0 });
    }
  }
  return done;
}
