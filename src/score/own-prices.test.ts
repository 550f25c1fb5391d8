import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../test/designed.ts';
import { proposeDesigns } from '../design/propose.ts';
import { compareDesigns } from './compare.ts';
import { withOwnPrices } from './own-prices.ts';
import { shippedLists } from './prices.ts';

const landscape = madeLandscape({ brief: { constraints: { hosting: 'aws' } } });
const designs = proposeDesigns(landscape);
const own = { of: 'aws', line: 'vcpuSeconds', amount: 0.5, ref: 'contract 17', on: '2026-10-01' };

test('an own price stands in place of all bands of a line, with where it stands and since when', () => {
  const lists = withOwnPrices(shippedLists, [own]);
  const meter = lists.hosts
    .find(({ host }) => host === 'aws')
    ?.meters.find(({ quantity }) => quantity === 'vcpuSeconds');
  assert.deepEqual(meter?.bands, [{ upTo: null, each: 0.5 }]);
  assert.deepEqual(meter?.source, { kind: 'brief', ref: 'own price: contract 17', retrieved: '2026-10-01' });
  assert.deepEqual(
    lists.hosts.find(({ host }) => host === 'azure'),
    shippedLists.hosts.find(({ host }) => host === 'azure'),
  );
});

test('a step of a platform takes its own price', () => {
  const [step] = shippedLists.planLists.find(({ platform }) => platform === 'make')?.steps ?? [];
  const lists = withOwnPrices(shippedLists, [{ ...own, of: 'make', line: step?.name ?? '', amount: 7 }]);
  assert.equal(lists.planLists.find(({ platform }) => platform === 'make')?.steps[0]?.price, 7);
});

test('costs, marks and the notes of prices follow an own price, and every total still adds up', () => {
  const listed = compareDesigns(designs, landscape);
  const dear = compareDesigns(designs, landscape, {
    day: null,
    lists: withOwnPrices(shippedLists, [{ ...own, amount: 90 }]),
    weights: null,
  });
  for (const design of dear.designs) {
    const before = listed.designs.find(({ id }) => id === design.id);
    const billed = design.bill.find(
      ({ what, source }) => source.ref === 'own price: contract 17' && what !== '',
    );
    if (billed === undefined) continue;
    assert.ok(design.cost.monthly.amount > (before?.cost.monthly.amount ?? 0));
    assert.ok(design.scores.cost <= (before?.scores.cost ?? 0));
  }
  assert.ok(dear.prices?.notes.some(({ source }) => source.ref === 'own price: contract 17'));
});

test('what names no line of a list changes nothing', () => {
  const lists = withOwnPrices(shippedLists, [
    { ...own, of: 'nobody' },
    { ...own, line: 'nothing' },
  ]);
  assert.deepEqual(lists, shippedLists);
});
