import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPeople } from '../../test/at-work.ts';
import { type Flown, flown } from '../../test/integrated.ts';
import {
  minute,
  hour,
  day,
  setup,
  made,
  edit,
  value,
  writesOf,
  named,
  emailOf,
  forgetful,
} from '../../test/parcels.ts';
import { type Air, calmAir } from '../twin/air.ts';
import type { FlowPolicy } from './policy.ts';

test('several partners are left to a person, who names one', () => {
  const work = flown(setup());
  work.kernel.at(minute, () => {
    made(work.b, 5);
    made(work.b, 5);
  });
  work.kernel.at(5 * minute, () => {
    const id = made(work.a, 5);
    edit(work.a, id, 'note', 99);
  });
  work.kernel.runUntil(2 * day);
  const both = named(work, emailOf(work.a, 5));
  assert.equal(both.length, 2);
  assert.equal(both.filter((id) => value(work.b, id, 'note') === 99).length, 1);
  const [letter] = work.integration.durables[0]?.deadLetters ?? [];
  assert.deepEqual(
    [letter?.class, letter?.field, letter?.replayed === null],
    ['refused', 'key: several', false],
  );
});

test('what the target refuses is kept with its cause and arrives once a person has corrected it', () => {
  const bad = new Set([4]);
  const air: Air = { ...calmAir(), refuses: (_, __, source) => bad.has(source) };
  const work = flown(setup({ air, correct: (_, __, source) => bad.delete(source) }));
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.at(minute, () => edit(work.a, 5, 'note', 56));
  work.kernel.runUntil(10 * minute);
  const letters = work.integration.durables[0]?.deadLetters ?? [];
  assert.deepEqual(
    letters.map(({ job, class: kind, status, replayed }) => [job.record, kind, status, replayed]),
    [[4, 'refused', 422, null]],
  );
  assert.deepEqual([writesOf(work, 4).length, writesOf(work, 5).length], [0, 1]);
  work.kernel.runUntil(2 * day);
  assert.deepEqual([writesOf(work, 4).length, writesOf(work, 5).length], [1, 1]);
});

test('what the target refuses is dropped where nothing is kept', () => {
  const bad = new Set([4]);
  const air: Air = { ...calmAir(), refuses: (_, __, source) => bad.has(source) };
  const policy = (own: FlowPolicy): FlowPolicy => ({ ...own, deadLetter: null, reconcileMs: null });
  const work = flown(setup({ air, policy }));
  work.kernel.at(minute, () => edit(work.a, 4, 'note', 55));
  work.kernel.runUntil(2 * day);
  assert.equal(writesOf(work, 4).length, 0);
  assert.ok((work.took.get('F1.dropped') ?? 0) > 0);
});

/** Both ways, and a person decides what became of a write without an answer. */
const asksPeople = (own: FlowPolicy): FlowPolicy => ({
  ...own,
  identity: { ...own.identity, lookup: false },
  idempotency: { support: 'none', retentionMs: null, unknownOutcome: 'dead-letter' },
});

/** A parcel of a is made at b without an answer; an hour later people do something to it there. Gives how many of its weight either side has. */
function unanswered(act: (work: Flown, id: number) => void): readonly number[] {
  const work = flown(
    setup({
      air: forgetful(10 * minute, 1),
      made: { flow: { direction: 'two-way' } },
      policy: asksPeople,
    }),
  );
  work.kernel.at(minute, () => made(work.a, 5));
  work.kernel.at(hour, () => act(work, named(work, emailOf(work.a, 5))[0] ?? -1));
  work.kernel.runUntil(3 * day);
  return [work.a, work.b].map((store) => {
    const weight = work.a.fields.indexOf('weight');
    return store.find(store.fields.indexOf('weight'), 1_000_500 + weight).length;
  });
}

test('a person finds what was made without an answer, though most of it has been edited since', () => {
  const kept = unanswered(({ b }, id) => {
    edit(b, id, 'email', 77);
    edit(b, id, 'note', 78);
  });
  assert.deepEqual(kept, [1, 1]);
});

test('a person finds in the log what was made without an answer and has been deleted since', () => {
  assert.deepEqual(
    unanswered(({ b }, id) => b.remove(id, byPeople)),
    [1, 0],
  );
});
