import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../test/designed.ts';
import { proposeDesigns } from '../design/propose.ts';
import { compareDesigns, shippedMarket } from './compare.ts';
import { judgingDay, priceNotes, stateOf, tally } from './price-notes.ts';
import { newestPrice } from './prices.ts';

const read = (retrieved: string) => ({
  kind: 'secondary' as const,
  ref: 'https://prices.example',
  retrieved,
});

test('a price is old after twelve months, and says so; no date and our own assumption are said too', () => {
  assert.equal(stateOf(read('2026-03-10'), '2027-03-10'), 'current');
  assert.equal(stateOf(read('2026-03-10'), '2027-03-11'), 'old');
  assert.equal(stateOf(read('undated'), '2026-01-01'), 'undated');
  assert.equal(
    stateOf({ kind: 'rule', ref: 'score/assumed-price', retrieved: 'undated' }, '2026-01-01'),
    'assumed',
  );
});

test('the day is the newest that anything was read on, or a later one that is given', () => {
  const landscape = madeLandscape({});
  assert.equal(judgingDay(landscape, null), newestPrice);
  assert.equal(judgingDay(landscape, '2031-05-01'), '2031-05-01');
  assert.equal(judgingDay(landscape, '2001-05-01'), newestPrice);
});

test('a comparison in later years names every price as old, once, before the others', () => {
  const landscape = madeLandscape({ brief: { constraints: { hosting: 'aws' } } });
  const notes =
    compareDesigns(proposeDesigns(landscape), landscape, { ...shippedMarket, day: '2031-05-01' }).prices
      ?.notes ?? [];
  assert.equal(new Set(notes.map((note) => note.what)).size, notes.length);
  assert.ok(notes.every((note) => note.state !== 'current'));
  assert.match(
    notes[0]?.says ?? '',
    /^price as of \d{4}-\d\d-\d\d, more than twelve months old: check before you sign$/,
  );
  assert.match(tally(notes), /^\d+ old, \d+ undated$/);
});

test('the age of prices changes no score', () => {
  const landscape = madeLandscape({ brief: { constraints: { hosting: 'aws' } } });
  const designs = proposeDesigns(landscape);
  const { prices: _now, ...now } = compareDesigns(designs, landscape);
  const { prices: _later, ...later } = compareDesigns(designs, landscape, {
    ...shippedMarket,
    day: '2031-05-01',
  });
  assert.deepEqual(later, now);
});

test('a rate of exchange is a price like any other', () => {
  const line = {
    vendor: 'Acme',
    what: 'Acme, runs',
    unit: 'runs',
    units: 1,
    step: null,
    cost: { amount: 10, currency: 'EUR' },
    rate: 1.1665,
    converted: { amount: 11.67, currency: 'USD' },
    source: read('2026-03-10'),
  };
  const notes = priceNotes([line, line], '2026-09-01');
  assert.deepEqual(
    notes.map((note) => note.state),
    ['undated', 'current'],
  );
  assert.match(notes[0]?.what ?? '', /^1 EUR = 1\.1665 USD/);
});
