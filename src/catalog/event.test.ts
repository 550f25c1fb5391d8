import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeProfile, madeResource, seen } from '../../test/made.ts';
import { eventFromName, eventsOf } from './event.ts';

const { resources } = madeProfile({
  resources: [
    madeResource('customer', { aliases: ['account', 'payer'] }),
    madeResource('account'),
    madeResource('invoice line'),
  ],
});
const names = ['customer.created', 'account.updated', 'invoice_line.deleted', 'moon.risen'];
const events = names.map((name) => eventFromName(name, resources, seen));

test('an event belongs to the resource whose name it begins with, and says which change it tells', () => {
  assert.deepEqual(
    events.map((event) => [event.resource, event.change]),
    [
      ['customer', 'created'],
      ['account', 'updated'],
      ['invoice line', 'deleted'],
      [null, 'other'],
    ],
  );
  assert.ok(events.every((event) => event.confidence === 'inferred'));
});

test('an alias brings events along only where no resource has that name itself', () => {
  const named = (profile: ReturnType<typeof madeProfile>, index: number): readonly string[] => {
    const resource = profile.resources[index];
    assert.ok(resource);
    return eventsOf(profile, resource).map((event) => event.name);
  };
  assert.deepEqual(named(madeProfile({ resources, events }), 0), ['customer.created']);
  assert.deepEqual(named(madeProfile({ resources, events }), 1), ['account.updated']);
  const [customer] = resources;
  assert.ok(customer);
  assert.deepEqual(named(madeProfile({ resources: [customer], events }), 0), [
    'customer.created',
    'account.updated',
  ]);
});
