import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBrief } from '../brief/read.ts';
import { briefText } from './brief-text.ts';

const head = `
spanwright: 1
name: Small
systems: [{ id: crm, uses: hubspot, edition: starter }, { id: till, description: the till }]
flows: [{ id: F1, from: crm.contact, to: till.customer, freshness: PT5M }]
`;

function shown(more: string): string {
  return briefText(readBrief({ name: 'small', text: `${head}${more}` }));
}

test('a brief shows its systems and flows, and no section that is empty', () => {
  assert.equal(
    shown(''),
    [
      'Small',
      '\nSystems',
      '  crm   hubspot   starter',
      '  till  the till',
      '\nFlows',
      '  F1  crm.contact → till.customer  auto  auto  PT5M',
    ].join('\n'),
  );
});

test('a brief shows how much flows, and everything that it must keep to', () => {
  const text = shown(`
volumes: [{ object: crm.contact, existing: 200, changesPerDay: 30, peakFactor: 4 }, { object: till.sale, changesPerDay: 7 }]
constraints:
  goLive: 2027-03-01
  monthlyBudget: { amount: 200, currency: EUR }
  team: { developers: 2, skills: [sql] }
  hosting: aws
  compliance: [gdpr, sox]
  avoid: [zapier]
  never: [send twice, delete]
`);
  assert.match(
    text,
    /Volumes\n {2}crm\.contact {2}200 today {2}30 changes a day {2}busiest hour 4 times the mean\n/,
  );
  assert.match(text, /\n {2}till\.sale {15}7 changes a day\n/);
  const rows = text
    .slice(text.indexOf('Constraints\n'))
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/ {2,}/));
  assert.deepEqual(rows, [
    ['go-live', '2027-03-01'],
    ['budget', '200 EUR a month'],
    ['team', '2 developers, sql'],
    ['hosting', 'aws'],
    ['compliance', 'gdpr, sox'],
    ['avoid', 'zapier'],
    ['never', 'send twice'],
    ['never', 'delete'],
  ]);
});

test('a whole sentence about a system is not shown as its name', () => {
  const brief = readBrief({ name: 'small', text: head });
  const systems = brief.systems.map((system) =>
    system.id === 'till' ? { ...system, description: 'Our shops run on a till of our own' } : system,
  );
  assert.match(briefText({ ...brief, systems }), /till +not known yet/);
});
