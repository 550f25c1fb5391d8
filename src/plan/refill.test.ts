import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, twoWayPlan } from '../../test/example-plan.ts';
import { comparePlans } from '../diff/compare.ts';
import { planFor } from '../jobs/plan.ts';
import { shippedShelf } from '../store/shelf.ts';
import { type Answers, noAnswers } from './fill.ts';
import { contentHash } from './hash.ts';
import { answersOf, refill } from './refill.ts';

const answers: Answers = {
  rows: new Map([
    ['S-overview.objective', ['', 'Grow the base']],
    ['S-log.2', ['2027-02-01', '', 'Ben']],
    ['S-functional.F9.screens', ['', 'A screen that no flow of this plan has']],
  ]),
  added: new Map([['S-experts', [['Books', 'Acme Ltd', 'ada@example.com', 'Accountant']]]]),
};

test('a plan that is filled again is the plan that would have been composed with these answers', async () => {
  const request = {
    brief: { name: 'brief.yaml', text: brief },
    design: null,
    reason: null,
    start: '2027-01-11',
    engine: 'spanwright test',
  };
  const documents = { read: () => Promise.reject(new Error('no document is named')) };
  const ports = { shelf: shippedShelf(), documents };
  const plan = await planFor(request, ports);
  const filled = refill(plan, answers);
  assert.deepEqual(filled, await planFor(request, ports, answers));
  assert.deepEqual(answersOf(filled.specification).rows.get('S-overview.objective'), ['', 'Grow the base']);
  const { contentHash: hash, revisions, ...content } = filled;
  assert.equal(contentHash(content), hash);
  assert.equal(at(revisions, 0).contentHash, hash);
  assert.deepEqual(refill(filled, noAnswers), plan, 'answers that are taken out leave nothing behind');
  assert.deepEqual(refill(filled, answersOf(filled.specification)), filled);
});

test('only papers change: no test and no gate has to be done again', async () => {
  const plan = await twoWayPlan();
  const diff = comparePlans(plan, refill(plan, answers));
  assert.equal(diff.same, false);
  assert.deepEqual([...new Set(diff.changes.map((change) => change.concern))], ['papers']);
  assert.deepEqual([diff.redo.tests, diff.redo.gates], [[], []]);
});

test('what only the log of the specification holds is no other content', async () => {
  const plan = await twoWayPlan();
  const signed = refill(plan, { rows: new Map([['S-log.2', ['2027-02-01', '', 'Ben']]]), added: new Map() });
  assert.equal(signed.contentHash, plan.contentHash);
});

const brief = `
spanwright: 1
name: Contacts and users
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user, direction: two-way, freshness: PT15M }
`;
