import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bases } from '../../test/bases.ts';
import { testServer, type TestServer } from '../../test/servers.ts';
import { criteria } from '../score/scorecard.ts';

const brief = `
spanwright: 1
name: Customers
systems:
  - { id: crm, uses: hubspot, edition: professional }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer }
`;

const even = Object.fromEntries(criteria.map((criterion) => [criterion, 1 / criteria.length]));

async function withPlan(act: (server: TestServer, plan: string) => Promise<void>): Promise<void> {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  const server = await testServer(embedded.open, true);
  try {
    const plans = `/api/w/${server.owner.workspace}/plans`;
    const made = await server.ask(server.owner, 'POST', plans, {
      body: { name: 'A', description: 'x', brief },
    });
    await act(server, `${plans}/${(made.json as { readonly id: string }).id}`);
  } finally {
    await server.close();
  }
}

interface State {
  readonly proposal: string | null;
  readonly moved: readonly { readonly what: string; readonly name: string | null; readonly how: string }[];
  readonly work: { readonly state: string } | null;
}

async function measured(server: TestServer, plan: string): Promise<State> {
  await server.ask(server.owner, 'POST', `${plan}/work`, { body: { kind: 'propose', measured: false } });
  for (;;) {
    const state = (await server.ask(server.owner, 'GET', `${plan}/proposal`)).json as State;
    if (state.work?.state === 'done') return state;
    assert.notEqual(state.work?.state, 'failed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('designs are there once they are worked out, until the brief moves on; ids that do not compete are refused', async () => {
  await withPlan(async (server, plan) => {
    const ask = (path: string) => server.ask(server.owner, 'GET', `${plan}/${path}`);
    assert.equal((await ask('designs')).status, 404);
    assert.deepEqual(await measured(server, plan).then(({ moved }) => moved), []);
    const { ranking } = (await ask('designs')).json as { readonly ranking: readonly string[] };
    assert.ok(ranking.length > 3);
    assert.equal((await ask(`designs/${ranking[0] ?? ''}`)).status, 200);
    assert.equal((await ask('designs/D99')).status, 404);
    assert.equal((await ask('side-by-side?designs=D1,D2,D3,D4')).status, 200);
    assert.equal((await ask('side-by-side?designs=D1,D2,D3,D4,D5')).status, 400);
    assert.equal((await ask('side-by-side?designs=D1,D99')).status, 404);
    const head = await server.ask(server.owner, 'GET', plan);
    await server.ask(server.owner, 'PATCH', plan, {
      body: { brief: `${brief}# changed` },
      headers: { 'if-match': head.headers.get('etag') ?? '' },
    });
    assert.deepEqual(
      ((await ask('proposal')).json as State).moved.map(({ what }) => what),
      ['description'],
    );
  });
});

test('a plan takes weights of its own, made to add to 1, gives them back, and two people never overwrite each other unseen', async () => {
  await withPlan(async (server, plan) => {
    const path = `${plan}/weights`;
    const put = (weights: unknown, tag: string) =>
      server.ask(server.owner, 'PUT', path, { body: { weights }, headers: { 'if-match': tag } });
    const first = await server.ask(server.owner, 'GET', path);
    assert.equal(first.headers.get('etag'), '"0"');
    assert.equal((await put({ ...even, cost: 0.5 }, '"0"')).status, 200);
    assert.equal((await put(even, '"0"')).status, 412);
    const { own } = (await server.ask(server.owner, 'GET', path)).json as {
      readonly own: Readonly<Record<string, number>>;
    };
    assert.equal(
      Object.values(own)
        .reduce((sum, weight) => sum + weight, 0)
        .toFixed(9),
      '1.000000000',
    );
    const nothing = Object.fromEntries(criteria.map((criterion) => [criterion, 0]));
    for (const bad of [nothing, { cost: 1 }, { ...even, cost: 2 }, { ...even, charm: 1 }])
      assert.equal((await put(bad, '"1"')).status, 422);
    assert.equal((await put(null, '"1"')).status, 200);
    assert.equal(((await server.ask(server.owner, 'GET', path)).json as { readonly own: null }).own, null);
  });
});
