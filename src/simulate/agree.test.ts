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
import { type Air } from '../twin/air.ts';
import type { Row } from '../twin/store.ts';
import { agree, cleared, never } from './agree.ts';
import type { Intent, Pair } from './integration.ts';
import { newPair } from './pairs.ts';

/** Both ways; records of both sides that were there before are partners by their address. */
function bothWays(parts: Partial<FlownSetup> = {}, role: string = 'system-of-record'): FlownSetup {
  return setup({
    ...parts,
    made: {
      a: telling(),
      b: telling(),
      flow: { direction: 'two-way' },
      brief: {
        systems: [
          { id: 'a', uses: 'acme', role },
          { id: 'b', uses: 'acme' },
        ],
        ...volumes,
      },
    },
  });
}

/** The record of b that belongs to one of a. */
function partner(work: Flown, id: number): number {
  return work.integration.durables[0]?.pairs.get(id)?.target ?? -1;
}

test('both ways a change crosses once and its echo ends where it comes back', () => {
  const work = flown(bothWays());
  work.kernel.at(minute, () => made(work.a, 1));
  work.kernel.runUntil(20 * minute);
  const there = named(work, emailOf(work.a, 1))[0] ?? -1;
  const before = work.writes.length;
  work.kernel.at(30 * minute, () => edit(work.b, there, 'note', 500));
  work.kernel.runUntil(3 * hour);
  assert.equal(work.writes.length, before + 1);
  assert.ok([...work.took.keys()].some((branch) => branch.endsWith('prevented.echo')));
  const here = work.writes.at(-1)?.id ?? -1;
  assert.equal(value(work.a, here, 'note'), 500);
});

test('without echo detection both sides write to one another without end', () => {
  const work = flown(bothWays({ policy: (own) => ({ ...own, echo: false, conflict: null }) }));
  work.kernel.at(minute, () => made(work.a, 1));
  work.kernel.runUntil(20 * minute);
  const before = work.writes.length;
  work.kernel.runUntil(3 * hour);
  assert.ok(work.writes.length > before + 10, `${work.writes.length - before} more`);
});

test('fields that different sides changed both stand; of one field that both changed the later change stands', () => {
  const work = flown(bothWays());
  let id = -1;
  work.kernel.at(minute, () => {
    id = made(work.a, 1);
  });
  work.kernel.runUntil(20 * minute);
  const there = partner(work, id);
  work.kernel.at(30 * minute, () => {
    edit(work.a, id, 'note', 600);
    edit(work.b, there, 'weight', 700);
  });
  work.kernel.runUntil(2 * hour);
  for (const [store, record] of [
    [work.a, id],
    [work.b, there],
  ] as const)
    assert.deepEqual([value(store, record, 'note'), value(store, record, 'weight')], [600, 700]);
  work.kernel.at(3 * hour, () => edit(work.a, id, 'note', 601));
  work.kernel.at(3 * hour + 30_000, () => edit(work.b, there, 'note', 602));
  work.kernel.runUntil(6 * hour);
  assert.deepEqual([value(work.a, id, 'note'), value(work.b, there, 'note')], [602, 602]);
});

test('a record that one leg is just making is not made back by the other', () => {
  const late: Air = { ...forgetful(hour, 2), message: () => ({ delays: [10], forged: false }) };
  const work = flown(bothWays({ air: late }));
  for (let number = 0; number < 10; number++)
    work.kernel.at(minute * (number + 1), () => made(work.a, number));
  work.kernel.runUntil(2 * day);
  const of = (store: Flown['a'], number: number): number =>
    store.find(store.fields.indexOf('email'), emailOf(work.a, number)).length;
  for (let number = 0; number < 10; number++)
    assert.deepEqual([of(work.a, number), of(work.b, number)], [1, 1]);
});

test('a conflict that lies with people is not looked at again by every window that shows it, and is once its record changes', () => {
  const polls = bothWays(
    {
      strategy: directPolls,
      policy: (policy) => ({ ...policy, read: { ...policy.read, overlapMs: day } }),
    },
    'participant',
  );
  const work = flown(polls);
  work.kernel.at(minute, () => made(work.a, 1));
  work.kernel.runUntil(hour);
  const there = named(work, emailOf(work.a, 1))[0] ?? -1;
  const here = work.a.find(work.a.fields.indexOf('email'), emailOf(work.a, 1))[0] ?? -1;
  work.kernel.at(hour + minute, () => {
    edit(work.a, here, 'note', 500);
    edit(work.b, there, 'note', 600);
  });
  work.kernel.runUntil(3 * hour);
  const put = (): number => work.integration.durables[0]?.queue.lastPut(here) ?? 0;
  const before = put();
  assert.equal(work.integration.durables[0]?.letters.get(here)?.field, 'conflict');
  work.kernel.runUntil(6 * hour);
  assert.equal(put(), before);
  work.kernel.at(6 * hour + minute, () => edit(work.a, here, 'note', 700));
  work.kernel.runUntil(8 * hour);
  assert.ok(put() > before);
});

