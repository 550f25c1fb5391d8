import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeEvent, signed, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, madeResource, seen } from '../../test/made.ts';

const limited = { rateLimits: [madeLimit('all', 10, 'PT1S')] };

test('an asked webhook is taken as a hint, with a repair poll at three times the freshness', () => {
  const { events } = madeDesigns({
    a: tellingProfile(limited),
    flow: { trigger: 'webhook', freshness: 'PT5M' },
  });
  assert.equal(events.trigger.mode, 'webhook');
  assert.deepEqual(events.trigger.repair, { mode: 'poll', every: 'PT15M' });
  assert.equal(events.trigger.every, null);
  assert.deepEqual(events.trigger.events, ['parcel.created', 'parcel.updated', 'parcel.deleted']);
  assert.match(events.trigger.why, /only as a hint.*repeats an unanswered message for 1 d, 11 attempts/s);
  assert.equal(events.read.method, 'read-by-id');
});

test('a sender that gives up early draws the repair poll nearer', () => {
  const a = tellingProfile({ ...limited, webhooks: { ...signed, givesUpAfter: 'PT8M' } });
  const { events } = madeDesigns({ a, flow: { trigger: 'webhook', freshness: 'PT5M' } });
  assert.equal(events.trigger.repair?.every, 'PT8M');
  assert.match(events.trigger.why, /cut down to the 8 min after which the sender gives up/);
});

test('polls that can not receive webhooks say so and poll as often as the freshness needs', () => {
  const { polls, pollsDesign } = madeDesigns({
    a: tellingProfile(limited),
    flow: { trigger: 'webhook', freshness: 'PT5M' },
  });
  assert.equal(polls.trigger.mode, 'poll');
  assert.equal(polls.trigger.asked, 'webhook');
  assert.equal(polls.trigger.every, 'PT4M');
  assert.match(polls.trigger.why, /no public address/);
  assert.deepEqual(pollsDesign.rejectedFor, []);
});

test('a freshness below what the scheduler permits speaks against polls, with the figure that would lift it', () => {
  const { polls, pollsDesign, eventsDesign } = madeDesigns({
    a: tellingProfile(limited),
    flow: { trigger: 'webhook', freshness: 'PT30S' },
  });
  assert.equal(polls.trigger.every, 'PT1M');
  assert.match(
    pollsDesign.rejectedFor.join(),
    /F1 asks for 30 s, but by a poll every 1 min a change takes up to 1 min \d s; lifted by/,
  );
  assert.deepEqual(eventsDesign.rejectedFor, []);
});

test('a limit that is too small for the interval lengthens it and speaks against the design', () => {
  const a = madeProfile({ rateLimits: [madeLimit('day', 100, 'P1D')] });
  const { polls, pollsDesign } = madeDesigns({
    a,
    flow: { trigger: 'poll', every: 'PT5M', freshness: 'PT10M' },
  });
  // 100 a day × 0.8 = 80 polls a day: one every 1,080 s at best, the next round step is 20 min.
  assert.equal(polls.trigger.every, 'PT20M');
  assert.match(
    polls.trigger.why,
    /The brief says every 5 min, but the limits and the scheduler allow no less than 18 min/,
  );
  assert.match(pollsDesign.rejectedFor.join(), /F1 asks for 10 min/);
});

test('an asked poll is honoured by the middleware too, at the asked interval', () => {
  const { events } = madeDesigns({
    a: tellingProfile(limited),
    flow: { trigger: 'poll', every: 'PT5M', freshness: 'PT10M' },
  });
  assert.equal(events.trigger.mode, 'poll');
  assert.equal(events.trigger.every, 'PT5M');
  assert.equal(events.trigger.repair, null);
  assert.match(events.trigger.why, /Asked every 5 min/);
});

test('typical and worst times are arithmetic over interval, lag and work', () => {
  const search = {
    kind: 'search',
    method: 'POST',
    path: '/v2/parcels/search',
    pagination: { style: 'cursor', maxPageSize: 100 },
    incremental: { param: 'filter', field: 'updated_at', lag: 'PT30S' },
  };
  const a = madeProfile({ ...limited, resources: [madeResource('parcel', { operations: [search] })] });
  const { polls } = madeDesigns({ a, flow: { trigger: 'poll', every: 'PT10M', freshness: null } });
  // Mean: 300 s of waiting + 30 s of lag + 1 page + 1 record × 1.2 calls; worst: 600 + 30 + 1 + 3 records × 1.2 calls, one at a time.
  assert.deepEqual(polls.trigger.expected, { typical: 'PT5M33S', worst: 'PT10M35S' });
});

