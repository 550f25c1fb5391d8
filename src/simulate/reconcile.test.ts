import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPeople } from '../../test/at-work.ts';
import { flown } from '../../test/integrated.ts';
import { minute, hour, day, setup, edit, value, writesOf } from '../../test/parcels.ts';
import { type Air, calmAir } from '../twin/air.ts';
import type { FlowPolicy } from './policy.ts';

test('what drifted in the target, and what was never told, is found by the comparison', () => {
  const deaf: Air = { ...calmAir(), message: () => ({ delays: [], forged: false }) };
  const policy = (own: FlowPolicy): FlowPolicy => ({ ...own, trigger: { ...own.trigger, repairMs: null } });
  const work = flown(setup({ air: deaf, policy }));
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.runUntil(hour);
  assert.equal(writesOf(work, 4).length, 0);
  work.kernel.runUntil(2 * day);
  const target = work.integration.durables[0]?.pairs.get(4)?.target ?? -1;
  assert.equal(value(work.b, target, 'note'), 55);
  const note = work.b.fields.indexOf('note');
  work.b.update(
    target,
    1 << note,
    work.b.fields.map(() => 99),
    byPeople,
  );
  work.kernel.runUntil(4 * day);
  assert.equal(value(work.b, target, 'note'), 55);
  const before = work.writes.length;
  work.kernel.runUntil(6 * day);
  assert.equal(work.writes.length, before);
});
