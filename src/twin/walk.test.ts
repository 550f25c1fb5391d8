import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type HandClock, handClock, madeShelf, people } from '../../test/twins.ts';
import { type Page, type Query, start } from './query.ts';
import type { Shelf } from './shelf.ts';
import type { Row } from './store.ts';
import { walkerOf, type Walker } from './walk.ts';

/** One thing that people do: they wait, and then make, change or delete a record. */
const deed = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 })),
  does: fc.constantFrom('make', 'change', 'change', 'delete'),
  pick: fc.nat(),
});
type Deed = { readonly wait: number; readonly does: string; readonly pick: number };

const style = fc.constantFrom('keyset' as const, 'offset' as const);
const order = fc.constantFrom('id' as const, 'modified' as const);

function living(shelf: Shelf): readonly number[] {
  return Array.from({ length: shelf.count() }, (_, id) => id).filter((id) => !shelf.isGone(id));
}

function perform(shelf: Shelf, clock: HandClock, { wait, does, pick }: Deed): void {
  clock.go(clock.now() + wait);
  const ids = living(shelf);
  const id = ids[pick % Math.max(1, ids.length)];
  if (does === 'make' || id === undefined) shelf.create([shelf.count() + 1, pick, 1], people);
  else if (does === 'change') shelf.update(id, 2, [0, pick], people);
  else shelf.remove(id, people);
}

function queryAt(now: number, parts: Partial<Query>): Query {
  return {
    order: 'id',
    filters: null,
    since: null,
    until: null,
    afterId: null,
    lag: 0,
    now,
    style: 'keyset',
    cap: Number.POSITIVE_INFINITY,
    size: 10,
    ...parts,
  };
}

/** All pages one after the other; `between` happens after each. */
function readAll(walk: Walker, query: () => Query, between: () => void = () => undefined): readonly Row[] {
  const rows: Row[] = [];
  let place: Page['next'] = start;
  while (place !== null) {
    const page: Page = walk(query(), place);
    assert.ok(page.rows.length <= query().size);
    rows.push(...page.rows);
    place = page.next;
    between();
  }
  return rows;
}

/** Rows of a shelf are read when asked for; all of one at once, to be compared. */
const whole = ({ id, version, modified, created, deleted, values }: Row): Row => ({
  id,
  version,
  modified,
  created,
  deleted,
  values,
});

const ids = (rows: readonly Row[]): readonly number[] => rows.map((row) => row.id);

test('pages of every style, order and size put together are the records that live, each once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 60 }),
      style,
      order,
      fc.record({ size: fc.integer({ min: 1, max: 17 }), resolution: fc.constantFrom(1, 1000, 60_000) }),
      (deeds, how, sorted, { size, resolution }) => {
        const clock = handClock();
        const shelf = madeShelf(clock, { resolution });
        for (const one of deeds) perform(shelf, clock, one);
        const filters = sorted === 'modified' ? 'modified' : null;
        const rows = readAll(walkerOf(shelf), () =>
          queryAt(clock.now(), { style: how, order: sorted, filters, size }),
        );
        const expected = living(shelf).map((id) => shelf.row(id));
        if (sorted === 'modified') expected.sort((a, b) => a.modified - b.modified || a.id - b.id);
        assert.deepEqual(rows.map(whole), expected.map(whole));
      },
    ),
  );
});

test('filters by time and id give exactly the records that meet them', () => {
  const moment = fc.option(
    fc.oneof(
      fc.integer({ min: -120_000, max: 60_000 }),
      fc.integer({ min: -12, max: 12 }).map((second) => second * 1000),
    ),
    { nil: null },
  );
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 40 }),
      fc.record({ style, since: moment, until: moment, afterId: fc.option(fc.nat(20), { nil: null }) }),
      fc.constantFrom('modified' as const, 'created' as const),
      (deeds, parts, filters) => {
        const clock = handClock();
        const shelf = madeShelf(clock);
        for (const one of deeds) perform(shelf, clock, one);
        const byTime = filters === 'modified' ? 'modified' : 'id';
        const rows = readAll(walkerOf(shelf), () =>
          queryAt(clock.now(), { ...parts, filters, order: byTime, size: 3 }),
        );
        const expected = living(shelf).filter((id) => {
          const time = shelf.row(id)[filters];
          return (
            (parts.since === null || time >= parts.since) &&
            (parts.until === null || time < parts.until) &&
            (parts.afterId === null || id > parts.afterId)
          );
        });
        assert.deepEqual(
          ids(rows).toSorted((a, b) => a - b),
          expected,
        );
      },
    ),
  );
});

test('a reader that goes on behind the last row misses nothing that was there all the time, whatever happens in between', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 30 }),
      fc.array(deed, { maxLength: 30 }),
      order,
      fc.integer({ min: 1, max: 7 }),
      (before, between, sorted, size) => {
        const clock = handClock();
        const shelf = madeShelf(clock);
        for (const one of before) perform(shelf, clock, one);
        const there = new Set(living(shelf));
        const queue = [...between];
        const filters = sorted === 'modified' ? 'modified' : null;
        const rows = readAll(
          walkerOf(shelf),
          () => queryAt(clock.now(), { order: sorted, filters, size }),
          () => {
            const next = queue.shift();
            if (next !== undefined) perform(shelf, clock, next);
          },
        );
        const found = new Set(ids(rows));
        for (const id of living(shelf))
          if (there.has(id)) assert.ok(found.has(id), `record ${id} was missed`);
      },
    ),
  );
});

