// The way of a plan to production over the API: who may sign what, what it waits for, and what a change takes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bases } from '../../test/bases.ts';
import { twoWayPlan } from '../../test/example-plan.ts';
import { type Answered, type Caller, testServer, type TestServer } from '../../test/servers.ts';
import type { Plan } from '../plan/plan.ts';
import { advance } from '../store/base/advance.ts';
import { canonicalContent } from '../store/base/content.ts';
import type { RevisionRow } from '../store/base/revisions.ts';
import { createPlan } from '../store/base/plans.ts';
import type { GateStanding } from './standing.ts';
import type { Changes } from './views/changes.ts';
import type { FormSection } from './views/form.ts';

let server: TestServer;
let approver: Caller;
let plan: Plan;
let path: string;

before(async () => {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  server = await testServer(embedded.open);
  approver = await server.join('approver', 'ada');
  plan = await twoWayPlan();
  const { db } = server.house.base;
  const { id: person } = await db
    .selectFrom('user')
    .select('id')
    .where('name', '=', 'olive')
    .executeTakeFirstOrThrow();
  const scope = { workspace: server.owner.workspace, person };
  const { id } = await createPlan(db, scope, { name: 'Users', description: 'x', brief: null });
  const content = canonicalContent(plan);
  const made = { content, contentHash: plan.contentHash, files: [], reason: 'made', restoredFrom: null };
  await advance(db, scope, id, { made, judged: { against: null, touches: [] } });
  path = `/api/w/${server.owner.workspace}/plans/${id}`;
});
after(async () => server.close());

interface Got {
  readonly history: { readonly revisions: readonly RevisionRow[] };
  readonly project: { readonly project: { readonly standings: readonly GateStanding[] } };
  readonly specification: { readonly pending: number; readonly sections: readonly FormSection[] };
  readonly 'specification/revision': { readonly touches: readonly { readonly subject: string }[] };
  readonly 'revisions/2/changes?since=1&most=1': Changes;
}

async function get<At extends keyof Got>(at: At): Promise<Got[At]> {
  return (await server.ask(server.owner, 'GET', `${path}/${at}`)).json as Got[At];
}

async function sign(by: Caller, subject: string): Promise<Answered> {
  const { revisions } = (await get('history')) as { revisions: readonly { number: number; hash: string }[] };
  const [latest] = revisions;
  return server.ask(by, 'POST', `${path}/approvals`, {
    body: { revision: latest?.number, hash: latest?.hash, subject, verdict: 'approved', note: '' },
  });
}

async function show(gate: 'dev' | 'staging' | 'verified', items: readonly string[]): Promise<Answered> {
  const body = { gate, items, verdict: 'holds', kind: 'link', content: 'https://ci.example/7', upload: null };
  return server.ask(server.owner, 'POST', `${path}/evidence`, { body });
}

function demandsOf(gate: string): readonly string[] {
  const found = plan.project.gates.find(({ id }) => id === `G-${gate}`);
  return [...(found?.evidence ?? []), ...(found?.tests ?? [])];
}

function move(item: string, state: string, version = 0): Promise<Answered> {
  return server.ask(server.owner, 'PUT', `${path}/project/tasks/${item}`, {
    body: { state, assignee: null, note: '' },
    headers: { 'if-match': `"${version}"` },
  });
}

