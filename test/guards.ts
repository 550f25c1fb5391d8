// One case for each safeguard: the mission, the faults and the seed in which it is needed.
import { directPolls } from '../src/design/strategies/direct-polls.ts';
import { eventDriven } from '../src/design/strategies/event-driven.ts';
import type { Flight } from '../src/simulate/flight.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { faultProfiles } from '../src/simulate/read-faults.ts';
import type { Faults } from '../src/simulate/weather.ts';
import { seconds } from '../src/measure/duration.ts';
import type { Made } from './designed.ts';
import { madeEvent, signed } from './designed.ts';
import type { Guarded } from './guarded.ts';
import { madeFlow, madeLimit, madeProfile, seen } from './made.ts';

const calm = faultProfiles['none'] as Faults;
const calls = (parts: Partial<Faults['calls']>): Pick<Faults, 'calls'> => ({
  calls: { ...calm.calls, ...parts },
});
const messages = (parts: Partial<Faults['messages']>): Pick<Faults, 'messages'> => ({
  messages: { ...calm.messages, ...parts },
});
const crashing = (every: string, restart: string = 'PT1M'): Pick<Faults, 'crashes'> => ({
  crashes: { every, restart, atSteps: false },
});

const volumes = (existing: number, changesPerDay: number): object => ({
  volumes: [
    { object: 'a.parcel', existing, changesPerDay, peakFactor: 3 },
    { object: 'b.parcel', existing, changesPerDay, peakFactor: 3 },
  ],
});

