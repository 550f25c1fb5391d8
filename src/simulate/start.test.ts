import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Flown, flown, type FlownSetup } from '../../test/integrated.ts';
import {
  minute,
  hour,
  day,
  telling,
  setup,
  volumes,
  made,
  edit,
  value,
  named,
  emailOf,
  forgetful,
} from '../../test/parcels.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import type { FlowPolicy } from './policy.ts';

/** Makes and edits records while the integration falls over at every kind of step; both sides as they are in the end. */
function fallingOver(parts: Partial<FlownSetup>): Flown {
  const work = flown({
    ...setup({ ...parts, air: forgetful(12 * hour, 11) }),
    crashes: { every: 'PT1H', restart: 'PT1M', atSteps: true },
    until: 12 * hour,
    ...parts,
  });
  for (let number = 0; number < 60; number++) {
    let id = -1;
    work.kernel.at(number * 12 * minute + minute, () => {
      id = made(work.a, number);
    });
    work.kernel.at(number * 12 * minute + 7 * minute, () => edit(work.a, id, 'note', 5000 + number));
  }
  work.kernel.runUntil(4 * day);
  return work;
}

function inStep(work: Flown): readonly string[] {
  return Array.from({ length: 60 }, (_, number) => {
    const found = named(work, emailOf(work.a, number));
    return `${found.length}x ${found.map((id) => value(work.b, id, 'note') - 5000 - number).join(' ')}`;
  });
}

const right = Array.from({ length: 60 }, () => '1x 0');

test('falling over at every kind of step loses nothing and doubles nothing, with messages', () => {
  const work = fallingOver({});
  assert.deepEqual(inStep(work), right);
  const { struck } = work.integration;
  for (const point of [
    'message-stored',
    'job-taken',
    'record-read',
    'before-write',
    'write-answered',
    'pair-kept',
  ])
    assert.equal(struck[point], 1, `${point}: ${JSON.stringify(struck)}`);
});

test('falling over at every kind of step loses nothing and doubles nothing, with polls alone', () => {
  const polled = {
    flow: { trigger: 'poll', every: 'PT5M', freshness: null },
    a: telling(),
    b: telling(),
    brief: volumes,
  };
  const work = fallingOver({ strategy: directPolls, made: polled });
  assert.deepEqual(inStep(work), right);
  const { struck } = work.integration;
  for (const point of ['page-read', 'page-taken', 'watermark-moved', 'any'])
    assert.ok((struck[point] ?? 0) > 0, `${point}: ${JSON.stringify(struck)}`);
});

test('what waits in memory alone is lost in a crash when nothing looks for it again', () => {
  const policy = (own: FlowPolicy): FlowPolicy => ({
    ...own,
    transport: { ...own.transport, durable: false },
    trigger: { ...own.trigger, repairMs: null },
    reconcileMs: null,
    backfill: { ...own.backfill, run: false },
  });
  const work = fallingOver({ policy, crashes: { every: 'PT10M', restart: 'PT2M', atSteps: true } });
  assert.notDeepEqual(inStep(work), right);
});

test('a run from the same seed is the same run', () => {
  const [one, two] = [fallingOver({}), fallingOver({})];
  assert.deepEqual([...one.took], [...two.took]);
  assert.deepEqual(one.writes, two.writes);
});
