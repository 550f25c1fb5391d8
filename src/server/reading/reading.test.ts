import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bases } from '../../../test/bases.ts';
import { examplePlan } from '../../../test/example-plan.ts';
import type { Base } from '../../store/base/base.ts';
import { canonicalContent, keep, keepContent } from '../../store/base/content.ts';
import { Refused } from '../problem.ts';
import { openReading, type Reading, type ReadingSettings } from './reading.ts';

const [embedded] = bases;

async function withReading(
  act: (reading: Reading, base: Base) => Promise<void>,
  settings: ReadingSettings = {
    pages: { threads: 2, within: 30_000 },
    documents: { threads: 1, within: 30_000 },
  },
): Promise<void> {
  assert.ok(embedded !== undefined);
  const base = await embedded.open();
  for (const id of ['north', 'south'])
    await base.db.insertInto('workspace').values({ id, name: id }).execute();
  const reading = openReading(base, settings);
  try {
    await act(reading, base);
  } finally {
    await reading.close();
    await base.close();
  }
}

function refusal(status: number): (error: unknown) => boolean {
  return (error) => error instanceof Refused && error.status === status;
}

test('a plan is read in its workspace alone, as often as is asked, by several at once', async () => {
  await withReading(async (reading, { db }) => {
    const plan = await examplePlan();
    const hash = await keep(db, 'north', plan);
    const ask = async (workspace: string) =>
      (await reading.ask({ workspace, hash, view: 'plan.outline', args: null })).name;
    assert.deepEqual(await Promise.all([ask('north'), ask('north'), ask('north')]), [
      plan.name,
      plan.name,
      plan.name,
    ]);
    await assert.rejects(ask('south'), refusal(404));
    assert.equal(await ask('north'), plan.name);
  });
});

test('a content that is no plan, or not what was kept, breaks its own question alone', async () => {
  await withReading(async (reading, { db }) => {
    const plan = await examplePlan();
    const hash = await keep(db, 'north', plan);
    const torn = { ...canonicalContent({ a: 1 }), body: '{"a":2}' };
    await keepContent(db, 'north', torn);
    const other = await keep(db, 'north', { no: 'plan' });
    const ask = async (of: string) =>
      (await reading.ask({ workspace: 'north', hash: of, view: 'plan.outline', args: null })).name;
    await assert.rejects(ask(torn.hash), /does not have its hash/);
    await assert.rejects(ask(other), /ZodError/);
    assert.equal(await ask(hash), plan.name);
  });
});

test('a reading that takes too long is ended, and the next one gets a new thread', async () => {
  await withReading(
    async (reading, { db }) => {
      const hash = await keep(db, 'north', await examplePlan());
      const ask = () => reading.ask({ workspace: 'north', hash, view: 'plan.outline', args: null });
      await assert.rejects(ask(), refusal(503));
      await assert.rejects(ask(), refusal(503));
    },
    { pages: { threads: 1, within: 1 }, documents: { threads: 1, within: 1 } },
  );
});
