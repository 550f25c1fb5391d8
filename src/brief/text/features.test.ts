import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { candidatesOf } from './features.ts';
import { unitsIn } from './reader.ts';

test('a message goes to a channel only where a statement names it', () => {
  const scene = sceneIn(
    'Shopify sends orders to NetSuite. Invoices go from NetSuite to Xero. If an invoice is refused, tell the team in Slack.',
    [],
  );
  const { text, units } = unitsIn(scene, null);
  const told = [...candidatesOf(text, units)].filter(({ to }) => to.key === 'slack');
  assert.ok(told.length > 0);
  assert.ok(told.every(({ unit }) => unit.statement.text.includes('Slack')));
});