test('production is locked until the gates before it are signed by another than the author, with all evidence', async () => {
  const launch = await move('K7', 'doing');
  assert.equal(launch.status, 409);
  assert.match(launch.text, /the plan’s approval, the dev gate, the staging gate/);
  assert.equal((await sign(server.owner, 'plan')).status, 409, 'nobody signs what they made');
  assert.equal((await sign(approver, 'dev')).status, 409);
  assert.equal((await sign(approver, 'plan')).status, 201);
  assert.match((await sign(approver, 'dev')).text, /no evidence/);
  assert.equal((await show('dev', ['Something nobody asked for'])).status, 404);
  assert.equal((await show('dev', demandsOf('dev'))).status, 201);
  assert.equal((await sign(server.owner, 'dev')).status, 409);
  assert.equal((await sign(approver, 'dev')).status, 201);
  assert.match((await move('K7', 'doing')).text, /waits for the staging gate\./);
  assert.equal((await sign(approver, 'production')).status, 409);
  await show('staging', demandsOf('staging'));
  assert.equal((await sign(approver, 'staging')).status, 201);
  assert.equal((await move('K7', 'doing')).status, 200);
  assert.equal((await sign(approver, 'production')).status, 201);
  const { standings } = (await get('project')).project;
  assert.deepEqual(
    standings.map((one) => [one.subject, one.state]),
    [
      ['plan', 'signed'],
      ['dev', 'signed'],
      ['staging', 'signed'],
      ['production', 'signed'],
      ['verified', 'open'],
    ],
  );
});

test('a filled cell becomes the next revision, opens the approval again and no gate; a stale save is a conflict', async () => {
  const cell = (value: string, version: number): Promise<Answered> =>
    server.ask(server.owner, 'PUT', `${path}/specification/cell`, {
      body: { key: 'S-overview.objective/1', value },
      headers: { 'if-match': `"${version}"` },
    });
  assert.equal((await cell('Grow', 0)).status, 200);
  assert.equal((await cell('Shrink', 0)).status, 412);
  assert.equal((await cell('Grow the base', 1)).status, 200);
  assert.equal(
    (
      await server.ask(server.owner, 'PUT', `${path}/specification/cell`, {
        body: { key: 'S-overview.name/1', value: 'x' },
        headers: { 'if-match': '"0"' },
      })
    ).status,
    404,
    'what the plan fills is not written',
  );
  assert.equal((await get('specification')).pending, 1);
  const preview = await get('specification/revision');
  assert.deepEqual(
    preview.touches.map(({ subject }) => subject),
    ['plan'],
  );
  const body = { after: 1, reason: 'The objective' };
  assert.equal((await server.ask(approver, 'POST', `${path}/specification/revision`, { body })).status, 403);
  const made = await server.ask(server.owner, 'POST', `${path}/specification/revision`, { body });
  assert.equal(made.status, 201);
  assert.equal(
    (await server.ask(server.owner, 'POST', `${path}/specification/revision`, { body })).status,
    412,
  );
  assert.equal((await get('specification')).pending, 0);
  const form = await get('specification');
  const log = form.sections.find(({ id }) => id === 'S-log')?.rows;
  assert.deepEqual(
    log?.[2]?.cells.slice(1).map(({ text }) => text),
    ['Dev gate signed: Lead developer', 'ada'],
  );
  const { standings } = (await get('project')).project;
  assert.deepEqual(
    standings.map((one) => one.last?.verdict ?? null),
    ['re-opened', 'approved', 'approved', 'approved', null],
  );
});

test('what changed is told page by page, and an old revision comes back as a new one', async () => {
  const changes = await get('revisions/2/changes?since=1&most=1');
  assert.equal(changes.changes.length, 1);
  assert.deepEqual(
    changes.counts.map(({ concern }) => concern),
    ['papers'],
  );
  assert.deepEqual([changes.same, changes.tests], [false, 0]);
  const restored = await server.ask(server.owner, 'POST', `${path}/revisions/1/restore`, {
    body: { reason: 'as it was' },
  });
  assert.equal(restored.status, 201);
  const again = await server.ask(server.owner, 'POST', `${path}/revisions/1/restore`, {
    body: { reason: 'again' },
  });
  assert.equal(again.status, 409);
  const { revisions } = await get('history');
  assert.deepEqual(
    revisions.map((one) => [one.number, one.restoredFrom]),
    [
      [3, 1],
      [2, null],
      [1, null],
    ],
  );
  assert.equal((await get('specification')).pending, 1, 'what was written is not lost, it waits again');
});
