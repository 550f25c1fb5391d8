import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateMeant, durationMeant } from './written.ts';

test('lengths of time as people write them become ISO 8601', () => {
  const written = [
    '5m',
    '5 min',
    'every 5 minutes',
    '1h30m',
    '1 hour and 30 minutes',
    '2 days',
    '1,5 h',
    'PT5M',
    '30sec',
  ];
  assert.deepEqual(written.map(durationMeant), [
    'PT5M',
    'PT5M',
    'PT5M',
    'PT1H30M',
    'PT1H30M',
    'P2D',
    'PT1H30M',
    'PT5M',
    'PT30S',
  ]);
});

test('months, bare numbers and prose are no lengths of time', () => {
  assert.deepEqual(['1 month', '5', '', 'soon', '0 s', '5 m later', 'P1M'].map(durationMeant), [
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('what is too long or too short to be a length of time is none, and breaks nothing', () => {
  for (const written of ['99999999999999999999 days', '9999999 weeks', '0.0000001 s'])
    assert.equal(durationMeant(written), null, written);
  assert.equal(durationMeant('1500 weeks'), 'P10500D');
});

test('dates as people write them become ISO 8601', () => {
  const written = [
    '2027-3-1',
    '2027/03/01',
    '1.3.2027',
    '1 March 2027',
    '1st Mar 2027',
    'March 1, 2027',
    '2027-03-01T10:00:00Z',
  ];
  assert.deepEqual(new Set(written.map(dateMeant)), new Set(['2027-03-01']));
});

test('dates whose day and month can be taken for each other, or that no calendar has, are not guessed', () => {
  assert.deepEqual(
    ['3/4/2027', '2027-13-01', '32.1.2027', '2027-02-31', '29.2.2027', 'next spring'].map(dateMeant),
    [null, null, null, null, null, null],
  );
  assert.equal(dateMeant('29.2.2028'), '2028-02-29');
});
