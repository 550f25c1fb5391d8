import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from './actors.ts';
import { namedSystems } from './lexicon.ts';
import { sortNames, sortOf, Sorts } from './sorts.ts';
import table from './sorts.json' with { type: 'json' };

function actorOf(part: Partial<Actor>): Actor {
  return { key: 'some', uses: null, name: 'Some', kind: 'forms', part: null, at: [], ...part };
}

test('the sorts have the shape that their schema says, and each system that is recognised stands in one', () => {
  assert.doesNotThrow(() => Sorts.parse(table));
  const known = new Set(namedSystems.map(({ id }) => id));
  const ids = Object.values(table.sorts).flatMap(({ systems }) => systems.split(' '));
  assert.deepEqual(
    ids.filter((id, at) => !known.has(id) || ids.indexOf(id) !== at),
    [],
  );
});

test('a sort is no kind that systems are recognised by', () => {
  const kinds = new Set(namedSystems.map(({ kind }) => kind));
  assert.deepEqual(
    sortNames.filter((name) => kinds.has(name)),
    [],
  );
});

test('a system is of its narrower sort, unless the text calls it something else', () => {
  assert.equal(sortOf(actorOf({ key: 'okta', uses: 'okta', kind: 'hr' })), 'identity');
  assert.equal(sortOf(actorOf({ key: 'personio', uses: 'personio', kind: 'hr' })), 'hr');
  assert.equal(sortOf(actorOf({ key: 'airtable', uses: 'airtable', kind: 'project', part: 'crm' })), 'crm');
  assert.equal(sortOf(actorOf({ key: 'hotel-booking-system' })), 'trade');
  assert.equal(sortOf(actorOf({ key: 'website-form' })), 'forms');
});
