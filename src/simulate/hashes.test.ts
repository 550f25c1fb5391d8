import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf } from '../../test/twins.ts';
import type { RowList } from '../twin/store.ts';
import { sourceHashes, targetHashes } from './hashes.ts';
import { hashOfMapped } from './mapped.ts';

const flow = {
  rows: [
    { to: 1, from: [0], mutual: false },
    { to: 0, from: [1], mutual: false },
  ],
  filter: { field: 2, token: 3, of: 4 },
};

function row(id: number, version: number, values: readonly number[]): RowList {
  return listOf([{ id, version, modified: 0, created: 0, deleted: false, values }]);
}

test('every version of a record has its own hash and verdict, however far apart the ids are', () => {
  const hashes = sourceHashes(flow);
  for (const id of [500, 3, 70_000]) {
    const first = [id, 7, 3];
    const second = [id, 8, 1];
    assert.equal(hashes.at(row(id, 1, first), 0), hashOfMapped(flow, first));
    assert.equal(hashes.passes(row(id, 1, first), 0), true);
    assert.equal(hashes.at(row(id, 2, second), 0), hashOfMapped(flow, second));
    assert.equal(hashes.passes(row(id, 2, second), 0), false);
    assert.equal(
      hashes.at(row(id, 1, first), 0),
      hashOfMapped(flow, first),
      'an index may show an older one',
    );
  }
});

test('a target that shows what the source says has the same hash', () => {
  const target = targetHashes(flow).at(row(9, 4, [12, 11]), 0);
  assert.equal(target, sourceHashes(flow).at(row(9, 1, [11, 12, 3]), 0));
});
