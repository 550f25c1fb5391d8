import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBrief } from '../src/brief/read.ts';
import { checkPlan } from '../src/check/check.ts';
import { readPlan } from '../src/check/read.ts';
import { InputError } from '../src/finding/input.ts';
import { filesOf } from '../src/jobs/plan.ts';
import type { Plan } from '../src/plan/plan.ts';
import { planOf } from './example-plan.ts';

/** Systems of the catalog and one of which nothing is known. */
const systems = `
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
  - { id: old }
`;

function briefOf(flows: readonly string[], rest = ''): string {
  return `spanwright: 1\nname: Case\nsystems:${systems}flows:\n${flows.map((flow) => `  - ${flow}\n`).join('')}${rest}`;
}

/** Findings of rules that speak of the plan itself; those on the landscape (SPW1xx) and on mappings (SPW2xx) may be the brief's own. */
function ownErrors(plan: Plan): readonly string[] {
  return checkPlan(plan)
    .filter((finding) => finding.severity === 'error' && finding.rule < 'SPW100')
    .map((finding) => `${finding.at}: ${finding.message}`);
}

const sound: Readonly<Record<string, string>> = {
  'nothing can be built yet': briefOf(['{ id: F1, from: crm.contact, to: old.client, direction: two-way }']),
  'objects that nobody knows': briefOf(['{ id: F1, from: crm.__proto__, to: billing.zebra }']),
  'no figures at all': briefOf(['{ id: F1, from: crm.contact, to: billing.customer }']),
  'nothing there and nothing ever changes': briefOf(
    ['{ id: F1, from: crm.contact, to: billing.customer }'],
    'volumes: [{ object: crm.contact, existing: 0, changesPerDay: 0, peakFactor: 1 }]',
  ),
  'a record on its way back from a system that tells of many things': briefOf([
    '{ id: F1, from: crm.contact, to: billing.customer, direction: two-way }',
  ]),
  'a question of its own': briefOf(
    ['{ id: F1, from: crm.contact, to: billing.customer }'],
    'unknowns: [{ question: "Who pays?", why: it matters, about: the boss }]',
  ),
  'a ring': briefOf([
    '{ id: F1, from: crm.contact, to: billing.customer }',
    '{ id: F2, from: billing.customer, to: crm.company }',
    '{ id: F3, from: crm.company, to: crm.contact }',
  ]),
  'a system and a flow with the names of what every object has': `spanwright: 1
name: toString
systems: [{ id: constructor, uses: hubspot }, { id: hasOwnProperty, uses: stripe }]
flows: [{ id: valueOf, from: constructor.contact, to: hasOwnProperty.customer, direction: two-way }]
`,
  'every constraint, some twice': briefOf(
    ['{ id: F1, from: crm.contact, to: billing.customer, freshness: PT10S }'],
    'constraints: { goLive: 2020-01-01, hosting: a cupboard, compliance: [gdpr, GDPR, "😀", "🎉"], never: [a, a], prefer: ["|"], avoid: [c++, c#], team: { developers: 40 } }',
  ),
};

for (const [name, text] of Object.entries(sound)) {
  test(`a plan for "${name}" holds by its own rules and survives its file`, async () => {
    const plan = await planOf(text);
    const written = filesOf(plan).get('plan.json') ?? '';
    assert.deepEqual(readPlan({ name: 'plan.json', text: written }), plan);
    assert.deepEqual(ownErrors(plan), []);
  });
}

test('no flow can be called as something that every plan has', async () => {
  const plan = await planOf(
    briefOf(
      ['{ id: Zq9, from: crm.contact, to: billing.customer }'],
      'constraints: { goLive: 2027-03-01, hosting: aws, monthlyBudget: { amount: 9, currency: USD }, team: { developers: 2 } }',
    ),
  );
  const texts = [...filesOf(plan)].filter(([path]) => path.endsWith('.md')).map(([, text]) => text);
  const anchors = texts.flatMap((text) =>
    [...text.matchAll(/<a id="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  const fixed = anchors
    .filter((anchor) => !/Zq9|crm|billing|old/.test(anchor))
    .flatMap((anchor) => [anchor, ...(anchor.startsWith('R-') ? [anchor.slice(2)] : [])])
    .filter((anchor) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(anchor) && !/^(R|S|Q|C|L|G)-/.test(anchor));
  assert.ok(fixed.length > 40, `${fixed.length}`);
  for (const id of fixed)
    assert.throws(
      () =>
        readBrief({ name: 'b', text: briefOf([`{ id: ${id}, from: crm.contact, to: billing.customer }`]) }),
      InputError,
      id,
    );
});
