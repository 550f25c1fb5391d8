import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, seen } from '../../test/made.ts';

const at = (rateLimits: readonly object[]) =>
  madeDesigns({ b: madeProfile({ rateLimits }) }).events.transport;

test("writes in flight stay within what the limit lets through in a call's time", () => {
  assert.equal(at([madeLimit('all', 5, 'PT1S')]).concurrency, 4);
  assert.equal(at([madeLimit('all', 100, 'PT1S')]).concurrency, 8);
  assert.equal(at([madeLimit('all', 1, 'PT1S')]).concurrency, 1);
});

test('a daily quota does not slow the moment, a cap on calls at once does', () => {
  assert.equal(at([madeLimit('day', 10_000, 'P1D')]).concurrency, 8);
  assert.equal(
    at([madeLimit('day', 10_000, 'P1D'), madeLimit('open', 3, 'PT1S', { concurrent: true })]).concurrency,
    2,
  );
});

test('without a documented limit one write is in flight', () => {
  const transport = at([]);
  assert.equal(transport.concurrency, 1);
  assert.match(transport.why, /no limit of the target is documented/);
});

test('the middleware has a queue, the polls have none', () => {
  const { polls, events } = madeDesigns({});
  assert.equal(polls.transport.queue, null);
  assert.equal(events.transport.queue, 'f1-parcel-to-parcel');
});

test("the intake verifies the documented signature within its tolerance and the sender's time-out", () => {
  const { events } = madeDesigns({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.match(
    events.transport.why,
    /within the 5 s that the sender waits: it verifies X-Sign \(HMAC-SHA256 over time and body\) on the raw body and refuses what is older than 5 min/,
  );
});

test('a channel has a subscriber that stores its position, and says what happens when the position is gone', () => {
  const a = tellingProfile({
    webhooks: { channel: 'the parcel bus', givesUpAfter: 'PT72H', ordered: true, source: seen },
  });
  const { events, polls } = madeDesigns({ a });
  assert.equal(events.trigger.mode, 'event');
  assert.match(events.trigger.why, /keeps its events on the parcel bus for 3 d, in order/);
  assert.match(events.transport.why, /One subscriber reads the parcel bus/);
  assert.match(events.transport.why, /older than 3 d is given up for a read by watermark/);
  assert.match(polls.trigger.why, /nothing here holds a subscription open/);
});
