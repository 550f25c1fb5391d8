import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief, madeFlow, madeLimit, madeProfile, madeResource, seen } from '../../test/made.ts';
import { joinLandscape } from './join.ts';
import type { Landscape, TriggerMode, TriggerOption } from './landscape.ts';

function join(source: object, flow: object = {}): Landscape {
  const target = madeProfile({ rateLimits: [madeLimit('l', 100, 'PT1S')] });
  return joinLandscape(
    madeBrief({ flows: [madeFlow(flow)] }),
    new Map([
      ['a', madeProfile(source)],
      ['b', target],
    ]),
  );
}

function option(landscape: Landscape, mode: TriggerMode): TriggerOption {
  const found = landscape.flows[0]?.triggers.find((one) => one.mode === mode);
  assert.ok(found);
  return found;
}

const event = (name: string, change: string): object => ({ name, change, resource: 'parcels', source: seen });

function listing(parts: object): object {
  return {
    resources: [
      madeResource('parcel', {
        operations: [{ kind: 'list', method: 'GET', path: '/v2/parcels', ...parts }],
      }),
    ],
  };
}

test('every mode has one option, in one order', () => {
  assert.deepEqual(
    join({}).flows[0]?.triggers.map((one) => one.mode),
    ['webhook', 'poll', 'schedule', 'event', 'manual'],
  );
});

test('a webhook needs events that tell of new or changed records, and says which and where it is written', () => {
  assert.match(option(join({}), 'webhook').why, /no event of Acme is known/);
  const both = option(
    join({
      events: [
        event('parcel.new', 'created'),
        event('parcel.edit', 'updated'),
        event('parcel.gone', 'deleted'),
      ],
    }),
    'webhook',
  );
  assert.deepEqual(
    [both.possible, both.needs, both.source?.ref],
    [true, ['parcel.new', 'parcel.edit'], seen.ref],
  );
  assert.match(
    option(join({ events: [event('parcel.new', 'created')] }), 'webhook').why,
    /other changes have to be found by asking/,
  );
  assert.equal(option(join({ events: [event('parcel.gone', 'deleted')] }), 'webhook').possible, false);
  assert.equal(
    option(join({ events: [{ ...event('letter.new', 'created'), resource: 'letter' }] }), 'webhook').possible,
    false,
  );
});

test('how long a missed delivery is repeated is told, or that it is not documented', () => {
  const events = [event('parcel.edit', 'updated')];
  assert.match(option(join({ events }), 'webhook').why, /not documented/);
  assert.match(
    option(join({ events, webhooks: { source: seen, givesUpAfter: 'P3D' } }), 'webhook').why,
    /repeated for 3 d and then lost/,
  );
});

test('a system of channels is subscribed to, not called back', () => {
  const stream = join({ kind: 'stream', events: [event('parcel.edit', 'updated')] });
  assert.deepEqual([option(stream, 'event').possible, option(stream, 'webhook').possible], [true, false]);
  assert.equal(option(join({ events: [event('parcel.edit', 'updated')] }), 'event').possible, false);
});

test('a REST system whose events lie on a channel is subscribed to as well', () => {
  const kept = join({
    events: [event('parcel.edit', 'updated')],
    webhooks: { channel: 'the parcel bus', givesUpAfter: 'PT72H', source: seen },
  });
  assert.deepEqual([option(kept, 'event').possible, option(kept, 'webhook').possible], [true, false]);
  assert.match(option(kept, 'event').why, /lie on the parcel bus, where they are kept for 3 d and then lost/);
});

test('a poll says what it reads, what caps it, how late the index is, and what freshness it gives', () => {
  const search = {
    kind: 'search',
    incremental: { param: 'from', field: 'changed', lag: 'PT1M' },
    pagination: { style: 'cursor', maxResults: 10_000 },
  };
  const poll = option(join(listing(search), { every: 'PT5M', freshness: 'PT10M' }), 'poll');
  assert.equal(
    poll.why,
    "only changed records are read (from on changed); one query never returns more than 10000 records; a record may be missing for up to 1 min after a write; every 5 min a change is seen after 2 min 30 s in the mean and 5 min at worst, and a run's own time; at least 288 reads a day",
  );
  assert.deepEqual(poll.needs, ['GET /v2/parcels']);
});

