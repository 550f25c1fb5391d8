import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan, type Loose } from '../../../test/example-plan.ts';
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

test('without a go-live date a sunset in use is told once, as a warning, unless the plan says it already', async () => {
  const original = await examplePlan();
  const { system, path } = at(at(original.flows, 0).design.calls, 0);
  const sunset = at(original.sunsets, 0);
  const plan = broken(original, (copy) => {
    copy.brief.constraints.goLive = null;
    copy.sunsets = [{ ...at(copy.sunsets, 0), system, applies: [path], on: '2031-01-01' }];
    copy.findings = [];
  });
  assert.deepEqual(
    sunsetBeforeGoLive.check(plan).map((one) => [one.at, one.severity]),
    [[sunset.id, 'warning']],
  );
  const said = broken(plan, (copy) => {
    copy.findings = [{ ...at(original.findings as Loose<typeof original.findings>, 0), at: sunset.id }];
  });
  assert.deepEqual(sunsetBeforeGoLive.check(said), []);
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
