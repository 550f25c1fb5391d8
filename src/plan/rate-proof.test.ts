import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, examplePlan } from '../../test/example-plan.ts';
import { even, madeCampaign, madeCampaignFlow, madeFlight } from '../../test/flown.ts';
import { operationKinds } from '../catalog/profile.ts';
import type { Campaign, CampaignCall, CampaignLimit } from '../simulate/campaign.ts';
import type { Plan } from './plan.ts';
import { budgetRuns, type Reckoned, reckonedOf } from './rate-proof.ts';

function figuresOf({ budgets, flows }: Plan): readonly Reckoned[] {
  return reckonedOf({ budgets, flows: flows.map(({ design }) => design) });
}

function apartByEndpoint(figures: readonly Reckoned[]): readonly Reckoned[] {
  return figures.filter(({ endpoint }) => endpoint !== null);
}

/** As if runs had counted `share` of what is reckoned for each figure. */
function countedAt(
  plan: Plan,
  share: (figure: Reckoned) => number,
  calls: readonly CampaignCall[] = [],
): Campaign {
  const limits = figuresOf(plan).map(
    (figure): CampaignLimit => ({
      system: figure.system,
      limitId: figure.limit.id,
      endpoint: figure.endpoint,
      callsPerDay: even(figure.perDay * share(figure)),
      busiest: even(1),
      share: even(0.1),
      refused: even(0),
    }),
  );
  const flows = plan.flows.map(({ id }) =>
    madeCampaignFlow({ flow: id, superseded: even(0), prevented: even(0) }),
  );
  return madeCampaign({ faults: 'none', limits, flows, calls });
}

function linesOf(plan: Plan, campaign: Campaign): ReturnType<typeof budgetRuns> {
  return budgetRuns(figuresOf(plan), { evidence: 'EV-D2-none', campaign });
}

test('a limit that counts each operation apart has a figure for every operation that the design calls', async () => {
  const plan = await examplePlan();
  const apart = apartByEndpoint(figuresOf(plan));
  assert.ok(new Set(apart.map(({ limit }) => limit.id)).size < apart.length);
  for (const { endpoint, calls, flows, perDay } of apart) {
    const called = plan.flows.flatMap(({ design }) => design.calls.filter(({ id }) => calls.has(id)));
    assert.deepEqual([...new Set(called.map(({ method, path }) => `${method} ${path}`))], [endpoint]);
    assert.equal(
      called.reduce((sum, { callsPerDay }) => sum + callsPerDay, 0),
      perDay,
    );
    assert.deepEqual([...new Set(called.map(({ id }) => id.split('.')[0]))], [...flows]);
  }
});

test('each operation is held against what runs counted on it, and on no other', async () => {
  const plan = await examplePlan();
  const busiest = at(
    apartByEndpoint(figuresOf(plan)).toSorted((a, b) => b.perDay - a.perDay),
    0,
  );
  assert.equal(
    linesOf(
      plan,
      countedAt(plan, () => 1),
    ).length,
    plan.budgets.length,
  );
  const lines = linesOf(
    plan,
    countedAt(plan, ({ id }) => (id === busiest.id ? 2 : 0.9)),
  );
  assert.deepEqual(
    lines.filter(({ agrees }) => !agrees).map(({ budget }) => budget),
    [busiest.id],
  );
});

test('what was reckoned and never called counts as nothing; what was not flown has no line', async () => {
  const plan = await examplePlan();
  const whole = countedAt(plan, () => 1);
  const silent = linesOf(plan, { ...whole, limits: [] });
  assert.equal(silent.length, plan.budgets.length);
  assert.ok(silent.every(({ counted }) => counted === 0));
  assert.ok(silent.some(({ agrees }) => !agrees));
  const [first] = plan.flows;
  const left = linesOf(plan, { ...whole, flows: whole.flows.filter(({ flow }) => flow !== first?.id) });
  const without = figuresOf(plan).filter(({ flows }) => !flows.has(first?.id ?? ''));
  assert.deepEqual(
    left.map(({ budget }) => budget),
    without.map(({ id }) => id),
  );
});

test('a gap is laid to the calls that make it, those of no arithmetic among them', async () => {
  const plan = await examplePlan();
  const figure = at(
    apartByEndpoint(figuresOf(plan)).filter(({ perDay }) => perDay > 50),
    0,
  );
  const [name, reckoned] = at([...figure.calls], 0);
  const call = plan.flows.flatMap(({ design }) => design.calls).find(({ id }) => id === name);
  assert.ok(call !== undefined);
  const { system, resource, method, path } = call;
  const kind = operationKinds.find((one) => one === call.kind) ?? 'other';
  const made = { system, resource, kind, method, path };
  const campaign = countedAt(plan, ({ id }) => (id === figure.id ? 3 : 1), [
    { ...made, call: name, perDay: even(reckoned * 2) },
    { ...made, call: 'F9.get', perDay: even(reckoned) },
    { ...made, call: 'F9.other', path: '/elsewhere', perDay: even(reckoned * 9) },
  ]);
  const line = linesOf(plan, campaign).find(({ budget }) => budget === figure.id);
  assert.match(
    line?.says ?? '',
    new RegExp(`${name} was called ${reckoned * 2} times a day where ${reckoned} are`),
  );
  assert.match(line?.says ?? '', /F9\.get was called \d+ times a day, which the arithmetic has no call for/);
  assert.doesNotMatch(line?.says ?? '', /F9\.other/);
});

test('fewer records than the plan has are told where a side is read whole', async () => {
  const plan = await examplePlan();
  const fewer = new Map(plan.flows.map(({ id }) => [id, { held: 300, of: 45_000 }] as const));
  const campaign = countedAt(plan, () => 0);
  const apart = budgetRuns(figuresOf(plan), { evidence: 'EV-D2-none', campaign }, fewer)
    .filter(({ agrees }) => !agrees)
    .map(({ says }) => says);
  const told = apart.flatMap((says) => says.split('; ')).filter((part) => part.includes('300 records'));
  assert.ok(told.length > 0);
  for (const part of told) assert.match(part, /^.*\.(scan|compare) was called .* in place of 45,000$/);
});

test('a stretch shorter than a day is told as such', async () => {
  const plan = await examplePlan();
  const short = {
    ...countedAt(plan, () => 0.2),
    shown: madeFlight({ counted: { from: 36_000, to: 86_400 } }),
  };
  const told = linesOf(plan, short).filter(({ agrees }) => !agrees);
  assert.ok(told.length > 0);
  for (const { says } of told) assert.match(says, /counted over 14 h from 18:00 on/);
  const whole = linesOf(
    plan,
    countedAt(plan, () => 0.2),
  ).filter(({ agrees }) => !agrees);
  for (const { says } of whole) assert.doesNotMatch(says, /counted over/);
});
