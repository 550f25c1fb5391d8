import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplePlan, planOf, planOfExample, twoWayPlan } from '../../test/example-plan.ts';
import { idsOf } from './ids.ts';

test('every figure has a target with a ground in the plan, an alert, and a runbook that there is', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan(), await planOfExample('partner-api')]) {
    const ids = new Set(idsOf(plan));
    const { indicators, alerts, runbooks } = plan.running;
    const books = new Set(runbooks.map((book) => book.id));
    assert.deepEqual(
      alerts.map((alert) => alert.indicator),
      indicators.map((indicator) => indicator.id),
    );
    for (const { id, about, ground, target } of indicators) {
      assert.ok(ids.has(about) && ids.has(ground), `${id}: ${about}, ${ground}`);
      assert.match(target, /\d/, id);
    }
    for (const alert of alerts) assert.ok(books.has(alert.runbook) && alert.owner !== '', alert.id);
    for (const flow of plan.flows.filter((one) => one.design.calls.length > 0))
      assert.deepEqual(
        indicators.filter((one) => one.about === flow.id).map((one) => one.kind),
        ['freshness', 'success', 'dead-letters'],
      );
  }
});

test('a target that was asked is the target; a tight one pages somebody', async () => {
  const { running } = await examplePlan();
  const [first] = running.indicators;
  assert.equal(first?.target, 'at most 5 min');
  assert.equal(running.alerts[0]?.urgency, 'page');
});

test('one record that goes to two systems, or is handed on, has a rule for when one of them refuses', async () => {
  const plan = await planOf(`
spanwright: 1
name: Spread
systems: [{ id: crm, uses: hubspot }, { id: billing, uses: stripe }, { id: desk, uses: zendesk }]
flows:
  - { id: F1, from: crm.contact, to: billing.customer }
  - { id: F2, from: crm.contact, to: desk.user }
  - { id: F3, from: billing.customer, to: desk.organization }
`);
  const rules = plan.running.compensation.rules.map((rule) => rule.id);
  assert.deepEqual(rules, ['CP-F1-F2', 'CP-F1-F3']);
  assert.equal(plan.running.compensation.none, null);
  assert.match((await examplePlan()).running.compensation.none ?? '', /^No record of these 3 flows/);
});

test('growth says how far each tightest limit reaches, and what the bill is made of', async () => {
  const { running, budgets } = await examplePlan();
  assert.match(running.growth[0]?.text ?? '', /a month at today's volumes\. Billed by: .+\(\d/);
  for (const budget of budgets.filter((one) => one.binding && one.use > 0))
    assert.ok(
      running.growth.some((one) => one.refs.includes(budget.id)),
      budget.id,
    );
});

test('access, brief, runbook and training are handed over; ends are watched', async () => {
  const plan = await examplePlan();
  const ids = plan.running.handover.map((one) => one.id);
  assert.deepEqual(ids, ['HO-crm', 'HO-billing', 'HO-support', 'HO-brief', 'HO-runbook', 'HO-training']);
  assert.match(plan.running.handover[4]?.text ?? '', new RegExp(`the ${plan.running.runbooks.length} books`));
  assert.deepEqual(
    plan.running.lifecycle.map((one) => one.id),
    ['LC-watch', 'LC-review', 'LC-end'],
  );
});

test('what must be there first has an owner and a task before which, and nothing in it is made up', async () => {
  for (const plan of [await examplePlan(), await planOfExample('legacy-migration')]) {
    const tasks = new Set(plan.project.tasks.map((task) => task.id));
    for (const one of plan.charter.prerequisites)
      assert.ok(tasks.has(one.before) && one.owner !== '' && one.refs.length === 1, one.id);
    const roles = new Set(plan.charter.responsibilities.map((one) => one.role));
    const rows = new Set(plan.specification.sections.flatMap((section) => section.rows.map((row) => row.id)));
    for (const one of plan.charter.responsibilities) assert.ok(rows.has(one.named), one.id);
    for (const question of plan.questions)
      assert.ok(roles.has(question.owner) || question.owner.startsWith('vendor support of '), question.owner);
    for (const { owner } of plan.assumptions) assert.ok(roles.has(owner), owner);
  }
});
