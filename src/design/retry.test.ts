import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource, seen, usualOperations } from '../../test/made.ts';
import { errorClasses } from './design.ts';

const row = (design: ReturnType<typeof madeDesigns>['polls'], name: string) => {
  const found = design.retry.rows.find((one) => one.class === name);
  assert.ok(found);
  return found;
};

test('every class of failure has its row, with back-off from one second to sixty', () => {
  const { polls } = madeDesigns({});
  assert.deepEqual(
    polls.retry.rows.map((one) => one.class),
    [...errorClasses],
  );
  const { firstWait, factor, cap, jitter, givesUpAfter } = row(polls, 'rate-limit');
  assert.deepEqual([firstWait, factor, cap, jitter, givesUpAfter], ['PT1S', 2, 'PT1M', true, null]);
  assert.equal(row(polls, 'unavailable').givesUpAfter, 'P1D');
});

test("the vendor's own statuses are named; Retry-After is obeyed unless it is documented not to come", () => {
  const b = madeProfile({
    rateLimits: [madeLimit('all', 10, 'PT1S', { status: 503, retryAfter: false })],
    resources: [
      madeResource('parcel', {
        operations: [
          { kind: 'create', method: 'POST', path: '/v2/parcels', errors: [400, 402, 409, 423, 500] },
          ...usualOperations('/v2/parcels').slice(3),
        ],
      }),
    ],
  });
  const { polls } = madeDesigns({ a: madeProfile(), b });
  assert.equal(row(polls, 'rate-limit').seenAs, '503');
  assert.equal(row(polls, 'rate-limit').honoursRetryAfter, false);
  assert.match(row(polls, 'unavailable').seenAs, /423, 500/);
  assert.equal(row(polls, 'refused').seenAs, '400, 402, 409');
  assert.match(row(polls, 'refused').then, /409 is read again once/);
});

test('a GraphQL API refuses and limits in the body of a 200', () => {
  const limits = { rateLimits: [madeLimit('all', 10, 'PT1S', { status: 200 })] };
  const { polls } = madeDesigns({ a: madeProfile(), b: madeProfile({ kind: 'graphql', ...limits }) });
  assert.match(row(polls, 'refused').seenAs, /also 200 with errors in its body/);
  assert.match(row(polls, 'rate-limit').seenAs, /200 with a limit error in its body/);
  assert.doesNotMatch(row(madeDesigns({}).polls, 'refused').seenAs, /200/);
});

test('a token that can be refreshed is refreshed once; a key is not tried again', () => {
  const oauth = { auth: [{ type: 'oauth2', flow: 'clientCredentials', source: seen }] };
  assert.equal(row(madeDesigns({ b: madeProfile(oauth) }).polls, 'access-lost').retry, true);
  const key = row(madeDesigns({}).polls, 'access-lost');
  assert.deepEqual([key.retry, key.givesUpAfter], [false, 'PT5M']);
});

test('a lost message is found by the repair, a lost run by the next', () => {
  const { events, polls } = madeDesigns({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.match(row(events, 'event-lost').then, /repair poll within 15 min/);
  assert.match(row(polls, 'event-lost').then, /begins at the last watermark/);
});

test('the circuit opens later for a busier flow, between 5 and 20 failures a minute', () => {
  const opens = (changesPerDay: number) =>
    madeDesigns({
      brief: { volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay, peakFactor: 4 }] },
    }).polls.retry.breaker?.opensAfter;
  assert.deepEqual([opens(10), opens(7200), opens(1_000_000)], [5, 10, 20]);
});
