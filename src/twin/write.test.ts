import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeResource, seen } from '../../test/made.ts';
import { type MadeTwin, madeTwin, people, wide, writeOf, writing } from '../../test/twins.ts';
import type { Reply, Request, Write } from './twin.ts';

const path = '/v2/parcels';
const code = 1;
const weight = 2;
const total = 4;

/** A vendor with every way to write; parcels have a unique code, a required weight and a total that can only be read. */
function warehouse(
  parts: { readonly keeps?: string; readonly kind?: string; readonly fields?: readonly object[] } = {},
): MadeTwin {
  return madeTwin({
    profile: {
      kind: parts.kind ?? 'rest',
      rateLimits: wide,
      resources: [
        madeResource('parcel', {
          operations: [
            { kind: 'get', method: 'GET', path: `${path}/{id}` },
            {
              kind: 'create',
              method: 'POST',
              path,
              idempotency: { header: 'Once', retention: parts.keeps ?? 'PT1H' },
            },
            { kind: 'update', method: 'PATCH', path: `${path}/{id}` },
            { kind: 'upsert', method: 'PUT', path: `${path}/by-code/{code}` },
            { kind: 'delete', method: 'DELETE', path: `${path}/{id}` },
            { kind: 'batch', method: 'POST', path: `${path}/batch`, batchOf: 'upsert', batchSize: 5 },
          ],
          fields: [
            { path: 'code', type: 'string', unique: true },
            { path: 'weight', type: 'number', required: true },
            { path: 'total', type: 'number', readOnly: true },
            ...(parts.fields ?? []),
          ],
        }),
      ],
    },
    resources: [
      {
        resource: 'parcel',
        fields: ['code', 'weight', 'total'],
        starts: [null, null, null],
        count: 10,
        apartMs: 10_000,
      },
    ],
  });
}

function statusesOf(reply: Reply): readonly number[] {
  return reply.written.map(({ status }) => status);
}

function keyed(key: string, ...writes: readonly Write[]): Request {
  return { do: 'write', writes, key };
}

test('a new record gets the next id, and an empty field stays empty', () => {
  const { twin, call } = warehouse();
  const reply = call('create', writing(writeOf({ mask: code | weight, values: [500, 7, 99] })));
  assert.equal(reply.status, 201);
  assert.deepEqual(reply.written, [{ status: 201, id: 10, version: 1 }]);
  assert.deepEqual(twin.store('parcel').row(10).values, [500, 7, 0, 0]);
});

test('what is missing, malformed, held by another or not to be written is refused and changes nothing', () => {
  const { twin, call } = warehouse();
  const store = twin.store('parcel');
  store.remove(3, people);
  let changes = 0;
  store.watch(() => {
    changes += 1;
  });
  const cases: readonly (readonly [string, Write, number])[] = [
    ['create', writeOf({ mask: code, values: [500] }), 422],
    ['create', writeOf({ mask: code | weight, values: [500, 0] }), 422],
    ['create', writeOf({ mask: code | weight, values: [5, 7] }), 409],
    ['create', writeOf({ mask: weight | total, values: [0, 7, 1] }), 422],
    ['update', writeOf({ id: 99, mask: weight, values: [0, 7] }), 404],
    ['update', writeOf({ id: 3, mask: weight, values: [0, 7] }), 404],
    ['update', writeOf({ id: 2, mask: weight, values: [0, 0] }), 422],
    ['update', writeOf({ id: 2, mask: total, values: [0, 0, 5] }), 422],
    ['update', writeOf({ id: 2, mask: code, values: [5] }), 409],
    ['update', writeOf({ mask: weight, values: [0, 7] }), 400],
    ['delete', writeOf({ id: 3 }), 404],
    ['get', writeOf({ id: 2, mask: weight, values: [0, 7] }), 405],
  ];
  for (const [kind, write, status] of cases)
    assert.equal(call(kind, writing(write)).status, status, `${kind} ${JSON.stringify(write)}`);
  assert.equal(changes, 0);
  assert.equal(call('create', writing()).status, 400);
});

