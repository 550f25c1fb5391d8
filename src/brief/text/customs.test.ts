import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Actor } from './actors.ts';
import { Customs, narrowed, oddsOf, usualness } from './customs.ts';
import { kindWords, recordWords } from './lexicon.ts';
import { sortNames } from './sorts.ts';

const table = Customs.parse(JSON.parse(readFileSync(new URL('customs.json', import.meta.url), 'utf8')));

function actorOf(kind: string): Actor {
  return { key: kind, uses: null, name: kind, kind, part: null, at: [] };
}

function usual(from: string, to: string, name: string): number {
  const record = recordWords.find((one) => one.name === name);
  assert.ok(record !== undefined, name);
  return usualness(actorOf(from), actorOf(to), record);
}

test('customs speak of kinds and records that the lexicon has', () => {
  const kinds = new Set([...Object.keys(kindWords), ...sortNames, 'drop']);
  const records = new Set([...recordWords.map(({ name }) => name), '*']);
  for (const { from, to, records: names } of table.customs) {
    for (const kind of `${from} ${to}`.split(' ')) assert.ok(kinds.has(kind), kind);
    for (const name of names.split(' ')) assert.ok(records.has(name), name);
  }
});

test('orders go from the shop to the ERP and stock comes back', () => {
  assert.ok(usual('storefront', 'erp', 'order') > 0);
  assert.ok(usual('erp', 'storefront', 'order') < 0);
  assert.ok(usual('erp', 'storefront', 'inventory') > 0);
  assert.equal(usual('hr', 'pos', 'order'), 0);
});

test('odds that were never counted are those of what is more general', () => {
  assert.ok(Math.abs(oddsOf(new Map(), 'crm>erp:order', -2) + 2) < 1e-9);
  assert.ok(oddsOf(new Map([['crm>erp:order', [9, 10]]]), 'crm>erp:order', -2) > 0);
});

test('what is counted of a narrower sort stands above what is counted of its kind', () => {
  const counted = new Map<string, readonly [number, number]>([
    ['hr>hr', [2, 40]],
    ['hr>identity', [30, 40]],
  ]);
  assert.ok(narrowed(counted, ['hr>hr', 'hr>identity'], -3) > 0);
  assert.equal(narrowed(counted, ['hr>hr', 'hr>hr'], -3), oddsOf(counted, 'hr>hr', -3));
});