test('a list without a filter by time means reading everything', () => {
  assert.match(option(join(listing({})), 'poll').why, /^no filter by time is known: all records are read/);
  assert.equal(
    option(
      join({
        resources: [
          madeResource('parcel', { operations: [{ kind: 'get', method: 'GET', path: '/v2/parcels/{id}' }] }),
        ],
      }),
      'poll',
    ).possible,
    false,
  );
});

test('a filter by creation finds new records only: a wish to poll by it is warned of, unless only new ones are wanted', () => {
  const created = listing({ incremental: { param: 'created[gte]', field: 'created' } });
  const landscape = join(created, { trigger: 'poll', every: 'PT5M' });
  assert.match(option(landscape, 'poll').why, /^only new records are found/);
  assert.deepEqual(
    landscape.findings.map((one) => one.rule),
    ['SPW115'],
  );
  assert.deepEqual(join(created, { trigger: 'poll', writes: 'create-only' }).findings, []);
  assert.deepEqual(
    join(created, { trigger: 'webhook' }).findings.map((one) => one.rule),
    ['SPW106'],
  );
});

test('of several listing calls the one that filters by change is taken', () => {
  const operations = [
    { kind: 'list', method: 'GET', path: '/v2/parcels' },
    { kind: 'list', method: 'GET', path: '/v2/new', incremental: { param: 'a', field: 'createdAt' } },
    { kind: 'search', method: 'GET', path: '/v2/changed', incremental: { param: 'a', field: 'updatedAt' } },
  ];
  assert.deepEqual(option(join({ resources: [madeResource('parcel', { operations })] }), 'poll').needs, [
    'GET /v2/changed',
  ]);
});

test('a wished trigger that is not possible is told with what is', () => {
  const [found] = join({}, { trigger: 'webhook' }).findings;
  assert.deepEqual([found?.rule, found?.at], ['SPW106', '/flows/F1/trigger']);
  assert.match(found?.message ?? '', /Possible: poll, schedule, manual\.$/);
});

test('an interval longer than the freshness is told, once for a two-way flow', () => {
  const flow = { trigger: 'poll', every: 'PT15M', freshness: 'PT1M' };
  assert.deepEqual(
    join({}, flow).findings.map((one) => one.rule),
    ['SPW108'],
  );
  const target = madeProfile({ rateLimits: [madeLimit('l', 100, 'PT1S')] });
  const both = joinLandscape(
    madeBrief({ flows: [madeFlow({ ...flow, direction: 'two-way' })] }),
    new Map([
      ['a', target],
      ['b', target],
    ]),
  );
  assert.deepEqual(
    both.findings.map((one) => one.rule),
    ['SPW108'],
  );
});

test('the reason why a trigger is not possible is no sentence of its own, so that it can end another', () => {
  const guard = {
    id: 'seals',
    title: 'Seals on parcels',
    applies: { resources: [], operations: [], events: ['parcel.updated'] },
    opens: { editions: ['top'], approval: null, partner: null },
    otherwise: 'Seals are refused.',
    alternatives: [],
    source: seen,
  };
  const source = madeProfile({
    editions: ['basic', 'top'],
    gates: [guard],
    events: [
      { name: 'parcel.updated', resource: 'parcel', change: 'updated', payload: 'hint', source: seen },
    ],
  });
  const landscape = joinLandscape(
    madeBrief({
      systems: [
        { id: 'a', uses: 'acme', edition: 'basic' },
        { id: 'b', uses: 'acme' },
      ],
    }),
    new Map([
      ['a', source],
      ['b', madeProfile()],
    ]),
  );
  const refused = landscape.flows[0]?.triggers.filter((option) => /behind "Seals/.test(option.why)) ?? [];
  assert.ok(refused.length > 0);
  for (const option of refused) assert.doesNotMatch(option.why, /\.$/);
});