test('a key that its holder gave up or took along into deletion is free again', () => {
  const { twin, call } = warehouse();
  twin.store('parcel').remove(4, people);
  assert.equal(call('update', writing(writeOf({ id: 2, mask: code, values: [5] }))).status, 200);
  assert.equal(call('create', writing(writeOf({ mask: code | weight, values: [3, 1] }))).status, 201);
  assert.deepEqual(twin.store('parcel').find(0, 5), [2]);
  assert.deepEqual(twin.store('parcel').find(0, 3), [10]);
});

test('an upsert changes the record that it matches and makes one where there is none', () => {
  const { twin, call } = warehouse();
  const match = (token: number): Write['match'] => ({ field: 0, token });
  const known = call('upsert', writing(writeOf({ match: match(3), mask: weight, values: [0, 42] })));
  assert.deepEqual(known.written, [{ status: 200, id: 2, version: 2 }]);
  assert.equal(twin.store('parcel').row(2).values[1], 42);
  const fresh = call('upsert', writing(writeOf({ match: match(77), mask: weight, values: [0, 1] })));
  assert.deepEqual(fresh.written, [{ status: 201, id: 10, version: 1 }]);
  assert.deepEqual(
    twin.store('parcel').row(10).values,
    [77, 1, 0, 0],
    'it holds the key that it was looked for by',
  );
});

test('of a batch each record has its own outcome, and a batch that is too long is refused whole', () => {
  const { twin, call } = warehouse();
  const good = (id: number): Write => writeOf({ id, mask: weight, values: [0, 42] });
  const reply = call('batch', writing(good(0), writeOf({ id: 50, mask: weight, values: [0, 1] }), good(2)));
  assert.equal(reply.status, 207);
  assert.deepEqual(statusesOf(reply), [200, 404, 200]);
  assert.deepEqual(
    [0, 1, 2].map((id) => twin.store('parcel').row(id).version),
    [2, 1, 2],
  );
  const long = call('batch', writing(...[0, 1, 2, 3, 4, 5].map(good)));
  assert.deepEqual([long.status, long.written.length], [400, 0]);
  assert.equal(twin.store('parcel').row(0).version, 2);
});

test('a database writes all rows or none, and says which row was bad', () => {
  const { twin, call } = warehouse({ kind: 'database' });
  const rows = [0, 99, 1].map((id) => writeOf({ id, mask: weight, values: [0, 42] }));
  const reply = call('batch', writing(...rows));
  assert.equal(reply.status, 404);
  assert.deepEqual(statusesOf(reply), [424, 404, 424]);
  assert.equal(twin.store('parcel').row(0).version, 1);
  const twice = [1, 2].map(() => writeOf({ mask: code | weight, values: [300, 1] }));
  assert.deepEqual(statusesOf(call('batch', writing(...twice))), [424, 409]);
});

test('what the air refuses is refused until it no longer does', () => {
  let bad = true;
  const { call } = madeTwin({
    air: { refuses: (_, resource, source) => bad && resource === 'parcel' && source === 8 },
  });
  const write = (source: number): Request =>
    writing(
      writeOf({ id: 1, mask: 2, values: [0, 1], carried: { flow: 'F1', source, version: 1, seen: null } }),
    );
  assert.deepEqual([call('update', write(8)).status, call('update', write(9)).status], [422, 200]);
  bad = false;
  assert.equal(call('update', write(8)).status, 200);
});

test('a version that is no longer the last one is refused where the vendor counts versions, and overlooked elsewhere', () => {
  const stale = writing(writeOf({ id: 1, mask: weight, values: [0, 1], ifVersion: 1 }));
  const counting = warehouse({ fields: [{ path: 'etag', type: 'string' }] });
  counting.twin.store('parcel').update(1, weight, [0, 5], people);
  assert.equal(counting.call('update', stale).status, 412);
  const blind = warehouse();
  blind.twin.store('parcel').update(1, weight, [0, 5], people);
  assert.equal(blind.call('update', stale).status, 200);
  assert.ok(blind.twin.assumptions.some(({ takes }) => takes.includes('the last write wins')));
});

