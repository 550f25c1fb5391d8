import assert from 'node:assert/strict';
import { test } from 'node:test';
import capitalTable from './capitals.json' with { type: 'json' };
import {
  Capitals,
  formsOf,
  kindWords,
  NamedSystems,
  namedSystems,
  recordWords,
  systemNamed,
  verbClasses,
  verbWords,
  Words,
} from './lexicon.ts';
import { sortNames } from './sorts.ts';
import systemTable from './systems.json' with { type: 'json' };
import wordTable from './words.json' with { type: 'json' };

test('the tables have the shape that their schemas say', () => {
  assert.doesNotThrow(() => Capitals.parse(capitalTable));
  assert.doesNotThrow(() => NamedSystems.parse(systemTable));
  assert.doesNotThrow(() => Words.parse(wordTable));
});

test('several hundred systems are named, each id and each name once', () => {
  assert.ok(namedSystems.length > 500);
  const ids = namedSystems.map((system) => system.id);
  assert.equal(new Set(ids).size, ids.length);
  const names = namedSystems.flatMap((system) => [
    ...new Set([system.name, ...system.aliases, ...system.words].map((name) => name.toLowerCase())),
  ]);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});

test('homes of records and verb classes are ones that exist', () => {
  const kinds = new Set([
    ...Object.keys(kindWords),
    ...namedSystems.map((system) => system.kind),
    ...sortNames,
  ]);
  for (const record of recordWords)
    for (const home of record.homes) assert.ok(kinds.has(home), `${record.name}: ${home}`);
  assert.deepEqual(Object.keys(verbWords).toSorted(), [...verbClasses].toSorted());
});

test('a system is found by id, name and alias, whatever its case and signs', () => {
  assert.equal(systemNamed('Hub Spot')?.id, 'hubspot');
  assert.equal(systemNamed('quick-books')?.id, 'quickbooks');
  assert.equal(systemNamed('nothing of the kind'), null);
});

test('verbs are known in all their forms', () => {
  assert.ok(formsOf('push').includes('pushes'));
  assert.ok(formsOf('copy').includes('copied'));
  assert.ok(formsOf('get').includes('getting'));
  assert.ok(formsOf('send').includes('sent'));
});
