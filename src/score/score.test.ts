import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape, tellingProfile } from '../../test/designed.ts';
import { madeLimit, madeProfile, seen } from '../../test/made.ts';
import { propose } from '../design/propose.ts';
import { hub } from '../design/strategies/hub.ts';
import { scoreDesign } from './score.ts';
import type { Criterion, Scorecard } from './scorecard.ts';

const made = { a: tellingProfile(), flow: { trigger: 'webhook', freshness: 'PT5M' } };

function cards(parts: Parameters<typeof madeDesigns>[0]): {
  readonly polls: Scorecard;
  readonly events: Scorecard;
} {
  const landscape = madeLandscape(parts);
  const { pollsDesign, eventsDesign } = madeDesigns(parts);
  return { polls: scoreDesign(pollsDesign, landscape), events: scoreDesign(eventsDesign, landscape) };
}

const mark = (card: Scorecard, criterion: Criterion) => {
  const found = card.marks.find((one) => one.criterion === criterion);
  assert.ok(found);
  return found;
};

test('every mark shows its formula and the figures it rests on, each with a source', () => {
  for (const card of Object.values(cards(made))) {
    for (const one of card.marks) {
      assert.ok(one.inputs.length > 0, one.criterion);
      assert.match(one.formula, /\d/);
      assert.ok(
        one.inputs.every((input) => Number.isFinite(input.value) && input.source.ref !== ''),
        one.criterion,
      );
    }
  }
});

test('the total can be recomputed from marks and weights', () => {
  const { events } = cards(made);
  const sum = events.marks.reduce((total, one) => total + one.score * one.weight, 0);
  assert.ok(Math.abs(sum - events.total) < 0.051);
});

test('the same design has the same scorecard', () => {
  assert.deepEqual(cards(made), cards(made));
});

test('a public address costs security, unsigned messages more', () => {
  const { polls, events } = cards(made);
  const unsigned = cards({ ...made, a: tellingProfile({ webhooks: null }) }).events;
  assert.ok(mark(polls, 'security').score > mark(events, 'security').score);
  assert.ok(mark(events, 'security').score > mark(unsigned, 'security').score);
});

test('a durable queue counts for reliability, fewer parts for operability and cost', () => {
  const { polls, events } = cards(made);
  assert.ok(mark(events, 'reliability').score > mark(polls, 'reliability').score);
  assert.ok(polls.cost.monthly.amount < events.cost.monthly.amount);
  assert.ok(polls.cost.effortDays < events.cost.effortDays);
});

test('capacity is what the fullest limit leaves, with that limit as its source', () => {
  const a = madeProfile({ rateLimits: [madeLimit('all', 4, 'PT1S')] });
  const { polls } = cards({ a });
  const capacity = mark(polls, 'capacity');
  assert.equal(capacity.score, 75);
  assert.deepEqual(capacity.inputs[0]?.source, seen);
  assert.equal(mark(cards({}).polls, 'capacity').score, 50);
});

test('costs follow the host: cited prices where there are any, assumptions marked as such elsewhere', () => {
  const inputs = (hosting: string) =>
    mark(cards({ ...made, brief: { constraints: { hosting } } }).events, 'cost')
      .inputs.slice(2)
      .filter((input) => input.unit === 'USD a month');
  for (const host of ['aws', 'Azure', 'Google Cloud'])
    assert.ok(
      inputs(host).every((input) => input.source.ref !== 'score/assumed-price') || host === 'Azure',
      host,
    );
  assert.ok(inputs('a cellar').every((input) => input.source.ref === 'score/assumed-price'));
});

test('the running cost is the sum of the bill, which the marks show line by line', () => {
  const { polls } = cards({ ...made, brief: { constraints: { hosting: 'aws' } } });
  const sum = polls.bill.reduce((total, line) => total + line.converted.amount, 0);
  assert.ok(Math.abs(sum - polls.cost.monthly.amount) < 0.005, `${sum} ${polls.cost.monthly.amount}`);
  const shown = mark(polls, 'cost').inputs.filter((input) => input.unit === 'USD a month');
  assert.deepEqual(
    shown.map((input) => input.value),
    polls.bill.map((line) => line.cost.amount),
  );
});

test('the budget of the brief is what cost is held against', () => {
  const cost = (amount: number) =>
    mark(
      cards({ ...made, brief: { constraints: { monthlyBudget: { amount, currency: 'USD' } } } }).events,
      'cost',
    ).score;
  assert.ok(cost(500) > cost(50));
  assert.ok(cost(50) > cost(5));
  const euros = mark(
    cards({ ...made, brief: { constraints: { monthlyBudget: { amount: 100, currency: 'EUR' } } } }).events,
    'cost',
  );
  assert.equal(euros.inputs[1]?.value, 116.65);
  assert.equal(euros.inputs[1]?.source.kind, 'brief');
});

test('calls and use of limits are told by system', () => {
  const b = madeProfile({ rateLimits: [madeLimit('all', 10, 'PT1S')] });
  const { polls } = cards({ b });
  assert.deepEqual(Object.keys(polls.computed.apiCallsPerDay), ['a', 'b']);
  assert.deepEqual(polls.computed.budgetUse, { b: 0.1 });
});

test('an interval that the brief names is what freshness is held against where it asks for none', () => {
  const daily = cards({ flow: { trigger: 'schedule', every: 'P1D', freshness: null } }).polls;
  const never = cards({ flow: { trigger: 'schedule', freshness: null } }).polls;
  assert.ok(mark(daily, 'freshness').score > mark(never, 'freshness').score);
});

test('a model of our own is paid for by kind of record, and adapters beyond the mappings they replace', () => {
  const landscape = madeLandscape(made);
  const design = propose(hub, 'D5', landscape);
  const inputs = mark(scoreDesign(design, landscape), 'effort').inputs;
  const valueOf = (name: RegExp) => inputs.find((input) => name.test(input.name))?.value;
  assert.equal(valueOf(/agree on a model/), design.canonical?.concepts.length);
  assert.equal(valueOf(/adapters/), 1);
});
