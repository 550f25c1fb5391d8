import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Field } from '../catalog/profile.ts';
import { conditionOf } from './filter.ts';

const fields = [
  { path: 'properties.lifecyclestage', type: 'string', enum: ['lead', 'customer'] },
  { path: 'status', type: 'string', enum: ['draft', 'open', 'paid'] },
  { path: 'billing_region', type: 'string' },
  { path: 'active', type: 'boolean' },
  { path: 'name', type: 'string' },
].map((field) => Field.parse(field));

test('a field named in words and a value of its list', () => {
  assert.deepEqual(conditionOf('only lifecycle stage customer', fields), {
    field: 'properties.lifecyclestage',
    equals: 'customer',
  });
});

test('a value that one field alone can have', () => {
  assert.deepEqual(conditionOf('only paid invoices', fields), { field: 'status', equals: 'paid' });
});

test('a field without a list takes the one word that is left', () => {
  assert.deepEqual(conditionOf('billing region EMEA', fields), { field: 'billing_region', equals: 'emea' });
});

test('a flag is true when it is named', () => {
  assert.deepEqual(conditionOf('only active customers', [Field.parse({ path: 'active', type: 'boolean' })]), {
    field: 'active',
    equals: 'true',
  });
});

test('what negates, combines, compares or fits two fields is left to people', () => {
  for (const filter of [
    'not paid',
    'paid or open',
    'created after 2024',
    'status',
    'the important ones',
    '',
  ]) {
    assert.equal(conditionOf(filter, fields), null, filter);
  }
  const twice = [...fields, Field.parse({ path: 'payment.state', type: 'string', enum: ['paid', 'failed'] })];
  assert.equal(conditionOf('only paid invoices', twice), null);
});
