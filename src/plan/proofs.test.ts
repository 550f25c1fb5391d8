import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted } from '../design/figures.ts';
import type { FlowDesign } from '../design/design.ts';
import { madeBrief } from '../../test/made.ts';
import { at, examplePlan, twoWayPlan } from '../../test/example-plan.ts';
import { policyId } from './policies.ts';
import { testsOf, testsOfWhole } from './proofs.ts';
import { requirementsOf } from './requirements.ts';

test('every policy, mapping and call of a flow is proved by a test', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan()]) {
    const proved = new Set(plan.tests.flatMap((one) => one.proves));
    const all = [...plan.policies, ...plan.mappings, ...plan.flows.flatMap((flow) => flow.design.calls)];
    assert.deepEqual(
      all.filter(({ id }) => !proved.has(id)).map(({ id }) => id),
      [],
    );
  }
});

test('a test proves only what the plan has', async () => {
  for (const plan of [await examplePlan(), await twoWayPlan()]) {
    const known = new Set(
      [
        plan.requirements,
        plan.policies,
        plan.mappings,
        plan.flows.flatMap((flow) => flow.design.calls),
      ].flatMap((things) => things.map((thing) => thing.id)),
    );
    for (const one of plan.tests)
      assert.deepEqual(
        one.proves.filter((id) => !known.has(id)),
        [],
        one.id,
      );
  }
});

test('a second direction adds the test of conflicts and the test of echoes, and nothing else', async () => {
  const { design } = at((await twoWayPlan()).flows, 0);
  assert.ok(design.conflict !== null && design.echo !== null);
  const names = (conflict: FlowDesign['conflict'], echo: FlowDesign['echo']): readonly string[] =>
    testsOf({ ...design, conflict, echo }, null, []).map((one) => one.id);
  const oneWay = names(null, null);
  assert.deepEqual(
    names(design.conflict, design.echo).filter((id) => !oneWay.includes(id)),
    [`T-${design.flow}-conflict`, `T-${design.flow}-echo`],
  );
});

test('the tests of a flow say the figures of its design', async () => {
  const { design } = at((await examplePlan()).flows, 0);
  const how = (name: string): string =>
    testsOf(design, 'M-F1', ['R-F1']).find((one) => one.id === `T-F1-${name}`)?.how ?? '';
  assert.ok(how('contract').includes(`the ${design.calls.length} calls`));
  assert.ok(how('backfill').includes(counted(design.backfill.records, 'record')));
  assert.ok(how('no-answer').includes(design.idempotency.unknownOutcome));
  for (const one of testsOf(design, 'M-F1', ['R-F1'])) assert.doesNotMatch(one.how, /undefined|\.\.|\bPT?\d/);
});

test('mapping and acceptance are proved where there are any', async () => {
  const { design } = at((await examplePlan()).flows, 0);
  const proved = (mapping: string | null, requirements: readonly string[]): readonly string[] =>
    testsOf(design, mapping, requirements).flatMap((one) => one.proves);
  assert.ok(proved('M-F1', []).includes('M-F1'));
  assert.ok(!testsOf(design, null, []).some((one) => one.kind === 'mapping'));
  assert.ok(proved(null, ['R-F1']).includes('R-F1'));
  assert.ok(proved(null, []).includes(policyId('F1', 'write')));
});

test('what must never happen is tried before production, once for each rule; so is a search for secrets', () => {
  const requirements = requirementsOf(
    madeBrief({ constraints: { never: ['delete a parcel', 'send invoices by itself'] } }),
  );
  const tests = testsOfWhole(requirements);
  assert.deepEqual(
    tests.map((one) => [one.id, one.flow, one.gate, ...one.proves]),
    [
      ['T-never-delete-a-parcel', null, 'staging', 'R-never-delete-a-parcel'],
      ['T-never-send-invoices-by-itself', null, 'staging', 'R-never-send-invoices-by-itself'],
      ['T-secrets', null, 'staging', 'R-secrets'],
    ],
  );
  assert.equal(at(tests, 0).title, 'Never: delete a parcel');
});
