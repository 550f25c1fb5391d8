import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { madeDesigns, madeLandscape, tellingProfile } from '../../test/designed.ts';
import { madeFlow, madeProfile, madeResource, seen } from '../../test/made.ts';
import { Design } from './design.ts';
import { proposeDesigns } from './propose.ts';
import { strategies } from './strategies.ts';

const gate = {
  id: 'seal',
  title: 'Seals',
  applies: { resources: ['seal'] },
  opens: { editions: [], approval: 'a licence' },
  otherwise: 'Refused.',
  alternatives: [{ resource: 'note', how: 'write a note', cost: null }],
  source: seen,
};

test('every strategy makes one design that the schema accepts, with every flow answered', () => {
  const landscape = madeLandscape({
    a: tellingProfile(),
    brief: { flows: [madeFlow(), madeFlow({ id: 'F2', direction: 'two-way' })] },
  });
  const designs = proposeDesigns(landscape);
  assert.deepEqual(
    designs.map((design) => [design.id, design.strategy]),
    strategies.map(({ id }, index) => [`D${index + 1}`, id]),
  );
  for (const design of designs) {
    assert.deepEqual(Design.parse(design), design);
    assert.deepEqual(
      design.flows.map((flow) => flow.flow),
      ['F1', 'F2-out', 'F2-back'],
    );
  }
});

test('the same landscape makes the same designs', () => {
  const made = { a: tellingProfile(), flow: { direction: 'two-way' } };
  assert.equal(
    JSON.stringify(proposeDesigns(madeLandscape(made))),
    JSON.stringify(proposeDesigns(madeLandscape(made))),
  );
});

test('every argument names figures or facts and every decision its sources', () => {
  const { polls, events } = madeDesigns({ a: tellingProfile() });
  for (const flow of [polls, events]) {
    for (const decision of [
      flow.trigger,
      flow.transport,
      flow.read,
      flow.write,
      flow.identity,
      flow.ordering,
      flow.retry,
      flow.deadLetter,
      flow.backfill,
      flow.reconciliation,
      flow.throttle,
      flow.deletes,
    ]) {
      assert.ok(decision.why.length > 40, decision.why);
      assert.ok(decision.sources.length > 0, decision.why);
      assert.doesNotMatch(decision.why, /undefined|NaN|Infinity|null/);
    }
  }
});

test('a blocked flow with a way round is designed for that way, and says so', () => {
  const b = madeProfile({ resources: [madeResource('seal'), madeResource('note')], gates: [gate] });
  const { events } = madeDesigns({ b, flow: { to: 'b.seal' } });
  assert.notEqual(events.blocked, null);
  assert.equal(events.routedTo, 'note');
  assert.ok(events.calls.length > 0);
  assert.ok(events.calls.filter((call) => call.system === 'b').every((call) => call.resource === 'note'));
});

test('a blocked flow without a way round makes no calls and costs nothing', () => {
  const b = madeProfile({ resources: [madeResource('seal')], gates: [{ ...gate, alternatives: [] }] });
  const { events, eventsDesign } = madeDesigns({ b, flow: { to: 'b.seal', freshness: 'PT1S' } });
  assert.deepEqual(events.calls, []);
  assert.deepEqual(eventsDesign.budgets, []);
  assert.deepEqual(eventsDesign.rejectedFor, []);
});

test('a flow that only a person can start is not as fresh as asked', () => {
  const a = tellingProfile({
    resources: [
      madeResource('parcel', { operations: [{ kind: 'get', method: 'GET', path: '/v2/parcels/{id}' }] }),
    ],
  });
  assert.match(
    madeDesigns({ a }).pollsDesign.rejectedFor.join(),
    /F1 asks for 5 min, but started by hand a change takes up to 1 d/,
  );
});

test('every strategy has a test and a page of its own name that speaks of its fit and cost', () => {
  for (const { id } of strategies) {
    assert.ok(existsSync(new URL(`./strategies/${id}.test.ts`, import.meta.url)), id);
    const page = readFileSync(new URL(`../../docs/strategies/${id}.md`, import.meta.url), 'utf8');
    for (const heading of ['## What it is', '## When it fits', '## When not', '## What it costs'])
      assert.ok(page.includes(heading), `${id}: ${heading}`);
  }
});
