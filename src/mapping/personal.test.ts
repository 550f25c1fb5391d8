import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeProfile, madeResource } from '../../test/made.ts';
import { withPersonal } from './personal.ts';

function classes(name: string, paths: readonly string[]): Readonly<Record<string, string | null>> {
  const fields = paths.map((path) => ({ path, type: path.startsWith('is') ? 'boolean' : 'string' }));
  const profile = withPersonal(madeProfile({ resources: [madeResource(name, { fields })] }));
  return Object.fromEntries(
    (profile.resources[0]?.fields ?? []).map((field) => [field.path, field.personal]),
  );
}

test('in a record about people, names, ways to reach them, addresses and accounts are personal', () => {
  assert.deepEqual(
    classes('customer', [
      'CustName',
      'EMail',
      'Phone1',
      'Street',
      'ZipCode',
      'BirthDate',
      'IBAN',
      'CreditLimit',
      'ChgDate',
    ]),
    {
      CustName: 'identity',
      EMail: 'contact',
      Phone1: 'contact',
      Street: 'location',
      ZipCode: 'location',
      BirthDate: 'identity',
      IBAN: 'financial',
      CreditLimit: null,
      ChgDate: null,
    },
  );
});

test('a thing has a name and nobody is meant; a switch or a time about an address is none', () => {
  assert.deepEqual(classes('article', ['ArtName', 'country', 'isEmail', 'email_sent_at']), {
    ArtName: null,
    country: null,
    isEmail: null,
    email_sent_at: null,
  });
  assert.deepEqual(classes('order', ['customer.name', 'shipping_address.city', 'items[].name']), {
    'customer.name': 'identity',
    'shipping_address.city': 'location',
    'items[].name': null,
  });
});

test('what somebody has stated stays', () => {
  const resources = [
    madeResource('customer', { fields: [{ path: 'email', type: 'string', personal: 'consent' }] }),
  ];
  assert.equal(withPersonal(madeProfile({ resources })).resources[0]?.fields[0]?.personal, 'consent');
});
