import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { guards } from '../../test/guards.ts';
import { madeMission } from '../../test/at-work.ts';
import type { Change } from '../twin/store.ts';
import { day, hour } from './clock.ts';
import { policyOf } from './derive.ts';
import { habits } from './people.ts';
import { faultsNamed } from './read-faults.ts';
import { type World, worldOf } from './world.ts';

/** A world without integration: people of a's and b's parcels, four days, all changes of each side. */
function worked(twoWay: boolean, seed: number): { readonly world: World; readonly heard: Change[][] } {
  const guard = guards.find(({ safeguard }) => safeguard === (twoWay ? 'echo-tag' : 'dedupe'));
  assert.ok(guard);
  const mission = madeMission(guard.made, guard.strategy);
  const policy = policyOf(mission);
  const world = worldOf({
    mission,
    flown: policy,
    intended: policy,
    faults: faultsNamed('none', 'test'),
    seed,
    until: 4 * day,
  });
  const heard: Change[][] = world.twins.map(() => []);
  world.twins.forEach((twin, index) => twin.store('parcel').watch((change) => heard[index]?.push(change)));
  world.kernel.runUntil(4 * day + hour);
  return { world, heard };
}

describe('people', () => {
  test('change as much as the load says, beside one bulk edit of one time stamp, and stop in time', () => {
    const { heard } = worked(false, 1);
    const [a = [], b = []] = heard;
    assert.deepEqual(b, [], 'nobody works in a store that nothing reads');
    const moments = new Map<number, number>();
    for (const { at } of a) moments.set(at, (moments.get(at) ?? 0) + 1);
    const bulk = Math.max(...moments.values());
    assert.ok(bulk > 200 && bulk < 350, `a bulk edit of ${bulk}`);
    const everyday = a.length - bulk;
    assert.ok(Math.abs(everyday - 4 * 300) < 150, `${everyday} changes in four days`);
    assert.ok(a.every(({ at }) => at < 4 * day));
    assert.ok(a.every(({ by }) => by === 'people'));
  });

  test('create, edit, delete and merge, and edit again at once and back', () => {
    const { heard } = worked(false, 2);
    const a = heard[0] ?? [];
    const kinds = new Map<string, number>();
    for (const { kind } of a) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    assert.ok(Math.abs((kinds.get('created') ?? 0) / 1200 - 0.2) < 0.05, JSON.stringify([...kinds]));
    assert.ok((kinds.get('deleted') ?? 0) > 0 && (kinds.get('merged') ?? 0) > 0);
    const last = new Map<number, number>();
    let twice = 0;
    for (const { id, at } of a) {
      const before = last.get(id);
      if (before !== undefined && at - before < 1000) twice += 1;
      last.set(id, at);
    }
    assert.ok(twice > 1200 * habits.twice * 0.3, `${twice} second edits within a second`);
    const back = a.filter(({ before, after, id }, index) => {
      const earlier = a.slice(0, index).findLast((one) => one.id === id);
      return (
        before !== null &&
        earlier?.before?.values.every((value, field) => value === after.values[field]) === true
      );
    });
    assert.ok(back.length > 0, 'some edits are taken back');
  });

  test('of both sides edit the same field of a pair moments after one another', () => {
    const { world, heard } = worked(true, 3);
    const [a = [], b = []] = heard;
    const [book] = world.books;
    assert.ok(book && a.length > 0 && b.length > 0);
    const tolerance = book.intended.conflict?.toleranceMs ?? 0;
    const pairs = a.filter(
      (one) =>
        one.kind === 'updated' &&
        b.some(
          (other) =>
            other.kind === 'updated' &&
            other.id === book.partners.of(one.id) &&
            Math.abs(other.at - one.at) <= 2 * Math.max(1000, tolerance) &&
            other.at !== day + 3 * hour,
        ),
    );
    assert.ok(pairs.length >= 5, `${pairs.length} edits on both sides`);
  });

  test('do the same in every world of one seed', () => {
    const [one, same, other] = [7, 7, 8].map((seed) => JSON.stringify(worked(false, seed).heard));
    assert.equal(one, same);
    assert.notEqual(one, other);
  });
});
