import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../../catalog/profile.ts';
import { readDocument } from '../../readers/readers.ts';
import { changesBetween, inferredOf } from './document.ts';
import { factSections } from './facts.ts';
import { searched } from './search.ts';
import { objectsOf, objectView } from './system.ts';

type Properties = Readonly<Record<string, object>>;

function profile(properties: Properties, paths: readonly string[] = ['/orders']): ApiProfile {
  const schema = { type: 'object', required: ['total'], properties };
  const answer = {
    description: 'x',
    content: { 'application/json': { schema: { type: 'array', items: schema } } },
  };
  const document = {
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: Object.fromEntries(
      paths.map((path) => [
        path,
        {
          get: {
            parameters: [
              { name: 'page', in: 'query', schema: { type: 'integer' } },
              { name: 'updated_since', in: 'query', schema: { type: 'string', format: 'date-time' } },
            ],
            responses: { 200: answer },
          },
        },
      ]),
    ),
  };
  return readDocument({ name: 'shop.json', text: JSON.stringify(document) });
}

const text = { type: 'string' };
const before = profile({
  id: text,
  total: { type: 'number' },
  updated_at: { type: 'string', format: 'date-time' },
});

test('fields, calls and objects that came, went or changed their shape are told, nothing else', () => {
  const now = profile({ id: text, total: { type: 'integer' }, note: text }, ['/orders', '/refunds']);
  assert.deepEqual(changesBetween(before, before), []);
  const told = changesBetween(before, now).map(({ kind, about, says }) => `${kind} ${about}: ${says}`);
  assert.ok(told.includes('removed order: the field updated_at'));
  assert.ok(told.some((line) => /^changed order: total: number.* → integer/.test(line)));
  assert.ok(told.some((line) => line.startsWith('added order: the field note')));
  assert.ok(told.some((line) => line.startsWith('added refund: the object')));
});

test('what no sentence of the document says is told as worked out, and nothing that stands in it', () => {
  const inferred = inferredOf(before);
  assert.ok(inferred.every(({ confidence }) => confidence !== 'documented'));
  assert.ok(inferred.some(({ what, says }) => what === 'order' && says === 'means order'));
});

test('every fact has a cell for each column, and a section without facts says what that means', () => {
  for (const section of factSections(before)) {
    assert.notEqual(section.silence, '');
    for (const fact of section.facts) assert.equal(fact.cells.length, section.columns.length, section.id);
  }
});

test('objects and fields are found by a part of their name, a page at a time', () => {
  const all = profile({ id: text, total: text }, ['/orders', '/order_lines', '/refunds']);
  const look = { find: '', after: 0, limit: 2 };
  const first = objectsOf(all, look);
  assert.deepEqual([first.items.length, first.found, first.next], [2, 3, 2]);
  assert.equal(objectsOf(all, { ...look, after: 2 }).next, null);
  assert.equal(objectsOf(all, { ...look, find: 'REFUND' }).found, 1);
  const name = first.items[0]?.name ?? '';
  assert.deepEqual(
    objectView(all, name, { ...look, find: 'tot' })?.fields.map((field) => field.path),
    ['total'],
  );
  assert.equal(objectView(all, 'nothing', look), null);
});

test('a word is looked for in the names of systems, objects, events and fields', () => {
  const kinds = new Set(searched([before], 'o').map(({ kind }) => kind));
  assert.ok(kinds.has('system') && kinds.has('object') && kinds.has('field'));
  assert.deepEqual(searched([before], ' '), []);
});