test('however often a key is repeated while it is kept, the record is made once and the first answer comes again', () => {
  const repeat = fc.record({ wait: fc.nat(20 * 60_000), key: fc.constantFrom('k1', 'k2', 'k3') });
  fc.assert(
    fc.property(fc.array(repeat, { maxLength: 30 }), (repeats) => {
      const { twin, clock, call } = warehouse();
      const first = new Map<string, { readonly at: number; readonly id: number }>();
      for (const { wait, key } of repeats) {
        clock.go(clock.now() + wait);
        const token = 1000 + Number(key[1]);
        const before = twin.store('parcel').count();
        const reply = call('create', keyed(key, writeOf({ mask: weight, values: [0, token] })));
        const known = first.get(key);
        if (known !== undefined && clock.now() - known.at < 3_600_000) {
          assert.deepEqual(reply.written, [{ status: 201, id: known.id, version: 1 }]);
          assert.equal(twin.store('parcel').count(), before);
        } else {
          assert.equal(twin.store('parcel').count(), before + 1);
          first.set(key, { at: clock.now(), id: before });
        }
      }
    }),
  );
});

test('a known key with another body is refused; one whose first call was refused is free', () => {
  const { twin, call } = warehouse();
  assert.equal(call('create', keyed('k', writeOf({ mask: code, values: [500] }))).status, 422);
  assert.equal(call('create', keyed('k', writeOf({ mask: weight, values: [0, 1] }))).status, 201);
  assert.equal(call('create', keyed('k', writeOf({ mask: weight, values: [0, 2] }))).status, 400);
  assert.equal(twin.store('parcel').count(), 11);
  const other = writeOf({
    mask: weight,
    values: [0, 1],
    carried: { flow: 'F9', source: 4, version: 2, seen: null },
  });
  assert.deepEqual(call('create', keyed('k', other)).written, [{ status: 201, id: 10, version: 1 }]);
});

test('a call whose answer is lost was carried out, and its repeat with the key is answered from memory', () => {
  let fate: 'unanswered' | 'answered' = 'unanswered';
  const made = madeTwin({
    profile: {
      resources: [
        madeResource('parcel', {
          operations: [
            { kind: 'create', method: 'POST', path, idempotency: { header: 'Once', retention: null } },
          ],
          source: seen,
        }),
      ],
    },
    air: { call: () => ({ latency: 200, fate, status: 200 }) },
  });
  const request = keyed('k', writeOf({ mask: 2, values: [0, 1] }));
  const lost = made.call('create', request);
  assert.deepEqual([lost.status, lost.latency, lost.written.length], [0, Number.POSITIVE_INFINITY, 0]);
  fate = 'answered';
  assert.deepEqual(made.call('create', request).written, [{ status: 201, id: 10, version: 1 }]);
  assert.equal(made.twin.store('parcel').count(), 11);
});

test('whatever is written, fields that can only be read keep what they held, and every record of a call has its outcome', () => {
  const write = fc.record({
    id: fc.option(fc.nat(14), { nil: null }),
    mask: fc.nat(15),
    values: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(write, { minLength: 1, maxLength: 5 }), { maxLength: 20 }),
      fc.constantFrom('rest', 'database'),
      (calls, kind) => {
        const { twin, call } = warehouse({ kind });
        const store = twin.store('parcel');
        const totals = Array.from({ length: 10 }, (_, id) => store.row(id).values[2]);
        for (const writes of calls) {
          const before = store.count();
          const reply = call('batch', writing(...writes.map((one) => writeOf(one))));
          assert.equal(reply.written.length, writes.length);
          assert.equal(store.count() - before, statusesOf(reply).filter((status) => status === 201).length);
          if (kind === 'database' && reply.status !== 200)
            assert.ok(statusesOf(reply).every((status) => status >= 400));
        }
        for (let id = 0; id < store.count(); id++) assert.equal(store.row(id).values[2], totals[id] ?? 0);
        const codes = Array.from({ length: store.count() }, (_, id) => store.row(id).values[0] ?? 0).filter(
          (one) => one !== 0,
        );
        assert.equal(new Set(codes).size, codes.length, 'codes are unique');
      },
    ),
  );
});
