import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted } from '../design/figures.ts';
import type { FlowDesign } from '../design/design.ts';
import { at, examplePlan, planOf, twoWayPlan } from '../../test/example-plan.ts';
import type { Plan } from './plan.ts';
import { policiesOf, policyId } from './policies.ts';

/** What a design decides besides the calls it makes: every such key is a decision. */
const noDecisions: ReadonlySet<string> = new Set(['flow', 'blocked', 'routedTo', 'calls', 'notApplicable']);

const odd = `
spanwright: 1
name: Odd
systems:
  - { id: crm, uses: hubspot, edition: professional }
  - { id: billing, uses: stripe, role: system-of-record }
  - { id: old, name: Old ERP }
flows:
  - { id: F1, from: old.order, to: billing.invoice, writes: create-only, freshness: PT59.7S }
  - { id: F2, from: billing.invoice, to: crm.deal, writes: update-only, filter: status is open }
  - { id: F3, from: crm.contact, to: billing.customer, trigger: schedule, every: PT1H, direction: two-way }
constraints: { compliance: [gdpr] }
`;

async function plans(): Promise<readonly Plan[]> {
  return [await examplePlan(), await twoWayPlan(), await planOf(odd)];
}

function decisionsOf(design: FlowDesign): readonly string[] {
  return Object.entries(design)
    .filter(([key, value]) => !noDecisions.has(key) && value !== null)
    .map(([key]) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

test('every decision of a design is stated by exactly one policy, and a decision that does not arise by none', async () => {
  for (const plan of await plans())
    for (const flow of plan.flows) {
      const kinds = plan.policies.filter((policy) => policy.flow === flow.id).map((policy) => policy.kind);
      assert.deepEqual([...kinds].sort(), [...decisionsOf(flow.design)].sort(), flow.id);
      assert.equal(kinds.includes('conflict'), flow.direction === 'two-way');
    }
});

test('a policy is a sentence: no missing values, doubled stops, loose brackets or machine notation', async () => {
  const wrong = /undefined|\bnull\b|NaN|\[object|\.\.|\.;|;;|,,|: ?\.|: ?;| [.,;:]| {2}|\(\)|\ba [aeio]/;
  for (const plan of await plans())
    for (const { id, statement } of plan.policies) {
      assert.doesNotMatch(statement, wrong, id);
      assert.doesNotMatch(statement, /\bP(?:T\d|\d+[DW])/, id);
      assert.match(statement, /\.$/, id);
      for (const [open, close] of [
        ['(', ')'],
        ['[', ']'],
        ['{', '}'],
      ] as const)
        assert.equal(statement.split(open).length, statement.split(close).length, `${id}: ${statement}`);
    }
});

test('the figures of a policy are those of the decision', async () => {
  const { policies, flows } = await examplePlan();
  const { design } = at(flows, 0);
  const said = (kind: string): string =>
    policies.find((policy) => policy.id === policyId('F1', kind))?.statement ?? '';
  assert.ok(said('throttle').includes(`${Math.round(design.throttle.share * 100)} %`));
  assert.ok(said('backfill').includes(counted(design.backfill.records, 'record')));
  for (const key of design.identity.keys) assert.ok(said('identity').includes(`${key.from} = ${key.to}`));
  assert.equal(said('retry').match(/ retry[,;]/g)?.length, design.retry.rows.length);
  for (const name of design.trigger.events) assert.ok(said('trigger').includes(name));
});

test('a rule that ends in a full stop of its own ends in one', async () => {
  const { design } = at((await examplePlan()).flows, 0);
  const stated = policiesOf({ ...design, ordering: { ...design.ordering, rule: 'The later one wins.' } }, []);
  assert.equal(stated.find((policy) => policy.kind === 'ordering')?.statement, 'The later one wins.');
});

test('a policy names the tests that prove it, and no others', async () => {
  for (const plan of await plans())
    for (const policy of plan.policies)
      assert.deepEqual(
        policy.tests,
        plan.tests.filter((one) => one.proves.includes(policy.id)).map((one) => one.id),
      );
});
