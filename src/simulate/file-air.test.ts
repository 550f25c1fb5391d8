import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeResource, seen } from '../../test/made.ts';
import { madeTwin, pageOf, people } from '../../test/twins.ts';
import type { FileAir } from '../twin/air.ts';
import { day, hour } from './clock.ts';
import { filesUnder } from './file-air.ts';

const none = { late: 0, missing: 0, halfWritten: 0 };
/** A run begins at eight in the morning: hours until the first night's one o'clock. */
const first = 17 * hour;

test('a file shows the state of one at night, until the next night', () => {
  const file = filesUnder({ files: none }, 7);
  const at = (now: number): number => file('a', now).asOf;
  assert.ok(at(0) <= 0 && at(first - 1) <= 0);
  assert.equal(at(first), first);
  assert.equal(at(first + day - 1), first);
  assert.equal(at(first + 3 * day + hour), first + 3 * day);
  assert.equal(file('a', first).part, 1);
});

test('late files come hours later, missing ones leave the one before, slow ones are met half-written', () => {
  const late = filesUnder({ files: { ...none, late: 1 } }, 7);
  assert.ok(late('a', first + hour).asOf <= 0);
  assert.deepEqual(late('a', first + 2 * hour), { asOf: first + 2 * hour, part: 1 });
  const missing = filesUnder({ files: { ...none, missing: 1 } }, 7);
  assert.ok(missing('a', first + 9 * day).asOf <= 0);
  const slow = filesUnder({ files: { ...none, halfWritten: 1 } }, 7);
  const half = slow('a', first + hour);
  assert.ok(half.part > 0 && half.part < 1);
  assert.equal(half.asOf, first);
  assert.deepEqual(slow('a', first + hour), half);
  assert.deepEqual(slow('a', first + 2 * hour), { asOf: first, part: 1 });
});

test('nights have luck of their own: so many of them, another for each system and seed', () => {
  const files = { late: 0, missing: 0.25, halfWritten: 0 };
  const missed = (seed: number, system: string): readonly number[] => {
    const file = filesUnder({ files }, seed);
    const nights = Array.from({ length: 400 }, (_, night) => night + 1);
    return nights.filter((night) => file(system, first + night * day).asOf !== first + night * day);
  };
  const own = missed(7, 'a');
  assert.ok(own.length > 70 && own.length < 130, `${own.length} of 400`);
  assert.deepEqual(missed(7, 'a'), own);
  assert.notDeepEqual(missed(8, 'a'), own);
  assert.notDeepEqual(missed(7, 'b'), own);
});

test('a twin of a file is read as it was written last, and live as soon as it is written to', () => {
  let lying: FileAir = { asOf: 1000, part: 1 };
  const made = madeTwin({
    profile: {
      kind: 'file',
      rateLimits: [],
      resources: [
        madeResource('parcel', {
          operations: [
            { kind: 'list', method: 'READ', path: 'parcels.csv' },
            { kind: 'create', method: 'POST', path: '/parcels' },
          ],
          source: seen,
        }),
      ],
    },
    air: { file: () => lying },
  });
  const read = (): readonly (readonly [number, number | undefined])[] =>
    made.call('list', pageOf()).rows.map(({ id, values }) => [id, values[1]] as const);
  const store = made.twin.store('parcel');
  made.clock.go(5000);
  const before = read();
  store.update(3, 2, [0, 77], people);
  store.remove(4, people);
  store.create([90, 91, 0], people);
  made.clock.go(10_000);
  assert.deepEqual(read(), before);
  lying = { asOf: 9000, part: 1 };
  const after = read();
  assert.equal(after.length, before.length);
  assert.deepEqual(
    after.find(([id]) => id === 3),
    [3, 77],
  );
  assert.ok(!after.some(([id]) => id === 4) && after.some(([id]) => id === 10));
  lying = { asOf: 9000, part: 0.5 };
  const half = made.call('list', pageOf());
  assert.ok(half.partial);
  assert.equal(half.rows.length, 5);
  assert.equal(half.next, null);
  assert.ok(made.twin.assumptions.some(({ takes }) => takes.includes('once a day')));
});
