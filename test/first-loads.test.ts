// First loads of the examples that a limit holds back, flown whole, against the closed form that the plan states for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seconds } from '../src/measure/duration.ts';
import { missionOfPlan } from '../src/plan/mission.ts';
import { policyOf } from '../src/simulate/derive.ts';
import { faultsNamed } from '../src/simulate/read-faults.ts';
import { flyOnce } from '../src/simulate/run.ts';
import { planOfExample } from './example-plan.ts';

/** The flow alone, all of its records, nobody at work and calm weather: what is left is reading, writing and the limits. */
async function load(
  example: string,
  id: string,
): Promise<{ readonly took: number; readonly planned: number }> {
  const mission = missionOfPlan(await planOfExample(example));
  const flow = mission.flows.find((one) => one.id === id);
  assert.ok(flow, `${example} flies no ${id}`);
  const alone = {
    ...mission,
    flows: [{ ...flow, condition: null, load: { ...flow.load, changesPerDay: 0 } }],
  };
  const setting = {
    faults: faultsNamed('none', 'test'),
    days: 1,
    policy: 'design',
    without: null,
    records: null,
    flows: null,
  } as const;
  const flight = flyOnce(alone, setting, 1);
  assert.deepEqual(
    flight.held.filter(({ broken }) => broken > 0),
    [],
  );
  const { backfill } = flow.design;
  assert.ok(backfill.planned !== null);
  const took = flight.flows[0]?.backfill ?? null;
  assert.ok(took !== null, 'the load ended');
  // What the tools take for a run beside its calls is no part of the closed form.
  const beside = (policyOf(alone).flows[0]?.transport.runMs ?? 0) / 1000;
  return { took: seconds(took), planned: seconds(backfill.planned) + beside };
}

for (const [example, id, what] of [
  ['multi-channel-commerce', 'F2', 'pages of one call in two minutes'],
  ['multi-channel-commerce', 'F3', 'batches under a limit by the minute'],
  ['legacy-migration', 'F1', 'records one by one'],
] as const)
  test(`the first load of ${example} ${id} (${what}) takes what the plan reckons, within 5 %`, async () => {
    const { took, planned } = await load(example, id);
    assert.ok(Math.abs(took / planned - 1) <= 0.05, `${took} s against ${planned} s`);
  });
