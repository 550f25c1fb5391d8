import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock, madeShelf, people } from '../../test/twins.ts';
import { type Query, start } from './query.ts';
import { walkerOf } from './walk.ts';

const hour = 3_600_000;

test('a page of a shelf at rest that was read twice is the same list again, until somebody writes', () => {
  const clock = handClock();
  const shelf = madeShelf(clock, { count: 100 });
  const walk = walkerOf(shelf);
  const query = (): Query => ({
    order: 'id',
    filters: null,
    since: null,
    until: null,
    afterId: null,
    lag: 0,
    now: clock.now(),
    style: 'keyset',
    cap: Number.POSITIVE_INFINITY,
    size: 50,
  });
  assert.notEqual(walk(query(), start).rows, walk(query(), start).rows);
  const first = walk(query(), start);
  assert.equal(walk(query(), start).rows, first.rows);
  assert.notEqual(walk({ ...query(), size: 40 }, start).rows, first.rows);
  shelf.update(3, 2, [0, 9], people);
  const second = walk(query(), start);
  assert.deepEqual([first.rows[3]?.version, second.rows[3]?.version], [1, 2]);
  assert.notEqual(walk(query(), start).rows, second.rows, 'somebody is at work');
  clock.go(clock.now() + hour);
  walk(query(), start);
  const third = walk(query(), start);
  assert.equal(walk(query(), start).rows, third.rows);
});
