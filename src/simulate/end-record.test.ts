import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPeople } from '../../test/at-work.ts';
import { flown } from '../../test/integrated.ts';
import {
  minute,
  hour,
  day,
  list,
  find,
  telling,
  setup,
  edit,
  value,
  writesOf,
  kindsOf,
  made,
  named,
  emailOf,
  forgetful,
} from '../../test/parcels.ts';
import { calmAir } from '../twin/air.ts';
import type { FlowPolicy } from './policy.ts';

test('an ended record closes its pair: nothing is deleted, and nothing makes it anew', () => {
  const work = flown(setup());
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.at(10 * minute, () => work.a.remove(4, byPeople));
  work.kernel.runUntil(3 * day);
  assert.equal(work.integration.durables[0]?.pairs.get(4)?.closed, true);
  assert.deepEqual(kindsOf(work, 4), ['updated']);
});

test('with the policy of deleting, the target is deleted as well', () => {
  const operations = [
    list,
    find,
    { kind: 'get', method: 'GET', path: '/v2/parcels/{id}' },
    { kind: 'create', method: 'POST', path: '/v2/parcels' },
    { kind: 'update', method: 'PATCH', path: '/v2/parcels/{id}' },
    { kind: 'delete', method: 'DELETE', path: '/v2/parcels/{id}' },
  ];
  const policy = (own: FlowPolicy): FlowPolicy => ({ ...own, deletes: 'delete' });
  const work = flown(setup({ made: { b: telling({ operations }) }, policy }));
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.at(10 * minute, () => work.a.remove(4, byPeople));
  work.kernel.runUntil(hour);
  assert.deepEqual(kindsOf(work, 4), ['updated', 'deleted']);
});

test('the record that is left of two merged ones takes the pair over', () => {
  const work = flown(setup());
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  let left = -1;
  work.kernel.at(10 * minute, () => {
    left = work.a.create([...work.a.row(4).values], byPeople);
    work.a.merge(left, 4, byPeople);
  });
  work.kernel.at(20 * minute, () => edit(work.a, left, 'note', 66));
  work.kernel.runUntil(hour);
  const target = writesOf(work, 4)[0]?.id ?? -1;
  assert.equal(value(work.b, target, 'note'), 66);
  assert.equal(work.integration.durables[0]?.byTarget.get(target)?.source, left);
});

test('a partner that people deleted in the target is matched again and made anew', () => {
  const work = flown(setup());
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.at(10 * minute, () => work.b.remove(writesOf(work, 4)[0]?.id ?? -1, byPeople));
  work.kernel.at(20 * minute, () => edit(work.a, 4, 'note', 66));
  work.kernel.runUntil(hour);
  assert.deepEqual(kindsOf(work, 4), ['updated', 'created']);
  assert.equal(value(work.b, writesOf(work, 4)[1]?.id ?? -1, 'note'), 66);
});

test('a record that is left of two takes nothing over before it is known whether it has a partner of its own', () => {
  const policy = (own: FlowPolicy): FlowPolicy => ({
    ...own,
    identity: { ...own.identity, lookup: false },
    idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'dead-letter' },
  });
  const air = forgetful(11 * minute, 1);
  const work = flown(
    setup({
      policy,
      air: { ...air, call: (system, now) => (now < 10 * minute ? calmAir() : air).call(system, now) },
    }),
  );
  let [lost, left] = [-1, -1];
  work.kernel.at(minute, () => {
    lost = made(work.a, 5);
  });
  work.kernel.at(10 * minute, () => {
    left = made(work.a, 6);
  });
  work.kernel.at(20 * minute, () => work.a.merge(left, lost, byPeople));
  work.kernel.runUntil(3 * day);
  const pairs = work.integration.durables[0]?.pairs;
  assert.equal(pairs?.get(left)?.target, named(work, emailOf(work.a, 6))[0]);
  assert.equal(pairs?.get(lost)?.closed, true);
});
