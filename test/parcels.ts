// A made-up vendor's parcels on both sides of a flow, people who edit them, and vendors who forget to answer: for tests of whole integrations.
import { eventDriven } from '../src/design/strategies/event-driven.ts';
import type { ApiProfile } from '../src/catalog/profile.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { type Air, calmAir } from '../src/twin/air.ts';
import type { Store } from '../src/twin/store.ts';
import { byPeople } from './at-work.ts';
import { madeEvent, signed } from './designed.ts';
import type { Flown, FlownSetup } from './integrated.ts';
import { madeProfile, seen } from './made.ts';

export const minute: number = 60_000;
export const hour: number = 60 * minute;
export const day: number = 24 * hour;

const pagination = { style: 'cursor', maxPageSize: 50 };
export const list: object = {
  kind: 'list',
  method: 'GET',
  path: '/v2/parcels',
  pagination,
  incremental: { param: 'since', field: 'updated_at', resolution: 'PT1S', lag: 'PT2S' },
};
export const find: object = { kind: 'search', method: 'POST', path: '/v2/parcels/search', pagination };

/** What a test changes of a vendor's parcels. */
export interface Parcels {
  readonly operations?: readonly object[];
  readonly unique?: boolean;
}

/** People's parcels: an e-mail address that names them, a note and a weight that are carried over. `unique`: the vendor keeps the address so. */
function parcels(parts: Parcels): object {
  return {
    name: 'parcel',
    primaryKey: ['id'],
    concept: 'person',
    source: seen,
    fields: [
      { path: 'id', type: 'string', readOnly: true },
      { path: 'email', type: 'string', format: 'email', unique: parts.unique === true },
      { path: 'note', type: 'string' },
      { path: 'weight', type: 'number' },
      { path: 'updated_at', type: 'string', format: 'date-time', readOnly: true },
    ],
    operations: parts.operations ?? [
      list,
      find,
      { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
      { kind: 'create', method: 'POST', path: '/v2/parcels' },
      { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
    ],
  };
}

const events = [madeEvent('created'), madeEvent('updated'), madeEvent('deleted'), madeEvent('merged')];
/** A vendor that tells of every change of its parcels. */
export function telling(parts: Parcels = {}): ApiProfile {
  return madeProfile({ resources: [parcels(parts)], events, webhooks: signed });
}

/** Twenty parcels at a, none loaded; `parts` replaces or adds. */
export function setup(parts: Partial<FlownSetup> = {}): FlownSetup {
  const own = parts.policy ?? ((same: FlowPolicy) => same);
  return {
    strategy: eventDriven,
    ...parts,
    made: { a: telling(), b: telling(), brief: volumes, ...parts.made },
    policy: (policy) => own({ ...policy, backfill: { ...policy.backfill, run: false } }),
  };
}

export const volumes: object = {
  volumes: [{ object: 'a.parcel', existing: 20, changesPerDay: 10, peakFactor: 2 }],
};

/** A new parcel with content of its own in every field. */
export function made(store: Store, number: number): number {
  return store.create(
    store.fields.map((_, field) => 1_000_000 + number * 100 + field),
    byPeople,
  );
}

export function edit(store: Store, id: number, path: string, token: number): void {
  const field = store.fields.indexOf(path);
  const values = store.fields.map((_, place) => (place === field ? token : 0));
  store.update(id, 1 << field, values, byPeople);
}

/** What stands in a field of a store's record. */
export function value(store: Store, id: number, path: string): number {
  return store.row(id).values[store.fields.indexOf(path)] ?? 0;
}

/** What was written for a record of a: the first windows also meet what was imported last. */
export function writesOf({ writes }: Flown, source: number): Flown['writes'] {
  return writes.filter((change) => change.carried?.source === source);
}

export function kindsOf(work: Flown, source: number): readonly string[] {
  return writesOf(work, source).map(({ kind }) => kind);
}

/** Records of b with this address. */
export function named({ b }: Flown, email: number): readonly number[] {
  return b.find(b.fields.indexOf('email'), email);
}

/** The address of the parcel made with this number in a store of these fields. */
export function emailOf({ fields }: Store, number: number): number {
  return 1_000_000 + number * 100 + fields.indexOf('email');
}

/** Every third call of system b is carried out without an answer, until `end`. */
export function forgetful(end: number, every: number = 3): Air {
  let calls = 0;
  return {
    ...calmAir(),
    call: (system, now) => {
      calls += system === 'b' ? 1 : 0;
      const lost = system === 'b' && now < end && calls % every === 0;
      return { latency: 200, fate: lost ? 'unanswered' : 'answered', status: 200 };
    },
  };
}
