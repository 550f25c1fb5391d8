// Every change that people made in a flow's source, what became of it and when: in columns, so that a bulk edit of a million records can be
// followed. In the end each change is applied, superseded, filtered, parked or lost, and never two of these.

import { type ById, byId } from '../by-id.ts';

export const fates = ['pending', 'applied', 'superseded', 'filtered', 'parked', 'lost'] as const;
export type Fate = (typeof fates)[number];

/** What kind of change: everyday ones count for freshness, a bulk edit's and endings do not. */
export type Sort = 'everyday' | 'bulk' | 'ending';

/** Changes by their place, in the order of time. `done` is when the fate was decided; Infinity while pending, and for what is lost. */
export interface Tally {
  readonly count: () => number;
  readonly source: (place: number) => number;
  readonly at: (place: number) => number;
  readonly done: (place: number) => number;
  readonly fate: (place: number) => Fate;
  readonly sort: (place: number) => Sort;
  readonly totals: () => Readonly<Record<Fate, number>>;
  /** A change that has to be carried over: the source record stood at that version after it. */
  readonly expect: (change: Noted) => void;
  /** A change whose fate is known at once. */
  readonly settled: (change: Noted, fate: Fate) => void;
  readonly waits: (source: number) => boolean;
  /** The source's state of that version is shown: the last pending change up to it is applied, those before it are superseded. */
  readonly shown: (source: number, version: number, now: number) => void;
  /** All that is pending of the record ends so. */
  readonly end: (source: number, fate: Fate, now: number) => void;
  /** Records with pending changes, in the order of their first one. */
  readonly waiting: () => readonly number[];
}

export interface Noted {
  readonly source: number;
  readonly version: number;
  readonly at: number;
  readonly sort: Sort;
}

const sorts: readonly Sort[] = ['everyday', 'bulk', 'ending'];

/** The columns, and for each record the place of its last pending change. */
interface Columns {
  readonly sources: number[];
  readonly versions: number[];
  readonly times: number[];
  readonly ends: number[];
  readonly decided: number[];
  readonly kinds: number[];
  /** The pending change of the same record before this one, -1 for none. */
  readonly earlier: number[];
  readonly last: ById<number>;
  readonly totals: number[];
}

export function tally(): Tally {
  const own: Columns = {
    sources: [],
    versions: [],
    times: [],
    ends: [],
    decided: [],
    kinds: [],
    earlier: [],
    last: byId(),
    totals: fates.map(() => 0),
  };
  const { sources, times, ends, decided, kinds, earlier, last, totals } = own;
  return {
    count: () => sources.length,
    source: (place) => sources[place] ?? -1,
    at: (place) => times[place] ?? 0,
    done: (place) => ends[place] ?? Number.POSITIVE_INFINITY,
    fate: (place) => fates[decided[place] ?? 0] ?? 'pending',
    sort: (place) => sorts[kinds[place] ?? 0] ?? 'everyday',
    totals: () =>
      Object.fromEntries(fates.map((fate, index) => [fate, totals[index] ?? 0])) as Record<Fate, number>,
    expect: (change) => {
      add(own, change, 'pending');
      last.set(change.source, sources.length - 1);
    },
    settled: (change, fate) => add(own, change, fate),
    waits: (source) => last.get(source) !== undefined,
    shown: (source, version, now) => show(own, { source, version, now }),
    end: (source, fate, now) => {
      for (let place = last.get(source) ?? -1; place >= 0; place = earlier[place] ?? -1)
        decide(own, place, { fate, now });
      last.delete(source);
    },
    waiting: () => last.ids(),
  };
}

function add(own: Columns, change: Noted, fate: Fate): void {
  const index = fates.indexOf(fate);
  own.sources.push(change.source);
  own.versions.push(change.version);
  own.times.push(change.at);
  own.ends.push(fate === 'pending' || fate === 'lost' ? Number.POSITIVE_INFINITY : change.at);
  own.decided.push(index);
  own.kinds.push(sorts.indexOf(change.sort));
  own.earlier.push(fate === 'pending' ? (own.last.get(change.source) ?? -1) : -1);
  own.totals[index] = (own.totals[index] ?? 0) + 1;
}

function decide(
  own: Columns,
  place: number,
  { fate, now }: { readonly fate: Fate; readonly now: number },
): void {
  const index = fates.indexOf(fate);
  own.totals[0] = (own.totals[0] ?? 0) - 1;
  own.totals[index] = (own.totals[index] ?? 0) + 1;
  own.decided[place] = index;
  own.ends[place] = fate === 'lost' ? Number.POSITIVE_INFINITY : now;
}

/** Later changes than the version stay pending. */
function show(
  own: Columns,
  { source, version, now }: { readonly source: number; readonly version: number; readonly now: number },
): void {
  let place = own.last.get(source) ?? -1;
  let later = -1;
  while (place >= 0 && (own.versions[place] ?? 0) > version) {
    later = place;
    place = own.earlier[place] ?? -1;
  }
  if (later < 0) own.last.delete(source);
  else own.earlier[later] = -1;
  for (let fate: Fate = 'applied'; place >= 0; place = own.earlier[place] ?? -1) {
    decide(own, place, { fate, now });
    fate = 'superseded';
  }
}
