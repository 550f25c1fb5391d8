import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneIn } from '../describe.ts';
import { amountsOf } from './volumes.ts';

/** Record, how many exist, changes a day, busiest time as a factor. */
function read(text: string): readonly (readonly unknown[])[] {
  return amountsOf(sceneIn(text, [])).map((one) => [
    one.record.name,
    one.existing,
    one.changesPerDay,
    one.peakFactor,
  ]);
}

test('figures go with the record beside them, and a figure alone with the one before', () => {
  assert.deepEqual(read('Xero has about 20k contacts, 300 a day change.'), [['contact', 20_000, 300, null]]);
  assert.deepEqual(read('There are 12 000 deals in HubSpot, 700 a week.'), [['deal', 12_000, 100, null]]);
});

test('a figure may be written behind its record', () => {
  assert.deepEqual(read('Zendesk. Tickets: 80k, 400 a day.'), [['ticket', 80_000, 400, null]]);
  assert.deepEqual(read('The number of orders is 5,000.'), [['order', 5000, null, null]]);
});

test('of a range the higher figure is taken, and said to be', () => {
  assert.deepEqual(read('3-4 thousand invoices a month'), [['invoice', null, 133.33, null]]);
  assert.deepEqual(read('between 200 and 300 orders a day'), [['order', null, 300, null]]);
  assert.deepEqual(read('150 to 200 orders per day'), [['order', null, 200, null]]);
  const [ranged] = amountsOf(sceneIn('150 to 200 orders per day', []));
  const [single] = amountsOf(sceneIn('200 orders per day', []));
  assert.deepEqual([ranged?.ranged, single?.ranged], [true, false]);
});

test('a busiest time is a factor on the ordinary one, whichever comes first', () => {
  assert.deepEqual(read('200 orders a day, 1,500 a day on Black Friday'), [['order', null, 200, 7.5]]);
  assert.deepEqual(read('200 orders a day, peak season 1500 a day'), [['order', null, 200, 7.5]]);
  assert.deepEqual(read('240 orders a day, 50 an hour at peak times'), [['order', null, 240, 5]]);
  assert.deepEqual(read('We see 5 payments per minute on busy days, 2,400 per day on average.'), [
    ['payment', null, 2400, 3],
  ]);
});

test('money by the month is no volume', () => {
  assert.deepEqual(read('60 invoices a day. Costs: at most 80 a month.'), [['invoice', null, 60, null]]);
});
