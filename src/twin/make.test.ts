import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { madeResource, seen } from '../../test/made.ts';
import { madeTwin, pageOf, people, twinOf, wide, writeOf, writing } from '../../test/twins.ts';
import type { ApiProfile, Operation, Resource } from '../catalog/profile.ts';
import { readProfile } from '../catalog/read.ts';
import { readDocument } from '../readers/readers.ts';
import { calmAir } from './air.ts';
import { makeTwin } from './make.ts';
import { randomFrom } from './random.ts';
import type { CallSite, Reply, Request, Twin } from './twin.ts';

const home = join(import.meta.dirname, '../..');

function catalogProfile(vendor: string): ApiProfile {
  const text = (file: string): string | null => {
    const path = join(home, 'catalog', vendor, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };
  return readProfile({ facts: text('facts.yaml') ?? '', schema: text('schema.json') });
}

function documentProfile(path: string): ApiProfile {
  return readDocument({ name: path.split('/').at(-1) ?? path, text: readFileSync(join(home, path), 'utf8') });
}

const vendors = readdirSync(join(home, 'catalog'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const documents = [
  'examples/legacy/erp.sql',
  'examples/legacy/stock-export.csv',
  ...readdirSync(join(home, 'examples/openapi'))
    .sort()
    .map((name) => `examples/openapi/${name}`),
];

/** Fields that a flow could write: at most eight, the required and unique ones first. */
function fieldsOf(resource: Resource): readonly string[] {
  const rank = ({ required, unique, readOnly }: Resource['fields'][number]): number =>
    readOnly ? 3 : required ? 0 : unique ? 1 : 2;
  return resource.fields
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, 8)
    .map((field) => field.path);
}

/** What is asked of an operation, or null for one that no flow calls. */
function requestFor(operation: Operation, twin: Twin, resource: Resource): Request | null {
  const store = twin.store(resource.name);
  const writable = store.fields
    .map((path, place) => ({ known: resource.fields.find((field) => field.path === path), place }))
    .filter(({ known, place }) => known?.readOnly !== true && place < store.fields.length - 1);
  const mask = writable.reduce((sum, { place }) => sum | (1 << place), 0);
  const values = store.fields.map((_, place) => 5000 + place);
  const deed = operation.kind === 'batch' ? operation.batchOf : operation.kind;
  switch (deed) {
    case 'list':
    case 'search':
      return pageOf({ size: 7 });
    case 'get':
      return { do: 'get', id: 3 };
    case 'create':
      return writing(writeOf({ mask, values }));
    case 'update':
    case 'replace':
      return writing(writeOf({ id: 3, mask, values }));
    case 'upsert':
      return writing(writeOf({ id: 4, mask, values }));
    case 'delete':
    case 'archive':
      return writing(writeOf({ id: 5 }));
    case 'other':
    case 'batch':
    case 'read':
    case null:
      return null;
    default:
      return null;
  }
}

function sensible(reply: Reply, request: Request, operation: Operation): void {
  const name = `${operation.method} ${operation.path}`;
  assert.ok(reply.status >= 200 && reply.status < 300, `${name} answered ${reply.status}`);
  if (request.do === 'write') assert.equal(reply.written.length, 1, name);
  else assert.ok(reply.rows.length > 0, `${name} gave no rows`);
}

describe('a twin of everything that is known', () => {
  for (const [name, profile] of [
    ...vendors.map((vendor) => [vendor, () => catalogProfile(vendor)] as const),
    ...documents.map((path) => [path, () => documentProfile(path)] as const),
  ])
    test(`${name}: every operation of every resource answers`, () => {
      const known = { ...profile(), rateLimits: [] };
      for (const resource of known.resources)
        for (const operation of resource.operations) {
          let now = 0;
          const twin = makeTwin({
            system: 'a',
            profile: known,
            edition: null,
            environment: 'production',
            resources: [
              { resource: resource.name, fields: fieldsOf(resource), starts: [], count: 20, apartMs: 10_000 },
            ],
            agenda: { now: () => now, at: () => undefined },
            random: randomFrom(1),
            air: calmAir(),
          });
          const request = requestFor(operation, twin, resource);
          if (request === null) continue;
          const { token } = twin.signIn(0);
          now = 60_000;
          const site: CallSite = { id: 'x', resource: resource.name, operation };
          sensible(twin.call(site, request, token), request, operation);
        }
    });
});

describe('a call on its way to the operation', () => {
  const get: Request = { do: 'get', id: 1 };

  test('without a token nobody is let in, and with one the record is read', () => {
    const { twin } = madeTwin();
    const operation = twin.profile.resources[0]?.operations.find(({ kind }) => kind === 'get');
    assert.ok(operation !== undefined);
    const site: CallSite = { id: 'x', resource: 'parcel', operation };
    assert.equal(twin.call(site, get, 0).status, 401);
    const reply = twin.call(site, get, twin.signIn(0).token);
    assert.deepEqual([reply.status, reply.latency, reply.rows[0]?.id], [200, 200, 1]);
  });

  test('a limit that is full refuses with its own status, and the refused call does nothing', () => {
    const { twin, call } = madeTwin({
      profile: {
        rateLimits: [
          { id: 'l', limit: 2, window: 'PT10S', scope: 'app', source: seen, status: 503, retryAfter: true },
        ],
      },
    });
    const update = writing(writeOf({ id: 1, mask: 2, values: [0, 1] }));
    const replies = [1, 2, 3].map(() => call('update', update));
    assert.deepEqual(
      replies.map(({ status, limited }) => [status, limited]),
      [
        [200, false],
        [200, false],
        [503, true],
      ],
    );
    assert.ok((replies[2]?.retryAfter ?? 0) > 0);
    assert.equal(twin.store('parcel').row(1).version, 3);
    assert.deepEqual(
      twin.limits().map(({ admitted, refused }) => [admitted, refused]),
      [[2, 1]],
    );
  });

  test('what the weather stops has no effect, except that an answer may be lost after the deed', () => {
    let fate: 'failed' | 'unreached' | 'limited' | 'unanswered' = 'failed';
    const { twin, call } = madeTwin({
      air: { call: () => ({ latency: 300, fate, status: fate === 'limited' ? 429 : 502 }) },
    });
    const update = writing(writeOf({ id: 1, mask: 2, values: [0, 1] }));
    const seenAs = (): readonly unknown[] => {
      const { status, latency, limited } = call('update', update);
      return [status, latency, limited, twin.store('parcel').row(1).version];
    };
    assert.deepEqual(seenAs(), [502, 300, false, 1]);
    fate = 'unreached';
    assert.deepEqual(seenAs(), [0, 300, false, 1]);
    fate = 'limited';
    assert.deepEqual(seenAs(), [429, 300, true, 1]);
    fate = 'unanswered';
    assert.deepEqual(seenAs(), [0, Number.POSITIVE_INFINITY, false, 2]);
  });

  test('a resource that no flow uses has no twin', () => {
    const { twin } = madeTwin();
    assert.throws(() => twin.store('letter'), /no twin of letter/);
  });
});

test('twins of one seed are alike, and differ from those of another system', () => {
  const values = (system: string, seed: number): readonly number[] => {
    const profile = madeTwin().twin.profile;
    const twin = makeTwin({
      system,
      profile,
      edition: null,
      environment: 'production',
      resources: [
        { resource: 'parcel', fields: ['code', 'weight'], starts: [null, null], count: 5, apartMs: 10_000 },
      ],
      agenda: { now: () => 0, at: () => undefined },
      random: randomFrom(seed),
      air: calmAir(),
    });
    return twin.store('parcel').row(3).values;
  };
  assert.deepEqual(values('a', 1), values('a', 1));
  assert.notDeepEqual(values('a', 1), values('a', 2));
  assert.notDeepEqual(values('a', 1), values('b', 1));
});

test('a list of events names what changed, page by page, for as long as events are kept', () => {
  const { twin, clock, call } = madeTwin({
    profile: {
      rateLimits: wide,
      resources: [
        madeResource('parcel'),
        madeResource('event', {
          concept: 'event',
          operations: [
            {
              kind: 'list',
              method: 'GET',
              path: '/v2/events',
              incremental: { param: 'since', field: 'created', resolution: 'PT1S' },
              pagination: { style: 'cursor', maxPageSize: 2 },
            },
          ],
        }),
      ],
      events: [
        { name: 'parcel.changed', resource: 'parcel', change: 'other', payload: 'record', source: seen },
      ],
    },
  });
  for (const id of [4, 2, 4]) {
    clock.go(clock.now() + 10_000);
    twin.store('parcel').update(id, 2, [0, id], people);
  }
  clock.go(60_000);
  const ask = (since: number, cursor: number | null): Reply =>
    call('list', { do: 'events', cursor, since, size: 10 }, 'event');
  const first = ask(0, null);
  assert.deepEqual(
    first.told.map(({ record, change }) => [record, change]),
    [
      [4, 'other'],
      [2, 'other'],
    ],
  );
  assert.equal(first.told[0]?.row?.version, 2, 'the payload is of its time');
  const second = ask(0, first.next);
  assert.deepEqual([second.told.map(({ record }) => record), second.next], [[4], null]);
  assert.deepEqual(
    ask(20_000, null).told.map(({ record }) => record),
    [2, 4],
  );
  clock.go(8 * 86_400_000);
  assert.deepEqual(ask(0, null).told, []);
  assert.ok(twin.assumptions.some(({ about }) => about.includes('an edit of parcel')));
});

test('a merge is told as such where the vendor has a word for it, and as a deletion elsewhere', () => {
  for (const [events, expected] of [
    [
      ['deleted', 'merged'],
      ['merged', 7],
    ],
    [['deleted'], ['deleted', null]],
  ] as const) {
    const { twin, clock } = madeTwin({
      profile: {
        rateLimits: wide,
        resources: [madeResource('parcel')],
        events: events.map((change) => ({
          name: `parcel.${change}`,
          resource: 'parcel',
          change,
          source: seen,
        })),
        webhooks: { source: seen },
      },
    });
    const got: unknown[] = [];
    twin.subscribe(['parcel'], ({ told }) => {
      for (const one of told) got.push([one.change, one.into]);
      return { accepted: true, latency: 1 };
    });
    twin.store('parcel').merge(7, 3, people);
    clock.go(10_000);
    assert.deepEqual(got, [expected]);
    assert.deepEqual(
      [twin.store('parcel').row(3).deleted, twin.store('parcel').row(7).deleted],
      [true, false],
    );
  }
});

test('what the profile leaves open is listed, and what it says is not', () => {
  const open = twinOf(documentProfile('examples/openapi/billing-private.yaml'), {
    resources: [
      { resource: 'customer', fields: ['name', 'email'], starts: [null, null], count: 3, apartMs: 10_000 },
    ],
  });
  open.call('list', pageOf(), 'customer');
  open.call('create', writing(writeOf({ mask: 3, values: [1, 2] })), 'customer');
  const texts = open.twin.assumptions.map(({ about }) => about);
  assert.ok(
    texts.some((about) => about.includes('GET /customers may miss a write')),
    'the filter’s delay',
  );
  assert.ok(
    texts.some((about) => about.includes('time stamps of customer')),
    'the resolution',
  );
  assert.ok(!texts.some((about) => about.includes('largest page')), 'the page size is documented');
  assert.ok(!texts.some((about) => about.includes('idempotency key')), 'and so is the life of a key');
  assert.equal(new Set(texts).size, texts.length);
});
