import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byId, idSet, numberById } from './by-id.ts';

const ids = fc.integer({ min: 0, max: 3000 });

test('numbers by id are kept as a map keeps them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.integer({ min: 0, max: 2 ** 32 - 1 }))), ids, (given, other) => {
      const numbers = numberById();
      for (const [id, value] of given) numbers.set(id, value);
      const map = new Map(given);
      for (const id of [...map.keys(), other, 10_000]) assert.equal(numbers.get(id), map.get(id) ?? null);
    }),
  );
});

test('marks by id are kept as a set keeps them', () => {
  fc.assert(
    fc.property(fc.array(ids), fc.array(ids), (given, others) => {
      const marks = idSet();
      for (const id of given) marks.add(id);
      const set = new Set(given);
      for (const id of [...given, ...others, 10_000]) assert.equal(marks.has(id), set.has(id));
    }),
  );
});

test('values by id stand in the order in which they came, as those of a map do', () => {
  const deeds = fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 400 });
  fc.assert(
    fc.property(deeds, (all) => {
      const map = new Map<number, number>();
      const own = byId<number>();
      for (const [at, [id, stays]] of all.entries()) {
        if (stays) {
          map.set(id, at);
          own.set(id, at);
        } else {
          map.delete(id);
          own.delete(id);
        }
      }
      assert.deepEqual([own.size, own.values(), own.ids()], [map.size, [...map.values()], [...map.keys()]]);
      for (let id = 0; id <= 40; id++) assert.equal(own.get(id), map.get(id));
    }),
  );
});
