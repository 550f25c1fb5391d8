import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile } from '../catalog/profile.ts';
import { propose, proposeDesigns } from '../design/propose.ts';
import { directPolls } from '../design/strategies/direct-polls.ts';
import { joinLandscape } from '../landscape/join.ts';
import { at, examplePlan, planOf, twoWayPlan } from '../../test/example-plan.ts';
import { madeBrief, madeFlow, madeLimit, madeProfile, seen } from '../../test/made.ts';
import { connectionsOf } from './connections.ts';
import { planFlow } from './flows.ts';
import type { Risk } from './plan.ts';
import { risksOf } from './risks.ts';

/** Risks of the made-up system at both ends, without flows' own. */
function risks(profile: object, brief: object = {}): readonly Risk[] {
  const made = madeProfile(profile);
  const landscape = joinLandscape(
    madeBrief(brief),
    new Map<string, ApiProfile>([
      ['a', made],
      ['b', made],
    ]),
  );
  const design = at(proposeDesigns(landscape), 0);
  const connections = connectionsOf(landscape, design);
  return risksOf({ landscape, connections, flows: [], budgets: design.budgets });
}

const busy = { volumes: [{ object: 'a.parcel', existing: 1000, changesPerDay: 80_000, peakFactor: 4 }] };

test('a limit that the busiest window nearly fills is a risk with its figures and its source', () => {
  const found = risks({ rateLimits: [madeLimit('calls', 5, 'PT1S')] }, busy).filter((risk) =>
    /window uses/.test(risk.text),
  );
  assert.ok(found.length > 0);
  for (const risk of found) {
    assert.match(risk.text, /uses \d+ % of 5 per 1 s at Acme$/);
    assert.deepEqual(risk.source, seen);
  }
  assert.deepEqual(risks({ rateLimits: [madeLimit('calls', 5000, 'PT1S')] }, busy), []);
});

test('a disputed limit is a risk once, with what the others say, however many budgets count against it', () => {
  const disputed = [{ claim: '50 per 10 s', source: seen }];
  const found = risks({
    rateLimits: [madeLimit('calls', 100_000, 'PT10S', { scope: 'endpoint', disputed })],
  });
  const texts = found.map((risk) => risk.text).filter((text) => text.startsWith('Sources disagree'));
  assert.equal(texts.length, 2, 'once for each of the two systems');
  assert.match(at(texts, 0), /limit of 100000 per 10 s at Acme: 50 per 10 s$/);
});

test('what ends is a risk with its day, what still uses it, and what to use instead', () => {
  const sunset = (parts: object): object => ({
    auth: [{ type: 'basic', source: seen }],
    sunsets: [
      {
        id: 'v',
        title: 'Passwords',
        applies: ['auth:basic'],
        on: '2027-02-01',
        phase: 'removed',
        source: seen,
        ...parts,
      },
    ],
  });
  const one = at(
    risks(sunset({ replacement: 'tokens' })).filter((risk) => risk.about === 'C-a'),
    0,
  );
  assert.equal(one.text, 'Passwords: gone from 2027-02-01');
  assert.equal(one.trigger, 'Still in use after that day: signing in by basic');
  assert.match(one.mitigation, /^Use tokens;/);
  assert.match(at(risks(sunset({ phase: 'unsupported' })), 0).text, /unsupported from/);
  assert.match(at(risks(sunset({})), 0).mitigation, /changelog/);
  const many = ['auth:basic', '/v1', '/v2', '/v3', '/v4', '/v5'];
  assert.match(at(risks(sunset({ applies: many })), 0).trigger, /by basic, \/v1, \/v2, \/v3 and 2 more$/);
});

test('a shut gate is a risk of its flow, with the ways that are open; an open gate is none', async () => {
  const plan = await examplePlan();
  for (const gate of plan.gates) {
    const found = plan.risks.filter((risk) => risk.id === `K-${gate.flow}-${gate.id}`);
    assert.equal(found.length, gate.verdict === 'open' ? 0 : 1, gate.id);
    if (found.length > 0) assert.deepEqual(found[0]?.source, gate.source);
  }
  assert.ok(plan.gates.some((gate) => gate.verdict !== 'open'));
});

test('volumes that nobody gave, doubles that stay possible and private contracts are risks', async () => {
  const plan = await planOf(`
spanwright: 1
name: Private
systems: [{ id: crm, uses: hubspot }, { id: old, name: Old ERP }]
flows: [{ id: F1, from: crm.contact, to: old.client }]
`);
  const about = (id: string): Risk | undefined => plan.risks.find((risk) => risk.id === id);
  assert.match(about('K-F1-volume')?.text ?? '', /assumed \(existing, changesPerDay, peakFactor\)/);
  assert.equal(about('K-old-contract')?.about, 'C-old');
  assert.equal(about('K-crm-contract'), undefined);
  for (const made of [plan, await examplePlan(), await twoWayPlan()])
    for (const flow of made.flows) {
      const { risk } = flow.design.idempotency;
      const doubles = made.risks.find((one) => one.id === `K-${flow.id}-doubles`);
      assert.equal(doubles?.text ?? null, risk);
    }
});

test('no two risks share an id, also where one vendor stands at both ends of a gated flow', async () => {
  const same = await planOf(`
spanwright: 1
name: Same vendor
systems: [{ id: a, uses: hubspot, edition: starter }, { id: b, uses: hubspot, edition: starter }]
flows: [{ id: F1, from: a.timeline event, to: b.timeline event, direction: two-way }]
`);
  for (const plan of [same, await examplePlan(), await twoWayPlan()]) {
    const ids = plan.risks.map((risk) => risk.id);
    assert.equal(new Set(ids).size, ids.length, ids.join());
    for (const risk of plan.risks)
      assert.doesNotMatch(
        `${risk.text} ${risk.trigger} ${risk.mitigation}`,
        /undefined|null|\bPT?\d+[DHMS]\b|: ?$/,
      );
  }
});

test('a run that takes more than half of its interval is a risk with its figures, a shorter one is none', () => {
  const long = (changesPerDay: number): readonly Risk[] => {
    const made = madeProfile();
    const landscape = joinLandscape(
      madeBrief({
        flows: [madeFlow({ freshness: null, trigger: 'schedule', every: 'P1D' })],
        volumes: [{ object: 'a.parcel', existing: 90_000, changesPerDay, peakFactor: 4 }],
      }),
      new Map([
        ['a', made],
        ['b', made],
      ]),
    );
    const design = propose(directPolls, 'D1', landscape);
    const flowDesign = at(design.flows, 0);
    const flow = planFlow(at(landscape.flows, 0), landscape, {
      design: flowDesign,
      mapping: null,
      policies: [],
      tests: [],
      example: null,
    });
    const connections = connectionsOf(landscape, design);
    return risksOf({ landscape, connections, flows: [flow], budgets: [] }).filter(
      (risk) => risk.id === 'K-F1-long-run',
    );
  };
  assert.deepEqual(long(1000), []);
  const one = at(long(12_000), 0);
  assert.match(
    one.text,
    /^A run of F1 takes about 1[0-9] h .* where 48,000 changes lie in its interval \(12,000 a day, the busiest 4 times as many\), and the next is due after 1 d: 1 write at a time/,
  );
  assert.match(one.mitigation, /owner of Acme/);
});
