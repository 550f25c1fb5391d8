import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flown } from '../../test/integrated.ts';
import { day, edit, hour, made, named, setup, emailOf, value } from '../../test/parcels.ts';
import { byPeople } from '../../test/at-work.ts';
import { settledPairs } from './settled-pairs.ts';

test('a pair counts as settled after a comparison, until there is work for its record or nobody saw it', () => {
  const work = flown(setup({ policy: (own) => ({ ...own, reconcileMs: day }) }));
  const [durable] = work.integration.durables;
  assert.ok(durable !== undefined);
  const settled = settledPairs(durable);
  let id = -1;
  work.kernel.at(hour, () => {
    id = made(work.a, 1);
  });
  work.kernel.runUntil(day);
  const target = durable.pairs.get(id)?.target ?? -1;
  assert.ok(target >= 0);
  work.kernel.runUntil(4 * day);
  assert.equal(settled.target(id), target);
  edit(work.a, id, 'note', 77);
  work.kernel.runUntil(4 * day + hour);
  assert.equal(settled.target(id), -1, 'the record was worked on');
  work.kernel.runUntil(7 * day);
  assert.equal(settled.target(id), target);
  settled.forget(id);
  assert.equal(settled.target(id), -1);
});

test('what drifts in a settled pair is found by the next comparison', () => {
  const work = flown(setup({ policy: (own) => ({ ...own, reconcileMs: day }) }));
  work.kernel.at(hour, () => made(work.a, 1));
  work.kernel.runUntil(5 * day);
  const [target = -1] = named(work, emailOf(work.a, 1));
  const before = value(work.b, target, 'note');
  work.b.update(
    target,
    1 << work.b.fields.indexOf('note'),
    work.b.fields.map(() => 99),
    byPeople,
  );
  work.kernel.runUntil(8 * day);
  assert.equal(value(work.b, target, 'note'), before);
});
