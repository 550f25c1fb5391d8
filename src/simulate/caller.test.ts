import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atWork, type AtWork, type Setup } from '../../test/at-work.ts';
import { madeLimit, madeProfile, seen } from '../../test/made.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { type Air, type CallAir, calmAir } from '../twin/air.ts';
import type { Request } from '../twin/twin.ts';
import { classOf } from './classify.ts';
import type { Outcome } from './integration.ts';

/** Polls of a source that names the fields of a parcel, so that something is mapped. */
const fields = [
  { path: 'id', type: 'string', readOnly: true },
  { path: 'email', type: 'string', format: 'email', unique: true },
  { path: 'note', type: 'string' },
  { path: 'updated_at', type: 'string', format: 'date-time', readOnly: true },
];
const resources = (operations: readonly object[]): readonly object[] => [
  { name: 'parcel', primaryKey: ['id'], concept: 'person', source: seen, fields, operations },
];
const operations = [
  { kind: 'list', method: 'GET', path: '/v2/parcels', incremental: { param: 'since', field: 'updated_at' } },
  { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
  { kind: 'create', method: 'POST', path: '/v2/parcels' },
  { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
];
const limited = madeProfile({
  rateLimits: [madeLimit('all', 10, 'PT1S', { retryAfter: true })],
  resources: resources(operations),
});

function at(air: Partial<Air>, parts: Partial<Setup> = {}): AtWork {
  return atWork({
    made: { a: limited, b: limited },
    strategy: directPolls,
    air: { ...calmAir(), ...air },
    ...parts,
  });
}

/** Makes a call and runs until `end`; gives what came of it and when, or null when nothing has yet. */
function called(
  { kernel, station }: AtWork,
  end: number,
  request: Request = page,
): { outcome: Outcome; at: number } | null {
  const site = station.running.sites.find;
  assert.ok(site);
  let seenAs: { outcome: Outcome; at: number } | null = null;
  kernel.spawn(
    (function* () {
      const outcome = yield* station.call(station.running, site, request);
      seenAs = { outcome, at: kernel.now() };
    })(),
    'a call',
  );
  kernel.runUntil(end);
  return seenAs;
}
const page: Request = { do: 'page', cursor: null, since: null, until: null, afterId: null, size: 10 };
const failing = (until: number, fate: CallAir['fate'], status: number): Air['call'] => {
  return (_, now) =>
    now < until ? { latency: 100, fate, status } : { latency: 100, fate: 'answered', status: 200 };
};

test('statuses come to the classes of the retry matrix', () => {
  const of = (status: number, limitedByBody = false): string | null =>
    classOf({ status, limited: limitedByBody });
  assert.deepEqual(
    [200, 207, 429, 401, 403, 404, 409, 422, 423, 500, 503, 0].map((status) => of(status)),
    [
      null,
      null,
      'rate-limit',
      'access-lost',
      'access-lost',
      'refused',
      'refused',
      'refused',
      'unavailable',
      'unavailable',
      'unavailable',
      'unavailable',
    ],
  );
  assert.equal(of(200, true), 'rate-limit');
});

test('a call that works is answered after its latency', () => {
  const found = called(at({}), 60_000);
  assert.equal(found?.outcome.failed, null);
  assert.equal(found?.outcome.reply.rows.length, 10);
});

test('what fails for a while is repeated with growing waits until it works', () => {
  const flow = at(
    { call: failing(20_000, 'failed', 503) },
    { policy: (policy) => ({ ...policy, breaker: null }) },
  );
  const found = called(flow, 600_000);
  assert.equal(found?.outcome.failed, null);
  assert.ok((found?.at ?? 0) >= 20_000);
  const tries = flow.took.filter((branch) => branch === 'retry.unavailable').length;
  assert.ok(tries >= 3 && tries <= 40, String(tries));
});

test('waits have jitter: two seeds of one flow never wait alike, and one seed always does', () => {
  const times = (): readonly number[] => {
    const flow = at(
      { call: failing(20_000, 'failed', 503) },
      { policy: (policy) => ({ ...policy, breaker: null }) },
    );
    return [called(flow, 600_000)?.at ?? 0, called(flow, 1_200_000)?.at ?? 0];
  };
  assert.deepEqual(times(), times());
});

test('an unanswered read is given up after the time-out and repeated as if the system had been away', () => {
  const flow = at({ call: failing(5000, 'unanswered', 0) });
  const found = called(flow, 120_000);
  assert.equal(found?.outcome.failed, null);
  assert.ok((found?.at ?? 0) >= flow.running.policy.timeoutMs);
  assert.ok(flow.took.includes('retry.no-answer'));
});

test('an answer later than the time-out is never seen', () => {
  const flow = at(
    { call: () => ({ latency: 90_000, fate: 'answered', status: 200 }) },
    {
      policy: (policy) => ({
        ...policy,
        retry: { ...policy.retry, unavailable: { ...policy.retry.unavailable, tries: 1 } },
      }),
    },
  );
  const found = called(flow, 600_000);
  assert.equal(found?.outcome.failed, 'no-answer');
  assert.equal(found?.outcome.reply.rows.length, 0);
  assert.ok((found?.at ?? 0) < 90_000);
});

test('the wait that a system asks for is kept, and without that safeguard it is not', () => {
  const pressed = (honours: boolean): number => {
    const flow = at(
      { others: (_, now) => (now < 10_000 ? 1 : 0) },
      {
        policy: (policy) => ({
          ...policy,
          throttle: [],
          retry: {
            ...policy.retry,
            'rate-limit': { ...policy.retry['rate-limit'], honoursRetryAfter: honours, firstWait: 1, cap: 1 },
          },
        }),
      },
    );
    assert.equal(called(flow, 120_000)?.outcome.failed, null);
    return flow.took.filter((branch) => branch === 'retry.rate-limit').length;
  };
  const [kept, ignored] = [pressed(true), pressed(false)];
  assert.ok(kept > 0 && ignored > 5 * kept, `${kept} tries with, ${ignored} without`);
});

test('what is refused is not repeated', () => {
  const flow = at({});
  const found = called(flow, 60_000, { do: 'find', field: 99, token: 1 });
  assert.equal(found?.outcome.failed, 'refused');
  assert.equal(found?.outcome.wait, null);
  assert.equal(flow.took.length, 0);
});

test('the circuit opens after many failures and only probes until the system is back', () => {
  let calls = 0;
  const flow = at({
    call: (_, now) => {
      calls += 1;
      return failing(600_000, 'failed', 500)('a', now);
    },
  });
  const found = called(flow, 3_600_000);
  assert.equal(found?.outcome.failed, null);
  assert.equal(flow.took.filter((branch) => branch === 'breaker').length, 1);
  assert.ok(calls < 60, `${calls} calls in ten minutes of outage`);
  assert.ok((found?.at ?? 0) < 600_000 + 40_000);
});

test('a token that has ended is renewed once and the call goes through', () => {
  const auth = [
    {
      type: 'oauth2',
      flow: 'authorizationCode',
      tokenUrl: 'https://acme.example/token',
      tokenLifetime: 'PT10M',
      refresh: 'rotates',
      source: seen,
    },
  ];
  const profile = madeProfile({ auth, resources: resources(operations) });
  const flow = at({}, { made: { a: profile, b: profile } });
  assert.equal(called(flow, 60_000)?.outcome.failed, null);
  assert.equal(called(flow, 3_600_000)?.outcome.failed, null);
  assert.ok(flow.running.policy.renewsAccess);
});

test('while a grant is lost the flow pauses and goes on when a person has renewed it', () => {
  let asked = 0;
  const flow = at({
    granted: (_, now) => {
      asked += 1;
      return now > 3_600_000;
    },
  });
  const found = called(flow, 10_000_000);
  assert.equal(found?.outcome.failed, null);
  assert.ok((found?.at ?? 0) > 3_600_000);
  assert.ok(asked < 60, `asked ${asked} times in an hour`);
});

test('calls of a busy flow never exceed the allowed share of a limit', () => {
  const flow = at({});
  const { kernel, station } = flow;
  const site = station.running.sites.find;
  assert.ok(site);
  for (let one = 0; one < 60; one++)
    kernel.spawn(
      (function* () {
        for (let times = 0; times < 5; times++) yield* station.call(station.running, site, page);
      })(),
      'busy',
    );
  kernel.runUntil(600_000);
  const [use] = station.running.source.limits();
  assert.ok(use);
  assert.equal(use.admitted, 300);
  assert.equal(use.busiest, 8);
  assert.equal(use.refused, 0);
});

test('no more calls are open at once than the design allows, whatever waits', () => {
  const profile = madeProfile({
    rateLimits: [madeLimit('all', 1000, 'PT1S'), madeLimit('open', 5, 'PT1S', { concurrent: true })],
    resources: resources(operations),
  });
  const flow = at({}, { made: { a: profile, b: profile } });
  const { kernel, station } = flow;
  const site = station.running.sites.find;
  assert.ok(site);
  let done = 0;
  for (let one = 0; one < 40; one++)
    kernel.spawn(
      (function* () {
        yield* station.call(station.running, site, page);
        done += 1;
      })(),
      'open',
    );
  kernel.runUntil(600_000);
  const use = station.running.source.limits().find((limit) => limit.limitId === 'open');
  assert.equal(done, 40);
  assert.equal(use?.busiest, 4);
  assert.equal(use?.refused, 0);
});
