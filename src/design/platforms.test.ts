import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { policyKinds, readPlatform } from './platform.ts';
import { platformOf, platforms } from './platforms.ts';
import { partNamed } from './strategy.ts';

test('every file of a platform is listed, and by its own name', () => {
  const files = readdirSync(new URL('./platforms/', import.meta.url)).map((file) =>
    file.replace('.json', ''),
  );
  assert.deepEqual(files.toSorted(), platforms.map((platform) => platform.id).toSorted());
});

test('every ability and fact has a source, every way around its cost, every part a name', () => {
  for (const { id, abilities, facts } of platforms) {
    for (const ability of abilities) {
      assert.ok(ability.sources.length > 0, `${id} ${ability.name}`);
      assert.ok(ability.standing === 'native' || ability.costs !== null, `${id} ${ability.name}`);
      if (ability.part !== null) assert.ok(partNamed(ability.part).length > 0);
      for (const { least, most } of ability.bounds)
        assert.ok(least === null || most === null || least <= most);
    }
    assert.ok(facts.every((fact) => fact.source.ref !== ''));
  }
});

test('what a design may stand on says something of every kind of policy that work can bring', () => {
  const placeKinds = ['network', 'hosting', 'location', 'environments'];
  const stateKinds = ['state', 'cross-reference'];
  const kinds = policyKinds.filter((kind) => ![...placeKinds, ...stateKinds, 'signature'].includes(kind));
  for (const id of ['own-job', 'own-worker', 'sqs', 'n8n-self-hosted', 'n8n-cloud', 'make']) {
    const held = new Set(platformOf(id).abilities.flatMap((ability) => ability.for));
    for (const kind of kinds) assert.ok(held.has(kind), `${id} ${kind}`);
  }
});

test('the figures that were read: five tries 5 s apart, repeats from a minute to three hours, a minute between starts', () => {
  const bounds = (id: string, name: RegExp): unknown =>
    platformOf(id).abilities.find((ability) => name.test(ability.name))?.bounds;
  assert.deepEqual(bounds('n8n-self-hosted', /^Retry On Fail/), [
    { measure: 'tries', least: 2, most: 5 },
    { measure: 'first-wait', least: 0, most: 5 },
    { measure: 'longest-wait', least: 0, most: 5 },
  ]);
  assert.deepEqual(bounds('make', /^automatic retry/), [
    { measure: 'tries', least: null, most: 8 },
    { measure: 'first-wait', least: 60, most: 60 },
    { measure: 'longest-wait', least: 60, most: 10_800 },
  ]);
  assert.deepEqual(bounds('make', /^interval of the scenario/), [
    { measure: 'interval', least: 60, most: null },
  ]);
});

test('a file that names no such source, or a way around without its cost, is refused', () => {
  const file = {
    id: 'x',
    name: 'X',
    words: [],
    runs: 'own-host',
    edition: null,
    complete: true,
    unit: 'machine',
    languages: [],
    sources: { a: { kind: 'rule', ref: 'x', retrieved: 'undated' } },
    facts: [],
  };
  const ability = { for: ['run'], standing: 'native', name: 'n', how: 'h', sources: ['b'] };
  assert.throws(() => readPlatform({ ...file, abilities: [ability] }), /no source "b"/);
  assert.throws(
    () => readPlatform({ ...file, abilities: [{ ...ability, standing: 'added', sources: ['a'] }] }),
    /says no cost/,
  );
  assert.throws(() => platformOf('nowhere'), /no platform "nowhere"/);
});