/** A pair on first contact whose update (field 1: 7 there) was sent and not answered, with its other half. */
function doubted(base: number[] | null): { readonly pair: Pair; readonly other: Pair } {
  const [pair, other] = [newPair(1, 2), newPair(2, 1)];
  pair.other = other;
  other.other = pair;
  pair.base = base;
  other.base = base === null ? null : [0, 5];
  const row = rowOf([0, 7], 3);
  const agreement = { source: [0, 7], target: [0, 7] };
  const intent: Intent = {
    key: null,
    since: 0,
    target: 2,
    mask: 2,
    values: [0, 7],
    hash: 1,
    row,
    readAt: 0,
    agreement,
    before: -100,
    seen: null,
    lookAt: null,
  };
  pair.doubt = intent;
  return { pair, other };
}

function rowOf(values: readonly number[], version: number): Row {
  return { id: 2, version, modified: 1000 * version, created: 0, deleted: false, values };
}

const carries = { rows: [{ to: 1, from: [1], mutual: true }] };

test('a first update without an answer that is seen to be there puts both sides in step, as of people before it', () => {
  const { pair, other } = doubted(null);
  cleared(carries, pair, rowOf([0, 7], 4));
  assert.deepEqual(
    [pair.base, other.base],
    [
      [0, 7],
      [0, 7],
    ],
  );
  assert.deepEqual([pair.targetVersion, pair.targetBefore], [4, -100]);
});

test('an update without an answer is no change of people, though they had changed another field before it', () => {
  const { pair } = doubted([0, 5]);
  const sent = pair.doubt;
  if (sent !== null) pair.doubt = { ...sent, seen: 3 };
  const two = { rows: [...carries.rows, { to: 0, from: [0], mutual: true }] };
  cleared(two, pair, rowOf([9, 7], 4));
  assert.deepEqual([pair.targetVersion, pair.targetBefore], [4, -100]);
  const later = doubted([0, 5]).pair;
  if (later.doubt !== null) later.doubt = { ...later.doubt, seen: 3 };
  cleared(two, later, rowOf([9, 7], 5));
  assert.equal(later.targetVersion, 0);
});

test('what people wrote over an update without an answer counts as changed on both sides', () => {
  const { pair, other } = doubted([0, 5]);
  cleared(carries, pair, rowOf([0, 9], 5));
  assert.deepEqual([pair.base?.[1], other.base?.[1]], [never, never]);
  const untouched = doubted([0, 5]);
  cleared(carries, untouched.pair, rowOf([0, 5], 3));
  assert.deepEqual([untouched.pair.base?.[1], untouched.other.base?.[1]], [5, 5]);
});

/** The first field is carried both ways, the second one way alone; a third is made of both. */
const deciding = {
  rows: [
    { to: 0, from: [0], mutual: true },
    { to: 1, from: [1], mutual: false },
    { to: 2, from: [0, 1], mutual: false },
  ],
  mask: 7,
  derives: 0,
  policy: { echo: true, conflict: { toleranceMs: 0, timed: true, winner: 'review' } },
} as const;

/** Last in step with 5 in the first field and nothing in the second. */
function inStep(): Pair {
  const [pair, other] = [newPair(1, 2), newPair(2, 1)];
  pair.other = other;
  other.other = pair;
  pair.base = [5, 0];
  other.base = [5, 0, 1];
  return pair;
}

test('a change that lost to a later one of the target is not in step, though another row carries something made of it', () => {
  const sides = { state: { row: rowOf([6, 0], 3), readAt: 0 }, there: rowOf([8, 0, 1], 4) };
  const { lost, mask, agreement } = agree(deciding, inStep(), sides, false);
  assert.deepEqual([lost, mask], [true, 4]);
  assert.deepEqual([agreement.source[0], agreement.target[0]], [5, 5]);
});

test('what one way alone carries overwrites nothing where its source never held anything, and does once people have emptied it', () => {
  const there = rowOf([5, 9, 1], 4);
  const pair = inStep();
  assert.equal(
    agree(deciding, pair, { state: { row: rowOf([5, 0], 3), readAt: 0 }, there }, false).mask & 2,
    0,
  );
  pair.base = [5, 7];
  assert.equal(
    agree(deciding, pair, { state: { row: rowOf([5, 0], 3), readAt: 0 }, there }, false).mask & 2,
    2,
  );
});

test('what the other leg made is not emptied by a field that one way alone carries and nobody ever filled, and is known to be empty', () => {
  const pair = inStep();
  pair.base = [5, never];
  const sides = { state: { row: rowOf([5, 0], 3), readAt: 0 }, there: rowOf([5, 9, 1], 4) };
  const { mask, agreement } = agree(deciding, pair, sides, false);
  assert.equal(mask & 2, 0);
  assert.equal(agreement.source[1], 0);
});
