// What each thing beyond the base case adds, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeLandscape } from '../../test/designed.ts';
import { madeFlow, madeProfile } from '../../test/made.ts';
import { propose } from '../design/propose.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { allPoints, baseTasks, pointsOf, type Size, sizeOf, sizeRules } from './size.ts';

const base: Size = {
  systems: 2,
  privateSystems: 0,
  flows: 1,
  legs: 1,
  authKinds: 2,
  objects: 2,
  legacySystems: 0,
  developers: 1,
};

/** The points by which a size exceeds the base case, by task; tasks without a difference are left out. */
function added(size: Partial<Size>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    baseTasks
      .map((task) => [task.id, pointsOf(task, { ...base, ...size }) - pointsOf(task, base)] as const)
      .filter(([, points]) => points !== 0),
  );
}

test('one one-way flow between two systems is the base case of 175 points', () => {
  assert.equal(allPoints(base), 175);
});

test('a second direction doubles connector and mapping, and is tested by itself', () => {
  assert.deepEqual(added({ legs: 2 }), { K1: 5, K3: 30, K4: 25, K5: 10, K6: 10, K7: 5, K8: 5 });
  const points = (id: string, size: Size): number =>
    pointsOf(baseTasks.find((task) => task.id === id) ?? assert.fail(id), size);
  for (const id of ['K3', 'K4']) assert.equal(points(id, { ...base, legs: 2 }), 2 * points(id, base));
});

test('systems, sign-ins, objects and legacy add by their rules, and each rule is said', () => {
  assert.deepEqual(added({ systems: 3 }), { K1: 5, K2: 10 });
  assert.deepEqual(added({ privateSystems: 1 }), { K1: 5, K2: 5, K3: 10, K4: 5 });
  assert.deepEqual(added({ authKinds: 3 }), { K2: 5 });
  assert.deepEqual(added({ objects: 4 }), { K4: 10 });
  assert.deepEqual(added({ legacySystems: 1 }), { K3: 15, K5: 5, K6: 5 });
  for (const word of [/system beyond two/, /direction/, /private/, /sign-in/, /object/, /SOAP/])
    assert.equal(sizeRules.filter((rule) => word.test(rule)).length >= 1, true, `${word}`);
});

test('one way of signing in less than the base case takes nothing away', () => {
  assert.deepEqual(added({ authKinds: 1, objects: 1 }), {});
});

test('a size is read from the landscape: shared objects once, kinds of sign-in once, legacy by its kind', () => {
  const auth = (type: string) => [{ type, source: { kind: 'vendor-docs', ref: 'x', retrieved: 'undated' } }];
  const landscape = madeLandscape({
    a: madeProfile({ auth: auth('oauth2') }),
    b: madeProfile({ auth: auth('basic'), kind: 'soap' }),
    brief: { flows: [madeFlow({ id: 'F1', direction: 'two-way' })] },
  });
  const size = sizeOf(propose(directPolls, 'D1', landscape), landscape);
  assert.deepEqual([size.legs, size.objects, size.authKinds, size.legacySystems], [2, 2, 2, 1]);
});

test('more of anything never makes a project smaller', () => {
  const figure = fc.integer({ min: 0, max: 200 });
  const size = fc.record({
    systems: figure,
    privateSystems: figure,
    flows: figure,
    legs: figure,
    authKinds: figure,
    objects: figure,
    legacySystems: figure,
    developers: fc.integer({ min: 1, max: 9 }),
  });
  const names = fc.constantFrom('systems', 'privateSystems', 'legs', 'authKinds', 'objects', 'legacySystems');
  fc.assert(
    fc.property(size, names, figure, (before, name, more) => {
      assert.ok(allPoints({ ...before, [name]: before[name] + more }) >= allPoints(before));
    }),
    { seed: 6 },
  );
});
