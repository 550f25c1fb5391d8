// Where people work in a run: the stores that flows read, with what is known of their fields, and what people keep in step by hand on the
// other side. Made from running flows; nothing is edited here.
import type { Load } from '../landscape/landscape.ts';
import type { Start } from '../twin/start.ts';
import type { Mark, Store, Token } from '../twin/store.ts';
import type { RunningFlow } from './integration.ts';
import type { Layout, Stock } from './layout.ts';
import type { Partners } from './observe/partners.ts';

/** Written by hand, in the vendor's own pages. */
export const people: Mark = { by: 'people', writer: null, carried: null };

/** A store that people edit. Fields are places; `own` belong to integrations and are left alone. */
export interface Workplace {
  readonly system: string;
  readonly store: Store;
  readonly load: Load;
  readonly starts: readonly Start[];
  readonly editable: readonly number[];
  readonly keys: readonly number[];
  readonly filters: readonly number[];
  readonly own: readonly number[];
  readonly other: number;
  readonly deletable: boolean;
  readonly mergeable: boolean;
  /** Two records may have one key: nothing keeps it unique. */
  readonly doubles: boolean;
  readonly partners: readonly PartnerMaker[];
  readonly mirrors: readonly Mirror[];
}

/** People make the record that an update-only flow will write to. */
export interface PartnerMaker {
  readonly make: (id: number, values: readonly Token[], fresh: () => Token) => void;
}

/** The other side of a two-way flow: `fields` says which place there holds what a place here holds. */
export interface Mirror {
  readonly place: () => Workplace;
  readonly partner: (id: number) => number;
  readonly fields: ReadonlyMap<number, number>;
  readonly toleranceMs: number;
}

/** One for each store that a flow reads. `partners` are by flow. */
export function workplacesOf(
  flows: readonly RunningFlow[],
  layout: Layout,
  partners: ReadonlyMap<RunningFlow, Partners>,
): readonly Workplace[] {
  const made = new Map<string, Workplace>();
  const nameOf = (system: string, resource: string): string => `${system}\n${resource}`;
  for (const { flow } of flows) {
    const name = nameOf(flow.from.system, flow.from.resource);
    const stock = layout.stocks.find((one) => nameOf(one.system, one.resource) === name);
    if (stock === undefined || made.has(name)) continue;
    const reading = flows.filter((one) => nameOf(one.flow.from.system, one.flow.from.resource) === name);
    const writing = flows.filter((one) => nameOf(one.flow.to.system, one.flow.to.resource) === name);
    const mirrors = reading.flatMap((one) => mirrorOf(one, flows, { partners, made, nameOf }));
    const workplace = workplaceOf(stock, { reading, writing, mirrors, partners });
    if (workplace !== null) made.set(name, workplace);
  }
  return [...made.values()];
}

interface Around {
  readonly reading: readonly RunningFlow[];
  readonly writing: readonly RunningFlow[];
  readonly mirrors: readonly Mirror[];
  readonly partners: ReadonlyMap<RunningFlow, Partners>;
}

function workplaceOf(stock: Stock, { reading, writing, mirrors, partners }: Around): Workplace | null {
  const [first] = reading;
  if (first === undefined) return null;
  const store = first.source.store(stock.resource);
  const keys = unique([
    ...reading.flatMap(({ key }) => key?.source ?? []),
    ...writing.flatMap(({ key }) => key?.target ?? []),
  ]);
  const own = unique(writing.flatMap(({ kept, mark }) => [kept ?? [], mark ?? []].flat()));
  const filters = unique(reading.flatMap(({ filter }) => filter?.field ?? []));
  const mapped = unique(reading.flatMap(({ rows }) => rows.flatMap(({ from }) => from)));
  const resource = first.source.profile.resources.find((one) => one.name === stock.resource);
  const events = first.source.profile.events.filter((event) => event.resource === stock.resource);
  const primary = keys.filter((place) => resource?.primaryKey.includes(store.fields[place] ?? '') === true);
  return {
    system: stock.system,
    store,
    load: reading
      .map(({ flow }) => flow.load)
      .reduce((most, load) => (load.changesPerDay > most.changesPerDay ? load : most)),
    starts: stock.starts,
    editable: mapped.filter(
      (place) => !keys.includes(place) && !own.includes(place) && !filters.includes(place),
    ),
    keys: keys.filter((place) => !primary.includes(place)),
    filters,
    own,
    other: store.fields.length - 1,
    deletable:
      resource?.operations.some(({ kind }) => kind === 'delete') === true ||
      events.some(({ change }) => change === 'deleted'),
    mergeable: events.some(({ change }) => change === 'merged'),
    doubles: !keys.some(
      (place) => resource?.fields.find((field) => field.path === store.fields[place])?.unique === true,
    ),
    partners: reading
      .filter((flow) => flow.flow.writes === 'update-only')
      .flatMap((flow) => makerOf(flow, partners.get(flow) ?? null)),
    mirrors,
  };
}

function unique(places: readonly number[]): readonly number[] {
  return [...new Set(places)];
}

/** The new partner has the key, and whatever else a record there has. */
function makerOf(
  { flow, key, kept, keptFrom, mark, target }: RunningFlow,
  partners: Partners | null,
): readonly PartnerMaker[] {
  if (partners === null || (key === null && kept === null)) return [];
  const store = target.store(flow.to.resource);
  return [
    {
      make: (id, values, fresh) => {
        const partner = store.create(
          store.fields.map((_, field): Token => {
            if (key !== null && field === key.target) return values[key.source] ?? 0;
            if (field === kept) return key === null ? id + 1 + keptFrom : 0;
            return field === mark ? 0 : fresh();
          }),
          people,
        );
        partners.bind(id, partner);
      },
    },
  ];
}

interface Known {
  readonly partners: ReadonlyMap<RunningFlow, Partners>;
  readonly made: ReadonlyMap<string, Workplace>;
  readonly nameOf: (system: string, resource: string) => string;
}

function mirrorOf(flow: RunningFlow, flows: readonly RunningFlow[], known: Known): readonly Mirror[] {
  const back = flows.find((one) => one.flow.id === flow.flow.pair);
  const book = known.partners.get(flow);
  if (back === undefined || book === undefined) return [];
  const fields = new Map(
    flow.rows.flatMap(({ from, to }): (readonly [number, number])[] => {
      const [only] = from;
      const both = back.rows.some((row) => row.from.length === 1 && row.from[0] === to && row.to === only);
      return from.length === 1 && only !== undefined && both ? [[only, to]] : [];
    }),
  );
  const name = known.nameOf(flow.flow.to.system, flow.flow.to.resource);
  return [
    {
      place: () => {
        const place = known.made.get(name);
        if (place === undefined) throw new Error(`nobody works in ${flow.flow.to.resource}`);
        return place;
      },
      partner: book.of,
      fields,
      toleranceMs: flow.policy.conflict?.toleranceMs ?? 0,
    },
  ];
}
