import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';
import { madeProfile } from '../../test/made.ts';
import type { ApiProfile } from '../catalog/profile.ts';
import { readDocument } from '../readers/readers.ts';
import type { FlowDesign } from './design.ts';

const tables = (column: string): ApiProfile => ({
  ...readDocument({
    name: 'old.sql',
    text: `CREATE TABLE [dbo].[parcel] (id varchar(20) NOT NULL PRIMARY KEY, weight int NOT NULL${column})\nGO`,
  }),
  name: 'Old base',
});
const file: ApiProfile = {
  ...readDocument({
    name: 'parcel.csv',
    text: `id,weight\n${Array.from({ length: 9 }, (_, at) => `p${at},${at}`).join('\n')}`,
  }),
  name: 'Files',
};

function polls(a: ApiProfile, b: ApiProfile = madeProfile()): FlowDesign {
  return madeDesigns({ a, b }).polls;
}

const seenAs = (design: FlowDesign, name: string): string =>
  design.retry.rows.find((row) => row.class === name)?.seenAs ?? assert.fail(name);

test('a database is polled by its change column with an overlap, and refuses by locks and constraints, not by statuses', () => {
  const design = polls(tables(', updated_at datetime2(0) NOT NULL'), tables(''));
  assert.deepEqual(
    [design.read.method, design.read.cursorField, design.read.overlap],
    ['incremental-filter', 'updated_at', 'PT1M1S'],
  );
  assert.match(design.read.why, /in the order of updated_at and id, each page beginning behind the last row/);
  assert.match(seenAs(design, 'rate-limit'), /^at Old base a deadlock/);
  assert.match(seenAs(design, 'refused'), /^at Old base a constraint broken/);
  assert.ok(design.retry.rows.every((row) => !row.honoursRetryAfter && !/\b[45]\d\d\b|5xx/.test(row.seenAs)));
  assert.match(
    design.retry.rows.find((row) => row.class === 'refused')?.then ?? '',
    /an update that touches no row means/,
  );
  assert.match(design.throttle.why, /one connection and at most 20 short statements a second/);
  assert.doesNotMatch(design.throttle.why, /429/);
});

test('a row version bounds a window by open transactions, not by time', () => {
  const { read } = polls(tables(', rv rowversion'));
  assert.deepEqual([read.cursorField, read.overlap], ['rv', null]);
  assert.match(read.why, /MIN_ACTIVE_ROWVERSION/);
});

test('a table without change column is read whole, and deletions are seen by that', () => {
  const { read } = polls(tables(''));
  assert.equal(read.method, 'full-scan');
  assert.match(read.deletes, /missing from the scan/);
});

test('a table is written by its own key, so that a repeat meets the same row', () => {
  const { write, idempotency } = polls(madeProfile(), tables(''));
  assert.equal(write.mode, 'upsert');
  assert.deepEqual([idempotency.support, idempotency.risk], ['natural-key', null]);
  assert.match(idempotency.why, /MERGE parcel ON \(id\) writes by a unique key/);
});

test('a file is taken whole by its manifest, once by its hash, in one read', () => {
  const design = polls(file);
  assert.equal(design.read.method, 'full-scan');
  assert.match(
    design.read.why,
    /manifest whose count and hash it meets.*hash of one already done.*far fewer rows/,
  );
  assert.equal(design.calls.find((call) => call.id === 'F1.scan')?.callsPerDay, 1);
  assert.match(seenAs(design, 'unavailable'), /5xx.*at Files no file at its hour/);
});

test('a file that is written carries its manifest, and the same hash is the same work', () => {
  const design = polls(madeProfile(), file);
  assert.equal(design.idempotency.support, 'natural-key');
  assert.match(design.idempotency.why, /manifest with its run, count and hash.*renamed into place/);
  assert.match(design.idempotency.unknownOutcome, /drop the same file again/);
});
