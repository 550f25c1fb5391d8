import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../../test/designed.ts';
import { madeProfile } from '../../../test/made.ts';
import type { Design } from '../design.ts';
import { propose } from '../propose.ts';
import { make } from './make.ts';

const design = (made: Parameters<typeof madeLandscape>[0]): Design =>
  propose(make, 'D4', madeLandscape(made));

const verdict = (found: Design, policy: string) => found.verdicts.find((one) => one.policy === policy);

test('everything runs at the vendor: one part, its own tools on every layer', () => {
  const found = design({ flow: { trigger: 'poll', every: 'PT5M', freshness: null } });
  assert.deepEqual(found.parts, ['Make organisation']);
  assert.ok(found.layers.every((layer) => /Make/.test(layer.tool)));
  assert.deepEqual(found.rejectedFor, []);
});

test('messages wait in its webhook queue, polled changes within the run, one at a time', () => {
  const told = design({ a: tellingProfile(), flow: { trigger: 'webhook' } }).flows[0];
  assert.notEqual(told?.transport.queue, null);
  const polled = design({ flow: { trigger: 'poll' } }).flows[0];
  assert.equal(polled?.transport.queue, null);
  assert.equal(polled?.transport.concurrency, 1);
});

test('no run starts more often than once a minute, and a freshness below that speaks against it', () => {
  const found = design({ flow: { trigger: 'poll', every: 'PT20S', freshness: 'PT30S' } });
  assert.equal(found.flows[0]?.trigger.every, 'PT1M');
  assert.match(found.rejectedFor.join(), /F1 asks for 30 s/);
});

test('a signature is checked before it by a part of our own', () => {
  const found = design({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.equal(verdict(found, 'trigger.signature')?.verdict, 'workaround');
  assert.ok(found.parts.includes('public webhook intake'));
});

test('three thousand changes an hour are more than one run at a time can do', () => {
  const volumes = [{ object: 'a.parcel', existing: 1000, changesPerDay: 72_000, peakFactor: 1 }];
  const found = design({ a: tellingProfile(), flow: { trigger: 'webhook' }, brief: { volumes } });
  assert.equal(verdict(found, 'transport.pace')?.verdict, 'impossible');
  assert.match(
    found.rejectedFor.join(),
    /transport\.pace.*changes at once at most 1, 2 wanted.*lifted by fewer/s,
  );
});

test('a first load longer than 40 minutes goes in slices', () => {
  const volumes = [{ object: 'a.parcel', existing: 50_000, changesPerDay: 10, peakFactor: 1 }];
  const load = verdict(design({ brief: { volumes } }), 'backfill.run');
  assert.equal(load?.verdict, 'workaround');
  assert.match(load?.why ?? '', /a run of at most 40 min/);
});

test('a private network takes an agent of ours, premises of one’s own bar it', () => {
  const inside = design({ a: madeProfile({ kind: 'database' }) });
  assert.equal(verdict(inside, 'network.reach')?.verdict, 'workaround');
  assert.match(verdict(inside, 'network.reach')?.how ?? '', /Enterprise/);
  assert.ok(inside.parts.includes('agent inside the network'));
  const home = design({ brief: { constraints: { hosting: 'on-premises' } } });
  assert.match(home.rejectedFor.join(), /hosting\.place.*lifted by leave to use the vendor's cloud/s);
});

test('avoiding it, by any of its names, speaks against it', () => {
  for (const avoid of ['Make', 'make.com', 'Integromat'])
    assert.match(
      design({ brief: { constraints: { avoid: [avoid] } } }).rejectedFor.join(),
      /the brief avoids/,
    );
  assert.deepEqual(design({ brief: { constraints: { avoid: ['n8n'] } } }).rejectedFor, []);
});

test('pairs lie in its data stores, and no decision speaks of a table', () => {
  const [flow] = design({ flow: { trigger: 'poll' } }).flows;
  assert.match(flow?.identity.crossReference ?? '', /^data stores `pairs_by_source` and `pairs_by_target`/);
  assert.match(flow?.idempotency.storedIn ?? '', /both data stores/);
  assert.doesNotMatch(JSON.stringify(flow), /cross_reference|table `/);
});
