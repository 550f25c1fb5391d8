import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, examplePlan, planOfExample, twoWayPlan } from '../../test/example-plan.ts';
import { seconds } from '../measure/duration.ts';
import type { Particulars } from './particulars.ts';
import type { Plan } from './plan.ts';

async function plans(): Promise<readonly Plan[]> {
  return [await examplePlan(), await twoWayPlan(), await planOfExample('legacy-migration')];
}

function details(plan: Plan, flow: string): Particulars {
  const found = plan.particulars.find((one) => one.flow === flow);
  assert.ok(found, flow);
  return found;
}

test('every flow has its particulars, and no two flows are told in the same words', async () => {
  for (const plan of await plans()) {
    assert.deepEqual(
      plan.particulars.map((one) => one.flow),
      plan.flows.map((flow) => flow.id),
    );
    for (const pick of [
      (one: Particulars): string => one.seen.text,
      (one: Particulars): string => one.story.acceptance.join(),
      (one: Particulars): string => one.locks.map((lock) => lock.text).join(),
      (one: Particulars): string => one.timing.verdict,
    ]) {
      const said = plan.particulars.map(pick);
      assert.equal(new Set(said).size, said.length);
    }
  }
});

test('the parts of the time make up the ordinary case', async () => {
  for (const plan of await plans())
    for (const { timing, flow } of plan.particulars) {
      const sum = timing.parts.reduce((total, part) => total + seconds(part.time), 0);
      assert.equal(sum, seconds(timing.typical), flow);
    }
});

test('acceptance names the filter, the time and what stops a record', async () => {
  const plan = await examplePlan();
  const first = details(plan, 'F1').story.acceptance;
  assert.match(first[0] ?? '', /only lifecycle stage customer.*9 mapping rows within 5 min/);
  assert.match(first[1] ?? '', /does not qualify/);
  assert.match(
    details(plan, 'F2').story.acceptance.join(' '),
    /not found, when it changes, then none is created/,
  );
});

test('counts are taken where the mapping or a key takes the data for granted, never of what the flow writes itself', async () => {
  const plan = await examplePlan();
  const { quality } = details(plan, 'F1');
  assert.ok(quality.some((check) => /without properties\.email/.test(check.counts)));
  assert.ok(quality.some((check) => /can not be told as a country/.test(check.counts)));
  assert.ok(
    quality.some((check) =>
      /pass the filter \(properties\.lifecyclestage = customer\), of 20,000/.test(check.counts),
    ),
  );
  assert.ok(!quality.some((check) => /metadata\.crm_contact_id/.test(check.counts)));
  for (const check of plan.particulars.flatMap((one) => one.quality)) assert.equal(check.found, null);
});

test('an amount says how it is counted and which currency it means', async () => {
  const money = details(await examplePlan(), 'F2').conventions.find((one) => one.kind === 'currency');
  assert.match(money?.text ?? '', /amount → properties\.amount changes between minor and major units/);
  assert.match(money?.text ?? '', /currency → properties\.deal_currency_code/);
});

test('how far back can be replayed is held against how long the source keeps its events', async () => {
  const plan = await examplePlan();
  assert.match(
    details(plan, 'F1').replay.text,
    /HubSpot repeats or keeps an event for 1 d; the repair every 15 min/,
  );
  assert.match(details(plan, 'F2').replay.text, /No event is waited for/);
});

test('where both sides may change, each field has its master; else one side has them all', async () => {
  const both = await twoWayPlan();
  const { conflict } = at(both.flows, 0).design;
  assert.equal(at(both.particulars, 0).authority.length, conflict?.rules.length);
  const [first, rest] = details(await examplePlan(), 'F1').authority;
  assert.match(first?.text ?? '', /HubSpot is master of contact/);
  assert.match(rest?.text ?? '', /Every other field of customer belongs to Stripe/);
});

test('each system is looked after by its own contract: what breaks it, how it drifts, how it is left', async () => {
  const legacy = await planOfExample('legacy-migration');
  const of = (system: string): (typeof legacy.custodies)[number] =>
    at(
      legacy.custodies.filter((one) => one.connection === `C-${system}`),
      0,
    );
  assert.match(of('erp').compatibility, /dropped, renamed or narrowed/);
  assert.match(of('files').compatibility, /read by name, never by place/);
  assert.match(of('shop').compatibility, /Version 1 /);
  for (const custody of legacy.custodies) assert.ok(custody.drift.fields > 0, custody.id);
  assert.match(
    (await examplePlan()).custodies[0]?.compatibility ?? '',
    /Parts of it end from \d{4}-\d\d-\d\d/,
  );
});
