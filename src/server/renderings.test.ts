import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { bases } from '../../test/bases.ts';
import { examplePlan } from '../../test/example-plan.ts';
import { type Caller, testServer, type TestServer } from '../../test/servers.ts';
import { canonicalContent, hashOfText } from '../store/base/content.ts';
import { createPlan } from '../store/base/plans.ts';
import { addRevision } from '../store/base/revisions.ts';
import { stepsAfter, type Work } from '../store/base/works.ts';
import { Progress } from './progress.ts';
import { doWork } from './worker.ts';

interface Stage {
  readonly server: TestServer;
  readonly api: string;
  readonly revision: string;
  readonly ask: (caller: Caller, path: string) => Promise<Work>;
  readonly ended: (id: string) => Promise<Work>;
  readonly taken: (address: string) => Promise<Response>;
}

async function withRevision(
  { open, works = true }: { readonly open: (typeof bases)[number]['open']; readonly works?: boolean },
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const server = await testServer(open, works);
  try {
    const { db } = server.house.base;
    const { workspace } = server.owner;
    const { id: person } = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const plan = await examplePlan();
    const { id } = await createPlan(db, { workspace, person }, { name: 'A', description: 'x', brief: null });
    await addRevision(db, { workspace, person }, id, {
      content: canonicalContent(plan),
      contentHash: plan.contentHash,
      reason: 'first',
      restoredFrom: null,
      files: [],
    });
    const api = `/api/w/${workspace}`;
    const revision = `${api}/plans/${id}/revisions/1`;
    await act({
      server,
      api,
      revision,
      ask: async (caller, path) => {
        const made = await server.ask(caller, 'POST', `${revision}/renderings`, { body: { path } });
        assert.equal(made.status, 202, made.text);
        return made.json as Work;
      },
      ended: async (work) => {
        for (;;) {
          const now = (await server.ask(server.owner, 'GET', `${api}/work/${work}`)).json as Work;
          if (now.endedAt !== null) return now;
          await pause(50);
        }
      },
      taken: async (address) =>
        server.app.request(`http://127.0.0.1:4747${address}`, { headers: { cookie: server.owner.cookie } }),
    });
  } finally {
    await server.close();
  }
}

for (const { name, open } of bases) {
  test(`${name}: a document that takes long is made once, with its steps, and offered with the bytes of its result`, async () => {
    await withRevision({ open }, async ({ server, revision, ask, ended, taken }) => {
      const file = `${revision}/file?path=specification.docx`;
      assert.equal((await taken(file)).status, 404);
      const first = await ask(server.owner, 'specification.docx');
      assert.equal((await ask(server.owner, 'specification.docx')).id, first.id);
      const done = await ended(first.id);
      assert.equal(done.state, 'done');
      assert.equal((await ask(server.owner, 'specification.docx')).id, first.id);
      const bytes = new Uint8Array(await (await taken(file)).arrayBuffer());
      assert.equal(hashOfText(bytes), done.result);
      assert.ok('word/document.xml' in unzipSync(bytes));
      const works = await server.house.base.db.selectFrom('work').select('attempts').execute();
      assert.deepEqual(works, [{ attempts: 1 }]);
      const all = await ended((await ask(server.owner, 'archive.zip')).id);
      const steps = (await stepsAfter(server.house.base.db, all.id, 0)).map(({ step }) =>
        Progress.parse(step),
      );
      assert.ok(steps.some(({ stage, done: parts, of }) => stage === 'render' && parts === of && of > 1));
      const answer = await taken(`${revision}/archive`);
      assert.match(answer.headers.get('content-disposition') ?? '', /plan-revision-1\.zip/);
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      assert.deepEqual(files['specification.docx'], bytes);
      assert.match(strFromU8(files['plan.md'] ?? new Uint8Array()), /^# /m);
    });
  });

  test(`${name}: a rendering that died in the middle is made by the next worker, and its result comes with its completion`, async () => {
    await withRevision({ open, works: false }, async ({ server, api, ask, taken, revision }) => {
      const { house } = server;
      const { id } = await ask(server.owner, 'project.docx');
      const died = AbortSignal.timeout(1);
      await pause(5);
      await doWork(house, id, died);
      const between = (await server.ask(server.owner, 'GET', `${api}/work/${id}`)).json as Work;
      assert.deepEqual([between.state, between.result], ['running', null]);
      assert.equal((await taken(`${revision}/file?path=project.docx`)).status, 404);
      await doWork(house, id, new AbortController().signal);
      await doWork(house, id, new AbortController().signal);
      const after = (await server.ask(server.owner, 'GET', `${api}/work/${id}`)).json as Work;
      assert.deepEqual([after.state, after.attempts], ['done', 2]);
      const kept = await house.base.db.selectFrom('rendering').select('hash').execute();
      assert.deepEqual(kept, [{ hash: after.result }]);
    });
  });
}

test('whoever may read may ask for a document and stop what they asked for, not what others did; then it may be asked for anew', async () => {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  await withRevision({ open: embedded.open, works: false }, async ({ server, api, ask, revision }) => {
    const [one, other] = [await server.join('viewer', 'vera'), await server.join('viewer', 'walt')];
    const work = await ask(one, 'plan.docx');
    const stop = (caller: Caller) => server.ask(caller, 'DELETE', `${api}/work/${work.id}`);
    assert.equal((await stop(other)).status, 403);
    assert.equal((await stop(one)).status, 204);
    assert.notEqual((await ask(one, 'plan.docx')).id, work.id);
    const none = { body: { path: 'plan.exe' } };
    assert.equal((await server.ask(one, 'POST', `${revision}/renderings`, none)).status, 422);
  });
});

test('a PDF that no browser can print says what is missing, and may be asked for again', async () => {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  const before = process.env['CHROME_PATH'];
  process.env['CHROME_PATH'] = '/nowhere/chrome';
  try {
    await withRevision({ open: embedded.open }, async ({ server, ask, ended }) => {
      const { state, problem, id } = await ended((await ask(server.owner, 'plan.pdf')).id);
      assert.equal(state, 'failed');
      assert.match(JSON.stringify(problem), /\/nowhere\/chrome.*print it from your own browser/);
      assert.notEqual((await ask(server.owner, 'plan.pdf')).id, id);
    });
  } finally {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  }
});
