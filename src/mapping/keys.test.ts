import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '../catalog/profile.ts';
import { run } from './apply.ts';
import type { Mapping, MappingSide } from './mapping.ts';
import { match } from './match.ts';

function side(object: string, fields: Readonly<Record<string, Partial<Field>>>): MappingSide {
  const blank: Omit<Field, 'path'> = {
    type: 'string',
    format: null,
    enum: null,
    required: false,
    readOnly: false,
    writeOnly: false,
    nullable: true,
    maxLength: null,
    unique: false,
    references: null,
    personal: null,
  };
  const list = Object.entries(fields).map(([path, given]) => ({ ...blank, ...given, path }));
  return { system: 'demo', object, concept: null, fields: list };
}

async function value(
  mapping: Mapping,
  to: string,
  record: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const row = mapping.mappings.find((one) => one.to === to);
  assert.ok(row, `nothing is mapped onto ${to}`);
  const outcome = await run(row.jsonata, record, { xref: {}, tables: {} });
  assert.equal(outcome.error, null);
  return outcome.value;
}

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