interface Vendor {
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

const made = (a: Vendor = {}, b: Vendor = {}, brief: object = volumes(300, 300)): Made => ({
  a: vendor(a),
  b: vendor(b),
  brief,
});
const twoWay = (a: Vendor = {}, b: Vendor = {}): Made => ({
  a: vendor(a),
  b: vendor(b),
  brief: { ...volumes(200, 400), flows: [madeFlow({ direction: 'two-way' })] },
});

/** Nothing looks a second time. */
const once = (flow: FlowPolicy): FlowPolicy => ({
  ...flow,
  reconcileMs: null,
  trigger: { ...flow.trigger, repairMs: null },
});
const andNoLetters = (flow: FlowPolicy): FlowPolicy => ({ ...once(flow), deadLetter: null });
const noThrottle = (flow: FlowPolicy): FlowPolicy => ({ ...flow, throttle: [] });
const quick = (flow: FlowPolicy): FlowPolicy => ({
  ...flow,
  trigger: { ...flow.trigger, everyMs: flow.trigger.everyMs === null ? null : 60_000 },
});

const stepwise: Pick<Faults, 'crashes'> = {
  crashes: { every: null, restart: 'PT1M', atSteps: true },
};

const refused = (flight: Flight): number => flight.limits.reduce((sum, limit) => sum + limit.refused, 0);
const callsOf = (flight: Flight): number =>
  Object.values(flight.callsPerDay).reduce((sum, one) => sum + one, 0);
const loadOf = (flight: Flight): number =>
  Math.max(
    ...flight.flows.map(({ backfill }) => (backfill === null ? Number.POSITIVE_INFINITY : seconds(backfill))),
  );
const worst = (flight: Flight): number =>
  Math.max(...flight.flows.map(({ freshness }) => (freshness === null ? 0 : seconds(freshness.worst))));

export const guards: readonly Guarded[] = [
  {
    safeguard: 'overlap',
    made: made({ list: { lag: 'PT2M' } }),
    strategy: directPolls,
    faults: {},
    policy: once,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'watermark',
    made: made({ list: { lag: 'PT0S' } }),
    strategy: directPolls,
    faults: { slow: { every: 'PT6H', lasts: 'PT1H', times: 50 } },
    policy: (flow) => quick({ ...once(flow), read: { ...flow.read, overlapMs: 0, pageSize: 5 } }),
    seed: 3,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'watermark-after',
    made: made({}, {}, volumes(300, 3000)),
    strategy: directPolls,
    faults: stepwise,
    policy: (flow) => ({ ...once(flow), read: { ...flow.read, overlapMs: 0, pageSize: 5 } }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'partitioning',
    made: made({ page: { maxResults: 100 } }),
    strategy: directPolls,
    faults: {},
    policy: once,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'repair-poll',
    made: made(),
    strategy: eventDriven,
    faults: messages({ missing: 0.2 }),
    policy: (flow) => ({ ...flow, reconcileMs: null }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'reconciliation',
    made: made(),
    strategy: eventDriven,
    faults: messages({ missing: 0.2 }),
    policy: (flow) => ({ ...flow, trigger: { ...flow.trigger, repairMs: null } }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'signature',
    made: made({ payload: 'record' }),
    strategy: eventDriven,
    faults: messages({ forged: 0.1 }),
    policy: (flow) => ({ ...once(flow), read: { ...flow.read, method: 'event-payload' } }),
    seed: 1,
    shows: 'sides-converge',
  },
  {
    safeguard: 'secret-rotation',
    made: made(),
    strategy: eventDriven,
    faults: {
      ...messages({ delay: { typical: 'PT1M', worst: 'PT30M' } }),
      secretRotation: { every: 'PT6H', lasts: 'PT1H' },
    },
    policy: once,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'store-before-answer',
    made: made(),
    strategy: eventDriven,
    faults: crashing('PT20M', 'PT10S'),
    policy: once,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'durable-queue',
    made: made(),
    strategy: eventDriven,
    faults: { ...crashing('PT20M', 'PT10S'), slow: { every: 'PT2H', lasts: 'PT1H', times: 30 } },
    policy: once,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'one-per-record',
    made: made(),
    strategy: eventDriven,
    faults: {
      slow: { every: 'PT2H', lasts: 'PT1H', times: 60 },
      ...calls({ latency: { typical: 'PT0.5S', worst: 'PT10S' } }),
    },
    policy: (flow) => ({ ...once(flow), transport: { ...flow.transport, concurrency: 8 } }),
    seed: 1,
    shows: 'nothing-doubled',
  },
  { safeguard: 'dedupe', made: made(), strategy: directPolls, faults: {}, seed: 1, shows: 'writes-stop' },
  {
    safeguard: 'ordering',
    made: made({ payload: 'record' }),
    strategy: eventDriven,
    faults: messages({ late: 0.3, delay: { typical: 'PT5S', worst: 'PT2H' } }),
    policy: (flow) => ({ ...once(flow), read: { ...flow.read, method: 'event-payload' } }),
    seed: 1,
    shows: 'no-stale-overwrite',
  },
  {
    safeguard: 'hold-live-during-backfill',
    made: made({ byId: true }, {}, volumes(4000, 3000)),
    days: 0.6,
    strategy: eventDriven,
    faults: {},
    policy: (flow) => ({ ...once(flow), read: { ...flow.read, method: 'read-by-id' } }),
    seed: 1,
    shows: 'backfill-meets-live',
  },
  {
    safeguard: 'resume',
    made: made({ profile: { rateLimits: [madeLimit('all', 1, 'PT20S')] } }, {}, volumes(2000, 20)),
    strategy: directPolls,
    faults: crashing('PT10M', 'PT10S'),
    seed: 1,
    shows: (whole, bare) => loadOf(bare) > 1.5 * loadOf(whole),
  },
  {
    safeguard: 'idempotency-key',
    made: made({}, { create: { idempotency: { header: 'Idempotency-Key', retention: 'P1D' } } }),
    strategy: directPolls,
    faults: calls({ unanswered: 0.1 }),
    seed: 1,
    shows: 'nothing-doubled',
  },
  {
    safeguard: 'unknown-outcome',
    made: made(),
    strategy: directPolls,
    faults: calls({ unanswered: 0.1 }),
    seed: 1,
    shows: 'nothing-doubled',
  },
  {
    safeguard: 'look-up',
    made: made(),
    strategy: directPolls,
    faults: {},
    policy: (flow) => ({ ...flow, backfill: { ...flow.backfill, run: false } }),
    seed: 1,
    shows: 'nothing-doubled',
  },
  {
    safeguard: 'cross-reference',
    made: made(),
    strategy: directPolls,
    faults: {},
    seed: 1,
    shows: 'writes-stop',
  },
  {
    safeguard: 'optimistic-version',
    made: twoWay(
      { fields: [{ path: 'version', type: 'integer', readOnly: true }] },
      { fields: [{ path: 'version', type: 'integer', readOnly: true }] },
    ),
    strategy: eventDriven,
    faults: calls({ latency: { typical: 'PT3S', worst: 'PT8S' } }),
    seed: 1,
    shows: 'no-stale-overwrite',
  },
  {
    safeguard: 'batch-partial',
    made: made(
      {},
      {
        more: [
          {
            kind: 'upsert',
            method: 'POST',
            path: '/v2/parcels/batch/upsert',
            batchOf: 'upsert',
            batchSize: 50,
          },
        ],
      },
      volumes(300, 1500),
    ),
    strategy: directPolls,
    faults: { refused: 0.05 },
    policy: (flow) => ({ ...flow, reconcileMs: null }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'conflict-rule',
    made: twoWay(),
    strategy: eventDriven,
    faults: {},
    seed: 1,
    shows: 'no-stale-overwrite',
  },
  {
    safeguard: 'echo-tag',
    made: twoWay(),
    strategy: eventDriven,
    faults: {},
    seed: 1,
    shows: 'nothing-doubled',
  },
  {
    safeguard: 'delete-policy',
    made: made(),
    strategy: directPolls,
    faults: {},
    seed: 1,
    shows: 'deletes-follow-policy',
  },
  {
    safeguard: 'retry',
    made: made({ unique: true }, { unique: true }),
    strategy: eventDriven,
    faults: calls({ failed: 0.1 }),
    policy: andNoLetters,
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'retry-after',
    made: made({}, { profile: { rateLimits: [madeLimit('all', 60, 'PT10M', { retryAfter: true })] } }),
    strategy: eventDriven,
    faults: {},
    policy: noThrottle,
    seed: 1,
    shows: (whole, bare) => refused(bare) > 1.5 * refused(whole),
  },
  {
    safeguard: 'jitter',
    made: made({}, { profile: { rateLimits: [madeLimit('all', 15, 'PT1S')] } }),
    strategy: eventDriven,
    faults: {},
    policy: (flow) => ({ ...noThrottle(flow), transport: { ...flow.transport, concurrency: 8 } }),
    seed: 1,
    shows: (whole, bare) => loadOf(bare) > 2.5 * loadOf(whole),
  },
  {
    safeguard: 'back-off-cap',
    made: made(),
    strategy: eventDriven,
    faults: { outage: { every: 'P1D', lasts: 'PT4H' } },
    policy: (flow) => ({ ...flow, breaker: null }),
    seed: 1,
    shows: (whole, bare) => worst(bare) > 1.3 * worst(whole),
  },
  {
    safeguard: 'breaker',
    made: made(),
    strategy: eventDriven,
    faults: { outage: { every: 'P1D', lasts: 'PT4H' } },
    seed: 1,
    shows: (whole, bare) => callsOf(bare) > 1.3 * callsOf(whole),
  },
  {
    safeguard: 'time-out',
    made: made(),
    strategy: directPolls,
    faults: calls({ unanswered: 0.02 }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'throttle',
    made: made({}, { profile: { rateLimits: [madeLimit('all', 5, 'PT1S')] } }),
    strategy: eventDriven,
    faults: {},
    seed: 1,
    shows: 'throttle-kept',
  },
  {
    safeguard: 'dead-letter',
    made: made(),
    strategy: eventDriven,
    faults: { refused: 0.05 },
    policy: (flow) => ({ ...flow, reconcileMs: null }),
    seed: 1,
    shows: 'nothing-lost',
  },
  {
    safeguard: 'token-renewal',
    made: made(
      {},
      {
        profile: {
          auth: [
            {
              type: 'oauth2',
              flow: 'authorizationCode',
              tokenUrl: 'https://acme.example/token',
              tokenLifetime: 'PT30M',
              refresh: 'a refresh token',
              source: seen,
            },
          ],
        },
      },
    ),
    strategy: eventDriven,
    faults: {},
    seed: 1,
    shows: (whole, bare) => worst(bare) > 10 * worst(whole),
  },
];
