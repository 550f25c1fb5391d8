import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { bases } from '../../test/bases.ts';
import { testServer, type TestServer } from '../../test/servers.ts';
import type { Lane } from '../jobs/lanes.ts';
import { Plan } from '../plan/plan.ts';
import { bodyAt } from '../store/base/content.ts';
import { revisionAt, revisionFiles } from '../store/base/revisions.ts';
import { stepsAfter } from '../store/base/works.ts';
import { Progress, teller } from './progress.ts';

const [embedded] = bases;

const brief = `
spanwright: 1
name: Contacts
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: support, uses: zendesk, edition: professional }
flows:
  - { id: F1, from: crm.contact, to: support.user, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 50, changesPerDay: 10, peakFactor: 2 }
`;

interface Asked {
  readonly id: string;
  readonly state: string;
  readonly endedAt: string | null;
}

async function withWorker(
  act: (
    server: TestServer,
    plan: string,
    ask: (body: unknown) => Promise<Asked>,
    work: (id: string) => Promise<Asked>,
  ) => Promise<void>,
): Promise<void> {
  assert.ok(embedded !== undefined);
  const server = await testServer(embedded.open, true);
  const { owner } = server;
  const api = `/api/w/${owner.workspace}`;
  try {
    const made = await server.ask(owner, 'POST', `${api}/plans`, {
      body: { name: 'Contacts', description: 'Contacts', brief },
    });
    const { id } = made.json as { readonly id: string };
    await act(
      server,
      id,
      async (body) => (await server.ask(owner, 'POST', `${api}/plans/${id}/work`, { body })).json as Asked,
      async (work) => (await server.ask(owner, 'GET', `${api}/work/${work}`)).json as Asked,
    );
  } finally {
    await server.close();
  }
}

async function ended(work: (id: string) => Promise<Asked>, id: string): Promise<Asked> {
  for (;;) {
    const now = await work(id);
    if (now.endedAt !== null) return now;
    await pause(100);
  }
}

test('a plan is measured and proved, its steps tell how far each design is, and its evidence lies beside the revision', async () => {
  await withWorker(async (server, plan, ask, work) => {
    const { id } = await ask({ kind: 'compose', design: 'D1', reason: 'It fits.' });
    assert.equal((await ended(work, id)).state, 'done');
    const { db } = server.house.base;
    const steps = (await stepsAfter(db, id, 0)).map(({ step }) => Progress.parse(step));
    const stages = [...new Set(steps.map(({ stage }) => stage))];
    assert.deepEqual(stages, ['understand', 'survey', 'design', 'measure', 'score', 'prove', 'compose']);
    const last = steps.findLast(({ stage }) => stage === 'measure');
    assert.ok(last !== undefined && last.lanes.some((lane) => lane.id === 'D1'));
    assert.ok(last.lanes.every(({ done, all }) => done === all));
    const { workspace } = server.owner;
    const at = { plan, number: 1 };
    const revision = await revisionAt(db, workspace, plan, 1);
    const read = Plan.parse(JSON.parse(revision?.body ?? ''));
    const files = await revisionFiles(db, workspace, at);
    assert.deepEqual(
      files.map(({ path }) => path),
      read.proven?.runs.map(({ file }) => file).toSorted(),
    );
    for (const { hash } of files) assert.ok((await bodyAt(db, workspace, hash))?.startsWith('{'));
    const again = await ask({ kind: 'compose', design: 'D1', reason: 'It fits.', measured: false });
    assert.equal((await ended(work, again.id)).state, 'done');
    const estimated = await revisionAt(db, workspace, plan, 2);
    assert.equal(Plan.parse(JSON.parse(estimated?.body ?? '')).proven, null);
    assert.deepEqual(await revisionFiles(db, workspace, { plan, number: 2 }), []);
  });
});

test('work that is cancelled while it flies ends with all its threads, and may be asked for again', async () => {
  await withWorker(async (server, _plan, ask, work) => {
    const threads = (): number =>
      process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length;
    const before = threads();
    const { id } = await ask({ kind: 'propose' });
    while (
      (await stepsAfter(server.house.base.db, id, 0)).every(
        ({ step }) => Progress.parse(step).stage !== 'measure',
      )
    )
      await pause(20);
    const cancelled = await server.ask(server.owner, 'DELETE', `/api/w/${server.owner.workspace}/work/${id}`);
    assert.ok([204, 409].includes(cancelled.status));
    if (cancelled.status === 409) return;
    for (let patience = 0; threads() > before && patience < 100; patience += 1) await pause(100);
    assert.ok(threads() <= before, 'no thread is left');
    assert.equal((await work(id)).state, 'cancelled');
    const again = await ask({ kind: 'propose', measured: false });
    assert.notEqual(again.id, id);
    assert.equal((await ended(work, again.id)).state, 'done');
  });
});

test('steps are told at most four times a second, each stage and the last run of it always', () => {
  let now = 0;
  const told: Progress[] = [];
  const lanes: readonly Lane[] = [{ id: 'D1', name: 'One', done: 3, all: 400 }];
  const {
    begun,
    flown,
    lanes: hear,
  } = teller(
    'propose',
    () => now,
    (progress) => told.push(progress),
  );
  begun('measure');
  hear(lanes);
  for (let run = 1; run <= 400; run += 1) {
    now += 10;
    flown(run, 400);
  }
  begun('score');
  const measured = told.filter(({ stage }) => stage === 'measure');
  assert.ok(measured.length <= 4 * 4 + 2, `${measured.length} steps in four seconds`);
  assert.deepEqual(measured.at(-1), { stage: 'measure', done: 400, of: 400, share: 0.95, lanes });
  assert.ok(told.every(({ share }, index) => index === 0 || share >= (told[index - 1]?.share ?? 0)));
});
