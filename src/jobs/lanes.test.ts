import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sortie } from '../simulate/sortie.ts';
import { followed, type Lane } from './lanes.ts';

const sortie = (seeds: readonly number[]): Sortie => ({ seeds }) as unknown as Sortie;

test('every flight counts for the lane of its sortie, and lanes without a run are left out', () => {
  const told: (readonly Lane[])[] = [];
  const heard: string[] = [];
  const watch = followed(
    [
      { id: 'D1', name: 'Polls', sorties: [sortie([1]), sortie([2, 3])] },
      { id: 'D2', name: 'Events', sorties: [sortie([1, 2])] },
      { id: 'naive', name: 'Naive reference', sorties: [] },
    ],
    { flown: (done, all) => void heard.push(`${done}/${all}`), signal: null },
    (lanes) => void told.push(lanes),
  );
  watch.flown(1, 5, 1);
  watch.flown(2, 5, 2);
  assert.deepEqual(
    told.map((lanes) => lanes.map(({ id, done, all }) => `${id} ${done}/${all}`)),
    [
      ['D1 0/3', 'D2 0/2'],
      ['D1 1/3', 'D2 0/2'],
      ['D1 1/3', 'D2 1/2'],
    ],
  );
  assert.deepEqual(heard, ['1/5', '2/5']);
});