test('a webhook that is asked for and does not exist becomes a poll with the reason', () => {
  const { events } = madeDesigns({ flow: { trigger: 'webhook', freshness: 'PT5M' } });
  assert.equal(events.trigger.mode, 'poll');
  assert.match(events.trigger.why, /^Not by webhook or event: no event of Acme/);
});

test('events that tell of new records only do not start a flow that carries changes', () => {
  const a = tellingProfile({ events: [madeEvent('created')] });
  assert.equal(madeDesigns({ a, flow: { trigger: 'auto' } }).events.trigger.mode, 'poll');
  assert.equal(
    madeDesigns({ a, flow: { trigger: 'auto', writes: 'create-only' } }).events.trigger.mode,
    'webhook',
  );
});

test('webhooks of which nothing is documented are reckoned as sent once and unsigned', () => {
  const { events } = madeDesigns({ a: tellingProfile({ webhooks: null }), flow: { trigger: 'webhook' } });
  assert.equal(events.trigger.mode, 'webhook');
  assert.match(events.trigger.why, /not documented: reckoned as sent once, unsigned and in any order/);
  assert.match(events.transport.why, /no signature is documented/);
});

test('schedule and hand are taken as asked', () => {
  assert.equal(
    madeDesigns({ flow: { trigger: 'schedule', every: 'PT6H', freshness: null } }).polls.trigger.every,
    'PT6H',
  );
  assert.equal(madeDesigns({ flow: { trigger: 'schedule', freshness: null } }).polls.trigger.every, 'P1D');
  const byHand = madeDesigns({ flow: { trigger: 'manual', freshness: null } }).events.trigger;
  assert.deepEqual([byHand.mode, byHand.every, byHand.repair], ['manual', null, null]);
});

test('a source without lists relies on messages alone and says what that means', () => {
  const a = tellingProfile({
    resources: [
      madeResource('parcel', { operations: [{ kind: 'get', method: 'GET', path: '/v2/parcels/{id}' }] }),
    ],
  });
  const { events, polls } = madeDesigns({ a, flow: { trigger: 'auto' } });
  assert.equal(events.trigger.mode, 'webhook');
  assert.equal(events.trigger.repair, null);
  assert.match(events.trigger.why, /nothing but the daily comparison/);
  assert.equal(polls.trigger.mode, 'manual');
  assert.ok(events.trigger.sources.some((source) => source.ref === seen.ref));
});

test('where no event tells of new records the repair poll finds them, as often as the freshness asks', () => {
  const a = tellingProfile({ ...limited, events: [madeEvent('updated')] });
  const { events } = madeDesigns({ a, flow: { trigger: 'webhook', freshness: 'PT5M' } });
  assert.equal(events.trigger.repair?.every, 'PT5M');
  assert.match(events.trigger.why, /No event tells of new records/);
  assert.equal(
    madeDesigns({ a, flow: { trigger: 'webhook', freshness: 'PT5M', writes: 'update-only' } }).events.trigger
      .repair?.every,
    'PT15M',
  );
});

test('load figures that nobody gave are named as assumed', () => {
  assert.match(
    madeDesigns({ brief: { volumes: [] }, flow: { trigger: 'poll' } }).polls.trigger.why,
    /Assumed, not given: 200 changes a day, a busiest hour of 4 times the mean/,
  );
});

test('where no event tells of new records and only a full scan finds them, the scan starts the flow', () => {
  const list = {
    kind: 'list',
    method: 'GET',
    path: '/v2/parcels',
    pagination: { style: 'page', maxPageSize: 100 },
  };
  const a = tellingProfile({
    ...limited,
    events: [madeEvent('updated')],
    resources: [madeResource('parcel', { operations: [list] })],
  });
  const { events } = madeDesigns({ a, flow: { trigger: 'webhook', freshness: 'PT5M' } });
  assert.equal(events.trigger.mode, 'poll');
  assert.equal(events.read.method, 'full-scan');
});
