import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainName, singularOf, withArticle } from './name.ts';

test('plurals become singular and words that only look plural stay', () => {
  const pairs = {
    companies: 'company',
    addresses: 'address',
    taxes: 'tax',
    invoices: 'invoice',
    people: 'person',
    status: 'status',
    analysis: 'analysis',
    pies: 'pie',
    movies: 'movie',
    boxes: 'box',
    purchases: 'purchase',
    statuses: 'status',
    causes: 'cause',
    branches: 'branch',
    cases: 'case',
    sizes: 'size',
    aliases: 'alias',
    archives: 'archive',
    serves: 'serve',
    matrices: 'matrix',
    skus: 'sku',
    quota: 'quota',
    metadata: 'metadata',
    sms: 'sms',
    ids: 'id',
  };
  const got = Object.fromEntries(Object.keys(pairs).map((word) => [word, singularOf(word)]));
  assert.deepEqual(got, { ...pairs });
});

test('every spelling of a name is one', () => {
  for (const name of ['LineItems', 'line_item', 'line items', 'line-items', 'lineItem', 'LINE_ITEMS'])
    assert.equal(plainName(name), 'line item');
});

test('the article follows how a name sounds', () => {
  const an = ['invoice', 'order', 'account', 'update', 'upload', 'hour', 'uninstall event', 'ERP order'];
  const a = [
    'contact',
    'user',
    'unit',
    'url',
    'usage record',
    'utility',
    'uom',
    'European order',
    'one-off',
    'house',
  ];
  for (const noun of an) assert.equal(withArticle(noun), `an ${noun}`);
  for (const noun of a) assert.equal(withArticle(noun), `a ${noun}`);
});
