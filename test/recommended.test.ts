// From a brief to its plan with every design flown: what breaks an invariant under typical faults is not recommended, and where each does, the
// plan says so. The crew of these tests flies for real; of the designs that a test names it leaves the safeguards out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../src/check/check.ts';
import { nothingDecided } from '../src/jobs/decided.ts';
import { filesOf, type Made, madeFor } from '../src/jobs/plan.ts';
import type { Crew } from '../src/jobs/ports.ts';
import { flyOnce } from '../src/simulate/run.ts';
import { documentsBeside } from '../src/store/documents.ts';
import { shippedShelf } from '../src/store/shelf.ts';

const brief = `
spanwright: 1
name: Contacts to billing
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 250, changesPerDay: 120, peakFactor: 4 }
`;

/** Flies few records for a day; without safeguards the designs that are named. */
function crewWithout(spoiled: (design: string) => boolean): Crew {
  return {
    fly: (sorties) =>
      Promise.resolve(
        sorties.map(({ mission, setting, seeds }) =>
          seeds.map((seed) => {
            const policy = spoiled(mission.design) ? 'naive' : setting.policy;
            const flight = flyOnce(mission, { ...setting, policy, days: 1, records: 60 }, seed);
            return { ...flight, policy: setting.policy };
          }),
        ),
      ),
  };
}

function planWith(spoiled: (design: string) => boolean): Promise<Made> {
  const request = {
    brief: { name: 'brief.yaml', text: brief },
    design: null,
    reason: null,
    start: null,
    engine: 'spanwright test',
  };
  const ports = { shelf: shippedShelf(), documents: documentsBeside('brief.yaml') };
  const measuring = {
    crew: crewWithout(spoiled),
    watch: { flown: () => undefined, signal: null },
    begun: () => undefined,
    lanes: () => undefined,
    seed: 1,
  };
  return madeFor(request, ports, { decided: nothingDecided, measuring });
}

const broken = /simulated runs of \d+ days under typical faults/;

test('a design that breaks an invariant in its runs is out, with the run that shows it, and another is recommended', async () => {
  const { comparison } = (await planWith(() => false)).plan;
  const best = comparison.designs.find(({ id }) => id === comparison.recommended);
  assert.deepEqual(best?.rejectedFor, []);
  const { plan } = await planWith((design) => design === best?.id);
  assert.notEqual(plan.comparison.recommended, best?.id);
  assert.notEqual(plan.architecture.id, best?.id);
  const out = plan.comparison.designs.find(({ id }) => id === best?.id);
  assert.match(out?.rejectedFor.join('\n') ?? '', broken);
  const chosen = plan.comparison.designs.find(({ id }) => id === plan.comparison.recommended);
  assert.doesNotMatch(chosen?.rejectedFor.join('\n') ?? '', broken);
  assert.deepEqual(
    checkPlan(plan).filter(({ rule }) => rule === 'SPW068'),
    [],
  );
});

test('where every design breaks an invariant, plan and comparison say that none can be recommended', async () => {
  const { plan } = await planWith(() => true);
  assert.match(plan.comparison.why, /^Something speaks against every design; D\d .* Against it: /);
  assert.match(plan.comparison.why, broken);
  const files = filesOf(plan);
  for (const name of ['plan.md', 'comparison.md'])
    assert.match(files.get(name) ?? '', /Something speaks against every design/, name);
  assert.match(files.get('comparison.md') ?? '', /\*\*No design can be recommended\*\*/);
  assert.doesNotMatch(files.get('comparison.md') ?? '', /\*\*Recommended/);
  assert.ok(checkPlan(plan).some(({ rule, severity }) => rule === 'SPW068' && severity === 'error'));
});