test('a reader that counts from the start misses a record when one before it goes away', () => {
  const clock = handClock();
  const shelf = madeShelf(clock);
  const acts = [() => shelf.remove(0, people)];
  const rows = readAll(
    walkerOf(shelf),
    () => queryAt(clock.now(), { style: 'offset', size: 4 }),
    () => acts.shift()?.(),
  );
  assert.deepEqual(ids(rows), [0, 1, 2, 3, 5, 6, 7, 8, 9], '4 moved to where the reader had already been');
});

test('counting from the start through changes sorted by time misses one when an earlier one changes again', () => {
  const clock = handClock();
  const shelf = madeShelf(clock);
  for (const id of [3, 4, 5, 6]) {
    clock.go(clock.now() + 5000);
    shelf.update(id, 2, [0, 9], people);
  }
  const acts = [() => shelf.update(3, 2, [0, 8], people)];
  const rows = readAll(
    walkerOf(shelf),
    () =>
      queryAt(clock.now(), { style: 'offset', order: 'modified', filters: 'modified', since: 0, size: 2 }),
    () => {
      clock.go(clock.now() + 5000);
      acts.shift()?.();
    },
  );
  assert.deepEqual(ids(rows), [3, 4, 6, 3]);
});

test('a query stops at its cap, and the next one begins where it is told to', () => {
  const clock = handClock();
  const shelf = madeShelf(clock);
  const walk = walkerOf(shelf);
  for (const how of ['keyset', 'offset'] as const) {
    const rows = readAll(walk, () => queryAt(0, { style: how, size: 3, cap: 7 }));
    assert.deepEqual(ids(rows), [0, 1, 2, 3, 4, 5, 6]);
    const last = walk(queryAt(0, { style: how, size: 3, cap: 7 }), { ...start, id: 5, skip: 6, taken: 6 });
    assert.deepEqual([ids(last.rows), last.next], [[6], null], 'nothing says that there is more');
  }
  assert.deepEqual(ids(readAll(walk, () => queryAt(0, { size: 3, cap: 7, afterId: 6 }))), [7, 8, 9]);
});

test('within one time stamp a capped reader gets on by ids', () => {
  const clock = handClock();
  const shelf = madeShelf(clock, { count: 1000 });
  clock.go(5000);
  for (let id = 999; id >= 0; id--) shelf.update(id, 2, [0, 1], people);
  clock.go(60_000);
  const walk = walkerOf(shelf);
  const window = (afterId: number | null): Query =>
    queryAt(clock.now(), {
      order: 'modified',
      filters: 'modified',
      since: 5000,
      until: 6000,
      afterId,
      cap: 300,
      size: 100,
    });
  const found: number[] = [];
  for (let last: number | null = null; ; ) {
    const rows = readAll(walk, () => window(last));
    found.push(...ids(rows));
    if (rows.length < 300) break;
    last = rows.at(-1)?.id ?? null;
  }
  assert.deepEqual(
    found,
    Array.from({ length: 1000 }, (_, id) => id),
  );
});

test('once the lag is over, what changed since a moment is found, all of it and nothing else', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), fc.nat(100_000), fc.nat(60_000), (deeds, since, lag) => {
      const clock = handClock();
      const shelf = madeShelf(clock);
      for (const one of deeds) perform(shelf, clock, one);
      clock.go(clock.now() + lag);
      const rows = readAll(walkerOf(shelf), () =>
        queryAt(clock.now(), { order: 'modified', filters: 'modified', since, lag }),
      );
      const expected = living(shelf).filter((id) => shelf.row(id).modified >= since);
      assert.deepEqual(
        ids(rows).toSorted((a, b) => a - b),
        expected,
      );
      for (const row of rows) assert.deepEqual(whole(row), whole(shelf.row(row.id)));
    }),
  );
});

test('while the index lags it shows each record at most once, in a state that it had no longer ago than the lag', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), order, fc.nat(20_000), (deeds, sorted, lag) => {
      const clock = handClock();
      const shelf = madeShelf(clock);
      const states = new Map<number, { readonly row: Row; readonly until: number }[]>();
      shelf.watch(({ id, at, before, after }) => {
        const known = states.get(id) ?? [];
        if (before !== null) known.push({ row: before, until: at });
        states.set(
          id,
          known.filter(({ row }) => row !== after),
        );
      });
      for (const one of deeds) perform(shelf, clock, one);
      const rows = readAll(walkerOf(shelf), () =>
        queryAt(clock.now(), { order: sorted, filters: sorted === 'modified' ? 'modified' : null, lag }),
      );
      const found = new Set(ids(rows));
      assert.equal(found.size, rows.length);
      for (const id of living(shelf))
        if (shelf.row(id).created <= clock.now() - lag - 1000)
          assert.ok(found.has(id), `record ${id} is not shown`);
      for (const row of rows) {
        const present = shelf.row(row.id);
        if (row.version === present.version) continue;
        const state = states.get(row.id)?.find((one) => one.row.version === row.version);
        assert.ok(state !== undefined && state.until > clock.now() - lag, `record ${row.id} is too old`);
        assert.deepEqual(whole(row), whole(state.row));
      }
    }),
  );
});

test('a lagging index shows later writes before earlier ones, so that a reader without overlap would miss some', () => {
  const clock = handClock();
  const shelf = madeShelf(clock, { count: 200, resolution: 1 });
  for (let id = 0; id < 200; id++) {
    clock.go(clock.now() + 100);
    shelf.update(id, 2, [0, 1], people);
  }
  const rows = readAll(walkerOf(shelf), () =>
    queryAt(clock.now(), { order: 'modified', filters: 'modified', since: 0, lag: 20_000, size: 1000 }),
  );
  const found = new Set(ids(rows));
  const last = Math.max(...found);
  assert.ok(found.size > 50 && found.size < last, `${found.size} of ${last} are seen`);
});
