import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { sunsetBeforeGoLive } from './sunset-before-go-live.ts';

test('the example uses nothing that ends by its go-live', async () => {
  assert.deepEqual(sunsetBeforeGoLive.check(await examplePlan()), []);
});

test('a call under an address that ends before go-live is named', async () => {
  const original = await examplePlan();
  const call = at(at(original.flows, 0).design.calls, 0);
  const plan = broken(original, (copy) => {
    const sunset = at(copy.sunsets, 0);
    Object.assign(sunset, { system: call.system, applies: [call.path], on: '2026-12-31' });
  });
  const found = sunsetBeforeGoLive.check(plan);
  assert.ok(found.some((one) => one.at === call.id && one.severity === 'error'));
});

test('without a go-live date a sunset in use is a warning', async () => {
  const original = await examplePlan();
  const call = at(at(original.flows, 0).design.calls, 0);
  const plan = broken(original, (copy) => {
    copy.brief.constraints.goLive = null;
    Object.assign(at(copy.sunsets, 0), { system: call.system, applies: [call.path], on: '2031-01-01' });
  });
  assert.ok(sunsetBeforeGoLive.check(plan).every((one) => one.severity === 'warning'));
  assert.ok(sunsetBeforeGoLive.check(plan).some((one) => one.at === call.id));
});

test('a way to sign in that ends before go-live is named at its connection', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const connection = at(copy.connections, 0);
    Object.assign(at(copy.sunsets, 0), {
      system: connection.system,
      applies: [`auth:${connection.auth?.type}`],
      on: '2027-01-01',
    });
  });
  assert.deepEqual(
    sunsetBeforeGoLive.check(plan).map((one) => one.at),
    [at(plan.connections, 0).id],
  );
});
