// What the twins of a mission have to hold: for each resource in use the fields that its flows look at or write, and what stands in them at
// first. A store tells 31 fields apart, so that very wide mappings are flown with their first rows.
import { rules } from '../design/rules.ts';
import { naturalOf } from '../design/identity.ts';
import { type Start, tokensFrom } from '../twin/start.ts';
import { day } from './clock.ts';
import type { Mission, MissionEnd, MissionFlow, MissionRow } from './mission.ts';

/** Fields of a store that flows may use; one more stands for all others. */
const widest = 30;

/** Where nothing is ever created, people have made the partners: all but this part of the records has one. */
const strays = 0.01;

/** How many values a field has that a filter looks at, where no list of them is known. */
const kinds = 4;

/** All that a twin holds of one resource before the run. */
export interface Stock {
  readonly system: string;
  readonly resource: string;
  readonly fields: readonly string[];
  /** In the order of the fields. */
  readonly starts: readonly Start[];
  readonly count: number;
  /** How long before one another they were last changed, ms: as often as records change in the mean day. */
  readonly apartMs: number;
}

/** The fields of one flow by path. `key` is the natural one; `rows` those that are flown. */
export interface FlowLayout {
  readonly flow: MissionFlow;
  readonly rows: readonly MissionRow[];
  readonly key: { readonly source: string; readonly target: string } | null;
  /** Ids of different sources differ where they are kept: `keptFrom` comes on top. */
  readonly kept: string | null;
  readonly keptFrom: number;
  readonly mark: string | null;
  /** `of`: the field has contents 1..of, and 1 passes. */
  readonly filter: { readonly field: string; readonly of: number } | null;
  readonly notes: readonly string[];
}

export interface Layout {
  readonly stocks: readonly Stock[];
  readonly flows: readonly FlowLayout[];
}

export function layoutOf(mission: Mission): Layout {
  const planned = mission.flows.map((flow) => planFlow(flow, mission));
  const shelves = new Map<string, Shelf>();
  for (const one of planned) {
    reserve(shelves, one.flow.from, [one.key?.source, one.filter?.field]);
    reserve(shelves, one.flow.to, [one.key?.target, one.kept, one.mark]);
  }
  const flows = planned.map((one) => ({
    ...fitRows(one, shelves),
    keptFrom: behind(one.flow.from, planned) * tokensFrom.unique.room,
  }));
  const stocks = [...shelves.values()].map((shelf) => stockOf(shelf, flows, mission));
  return { stocks, flows };
}

interface Shelf {
  readonly end: MissionEnd;
  readonly fields: string[];
}

function shelfFor(shelves: Map<string, Shelf>, end: MissionEnd): Shelf {
  const name = `${end.system}\n${end.resource}`;
  const known = shelves.get(name);
  if (known !== undefined) return known;
  const made: Shelf = { end, fields: [] };
  shelves.set(name, made);
  return made;
}

function reserve(
  shelves: Map<string, Shelf>,
  end: MissionEnd,
  paths: readonly (string | null | undefined)[],
): void {
  const { fields } = shelfFor(shelves, end);
  for (const path of paths)
    if (typeof path === 'string' && !fields.includes(path) && fields.length < widest) fields.push(path);
}

/** Rows are taken in the mapping's order as long as both stores have room. */
function fitRows(flow: FlowLayout, shelves: Map<string, Shelf>): FlowLayout {
  const source = shelfFor(shelves, flow.flow.from).fields;
  const target = shelfFor(shelves, flow.flow.to).fields;
  const rows = flow.rows.filter(({ from, to }) => {
    const more = from.filter((path) => !source.includes(path));
    const same = source === target;
    const added = target.includes(to) || (same && more.includes(to)) ? 0 : 1;
    if (source.length + more.length + (same ? added : 0) > widest || target.length + added > widest)
      return false;
    source.push(...more);
    if (!target.includes(to)) target.push(to);
    return true;
  });
  const cut = flow.rows.length - rows.length;
  return cut === 0
    ? flow
    : {
        ...flow,
        rows,
        notes: [
          ...flow.notes,
          `${rows.length} of ${flow.rows.length} mapped fields are flown: a virtual record tells ${widest} fields apart`,
        ],
      };
}

