import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flown } from '../../test/integrated.ts';
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

test('one refused record of a batch holds nobody up', () => {
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
      write: { ...own.write, batch: 10 },
      backfill: { ...own.backfill, run: false },
    }),
  });
  work.kernel.at(minute, () => {
    for (let number = 0; number < 8; number++) made(work.a, number);
  });
  work.kernel.runUntil(hour);
  const counts = Array.from({ length: 8 }, (_, number) => named(work, emailOf(work.a, number)).length);
  assert.deepEqual(counts, [1, 0, 1, 1, 1, 1, 1, 1]);
  assert.equal(work.integration.durables[0]?.deadLetters.length, 1);
});

test('a batch that is taken as done loses what was refused out of it', () => {
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
      write: { ...own.write, batch: 10, partial: false },
      backfill: { ...own.backfill, run: false },
    }),
  });
  work.kernel.at(minute, () => {
    for (let number = 0; number < 8; number++) made(work.a, number);
  });
  work.kernel.runUntil(hour);
  const created = Array.from({ length: 8 }, (_, number) => named(work, emailOf(work.a, number)).length);
  assert.equal(created[1], 0);
  assert.equal(work.integration.durables[0]?.deadLetters.length, 0);
});
