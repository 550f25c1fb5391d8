import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedShelf } from '../store/shelf.ts';
import { choicesFor, profileFor, systemChoices } from './choices.ts';

const shelf = shippedShelf();
const documents = {
  read: (ref: string) => Promise.resolve({ name: ref, text: 'CREATE TABLE sale (id int PRIMARY KEY);' }),
};

test('what the catalog holds comes before what is known by name alone', async () => {
  const choices = await systemChoices(shelf);
  const ids = await shelf.ids();
  assert.deepEqual(
    choices
      .slice(0, ids.length)
      .map((choice) => choice.id)
      .toSorted(),
    ids,
  );
  assert.ok(choices.slice(0, ids.length).every((choice) => choice.known));
  assert.ok(choices.length > 200 && choices.slice(ids.length).every((choice) => !choice.known));
  assert.equal(new Set(choices.map((choice) => choice.id)).size, choices.length);
  const names = new Set(choices.filter((choice) => choice.known).map((choice) => choice.name));
  assert.ok(!choices.some((choice) => !choice.known && names.has(choice.name)));
});

test('a few letters find names that begin with them first, then names and aliases that hold them', () => {
  const choices = ['Alpha Books', 'Booker', 'Carta'].map((name) => ({
    id: name,
    name,
    aliases: [],
    known: true,
  }));
  const other = { id: 'ztar', name: 'Ztar', aliases: ['Bookstar'], known: false };
  const found = (typed: string) => choicesFor(typed, [...choices, other]).map((choice) => choice.name);
  assert.deepEqual(found('book'), ['Booker', 'Alpha Books', 'Ztar']);
  assert.deepEqual(found(' '), ['Alpha Books', 'Booker', 'Carta']);
  assert.deepEqual(found('nothing'), []);
});

test('a system is known from its document, or from the catalog, or not at all', async () => {
  const ports = { shelf, documents };
  const [first] = await shelf.ids();
  assert.ok(first);
  assert.equal((await profileFor({ uses: first, api: null }, ports))?.id, first);
  assert.equal((await profileFor({ uses: null, api: 'till.sql' }, ports))?.kind, 'database');
  assert.equal(await profileFor({ uses: 'no-such-system', api: null }, ports), null);
  assert.equal(await profileFor({ uses: null, api: null }, ports), null);
});
