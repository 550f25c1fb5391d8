import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape, tellingProfile } from '../../test/designed.ts';
import { madeFlow, madeLimit, madeProfile } from '../../test/made.ts';
import { demandsOf } from './demands.ts';
import { groundOf } from './ground.ts';
import { placeDemands } from './place.ts';
import { proposeDesigns } from './propose.ts';
import { strategies } from './strategies.ts';
import { Verdict } from './verdict.ts';

const landscapes = [
  madeLandscape({}),
  madeLandscape({ a: tellingProfile(), flow: { trigger: 'webhook', direction: 'two-way' } }),
  madeLandscape({
    a: madeProfile({ kind: 'database' }),
    b: madeProfile({ rateLimits: [madeLimit('all', 10, 'PT1S')] }),
    brief: { constraints: { hosting: 'aws', prefer: ['sqs'], compliance: ['gdpr'] } },
  }),
  madeLandscape({ b: null, brief: { flows: [madeFlow(), madeFlow({ id: 'F2', trigger: 'manual' })] } }),
  madeLandscape({ brief: { constraints: { hosting: 'on-premises', avoid: ['make', 'n8n'] } } }),
];

test('every policy of every flow of every design has one verdict, with what carries it and why', () => {
  for (const landscape of landscapes) {
    const designs = proposeDesigns(landscape);
    for (const [index, design] of designs.entries()) {
      const traits = strategies[index]?.traitsFor(landscape);
      assert.ok(traits);
      const wanted = [
        ...placeDemands(landscape).map((demand) => `null ${demand.policy}`),
        ...landscape.flows.flatMap((flow) => {
          const answered = design.flows.find((one) => one.flow === flow.id);
          assert.ok(answered);
          return demandsOf(groundOf(flow, landscape, traits), answered).map(
            (demand) => `${flow.id} ${demand.policy}`,
          );
        }),
      ];
      assert.deepEqual(
        design.verdicts.map((one) => `${one.flow} ${one.policy}`),
        wanted,
        design.strategy,
      );
      const tools = new Set(design.layers.map((layer) => layer.tool));
      for (const verdict of design.verdicts) {
        assert.deepEqual(Verdict.parse(verdict), verdict);
        assert.ok(tools.has(verdict.tool));
        assert.doesNotMatch(JSON.stringify(verdict), /undefined|NaN|Infinity/);
        if (verdict.verdict === 'workaround') assert.match(verdict.how, /Costs /);
        if (verdict.verdict !== 'impossible') assert.ok(verdict.sources.length > 0, verdict.how);
      }
    }
  }
});

test('a design is rejected for exactly what no tool of it carries, with what lifts it', () => {
  for (const landscape of landscapes) {
    for (const design of proposeDesigns(landscape)) {
      const barred = new Set(
        design.verdicts.filter((one) => one.verdict === 'impossible').map((one) => one.policy),
      );
      const told = design.rejectedFor.filter((reason) => reason.includes("can't carry"));
      for (const policy of barred)
        assert.ok(
          told.some((reason) => reason.includes(policy)),
          policy,
        );
      assert.equal(told.length > 0, barred.size > 0);
      for (const reason of told) assert.match(reason, /; lifted by /);
    }
  }
});

test('what a hosted queue forgets too soon is kept in a table of our own', () => {
  const landscape = landscapes[2];
  assert.ok(landscape);
  const expiry = proposeDesigns(landscape)
    .find((design) => design.strategy === 'event-driven')
    ?.verdicts.find((one) => one.policy === 'dead-letter.expiry');
  assert.equal(expiry?.verdict, 'workaround');
  assert.match(expiry?.why ?? '', /kept for at most 14 d, 30 d wanted/);
});
