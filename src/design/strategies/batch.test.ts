import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { madeFlow, madeLimit, madeProfile, madeResource, seen } from '../../../test/made.ts';
import type { Design, FlowDesign } from '../design.ts';
import { propose } from '../propose.ts';
import { noMappings } from '../strategy.ts';
import { batch } from './batch.ts';

type Made = Parameters<typeof madeLandscape>[0];
const designed = (made: Made): Design => propose(batch, 'D6', madeLandscape(made));
const first = (made: Made): FlowDesign => {
  const [flow] = designed(made).flows;
  assert.ok(flow);
  return flow;
};
const large = { volumes: [{ object: 'a.parcel', existing: 100_000, changesPerDay: 5000, peakFactor: 2 }] };
const daily = { trigger: 'schedule', every: 'P1D', freshness: null };

test('it starts by the clock, whatever the source could tell, and listens nowhere', () => {
  const design = designed({
    a: tellingProfile(),
    flow: { trigger: 'webhook', freshness: 'PT6H' },
    brief: large,
  });
  assert.equal(design.flows[0]?.trigger.mode, 'schedule');
  assert.deepEqual(design.flows[0]?.trigger.events, []);
  assert.ok(!design.layers.some((layer) => layer.layer === 'intake'));
  assert.deepEqual(design.rejectedFor, []);
});

test('freshness below its schedule speaks against it, with what would lift it', () => {
  const { rejectedFor } = designed({ flow: { trigger: 'poll', freshness: 'PT5M' } });
  assert.match(
    rejectedFor.join(),
    /F1 asks for 5 min, but by a poll every 15 min.*lifted by a freshness of 20 min/,
  );
  assert.deepEqual(designed({ flow: { trigger: 'poll', freshness: 'PT1H' }, brief: large }).rejectedFor, []);
});

test('the main run is reckoned one record at a time against the bulk rate of the target', () => {
  const operations = [
    { kind: 'create', method: 'POST', path: '/parcels' },
    { kind: 'batch', batchOf: 'create', batchSize: 100, method: 'POST', path: '/parcels/batch' },
  ];
  const b = madeProfile({
    resources: [madeResource('parcel', { operations })],
    rateLimits: [madeLimit('all', 10, 'PT1S')],
  });
  const { backfill } = first({ b, flow: daily, brief: large });
  assert.match(
    backfill.why,
    /100,000 records of .* take 3 h 28 min.* one at a time and 2 min 5 s in calls of 100 records, 100 times as fast/,
  );
  assert.match(backfill.partitions, /^10 parts of at most 10,000 rows/);
});

test('a bulk job of the target takes the main run, cited, and single calls stay for what it does not', () => {
  const b = madeProfile({
    rateLimits: [madeLimit('all', 10, 'PT1S')],
    bulk: [{ what: 'Import of a file of records', path: '/imports', maxRecords: 50_000, source: seen }],
  });
  const { backfill } = first({ b, flow: daily, brief: large });
  assert.match(backfill.method, /load by Import of a file of records \(\/imports\)/);
  assert.equal(backfill.planned, 'PT25M');
  assert.ok(backfill.sources.some((source) => source.ref === seen.ref));
});

test('a bulk way of other records is not taken', () => {
  const b = madeProfile({
    resources: [madeResource('parcel'), madeResource('invoice')],
    rateLimits: [madeLimit('all', 10, 'PT1S')],
    bulk: [{ what: 'Import of invoices', path: '/imports', maxRecords: null, source: seen }],
  });
  assert.doesNotMatch(first({ b, flow: daily, brief: large }).backfill.method, /Import of invoices/);
});

test('a source of many records is cut by ranges of keys, each part kept as done', () => {
  const { read, retry, transport } = first({ flow: daily, brief: large });
  assert.equal(read.partition?.above, 10_000);
  assert.equal(transport.queue, 'stage_f1');
  const down = retry.rows.find((row) => row.class === 'unavailable');
  assert.match(down?.then ?? '', /stays open at its checkpoint/);
});

test('rejected rows go to a file with their reasons, and too many stop the load', () => {
  const { deadLetter, retry } = first({ flow: daily, brief: large });
  assert.match(deadLetter.where, /rejected-rows file/);
  assert.match(deadLetter.alert, /more than 1 % of its rows rejected stops the load/);
  assert.match(retry.rows.find((row) => row.class === 'refused')?.then ?? '', /rest of the part goes on/);
});

test('parents go before children by the references of the target, whatever the order of the flows', () => {
  const reference = {
    path: 'customer_id',
    type: 'string',
    required: false,
    readOnly: false,
    references: 'holder',
  };
  const resources = [
    madeResource('parcel', { fields: [reference] }),
    madeResource('holder', { fields: [{ path: 'name', type: 'string', required: false, readOnly: false }] }),
  ];
  const made = {
    a: madeProfile({ resources }),
    b: madeProfile({ resources }),
    brief: {
      flows: [
        madeFlow({ id: 'F1', from: 'a.parcel', to: 'b.parcel', trigger: 'schedule' }),
        madeFlow({ id: 'F2', from: 'a.holder', to: 'b.holder', trigger: 'schedule' }),
      ],
    },
  };
  const [parcels, holders] = designed(made).flows;
  assert.match(parcels?.ordering.rule ?? '', /wave 2 of 2, after F2/);
  assert.match(holders?.ordering.rule ?? '', /wave 1 of 2\)/);
});

test('its argument tells what it saves, or that it saves nothing', () => {
  assert.match(
    batch.why(madeLandscape({ flow: daily }), noMappings),
    /None of them takes many records at once/,
  );
});

test('every policy is native to its own tools; avoiding it speaks against it', () => {
  assert.ok(designed({ flow: daily }).verdicts.every((one) => one.verdict === 'native'));
  assert.match(
    designed({ flow: daily, brief: { constraints: { avoid: ['ETL'] } } }).rejectedFor.join(),
    /the brief avoids ETL/,
  );
});

test('few records speak against it, with hours, changes and what lifts it', () => {
  assert.match(
    designed({ flow: daily }).rejectedFor.join(),
    /1,000 records are written in 16 min 40 s one at a time and 100 changes a day follow.*from 4 h, or 10,000 changes a day.*lifted by/,
  );
});