function planFlow(flow: MissionFlow, mission: Mission): FlowLayout {
  const { identity, deletes } = flow.design;
  const legs = legRows(flow, mission);
  const natural = naturalIn(naturalOf(identity), legs.rows);
  const ends = endsOf(flow, mission);
  const kept = identity.keys.find((key) => key.normalise === 'exact' && !ends.to.primaryKey.includes(key.to));
  const paired = identity.keys.find((key) => key !== kept && key !== natural);
  /** Where nothing natural names the record on both sides, people know the pairs: the key is what they would go by. */
  const byPeople = natural ?? (flow.writes === 'update-only' ? (paired ?? null) : null);
  const key = byPeople === null ? null : keyAsMapped(byPeople, legs.rows);
  const mark = deletes.does === 'keep' && deletes.mark !== kept?.to ? deletes.mark : null;
  const rows = legs.rows.filter(({ to }) => to !== kept?.to && to !== mark);
  const taken = legs.rows.filter((row) => !rows.includes(row)).map(({ to }) => to);
  return {
    flow,
    rows,
    keptFrom: 0,
    key,
    kept: kept?.to ?? null,
    mark,
    filter:
      flow.condition === null
        ? null
        : { field: flow.condition.field, of: ends.from.choices(flow.condition.field) },
    notes: [
      ...legs.notes,
      ...(key === null || key.source === byPeople?.from
        ? []
        : [
            `${key.target} is looked up by ${key.source}, which the mapping writes there, not by ${byPeople?.from ?? ''}`,
          ]),
      ...taken.map(
        (to) => `${to} is flown as the place for a mark or an id of our own, not as a mapped field`,
      ),
    ],
  };
}

type Key = MissionFlow['design']['identity']['keys'][number];

/** The first natural key that the mapping carries over as well, else the first. */
function naturalIn(keys: readonly Key[], rows: readonly MissionRow[]): Key | undefined {
  return (
    keys.find(({ from, to }) =>
      rows.some((row) => row.to === to && row.from.length === 1 && row.from[0] === from),
    ) ?? keys[0]
  );
}

/** What a field is looked up by is what is written there: else nothing that was made would ever be found again. */
function keyAsMapped(
  { from, to }: Key,
  rows: readonly MissionRow[],
): { readonly source: string; readonly target: string } {
  const row = rows.find((one) => one.to === to && one.from.length === 1);
  return { source: row?.from[0] ?? from, target: to };
}

interface EndFacts {
  readonly primaryKey: readonly string[];
  readonly choices: (path: string) => number;
}

function endsOf(flow: MissionFlow, mission: Mission): { readonly from: EndFacts; readonly to: EndFacts } {
  const factsOf = (end: MissionEnd): EndFacts => {
    const resource = resourceOf(mission, end);
    return {
      primaryKey: resource?.primaryKey ?? [],
      choices: (path) => {
        const listed = resource?.fields.find((field) => field.path === path)?.enum?.length ?? 0;
        return listed > 1 ? listed : kinds;
      },
    };
  };
  return { from: factsOf(flow.from), to: factsOf(flow.to) };
}

type ProfileResource = Mission['systems'][number]['profile']['resources'][number];

function resourceOf(mission: Mission, end: MissionEnd): ProfileResource | null {
  const system = mission.systems.find((one) => one.id === end.system);
  return system?.profile.resources.find((one) => one.name === end.resource) ?? null;
}

interface LegRows {
  readonly rows: readonly MissionRow[];
  readonly notes: readonly string[];
}

/** What goes round comes back changed unless each field goes one to one both ways; all else flows from the system of record alone. */
function legRows(flow: MissionFlow, mission: Mission): LegRows {
  const other = flow.pair === null ? null : (mission.flows.find((one) => one.id === flow.pair) ?? null);
  if (other === null) return { rows: flow.rows, notes: [] };
  const own = oneKey(flow, other);
  const theirs = oneKey(other, flow);
  const owner = flow.design.conflict?.owner ?? null;
  const leads =
    owner === null ? mission.flows.indexOf(flow) < mission.flows.indexOf(other) : owner === flow.from.system;
  const both = (row: MissionRow): boolean =>
    row.from.length === 1 &&
    theirs.some((back) => back.from.length === 1 && back.from[0] === row.to && back.to === row.from[0]);
  const rows = own.filter((row) => leads || both(row));
  const mutual = own.filter(both).length;
  return {
    rows,
    notes: [
      `${mutual} of ${flow.rows.length} mapped fields go one to one both ways${leads ? '; the others flow in this leg alone' : `, the others flow in ${other.id} alone`}`,
    ],
  };
}

