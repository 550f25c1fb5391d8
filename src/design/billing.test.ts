import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { creditsIn, creditsOf, executionsIn, executionsOf } from './billing.ts';
import { propose } from './propose.ts';
import { make } from './strategies/make.ts';

test('a poll every five minutes starts 8,640 times in 30 days, beside the sweep of a quarter of an hour', () => {
  const { flows } = madeLandscape({ flow: { trigger: 'poll', every: 'PT5M', freshness: null } });
  assert.equal(executionsOf(flows), 8640 + 2880);
});

test('where the source tells, each change starts a run', () => {
  const { flows } = madeLandscape({ a: tellingProfile(), flow: { trigger: 'webhook' } });
  assert.equal(executionsOf(flows), 100 * 30 + 2880);
});

test('a finished design counts its comparison too, and every call as a credit', () => {
  const landscape = madeLandscape({ flow: { trigger: 'poll', every: 'PT5M', freshness: null } });
  const design = propose(make, 'D4', landscape);
  assert.equal(executionsIn(design, landscape), 8640 + 30 + 2880);
  const calls = design.flows[0]?.calls.reduce((sum, call) => sum + call.callsPerDay, 0) ?? 0;
  assert.equal(creditsIn(design, landscape), Math.ceil((288 + 1 + calls + 300) * 30));
  assert.ok(creditsOf(1000) > 1000);
});

test('what is not built is not billed', () => {
  const landscape = madeLandscape({ b: null });
  assert.equal(creditsIn(propose(make, 'D4', landscape), landscape), 0);
});
