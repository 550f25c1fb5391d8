import assert from 'node:assert/strict';
import { test } from 'node:test';
import { side, value } from '../../test/sides.ts';
import { match } from './match.ts';

test('sends keys whole, and tells that one may be too long', async () => {
  const from = side('customer', { customer_number: {}, city: {} });
  const to = side('customer', { customer_number: { maxLength: 4, unique: true }, city: { maxLength: 4 } });
  const mapping = match(from, to);
  assert.equal(await value(mapping, 'customer_number', { customer_number: 'C-10077' }), 'C-10077');
  assert.equal(await value(mapping, 'city', { city: 'Hamburg' }), 'Hamb');
  assert.deepEqual(
    mapping.findings.filter(({ rule }) => rule === 'SPW208').map(({ at }) => at),
    ['demo:customer→demo:customer#customer_number'],
  );
  const stock = match(side('stock', { ArtNo: {} }), side('stock', { sku: { maxLength: 4 } }));
  assert.equal(await value(stock, 'sku', { ArtNo: 'A-10077' }), 'A-10077');
});

test('takes no phone for what must differ from record to record', () => {
  const from = side('customer', { phone: { format: 'phone' } });
  const number = (unique: boolean): readonly string[] =>
    match(from, side('contact', { contact_number: { unique } })).mappings.map(({ to }) => to);
  assert.deepEqual([number(false), number(true)], [['contact_number'], []]);
});
