// Every change that people made in a flow's source, what became of it and when: in columns, so that a bulk edit of a million records can be
// followed. In the end each change is applied, superseded, filtered, parked or lost, and never two of these.

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

export function tally(): Tally {
  const sources: number[] = [];
  const versions: number[] = [];
  const times: number[] = [];
  const ends: number[] = [];
  const decided: number[] = [];
  const kinds: number[] = [];
  /** The pending change of the same record before this one, -1 for none. */
  const earlier: number[] = [];
  const last = new Map<number, number>();
  const totals = fates.map(() => 0);
  const add = (change: Noted, fate: Fate, previous: number): void => {
    sources.push(change.source);
    versions.push(change.version);
    times.push(change.at);
    ends.push(fate === 'pending' ? Number.POSITIVE_INFINITY : change.at);
    decided.push(fates.indexOf(fate));
    kinds.push(sorts.indexOf(change.sort));
    earlier.push(previous);
    totals[fates.indexOf(fate)] = (totals[fates.indexOf(fate)] ?? 0) + 1;
  };
  const decide = (place: number, fate: Fate, now: number): void => {
    const index = fates.indexOf(fate);
    totals[0] = (totals[0] ?? 0) - 1;
    totals[index] = (totals[index] ?? 0) + 1;
    decided[place] = index;
    ends[place] = fate === 'lost' ? Number.POSITIVE_INFINITY : now;
  };
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
      add(change, 'pending', last.get(change.source) ?? -1);
      last.set(change.source, sources.length - 1);
    },
    settled: (change, fate) => add(change, fate, -1),
    waits: (source) => last.has(source),
    shown: (source, version, now) => {
      let place = last.get(source) ?? -1;
      let later = -1;
      while (place >= 0 && (versions[place] ?? 0) > version) {
        later = place;
        place = earlier[place] ?? -1;
      }
      if (later < 0) last.delete(source);
      else earlier[later] = -1;
      for (let fate: Fate = 'applied'; place >= 0; place = earlier[place] ?? -1) {
        decide(place, fate, now);
        fate = 'superseded';
      }
    },
    end: (source, fate, now) => {
      for (let place = last.get(source) ?? -1; place >= 0; place = earlier[place] ?? -1)
        decide(place, fate, now);
      last.delete(source);
    },
    waiting: () => [...last.keys()],
  };
}
