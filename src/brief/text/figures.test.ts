import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn } from './dates.ts';
import { numberIn } from './numbers.ts';
import { timingOf } from './timing.ts';
import { basesOf, tokensOf } from './tokens.ts';

test('numbers are read in figures and in words', () => {
  const written = [
    '20,000',
    '20k',
    '1.2 million',
    '300',
    'twenty',
    'three hundred',
    'a few hundred',
    'half a million',
    'a dozen',
    'many',
    '20 000',
    '1 250 000',
  ];
  assert.deepEqual(written.map(numberIn), [
    20_000,
    20_000,
    1_200_000,
    300,
    20,
    300,
    300,
    500_000,
    12,
    null,
    20_000,
    1_250_000,
  ]);
});

test('times become a trigger, a freshness and an interval', () => {
  const read = (text: string): readonly unknown[] => {
    const timing = timingOf(text);
    return [timing?.trigger, timing?.freshness, timing?.every];
  };
  assert.deepEqual(read('every ten minutes is fine'), ['schedule', 'PT10M', 'PT10M']);
  assert.deepEqual(read('checking every five minutes'), ['poll', null, 'PT5M']);
  assert.deepEqual(read('a 5m poll'), ['poll', null, 'PT5M']);
  assert.deepEqual(read('in real time'), ['webhook', 'PT1M', null]);
  assert.deepEqual(read('within five minutes'), ['auto', 'PT5M', null]);
  assert.deepEqual(read('within half an hour'), ['auto', 'PT30M', null]);
  assert.deepEqual(read('every half hour'), ['schedule', 'PT30M', 'PT30M']);
  assert.deepEqual(read('within a quarter of an hour'), ['auto', 'PT15M', null]);
  assert.deepEqual(read('the same day'), ['auto', 'P1D', null]);
  assert.deepEqual(read('every night'), ['schedule', 'P1D', 'P1D']);
  assert.deepEqual(read('hourly'), ['schedule', 'PT1H', 'PT1H']);
  assert.deepEqual(read('weekly'), ['schedule', 'P7D', 'P7D']);
  assert.equal(timingOf('some day or other'), null);
});

test('a day without a year stays open, a month with one begins on its first', () => {
  assert.equal(dayIn('live on 1 March 2027')?.day, '2027-03-01');
  assert.equal(dayIn('by 2027-04-01')?.day, '2027-04-01');
  assert.equal(dayIn('March 3rd, 2027')?.day, '2027-03-03');
  assert.deepEqual([dayIn('in March 2027')?.day, dayIn('in March 2027')?.assumed], ['2027-03-01', true]);
  assert.deepEqual([dayIn('next March')?.day, dayIn('next March')?.said], [null, 'next March']);
  assert.equal(dayIn('as soon as possible'), null);
  assert.equal(dayIn('by summer 2027')?.day, null);
});

test('the end and the middle of a month, a quarter or a year are not its first day', () => {
  const days = ['end of Q1 2027', 'by the end of February 2028', 'mid-March 2027', 'Q2 2027', 'end of 2027'];
  assert.deepEqual(
    days.map((said) => dayIn(said)?.day),
    ['2027-03-31', '2028-02-29', '2027-03-15', '2027-04-01', '2027-12-31'],
  );
  assert.equal(dayIn('in the second quarter of 2027')?.day, '2027-04-01');
});

test('a day with slashes is read where only one day can be meant', () => {
  assert.equal(dayIn('launch 15/04/2027')?.day, '2027-04-15');
  assert.equal(dayIn('launch 04/15/2027')?.day, '2027-04-15');
  assert.deepEqual([dayIn('launch 3/4/2027')?.day, dayIn('launch 3/4/2027')?.said], [null, '3/4/2027']);
});

test('tokens keep figures and names whole, and part sentences', () => {
  assert.deepEqual(basesOf("Two-way: 20,000 companies' deals"), [
    'two',
    'way',
    ':',
    '20,000',
    'company',
    "'",
    'deal',
  ]);
  assert.deepEqual(
    tokensOf('We use monday.com. It works!\n\n- Jira too').map((token) => [token.low, token.sentence]),
    [
      ['we', 0],
      ['use', 0],
      ['monday.com', 0],
      ['it', 1],
      ['works', 1],
      ['jira', 2],
      ['too', 2],
    ],
  );
});
