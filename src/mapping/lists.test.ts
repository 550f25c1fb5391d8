import assert from 'node:assert/strict';
import { test } from 'node:test';
import { side } from '../../test/sides.ts';
import { apply } from './apply.ts';
import { outerList } from './lists.ts';
import { match } from './match.ts';
import { sample } from './sample.ts';

test('pairs lists as a whole: entries keep their fields together, through connections, and no single value gets in', async () => {
  const from = side('order', {
    name: {},
    'lineItems.edges[].node.sku': {},
    'lineItems.edges[].node.title': {},
    'lineItems.edges[].node.quantity': { type: 'integer' },
    'shippingLines[].title': {},
  });
  const to = side('order', {
    'items[].sku': {},
    'items[].name': {},
    'items[].quantity': { type: 'integer' },
  });
  const mapping = match(from, to);
  assert.deepEqual(
    mapping.mappings.map((one) => [one.from[0], one.to]),
    [
      ['lineItems.edges[].node.sku', 'items[].sku'],
      ['lineItems.edges[].node.title', 'items[].name'],
      ['lineItems.edges[].node.quantity', 'items[].quantity'],
    ],
  );
  const node = (sku: string, title: string | null, quantity: number): unknown => ({
    node: { sku, title, quantity },
  });
  const { body } = await apply(
    mapping,
    { name: '#1001', lineItems: { edges: [node('A', null, 1), node('B', 'Bell', 2)] } },
    { xref: {}, tables: {} },
  );
  assert.deepEqual(body, {
    items: [
      { sku: 'A', quantity: 1 },
      { sku: 'B', name: 'Bell', quantity: 2 },
    ],
  });
});

test('leaves a list of parts alone when the source has only single values, and makes an entry of what names the list', () => {
  const from = side('order', { name: {}, phone: {}, firstName: {}, lastName: {} });
  const to = side('order', { 'items[].name': {}, 'phones[].number': {} });
  assert.deepEqual(
    match(from, to).mappings.map((one) => [one.from, one.to]),
    [[['phone'], 'phones[].number']],
  );
});

test('reads nothing from a field that is only written', () => {
  const from = side('order', { user_email: { writeOnly: true }, contact: {} });
  const to = side('order', { user_email: {} });
  assert.deepEqual(match(from, to).mappings, []);
  assert.equal(JSON.stringify(sample(from)).includes('user_email'), false);
});

test('a list is where entries begin, connections included; a list of plain values is none', () => {
  assert.deepEqual(['a.edges[].node.b[].c', 'tags[]', 'name', 'rows[].cells[]'].map(outerList), [
    'a.edges[]',
    null,
    null,
    'rows[]',
  ]);
});

test('of two lists the one that fills more of an entry is taken, and each list once', () => {
  const from = side('order', {
    'taxLines[].title': {},
    'taxLines[].rate': { type: 'number' },
    'lines[].title': {},
    'lines[].sku': {},
    'lines[].price': { type: 'number' },
  });
  const to = side('order', {
    'items[].name': {},
    'items[].sku': {},
    'items[].unitPrice': { type: 'number' },
  });
  assert.deepEqual(
    match(from, to).mappings.map((one) => one.from[0]),
    ['lines[].title', 'lines[].sku', 'lines[].price'],
  );
});

test('an address outside of lists makes the one entry where it fills more than the list would', () => {
  const from = side('customer', {
    'address.line1': {},
    'address.city': {},
    'address.postal_code': {},
    'visits[].city': {},
  });
  const to = side('customer', {
    'addresses[].street': {},
    'addresses[].city': {},
    'addresses[].postalCode': {},
  });
  assert.deepEqual(
    match(from, to).mappings.map((one) => one.from[0]),
    ['address.line1', 'address.city', 'address.postal_code'],
  );
});
