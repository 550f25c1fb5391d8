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
import { type Air } from '../twin/air.ts';

/** Both ways; records of both sides that were there before are partners by their address. */
function bothWays(parts: Partial<FlownSetup> = {}): FlownSetup {
  return setup({
    ...parts,
    made: {
      a: telling(),
      b: telling(),
      flow: { direction: 'two-way' },
      brief: {
        systems: [
          { id: 'a', uses: 'acme', role: 'system-of-record' },
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
