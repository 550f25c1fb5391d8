import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeResource } from '../../test/made.ts';
import { type MadeTwin, madeTwin, pageOf, people, wide } from '../../test/twins.ts';
import type { Cursor } from './twin.ts';

const pages = { style: 'cursor', maxPageSize: 4 };

function library(
  parts: { readonly list?: object; readonly search?: object; readonly count?: number } = {},
): MadeTwin {
  return madeTwin({
    profile: {
      rateLimits: wide,
      resources: [
        madeResource('parcel', {
          operations: [
            { kind: 'get', method: 'GET', path: '/p/{id}' },
            { kind: 'list', method: 'GET', path: '/p', pagination: pages, ...parts.list },
            { kind: 'search', method: 'POST', path: '/p/search', pagination: pages, ...parts.search },
          ],
          fields: [
            { path: 'code', type: 'string', unique: true },
            { path: 'weight', type: 'number' },
          ],
        }),
      ],
    },
    resources: [
      {
        resource: 'parcel',
        fields: ['code', 'weight'],
        starts: [null, { kind: 'mixed', of: 3 }],
        count: parts.count ?? 10,
        apartMs: 10_000,
      },
    ],
  });
}

/** The ids of a list read to its end. */
function listed(made: MadeTwin, kind: string, size: number): readonly number[] {
  const ids: number[] = [];
  let cursor: Cursor | null = null;
  do {
    const reply = made.call(kind, pageOf({ cursor, size }));
    assert.equal(reply.status, 200);
    assert.ok(reply.rows.length <= size);
    ids.push(...reply.rows.map(({ id }) => id));
    cursor = reply.next;
  } while (cursor !== null);
  return ids;
}

test('a record is read by its id as it is now; one that is gone or never was is missing', () => {
  const { twin, call } = library();
  const store = twin.store('parcel');
  store.update(2, 2, [0, 9], people);
  const [row] = call('get', { do: 'get', id: 2 }).rows;
  assert.deepEqual([row?.id, row?.version, row?.values], [2, 2, store.row(2).values]);
  assert.equal(row?.values[1], 9);
  store.remove(2, people);
  for (const id of [2, 10, -1, 1.5]) {
    const reply = call('get', { do: 'get', id });
    assert.deepEqual([reply.status, reply.rows], [404, []], `${id}`);
  }
});

test('a page holds no more than the vendor gives, whatever is asked for', () => {
  const made = library();
  assert.equal(made.call('list', pageOf({ size: 100 })).rows.length, 4);
  assert.equal(made.call('list', pageOf({ size: 3 })).rows.length, 3);
  assert.equal(made.call('list', pageOf({ size: 0 })).status, 400);
});

test('cursors of every style lead through the whole list', () => {
  const updated = { incremental: { param: 'since', field: 'updated_at' } };
  fc.assert(
    fc.property(
      fc.constantFrom('cursor', 'offset', 'page', 'link', 'token'),
      fc.constantFrom({}, updated),
      fc.nat(30),
      fc.integer({ min: 1, max: 9 }),
      (style, filter, count, size) => {
        const made = library({ count, list: { pagination: { style, maxPageSize: 5 }, ...filter } });
        assert.deepEqual(
          listed(made, 'list', size),
          Array.from({ length: count }, (_, id) => id),
        );
      },
    ),
  );
});

test('a cursor that nobody gave is refused', () => {
  const made = library({ list: { incremental: { param: 'since', field: 'updated_at' } } });
  assert.equal(made.call('list', pageOf({ cursor: 99 })).status, 400);
  assert.equal(made.call('list', pageOf({ cursor: -1 })).status, 400);
});

test('a search stops at its cap without a word', () => {
  const made = library({ search: { pagination: { ...pages, maxResults: 6 } } });
  assert.deepEqual(listed(made, 'search', 4), [0, 1, 2, 3, 4, 5]);
});

test('a look-up by a unique key finds one, by a common value many, and by nothing none', () => {
  const { twin, call } = library({ count: 30 });
  const find = (field: number, token: number): readonly number[] =>
    call('list', { do: 'find', field, token }).rows.map(({ id }) => id);
  assert.deepEqual(find(0, 8), [7]);
  assert.deepEqual([find(0, 0), find(0, 31)], [[], []]);
  const store = twin.store('parcel');
  const heavy = Array.from({ length: 30 }, (_, id) => id).filter((id) => store.row(id).values[1] === 2);
  assert.deepEqual(
    store.find(1, 2).toSorted((a, b) => a - b),
    heavy,
  );
  assert.equal(find(1, 2).length, 4, 'one page of them');
  store.update(7, 1, [500], people);
  assert.deepEqual([find(0, 8), find(0, 500)], [[], [7]]);
});

test('a search for a key misses what was made a moment ago, and still finds what is gone, until its index has caught up', () => {
  const { twin, clock, call } = library();
  const find = (kind: string, token: number): readonly number[] =>
    call(kind, { do: 'find', field: 0, token }).rows.map(({ id }) => id);
  clock.go(1000);
  const store = twin.store('parcel');
  const made = Array.from({ length: 50 }, (_, index) => store.create([700 + index, 1, 1], people));
  store.remove(3, people);
  const hits = made.map((_, index) => find('search', 700 + index).length);
  assert.equal(hits.filter((many) => many > 0).length, 0, 'not one is in the index yet');
  assert.deepEqual([find('search', 4), find('list', 4)], [[3], []]);
  assert.deepEqual(find('list', 700), [10], 'a list reads the records themselves');
  clock.go(31_000);
  const later = made.filter((_, index) => find('search', 700 + index).length > 0).length;
  assert.ok(later > 5 && later < 45, `${later} are`);
  clock.go(61_000);
  assert.ok(made.every((id, index) => find('search', 700 + index)[0] === id));
  assert.deepEqual(find('search', 4), []);
});

test('the store finds the living holders of a token whatever happened to them', () => {
  const step = fc.record({
    does: fc.constantFrom('make', 'change', 'delete'),
    pick: fc.nat(),
    token: fc.integer({ min: 0, max: 14 }),
    field: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, early) => {
      const store = library({ count: 8 }).twin.store('parcel');
      if (early) store.find(1, 1);
      for (const { does, pick, token, field } of steps) {
        const ids = Array.from({ length: store.count() }, (_, id) => id).filter(
          (id) => !store.row(id).deleted,
        );
        const id = ids[pick % Math.max(1, ids.length)];
        if (does === 'make' || id === undefined) store.create([token, token, 1], people);
        else if (does === 'change') store.update(id, 1 << field, [token, token], people);
        else store.remove(id, people);
      }
      for (const field of [0, 1])
        for (let token = 1; token <= 14; token++) {
          const holders = Array.from({ length: store.count() }, (_, id) => store.row(id))
            .filter((row) => !row.deleted && row.values[field] === token)
            .map(({ id }) => id);
          assert.deepEqual(
            store.find(field, token).toSorted((a, b) => a - b),
            holders,
          );
        }
    }),
  );
});
