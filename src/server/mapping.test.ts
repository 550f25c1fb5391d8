import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bases } from '../../test/bases.ts';
import { examplePlan } from '../../test/example-plan.ts';
import { testServer, type TestServer } from '../../test/servers.ts';
import type { Plan } from '../plan/plan.ts';
import { canonicalContent } from '../store/base/content.ts';
import { createPlan, planHead } from '../store/base/plans.ts';
import { addRevision } from '../store/base/revisions.ts';
import { decidedIn, keepDecided } from './decided.ts';
import { contentAt } from '../store/base/content.ts';
import type { FlowMapping } from './views/mapping.ts';

const [embedded] = bases;

interface Stage {
  readonly server: TestServer;
  readonly plan: Plan;
  readonly id: string;
  readonly path: string;
}

async function withPlan(act: (stage: Stage) => Promise<void>): Promise<void> {
  assert.ok(embedded !== undefined);
  const server = await testServer(embedded.open);
  try {
    const { db } = server.house.base;
    const { workspace } = server.owner;
    const { id: person } = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const scope = { workspace, person };
    const plan = await examplePlan();
    const { id } = await createPlan(db, scope, { name: plan.name, description: 'x', brief: null });
    await addRevision(db, scope, id, {
      content: canonicalContent(plan),
      contentHash: plan.contentHash,
      reason: 'first',
      restoredFrom: null,
      files: [],
    });
    await act({ server, plan, id, path: `/api/w/${workspace}/plans/${id}/mappings` });
  } finally {
    await server.close();
  }
}

interface FlowAnswer {
  readonly mapping: FlowMapping;
  readonly decided: readonly {
    readonly to: string;
    readonly decision: { readonly verdict: string } | null;
  }[];
}

test('the mappings of a plan are listed, and one shows every target with its suggestion and candidates', async () => {
  await withPlan(async ({ server, plan, path }) => {
    const { json } = await server.ask(server.owner, 'GET', path);
    const { revision, lines } = json as { revision: number; lines: readonly FlowMapping['line'][] };
    assert.equal(revision, 1);
    assert.deepEqual(
      lines.map((line) => line.flow),
      plan.mappings.map((one) => one.flow),
    );
    const [line] = lines;
    const answer = await server.ask(server.owner, 'GET', `${path}/${line?.flow}`);
    const { mapping, decided } = answer.json as FlowAnswer;
    assert.deepEqual(decided, []);
    assert.equal(mapping.rows.filter((row) => row.suggested !== null).length, line?.mapped);
    assert.ok(mapping.rows.some((row) => row.candidates.length > 0));
    assert.equal(typeof JSON.parse(mapping.sample), 'object');
    assert.equal((await server.ask(server.owner, 'GET', `${path}/F99`)).status, 404);
  });
});

test('candidates of a target carry scores and reasons', async () => {
  await withPlan(async ({ server, plan, path }) => {
    const { flow, mapping } = plan.mappings[0] ?? assert.fail();
    const to = mapping.mappings.find((row) => row.from.length === 1)?.to ?? '';
    const { json } = await server.ask(
      server.owner,
      'GET',
      `${path}/${flow}/candidates?to=${encodeURIComponent(to)}`,
    );
    const rows = json as readonly { readonly score: number; readonly jsonata: string }[];
    assert.ok(rows.length > 0 && (rows[0]?.score ?? 0) >= (rows.at(-1)?.score ?? 1));
  });
});

test('a decision stands at its version, and two people on one row do not overwrite one another unseen', async () => {
  await withPlan(async ({ server, plan, path }) => {
    const { flow, mapping } = plan.mappings[0] ?? assert.fail();
    const [first, second] = mapping.mappings.filter((row) => row.from.length > 0);
    const put = (version: number, body: object) =>
      server.ask(server.owner, 'PUT', `${path}/${flow}/rows`, {
        body,
        headers: { 'if-match': `"${version}"` },
      });
    const accepted = await put(0, { to: first?.to, verdict: 'accepted' });
    assert.equal(accepted.status, 200);
    assert.partialDeepStrictEqual(accepted.json, {
      version: 1,
      decision: { verdict: 'accepted', jsonata: first?.jsonata, by: 'olive' },
    });
    assert.equal((await put(0, { to: first?.to, verdict: 'rejected' })).status, 412);
    assert.equal((await put(0, { to: second?.to, verdict: 'rejected' })).status, 200);
    const changed = await put(1, { to: first?.to, verdict: 'changed', jsonata: '$uppercase(no_such_field)' });
    assert.equal(changed.status, 200);
    assert.match(JSON.stringify(changed.json), /has no field no_such_field/);
    assert.equal((await put(2, { to: first?.to, verdict: 'changed', jsonata: '((' })).status, 422);
    assert.equal((await put(0, { to: 'nothing.here', verdict: 'rejected' })).status, 404);
    assert.equal((await put(2, { to: first?.to, verdict: null })).status, 200);
    const { json } = await server.ask(server.owner, 'GET', `${path}/${flow}`);
    const { decided } = json as FlowAnswer;
    assert.deepEqual(
      new Map(decided.map((row) => [row.to, row.decision?.verdict ?? null])),
      new Map([
        [first?.to, null],
        [second?.to, 'rejected'],
      ]),
    );
  });
});

test('what is decided is what the next plan is made with, and all sure suggestions are accepted at once', async () => {
  await withPlan(async ({ server, plan, id, path }) => {
    const { flow, mapping } = plan.mappings[0] ?? assert.fail();
    const sure = mapping.mappings.filter((row) => row.score >= 0.9 && row.transform !== 'constant');
    const { json } = await server.ask(server.owner, 'POST', `${path}/${flow}/accept`, {
      body: { least: 0.9 },
    });
    assert.ok((json as { accepted: number }).accepted >= sure.length);
    const { db } = server.house.base;
    const head = await planHead(db, server.owner.workspace, id);
    assert.ok(head !== null);
    const kept = await keepDecided(db, server.owner.workspace, head, 'compose');
    const { decided } = decidedIn((await contentAt(db, server.owner.workspace, kept)) ?? '');
    assert.equal(decided.mappings.length, (json as { accepted: number }).accepted);
    assert.ok(
      decided.mappings.every((one) => one.from === mapping.from && one.decision.verdict === 'accepted'),
    );
  });
});
