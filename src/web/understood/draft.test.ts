import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brief } from '../../brief/brief.ts';
import { edited, readDraft } from './draft.ts';

const text = `# of our team
spanwright: 1
name: CRM and billing # working title
systems:
  - id: crm # the sales team's
    uses: hubspot
  - { id: billing, uses: stripe }
flows:
  # agreed with sales
  - id: F1
    from: crm.contact
    to: billing.customer
    freshness: PT5M # 5 min
volumes:
  - { object: crm.contact, existing: 20000 }
`;

function brief(of: string): Brief {
  const found = readDraft(of).brief;
  assert.ok(found !== null);
  return found;
}

function with_(change: (held: Brief) => Brief): string {
  const before = brief(text);
  const after = change(before);
  const written = edited(text, before, after);
  assert.deepEqual(brief(written), after);
  return written;
}

test('a figure of the form changes its own place in the text and nothing else', () => {
  const written = with_((held) => ({
    ...held,
    volumes: held.volumes.map((volume) => ({ ...volume, existing: 25_000 })),
  }));
  assert.equal(written, text.replace('existing: 20000', 'existing: 25000'));
});

test('comments, order and layout stay when a system is added and a flow is changed', () => {
  const written = with_((held) => ({
    ...held,
    systems: [...held.systems, { ...held.systems[0]!, id: 'support', uses: 'zendesk' }],
    flows: held.flows.map((flow) => ({ ...flow, freshness: 'PT1H', trigger: 'poll' as const })),
  }));
  for (const words of [
    '# of our team',
    '# working title',
    "# the sales team's",
    '# agreed with sales',
    '{ id: billing',
  ])
    assert.ok(written.includes(words), words);
  assert.match(written, /freshness: PT1H # 1 h/);
  assert.match(written, /- \{? ?id: support/);
});

test('an item that goes takes its own lines along, and the others keep theirs', () => {
  const before = brief(text);
  const written = edited(text, before, {
    ...before,
    systems: before.systems.filter(({ id }) => id !== 'billing'),
  });
  assert.ok(!written.includes('id: billing'));
  assert.ok(written.includes("# the sales team's"));
});

test('constraints that were never named are added where they belong, and leave without a trace', () => {
  const before = brief(text);
  const dated = {
    ...before,
    constraints: { ...before.constraints, goLive: '2027-03-01', compliance: ['gdpr'] },
  };
  const written = edited(text, before, dated);
  assert.match(written, /constraints:\n {2}goLive: 2027-03-01/);
  assert.deepEqual(brief(written), dated);
  assert.equal(edited(written, dated, before), text);
});

test('a text with anchors is written anew rather than wrong', () => {
  const anchored = text.replace('uses: hubspot', 'uses: &one hubspot').replace('uses: stripe', 'uses: *one');
  const before = brief(anchored);
  const after = { ...before, systems: before.systems.map((system) => ({ ...system, uses: 'xero' })) };
  assert.deepEqual(brief(edited(anchored, before, after)), after);
});

test('bad YAML tells line and what was expected; a brief without flows is shown all the same', () => {
  const broken = readDraft(text.replace('from: crm.contact', 'from: crn.contact'));
  assert.ok(broken.brief !== null);
  assert.deepEqual(
    broken.problems.map(({ line, nearest }) => [line, nearest]),
    [[11, 'crm.contact']],
  );
  assert.equal(readDraft('spanwright: 1\nname: [').brief, null);
  const open = readDraft(`${text.split('flows:')[0] ?? ''}`);
  assert.deepEqual(open.brief?.flows, []);
  assert.ok(open.problems.length > 0);
});
