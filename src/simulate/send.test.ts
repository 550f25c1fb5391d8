import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Flown, flown } from '../../test/integrated.ts';
import { minute, hour, list, find, telling, setup, made, named, emailOf } from '../../test/parcels.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { type Air, calmAir } from '../twin/air.ts';

const batch = {
  kind: 'batch',
  method: 'POST',
  path: '/v2/parcels/batch',
  batchOf: 'create',
  batchSize: 10,
};

/** Eight new records go out in one batch; the target refuses the second. `partial`: what became of each is looked at. */
function batched(partial: boolean): Flown {
  const bad = new Set([21]);
  const air: Air = { ...calmAir(), refuses: (_, __, source) => bad.has(source) };
  const operations = [list, find, batch, { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' }];
  const work = flown({
    ...setup({
      made: { b: telling({ operations }), flow: { trigger: 'poll', every: 'PT10M', freshness: null } },
      air,
    }),
    strategy: directPolls,
    policy: (own) => ({
      ...own,
      write: { ...own.write, batch: 10, partial },
      backfill: { ...own.backfill, run: false },
    }),
  });
  work.kernel.at(minute, () => {
    for (let number = 0; number < 8; number++) made(work.a, number);
  });
  work.kernel.runUntil(hour);
  return work;
}

function arrived(work: Flown): readonly number[] {
  return Array.from({ length: 8 }, (_, number) => named(work, emailOf(work.a, number)).length);
}

test('one refused record of a batch holds nobody up', () => {
  const work = batched(true);
  assert.deepEqual(arrived(work), [1, 0, 1, 1, 1, 1, 1, 1]);
  assert.equal(work.integration.durables[0]?.deadLetters.length, 1);
});

test('a batch that is taken as done loses what was refused out of it', () => {
  const work = batched(false);
  assert.equal(arrived(work)[1], 0);
  assert.equal(work.integration.durables[0]?.deadLetters.length, 0);
});
