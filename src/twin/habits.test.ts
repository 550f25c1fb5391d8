import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeProfile, madeResource, seen } from '../../test/made.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { type Habits, habitsOf, resolutionOf } from './habits.ts';

function profileWith(operation: object, parts: object = {}, profile: object = {}): ApiProfile {
  return madeProfile({
    resources: [madeResource('parcel', { operations: [operation], ...parts })],
    ...profile,
  });
}

function habits(operation: object, parts: object = {}, profile: object = {}): Habits {
  const known = profileWith({ method: 'GET', path: '/p', ...operation }, parts, profile);
  const [only] = known.resources[0]?.operations ?? [];
  assert.ok(only !== undefined);
  return habitsOf('a', known, { id: 'x', resource: 'parcel', operation: only });
}

const assumes = (habit: Habits, words: string): boolean =>
  habit.assumptions.some(({ about }) => about.includes(words));

test('pages that are counted shift, pages behind a token do not, and a list in one piece has no size', () => {
  const style = (name: string): readonly unknown[] => {
    const {
      style: how,
      pageSize,
      cap,
    } = habits({ kind: 'list', pagination: { style: name, maxPageSize: 20, maxResults: 1000 } });
    return [how, pageSize, cap];
  };
  for (const name of ['offset', 'page']) assert.deepEqual(style(name), ['offset', 20, 1000], name);
  for (const name of ['cursor', 'token', 'link']) assert.deepEqual(style(name), ['keyset', 20, 1000], name);
  assert.deepEqual(style('none'), ['keyset', Number.POSITIVE_INFINITY, 1000]);
});

test('undocumented paging is taken to be the kind that shifts, and is told', () => {
  const list = habits({ kind: 'list' });
  assert.deepEqual([list.style, list.pageSize], ['offset', 50]);
  assert.ok(assumes(list, 'how GET /p is paged') && assumes(list, 'largest page'));
  const file = habits({ kind: 'list', method: 'READ' }, {}, { kind: 'file' });
  assert.equal(file.pageSize, Number.POSITIVE_INFINITY);
  assert.equal(file.assumptions.length, 1);
  assert.ok(assumes(file, 'when READ /p is written anew'));
});

test('a filter compares creation or change by the words of its field', () => {
  const order = (field: string): readonly unknown[] => {
    const { filters, order: by } = habits({ kind: 'list', incremental: { param: 'since', field } });
    return [filters, by];
  };
  for (const field of ['created', 'date_created', 'createdAt', 'postedDate'])
    assert.deepEqual(order(field), ['created', 'id'], field);
  for (const field of ['updated_at', 'properties.lastmodifieddate', 'SystemModstamp', 'lastCreatedOrUpdated'])
    assert.deepEqual(order(field), ['modified', 'modified'], field);
  assert.deepEqual([habits({ kind: 'list' }).filters, habits({ kind: 'list' }).order], [null, 'id']);
});

test('a documented lag counts; a search lags by a minute and a filter by two seconds where none is', () => {
  const incremental = { param: 'since', field: 'updated_at' };
  assert.equal(habits({ kind: 'search', incremental: { ...incremental, lag: 'PT2M' } }).lag, 120_000);
  assert.equal(habits({ kind: 'list', incremental: { ...incremental, lag: 'PT0S' } }).lag, 0);
  assert.equal(habits({ kind: 'search', incremental }).lag, 60_000);
  assert.equal(
    habits({ kind: 'list', incremental: { param: 'query: updated_at:>=', field: 'updated_at' } }).lag,
    60_000,
  );
  assert.equal(habits({ kind: 'list', incremental }).lag, 2000);
  assert.equal(habits({ kind: 'list' }).lag, 0);
  assert.equal(habits({ kind: 'get' }).lag, 0);
  assert.equal(habits({ kind: 'search', incremental }).keyLag, 60_000);
  assert.equal(habits({ kind: 'list', incremental }).keyLag, 0, 'a key is looked up in the records');
});

test('a batch takes what is documented, a single write one record, a database all rows or none', () => {
  assert.equal(habits({ kind: 'create', method: 'POST' }).records, 1);
  assert.equal(habits({ kind: 'batch', method: 'POST', batchOf: 'create', batchSize: 25 }).records, 25);
  const open = habits({ kind: 'batch', method: 'POST', batchOf: 'create' });
  assert.deepEqual([open.records, open.whole], [100, false]);
  assert.ok(assumes(open, 'how many records POST /p takes'));
  assert.equal(habits({ kind: 'update', method: 'UPDATE' }, {}, { kind: 'database' }).whole, true);
});

test('a write can ask for a version where something counts versions', () => {
  const versions = (path: string, format: string | null = null): boolean =>
    habits({ kind: 'update', method: 'PUT' }, { fields: [{ path, type: 'string', format }] }).versions;
  for (const path of ['etag', 'SyncToken', 'meta.version', 'row_version', 'lockVersion'])
    assert.ok(versions(path), path);
  for (const path of ['api_version', 'conversion', 'token', 'name']) assert.ok(!versions(path), path);
  assert.ok(versions('RowVer', 'rowversion'));
});

test('time stamps are as coarse as the coarsest filter of the resource', () => {
  const resolution = (...filters: readonly object[]): number => {
    const operations = filters.map((filter, index) => ({
      kind: 'list',
      method: 'GET',
      path: `/${index}`,
      incremental: { param: 'since', field: 'updated_at', ...filter },
    }));
    const fields = [{ path: 'updated_on', type: 'string', format: 'date' }];
    const known = madeProfile({ resources: [madeResource('parcel', { operations, fields, source: seen })] });
    return resolutionOf('a', known, 'parcel').ms;
  };
  assert.equal(resolution({ resolution: 'PT0.001S' }, { resolution: 'PT1M' }), 60_000);
  assert.equal(resolution({ resolution: 'PT0.000001S' }), 1);
  assert.equal(resolution({ field: 'updated_on' }), 86_400_000);
  assert.equal(resolution({}), 1000);
  const none = resolutionOf('a', profileWith({ kind: 'get', method: 'GET', path: '/p' }), 'parcel');
  assert.deepEqual(none, { ms: 1000, assumption: null });
});
