import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bases } from '../../test/bases.ts';
import { examplePlan } from '../../test/example-plan.ts';
import { testServer } from '../../test/servers.ts';
import { Plan } from '../plan/plan.ts';
import { canonicalContent } from '../store/base/content.ts';
import { createPlan } from '../store/base/plans.ts';
import { addRevision, type RevisionRow } from '../store/base/revisions.ts';

for (const { name, open } of bases)
  test(`${name}: another first day is in the project, the plan and its files at once, as the next revision; an older one conflicts`, async () => {
    const server = await testServer(open);
    try {
      const { db } = server.house.base;
      const { workspace } = server.owner;
      const { id: person } = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
      const scope = { workspace, person };
      const plan = await examplePlan();
      const { id } = await createPlan(db, scope, { name: 'A', description: 'x', brief: null });
      const path = `/api/w/${workspace}/plans/${id}`;
      const set = (start: string | null, version: number) =>
        server.ask(server.owner, 'PATCH', path, {
          body: { start },
          headers: { 'if-match': `"${version}"` },
        });
      const revisions = async (): Promise<readonly RevisionRow[]> =>
        (await server.ask(server.owner, 'GET', `${path}/revisions`)).json as readonly RevisionRow[];
      assert.equal((await set('2027-02-01', 1)).status, 200);
      assert.deepEqual(await revisions(), [], 'a day alone makes no plan');
      await addRevision(db, scope, id, {
        content: canonicalContent(plan),
        contentHash: plan.contentHash,
        reason: 'first',
        restoredFrom: null,
        files: [],
      });
      assert.equal((await set('2027-03-01', 2)).status, 200);
      assert.deepEqual((await revisions()).map(({ number, reason }) => [number, reason])[0], [
        2,
        'First day set to 2027-03-01',
      ]);
      const { text } = await server.ask(server.owner, 'GET', `${path}/revisions/2`);
      const dated = Plan.parse(JSON.parse(text));
      assert.deepEqual(
        [dated.project.start, dated.project.tasks[0]?.startDate],
        ['2027-03-01', '2027-03-01'],
      );
      const file = await server.ask(server.owner, 'GET', `${path}/revisions/2/file?path=project.md`);
      assert.match(file.text, /Starts 2027-03-01/);
      const { project } = (await server.ask(server.owner, 'GET', `${path}/project`)).json as {
        readonly project: { readonly times: readonly { readonly startDate: string }[] };
      };
      assert.deepEqual(
        project.times.map(({ startDate }) => startDate),
        dated.project.tasks.map(({ startDate }) => startDate),
      );
      assert.equal((await set('2027-04-01', 2)).status, 412);
      assert.equal((await set('2027-03-01', 3)).status, 200);
      assert.equal((await revisions()).length, 2, 'the same day is no other plan');
    } finally {
      await server.close();
    }
  });
