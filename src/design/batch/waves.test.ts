import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief, madeFlow, madeProfile, madeResource } from '../../../test/made.ts';
import { joinLandscape } from '../../landscape/join.ts';
import { turnsOf } from './waves.ts';

const field = (path: string, references: string | null = null): object => ({
  path,
  type: 'string',
  required: false,
  readOnly: false,
  references,
});

function turns(
  resources: readonly (readonly [name: string, parts: object])[],
): readonly (readonly [string, number, string])[] {
  const profile = madeProfile({ resources: resources.map(([name, parts]) => madeResource(name, parts)) });
  const brief = madeBrief({
    flows: resources.map(([name], index) =>
      madeFlow({ id: `F${index + 1}`, from: `a.${name}`, to: `b.${name}` }),
    ),
  });
  const found = turnsOf(
    joinLandscape(
      brief,
      new Map([
        ['a', profile],
        ['b', profile],
      ]),
    ),
  );
  return [...found].map(([flow, turn]) => [flow, turn.wave, turn.after.join()] as const);
}

test('what a field points to is loaded before it, however deep', () => {
  assert.deepEqual(
    turns([
      ['line', { fields: [field('parcel', 'parcel')] }],
      ['parcel', { fields: [field('holder', 'holder')] }],
      ['holder', { fields: [field('name')] }],
    ]),
    [
      ['F1', 3, 'F2'],
      ['F2', 2, 'F3'],
      ['F3', 1, ''],
    ],
  );
});

test('without references the kinds of records tell: invoices after orders, orders after customers', () => {
  assert.deepEqual(
    turns([
      ['bill', { concept: 'invoice' }],
      ['sale', { concept: 'order' }],
      ['buyer', { concept: 'customer' }],
    ]).map(([flow, wave]) => [flow, wave]),
    [
      ['F1', 3],
      ['F2', 2],
      ['F3', 1],
    ],
  );
});

test('records that point to one another end all the same', () => {
  const circle = turns([
    ['parcel', { fields: [field('holder', 'holder')] }],
    ['holder', { fields: [field('parcel', 'parcel')] }],
  ]);
  assert.equal(circle.length, 2);
  assert.ok(circle.every(([, wave]) => wave <= 2));
});
