import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../test/designed.ts';
import { madeFlow } from '../../test/made.ts';
import { propose } from '../design/propose.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { eventDriven } from '../design/strategies/event-driven.ts';
import { n8n } from '../design/strategies/n8n.ts';
import { costOf } from './cost.ts';
import { timersOf, usageOf } from './usage.ts';

const poll = { trigger: 'poll', every: 'PT5M', freshness: null };
const three = (constraints: object = {}) =>
  madeLandscape({
    brief: { flows: ['F1', 'F2', 'F3'].map((id) => madeFlow({ id, ...poll })), constraints },
  });

test('three polls of five minutes are 25,920 runs in 30 days, beside their daily comparisons', () => {
  const landscape = three();
  const design = propose(directPolls, 'D1', landscape);
  const polls = timersOf(design).filter((timer) => timer.does === 'poll');
  assert.equal(
    polls.reduce((sum, timer) => sum + timer.runs, 0),
    25_920,
  );
  const compared = timersOf(design).filter((timer) => timer.does === 'comparison');
  assert.deepEqual(
    compared.map((timer) => timer.runs),
    [30, 30, 30],
  );
  assert.equal(usageOf(design, landscape).scheduledRuns, 25_920 + 90);
});

test('each host bills those runs in its own unit, or not at all', () => {
  const lines = (hosting: string) => {
    const landscape = three({ hosting });
    return costOf(propose(directPolls, 'D1', landscape), landscape).bill.filter((line) =>
      /Scheduler/.test(line.what),
    );
  };
  assert.deepEqual(
    lines('aws').map((line) => [line.units, line.unit]),
    [[0.02601, 'million invocations']],
  );
  assert.deepEqual(
    lines('google cloud').map((line) => [line.units, line.unit, line.cost.amount]),
    [[6, 'jobs', 0.6]],
  );
  assert.deepEqual(lines('azure'), []);
});

test('a plan in euros is billed in euros, with the assumed rate and what it comes to', () => {
  const landscape = three({ hosting: 'n8n cloud', prefer: ['n8n cloud'] });
  const design = propose(n8n, 'D3', landscape);
  const made = {
    ...design,
    parts: [...design.parts.filter((part) => part !== 'n8n server'), 'n8n Cloud instance'],
  };
  const { bill, inputs } = costOf(made, landscape);
  const line = bill.find((one) => one.vendor === 'n8n Cloud');
  assert.deepEqual(line?.cost, { amount: 667, currency: 'EUR' });
  assert.deepEqual(line?.converted, { amount: 778.06, currency: 'USD' });
  assert.equal(line?.rate, 1.1665);
  assert.ok(inputs.some((input) => input.name === 'EUR in USD, assumed' && input.value === 1.1665));
});

test('what is not built uses nothing', () => {
  const landscape = madeLandscape({ b: null });
  assert.deepEqual(timersOf(propose(eventDriven, 'D2', landscape)), []);
});
