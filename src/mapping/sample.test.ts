import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readFieldsFile } from './fields-file.ts';
import { sample } from './sample.ts';

const fields = [
  ['id', 'integer'],
  ['name.first', 'string'],
  ['name.last', 'string'],
  ['email', 'string'],
  ['status', 'string'],
  ['active', 'boolean'],
  ['birthday', 'string(date)'],
  ['signed_up_at', 'integer(unix-time)'],
  ['address.city', 'string'],
  ['address.postal_code', 'string'],
  ['orders[].total', 'number'],
  ['orders[].sku', 'string'],
  ['tags', 'array'],
  ['owner_id', 'string'],
  ['oddity', 'string'],
];

const side = readFieldsFile(
  'f',
  JSON.stringify({ system: 's', object: 'contact', fields: fields.map(([path, type]) => ({ path, type })) }),
);

it('a sample has a plausible value of the right type for every field', () => {
  assert.deepEqual(sample(side), {
    id: 1001,
    name: { first: 'Ada', last: 'Lovelace' },
    email: 'ada@example.com',
    status: 'open',
    active: true,
    birthday: '1990-12-10',
    signed_up_at: 1768469400,
    address: { city: 'London', postal_code: 'EC1A 1BB' },
    orders: [{ total: 129.5, sku: 'EX-100' }],
    tags: ['alpha', 'beta'],
    owner_id: '1014',
    oddity: 'sample oddity',
  });
});

it('a sample is the same each time, keeps to lengths, and takes the first value of an enum', () => {
  const cut = {
    ...side,
    fields: side.fields.map((field) => ({
      ...field,
      maxLength: field.path === 'email' ? 3 : null,
      enum: field.path === 'status' ? ['b', 'a'] : null,
    })),
  };
  assert.deepEqual(sample(cut), sample(cut));
  assert.equal(sample(cut)['email'], 'ada');
  assert.equal(sample(cut)['status'], 'b');
});
