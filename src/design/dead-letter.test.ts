import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';

test('personal data leaves the dead letters after thirty days and is encrypted', () => {
  const a = madeProfile({
    resources: [madeResource('parcel', { fields: [{ path: 'phone', type: 'string', personal: 'contact' }] })],
  });
  const { deadLetter } = madeDesigns({ a }).polls;
  assert.equal(deadLetter.expires, 'P30D');
  assert.ok(deadLetter.keeps.includes('mapped values, encrypted'));
  assert.match(deadLetter.why, /\(contact\)/);
});

test('without personal data they stay for ninety days; under a law never', () => {
  assert.equal(madeDesigns({}).polls.deadLetter.expires, 'P90D');
  assert.equal(
    madeDesigns({ brief: { constraints: { compliance: ['gdpr'] } } }).polls.deadLetter.expires,
    'P30D',
  );
});

test('people are paged at one change in a hundred, but not below five', () => {
  const alert = (changesPerDay: number) =>
    madeDesigns({ brief: { volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay }] } }).events
      .deadLetter.alert;
  assert.match(alert(100), /at 5 within a day/);
  assert.match(alert(30_000), /at 300 within a day/);
});

test('each strategy has its own place for them', () => {
  const { polls, events } = madeDesigns({});
  assert.match(polls.deadLetter.where, /failed_records/);
  assert.match(events.deadLetter.where, /dead letter queue/);
});
