import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief, madeProfile, madeResource } from '../../test/made.ts';
import { joinLandscape } from './join.ts';
import type { Landscape } from './landscape.ts';

function join(parcel: object, kind = 'rest'): Landscape {
  const change = { kind: 'update', method: 'PATCH', path: '/v2/parcels/{parcelNo}' };
  const list = { kind: 'list', method: 'GET', path: '/v2/parcels' };
  const keyless = { primaryKey: [], operations: [list, change], ...parcel };
  return joinLandscape(
    madeBrief(),
    new Map([
      ['a', madeProfile({ kind, resources: [madeResource('parcel', keyless)] })],
      ['b', madeProfile()],
    ]),
  );
}

const text = (path: string, parts: object = {}): object => ({ path, type: 'string', ...parts });
const key = (landscape: Landscape): readonly unknown[] => {
  const end = landscape.flows[0]?.from;
  return [end?.primaryKey, end?.keyKnown, end?.keyNear];
};
const asked = (landscape: Landscape): readonly string[] =>
  landscape.questions.filter((one) => one.about.endsWith('/key')).map((one) => one.text);

test('a described key is taken as it is and asks nothing', () => {
  const landscape = join({ primaryKey: ['lane', 'slot'], fields: [text('id')] });
  assert.deepEqual(key(landscape), [['lane', 'slot'], 'described', []]);
  assert.deepEqual(asked(landscape), []);
});

test('without one, the field that the path asks for is taken, said and asked', () => {
  const landscape = join({ fields: [text('customer_no'), text('no'), text('label')] });
  assert.deepEqual(key(landscape), [['no'], 'inferred', []]);
  assert.deepEqual(asked(landscape), ['Which field names one parcel of Acme for good (taken for now: no)?']);
  assert.match(
    landscape.assumptions.at(-1)?.text ?? '',
    /describes no key of parcel; no is taken, worked out/,
  );
  assert.equal(landscape.questions.find((one) => one.about.endsWith('/key'))?.owner, 'owner of Acme');
});

test('a field no two records share counts; ids of other records and moments do not', () => {
  const unique = [
    text('depot_id', { references: 'depot' }),
    text('sealed_at', { format: 'date-time', unique: true }),
  ];
  assert.deepEqual(key(join({ fields: [...unique, text('barcode', { unique: true })] })), [
    ['barcode'],
    'inferred',
    [],
  ]);
});

test('where two stand equal none is chosen, and both are named in the question', () => {
  const landscape = join({ fields: [text('left', { unique: true }), text('right', { unique: true })] });
  assert.deepEqual(key(landscape), [[], 'unknown', ['left', 'right']]);
  assert.deepEqual(asked(landscape), ['Which field names one parcel of Acme for good (near: left, right)?']);
});

test('where nothing fits it says so; a database is not asked twice', () => {
  const none = { fields: [text('label')] };
  assert.deepEqual(key(join(none)), [[], 'unknown', []]);
  assert.match(join(none).assumptions.at(-1)?.text ?? '', /no field stands out; "id" stands for it/);
  assert.deepEqual([asked(join(none)).length, asked(join(none, 'database')).length], [1, 0]);
});
