import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { writeIdempotent } from './write-idempotent.ts';

test('every write of the example is safe to repeat or states its risk', async () => {
  assert.deepEqual(writeIdempotent.check(await examplePlan()), []);
});

test('a key that is the same for every record is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.idempotency.formula = 'always-the-same';
  });
  assert.deepEqual(
    writeIdempotent.check(plan).map((one) => [one.severity, one.at]),
    [['error', 'P-F1-idempotency']],
  );
});

test('no support and no stated risk is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.idempotency.support = 'none';
    at(copy.flows, 0).design.idempotency.risk = null;
  });
  assert.deepEqual(
    writeIdempotent.check(plan).map((one) => one.at),
    ['P-F1-idempotency'],
  );
});

test('a header that no write of the contract takes is named', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(copy.flows, 0).design.idempotency.support = 'header';
    at(copy.flows, 0).design.idempotency.header = 'X-Once';
  });
  assert.match(at(writeIdempotent.check(plan), 0).message, /X-Once/);
});