/**
 * Some vendors show one content in two fields, and take it in one of them alone: a match key that the other leg writes back is flown as the
 * field that the two are matched by.
 */
function oneKey(flow: MissionFlow, other: MissionFlow): readonly MissionRow[] {
  const keys = naturalOf(flow.design.identity);
  return flow.rows.map((row) => {
    const key = keys.find(({ to }) => to === row.to);
    if (key === undefined || row.from.length !== 1 || row.from[0] === key.from) return row;
    const back = other.rows.some(
      ({ from, to }) => to === key.from && from.length === 1 && from[0] === row.to,
    );
    return back ? { from: [key.from], to: row.to } : row;
  });
}

/** A number for each source, so that those that feed the same target differ: what is in one of them is not in the others. */
function behind(end: MissionEnd, flows: readonly FlowLayout[]): number {
  return placesOf(flows).get(nameOf(end)) ?? 0;
}

function nameOf({ system, resource }: MissionEnd): string {
  return `${system}\n${resource}`;
}

const placed = new WeakMap<readonly FlowLayout[], ReadonlyMap<string, number>>();

function placesOf(flows: readonly FlowLayout[]): ReadonlyMap<string, number> {
  const known = placed.get(flows);
  if (known !== undefined) return known;
  const targets = new Map<string, Set<string>>();
  for (const { flow } of flows) {
    const own = targets.get(nameOf(flow.from)) ?? new Set<string>();
    targets.set(nameOf(flow.from), own.add(nameOf(flow.to)));
  }
  const places = new Map<string, number>();
  for (const [source, own] of targets) {
    const taken = new Set<number>();
    for (const [other, place] of places) if (!own.isDisjointFrom(targets.get(other) ?? own)) taken.add(place);
    let free = 0;
    while (taken.has(free)) free += 1;
    places.set(source, free);
  }
  placed.set(flows, places);
  return places;
}

function stockOf({ end, fields }: Shelf, flows: readonly FlowLayout[], mission: Mission): Stock {
  const at = (one: MissionEnd): boolean => one.system === end.system && one.resource === end.resource;
  const out = flows.filter(({ flow }) => at(flow.from));
  const into = flows.filter(({ flow }) => at(flow.to));
  const resource = resourceOf(mission, end);
  const first = flows.find(({ flow }) => at(flow.from) || at(flow.to));
  const leads = first !== undefined && at(first.flow.from);
  const count = Math.round(
    out.length > 0
      ? Math.max(...out.map(({ flow }) => flow.load.existing))
      : Math.max(0, ...into.filter(({ key }) => key !== null).map(({ flow }) => flow.load.existing)),
  );
  const updatesOnly = into.every(({ flow }) => flow.writes === 'update-only');
  /** Of the records of the source so many have a partner; the target has as many others of its own. */
  const apart = leads
    ? behind(end, flows) * tokensFrom.unique.room
    : Math.floor(count * (updatesOnly ? strays : rules.newShare.value));
  const keys = new Set([
    ...out.map(({ key }) => key?.source ?? null),
    ...into.map(({ key }) => key?.target ?? null),
  ]);
  const own = new Set(into.flatMap(({ kept, mark }) => [kept, mark]));
  const filters = new Map(out.flatMap(({ filter }) => (filter === null ? [] : [[filter.field, filter.of]])));
  return {
    system: end.system,
    resource: end.resource,
    fields,
    count,
    apartMs: Math.ceil(
      day / Math.max(1, ...(out.length > 0 ? out : into).map(({ flow }) => flow.load.changesPerDay)),
    ),
    starts: fields.map((path): Start => {
      if (keys.has(path)) return { kind: 'key', from: apart };
      if (own.has(path)) return { kind: 'empty' };
      const filtered = filters.get(path);
      if (filtered !== undefined) return { kind: 'mixed', of: filtered };
      const listed = resource?.fields.find((field) => field.path === path)?.enum?.length ?? 0;
      return { kind: 'mixed', of: listed > 1 ? listed : null };
    }),
  };
}
