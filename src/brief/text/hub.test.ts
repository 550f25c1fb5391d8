import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { builtIn, hubOf, turnsOn } from './hub.ts';

test('a text turns on the service that its writer built', () => {
  const scene = sceneIn(
    'We built a deposit service, an in-house REST API. Its receipts must be in NetSuite, and NetSuite tells it the shops. Tickets go to Zendesk.',
    [],
  );
  assert.equal(hubOf(scene)?.key, 'deposit-service');
  assert.deepEqual(
    builtIn(scene).map(({ key }) => key),
    ['deposit-service'],
  );
});

test('beside a partner a text turns on the own system that it speaks of most', () => {
  const scene = sceneIn(
    'A printing company has an API and wants our orders. Jobs are in NetSuite. From NetSuite we send them to it, and their invoices go into NetSuite. Alerts go to Slack, files lie in Google Drive.',
    [],
  );
  assert.equal(hubOf(scene)?.key, 'netsuite');
  assert.ok([...turnsOn(scene).keys()].every(({ kind }) => kind !== 'partner' && kind !== 'chat'));
});

test('a text without systems of its own turns on none', () => {
  assert.equal(hubOf(sceneIn('Messages go to Slack.', [])), null);
});
