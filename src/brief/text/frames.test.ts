import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { getsRecord, givesRecord } from './frames.ts';
import { unitsIn } from './reader.ts';

/** By the system's key: what the first statement that speaks of the record says of giving and of getting it. */
function saidOf(text: string, record: string): Readonly<Record<string, readonly [number, number]>> {
  const { units } = unitsIn(sceneIn(text, []), null);
  const unit = units.find((one) => one.record.name === record);
  assert.ok(unit !== undefined, record);
  return Object.fromEntries(
    [...unit.parts.keys()].map((actor) => [actor.key, [givesRecord(unit, actor), getsRecord(unit, actor)]]),
  );
}

test('who sends gives, and who pulls, wants or is sent to gets', () => {
  const sent = saidOf('Shopify sends orders to NetSuite.', 'order');
  assert.deepEqual(sent, { shopify: [3, -3], netsuite: [-3, 3] });
  const pulled = saidOf('NetSuite pulls orders from Shopify.', 'order');
  assert.deepEqual(pulled, { shopify: [3, -3], netsuite: [-3, 3] });
});

test('what must be in a system goes there, what is kept in it does not', () => {
  assert.ok(
    (saidOf('Orders must be in NetSuite within a minute, says Shopify.', 'order')['netsuite']?.[1] ?? 0) > 0,
  );
  assert.ok(
    (saidOf('Orders are entered in NetSuite. Shopify is the shop.', 'order')['netsuite']?.[1] ?? 0) < 0,
  );
});

test('a channel for messages never gives a record', () => {
  const told = saidOf('When stock in Shopify is low, send an alert to Slack.', 'alert');
  assert.equal(told['slack']?.[0], -3);
  assert.equal(told['slack']?.[1], 3);
});
