// Made-up vendors, faults and policies for cases in which one safeguard matters.
import { seconds } from '../src/measure/duration.ts';
import type { Flight } from '../src/simulate/flight.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { faultProfiles } from '../src/simulate/read-faults.ts';
import type { Faults } from '../src/simulate/weather.ts';
import type { Made } from './designed.ts';
import { madeEvent, signed } from './designed.ts';
import { madeFlow, madeProfile, seen } from './made.ts';

const calm = faultProfiles['none'] as Faults;
export const calls: (parts: Partial<Faults['calls']>) => Pick<Faults, 'calls'> = (
  parts: Partial<Faults['calls']>,
): Pick<Faults, 'calls'> => ({
  calls: { ...calm.calls, ...parts },
});
export const messages: (parts: Partial<Faults['messages']>) => Pick<Faults, 'messages'> = (
  parts: Partial<Faults['messages']>,
): Pick<Faults, 'messages'> => ({
  messages: { ...calm.messages, ...parts },
});
export const crashing: (every: string, restart?: string) => Pick<Faults, 'crashes'> = (
  every: string,
  restart: string = 'PT1M',
): Pick<Faults, 'crashes'> => ({
  crashes: { every, restart, atSteps: false },
});

export const volumes: (existing: number, changesPerDay: number) => object = (
  existing: number,
  changesPerDay: number,
): object => ({
  volumes: [
    { object: 'a.parcel', existing, changesPerDay, peakFactor: 3 },
    { object: 'b.parcel', existing, changesPerDay, peakFactor: 3 },
  ],
});

export interface Vendor {
  readonly list?: object;
  readonly page?: object;
  readonly create?: object;
  readonly update?: object;
  readonly more?: readonly object[];
  readonly profile?: object;
  readonly unique?: boolean;
  readonly payload?: string;
  readonly fields?: readonly object[];
  /** The list is in the order of ids and knows no time of change; changes are searched for. */
  readonly byId?: boolean;
}

/** A vendor of parcels with everything known; a case changes what matters to it. */
function vendor(parts: Vendor = {}): ReturnType<typeof madeProfile> {
  const pagination = { style: 'cursor', maxPageSize: 50, ...parts.page };
  const incremental = { param: 'since', field: 'updated_at', resolution: 'PT1S', lag: 'PT2S', ...parts.list };
  const told = (change: string): object => madeEvent(change, { payload: parts.payload ?? 'hint' });
  return madeProfile({
    resources: [
      {
        name: 'parcel',
        primaryKey: ['id'],
        concept: 'person',
        source: seen,
        fields: [
          { path: 'id', type: 'string', readOnly: true },
          { path: 'email', type: 'string', format: 'email', unique: parts.unique === true },
          { path: 'note', type: 'string' },
          { path: 'weight', type: 'number' },
          { path: 'colour', type: 'string' },
          { path: 'updated_at', type: 'string', format: 'date-time', readOnly: true },
          ...(parts.fields ?? []),
        ],
        operations: [
          {
            kind: 'list',
            method: 'GET',
            path: '/v2/parcels',
            pagination,
            ...(parts.byId === true ? {} : { incremental }),
          },
          {
            kind: 'search',
            method: 'POST',
            path: '/v2/parcels/search',
            pagination,
            incremental: { param: 'q', field: 'updated_at', lag: 'PT20S' },
          },
          { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
          { kind: 'create', method: 'POST', path: '/v2/parcels', ...parts.create },
          { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}', ...parts.update },
          { kind: 'delete', method: 'DELETE', path: '/v2/parcels/{id}' },
          ...(parts.more ?? []),
        ],
      },
    ],
    events: [told('created'), told('updated'), told('deleted'), told('merged')],
    webhooks: signed,
    ...parts.profile,
  });
}

export const made: (a?: Vendor, b?: Vendor, brief?: object) => Made = (
  a: Vendor = {},
  b: Vendor = {},
  brief: object = volumes(300, 300),
): Made => ({
  a: vendor(a),
  b: vendor(b),
  brief,
});

/** Parcels come as a file that is written anew each night, one row a parcel; nothing tells when a row changed. */
export const fromFile: () => Made = (): Made => ({
  a: madeProfile({
    kind: 'file',
    rateLimits: [],
    resources: [
      {
        name: 'parcel',
        primaryKey: ['id'],
        concept: 'person',
        source: seen,
        fields: [
          { path: 'id', type: 'string', unique: true },
          { path: 'email', type: 'string', format: 'email', unique: true },
          { path: 'note', type: 'string' },
          { path: 'weight', type: 'number' },
        ],
        operations: [{ kind: 'list', method: 'READ', path: 'parcels.csv' }],
      },
    ],
  }),
  b: vendor(),
  brief: volumes(300, 60),
});
export const twoWay: (a?: Vendor, b?: Vendor) => Made = (a: Vendor = {}, b: Vendor = {}): Made => ({
  a: vendor(a),
  b: vendor(b),
  brief: { ...volumes(200, 400), flows: [madeFlow({ direction: 'two-way' })] },
});

/** Two one-way flows that feed each other. */
export const circle: () => Made = (): Made => ({
  a: vendor(),
  b: vendor(),
  brief: {
    ...volumes(200, 200),
    flows: [madeFlow(), madeFlow({ id: 'F2', from: 'b.parcel', to: 'a.parcel' })],
  },
});

type Change = (flow: FlowPolicy) => FlowPolicy;

/** Nothing looks a second time. */
export const once: Change = (flow: FlowPolicy): FlowPolicy => ({
  ...flow,
  reconcileMs: null,
  trigger: { ...flow.trigger, repairMs: null },
});
export const andNoLetters: Change = (flow: FlowPolicy): FlowPolicy => ({ ...once(flow), deadLetter: null });
export const noThrottle: Change = (flow: FlowPolicy): FlowPolicy => ({ ...flow, throttle: [] });
export const quick: Change = (flow: FlowPolicy): FlowPolicy => ({
  ...flow,
  trigger: { ...flow.trigger, everyMs: flow.trigger.everyMs === null ? null : 60_000 },
});

export const stepwise: Pick<Faults, 'crashes'> = {
  crashes: { every: null, restart: 'PT1M', atSteps: true },
};

export const refused: (flight: Flight) => number = (flight: Flight): number =>
  flight.limits.reduce((sum, limit) => sum + limit.refused, 0);
export const callsOf: (flight: Flight) => number = (flight: Flight): number =>
  Object.values(flight.callsPerDay).reduce((sum, one) => sum + one, 0);
export const loadOf: (flight: Flight) => number = (flight: Flight): number =>
  Math.max(
    ...flight.flows.map(({ backfill }) => (backfill === null ? Number.POSITIVE_INFINITY : seconds(backfill))),
  );
export const worst: (flight: Flight) => number = (flight: Flight): number =>
  Math.max(...flight.flows.map(({ freshness }) => (freshness === null ? 0 : seconds(freshness.worst))));
