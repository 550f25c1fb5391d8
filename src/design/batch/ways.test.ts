import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../../test/designed.ts';
import { madeLimit, madeProfile, madeResource, seen } from '../../../test/made.ts';
import { type Ground, groundOf } from '../ground.ts';
import { batch } from '../strategies/batch.ts';
import { ratesOf, wayIn, wayOut } from './ways.ts';

function ground(made: Parameters<typeof madeLandscape>[0]): Ground {
  const landscape = madeLandscape(made);
  const [flow] = landscape.flows;
  assert.ok(flow);
  return groundOf(flow, landscape, batch.traitsFor(landscape));
}

const way = (what: string, parts: object = {}): object => ({
  what,
  path: null,
  maxRecords: null,
  source: seen,
  ...parts,
});
const withWays = (...ways: readonly object[]) => madeProfile({ bulk: ways });

test('ways in and out are told by words in general use', () => {
  const { source, target } = ground({
    a: withWays(way('asynchronous export of a list to a file')),
    b: withWays(way('Bulk ingest job from CSV')),
  });
  assert.match(wayOut(source)?.what ?? '', /export/);
  assert.equal(wayIn(source), null);
  assert.match(wayIn(target)?.what ?? '', /ingest/);
});

test('change capture and calls of many records are no bulk ways', () => {
  const { target } = ground({
    b: withWays(way('change data capture'), way('Create or update up to 100 records in one call')),
  });
  assert.equal(wayIn(target), null);
});

test('a way that names another record is left, one that names this record is taken', () => {
  const resources = [madeResource('parcel'), madeResource('holder')];
  const taken = (what: string): boolean =>
    wayIn(ground({ b: madeProfile({ resources, bulk: [way(what)] }) }).target) !== null;
  assert.equal(taken('Import of holders'), false);
  assert.equal(taken('Import of parcels'), true);
  assert.equal(taken('Import of files'), true);
});

test('the fastest way is reckoned: calls of many, a job, the load of a database, one file', () => {
  const volumes = [{ object: 'a.parcel', existing: 100_000, changesPerDay: 10, peakFactor: 1 }];
  const limited = { rateLimits: [madeLimit('all', 10, 'PT1S')] };
  const rates = (parts: object) =>
    ratesOf(ground({ b: madeProfile({ ...limited, ...parts }), brief: { volumes } }));
  assert.deepEqual([rates({})?.by, rates({})?.bulk, rates({})?.single], ['calls', 12_500, 12_500]);
  const job = rates({ bulk: [way('Import of a file', { maxRecords: 50_000 })] });
  assert.deepEqual([job?.by, job?.bulk], ['job', 1200]);
  const database = rates({ kind: 'database', rateLimits: [] });
  assert.deepEqual([database?.by, database?.bulk], ['database', 100]);
  assert.equal(rates({ kind: 'file', rateLimits: [] })?.by, 'file');
});
