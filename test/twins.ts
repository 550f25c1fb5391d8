// Twins and shelves for tests: a clock that is moved by hand, hand-made profiles without narrow limits, and calls that let no time pass.
import type { TwinProfile, Twin, CallSite, Reply, Request, Write } from '../src/twin/twin.ts';
import { type Air, calmAir } from '../src/twin/air.ts';
import type { Agenda } from '../src/twin/agenda.ts';
import { makeTwin, type TwinResource } from '../src/twin/make.ts';
import { randomFrom } from '../src/twin/random.ts';
import { type Shelf, type ShelfInput, shelfOf } from '../src/twin/shelf.ts';
import type { Mark, Row, RowList } from '../src/twin/store.ts';
import { madeProfile, seen } from './made.ts';

/** A clock that stands until `go` moves it; what was set down happens on the way, in order. */
export interface HandClock extends Agenda {
  readonly go: (time: number) => void;
}

export function handClock(): HandClock {
  let now = 0;
  let acts: { readonly time: number; readonly act: () => void }[] = [];
  return {
    now: () => now,
    at: (time, act) => {
      acts.push({ time: Math.max(now, time), act });
    },
    go: (time) => {
      for (;;) {
        const due = acts.filter((one) => one.time <= time).sort((a, b) => a.time - b.time)[0];
        if (due === undefined) break;
        acts = acts.filter((one) => one !== due);
        now = due.time;
        due.act();
      }
      now = time;
    },
  };
}

export const people: Mark = { by: 'people', writer: null, carried: null };

/** Rows as a page would show them. */
export function listOf(rows: readonly Row[]): RowList {
  const at = (place: number): Row => {
    const row = rows[place];
    if (row === undefined) throw new RangeError(`no row ${place}`);
    return row;
  };
  return {
    length: rows.length,
    ids: rows.map(({ id }) => id),
    entries: rows.map(({ version }) => version),
    id: (place) => at(place).id,
    token: (place, field) => at(place).values[field] ?? 0,
    row: at,
    rows,
  };
}

/** A shelf of parcels with the fields code (a key) and weight. */
export function madeShelf(clock: Agenda, parts: Partial<ShelfInput> = {}): Shelf {
  return shelfOf({
    resource: 'parcel',
    fields: ['code', 'weight', 'other'],
    starts: [
      { kind: 'key', from: 0 },
      { kind: 'mixed', of: null },
      { kind: 'mixed', of: null },
    ],
    readOnly: 0,
    count: 10,
    apartMs: 10_000,
    seed: 7,
    resolution: 1000,
    agenda: clock,
    ...parts,
  });
}

/** A twin with its clock, and calls by the kind of operation. */
export interface MadeTwin {
  readonly twin: Twin;
  readonly clock: HandClock;
  /** Carries out a call on the first operation of that kind of that resource ("parcel" unless said). */
  readonly call: (kind: string, request: Request, resource?: string) => Reply;
}

/** Limits so wide that no test meets them. */
export const wide: readonly object[] = [
  { id: 'wide', limit: 1_000_000_000, window: 'PT1S', scope: 'app', source: seen },
];

export interface TwinParts {
  readonly profile?: object;
  readonly resources?: readonly TwinResource[];
  readonly air?: Partial<Air>;
}

export function madeTwin(parts: TwinParts = {}): MadeTwin {
  return twinOf(madeProfile({ rateLimits: wide, ...parts.profile }), parts);
}

export function twinOf(profile: TwinProfile, { resources, air }: TwinParts = {}): MadeTwin {
  const clock = handClock();
  const twin = makeTwin({
    system: 'a',
    profile,
    edition: null,
    environment: 'production',
    resources: resources ?? [
      { resource: 'parcel', fields: ['code', 'weight'], starts: [null, null], count: 10, apartMs: 10_000 },
    ],
    agenda: clock,
    random: randomFrom(1),
    air: { ...calmAir(), ...air },
  });
  const sites = new Map<string, CallSite>();
  return {
    twin,
    clock,
    call: (kind, request, resource = 'parcel') => {
      const name = `${resource} ${kind}`;
      const site = sites.get(name) ?? siteOf(profile, resource, kind);
      sites.set(name, site);
      return twin.call(site, request, twin.signIn(0).token);
    },
  };
}

export function siteOf(profile: TwinProfile, resource: string, kind: string): CallSite {
  const operation = profile.resources
    .find((one) => one.name === resource)
    ?.operations.find((one) => one.kind === kind);
  if (operation === undefined) throw new Error(`${profile.name} has no ${kind} of ${resource}`);
  return { id: `${resource} ${kind}`, resource, operation };
}

/** A request for a page; everything, from the start, unless said. */
export function pageOf(parts: Partial<Extract<Request, { do: 'page' }>> = {}): Request {
  return { do: 'page', cursor: null, since: null, until: null, afterId: null, size: 100, ...parts };
}

/** A write of one record; carries source record 0 in its first state unless said. */
export function writeOf(parts: Partial<Write> = {}): Write {
  return {
    id: null,
    match: null,
    mask: 0,
    values: [],
    ifVersion: null,
    carried: { flow: 'F1', source: 0, version: 1, seen: null },
    ...parts,
  };
}

export function writing(...writes: readonly Write[]): Request {
  return { do: 'write', writes, key: null };
}
