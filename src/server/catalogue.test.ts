import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bases } from '../../test/bases.ts';
import { testServer, type TestServer } from '../../test/servers.ts';
import type { DocumentChange } from './views/document.ts';
import type { SystemLine, SystemView } from './views/system.ts';

const [embedded] = bases;

async function withServer(act: (server: TestServer, path: string) => Promise<void>): Promise<void> {
  assert.ok(embedded !== undefined);
  const server = await testServer(embedded.open);
  try {
    await act(server, `/api/w/${server.owner.workspace}`);
  } finally {
    await server.close();
  }
}

const document = readFileSync(
  fileURLToPath(new URL('../../examples/openapi/billing-private.yaml', import.meta.url)),
  'utf8',
);

async function upload(
  server: TestServer,
  path: string,
  name: string,
  text: string | Uint8Array,
): Promise<string> {
  const raw = typeof text === 'string' ? text : new Uint8Array(text);
  const made = await server.ask(server.owner, 'POST', `${path}/uploads?name=${name}`, {
    raw,
    headers: { 'content-type': 'application/yaml' },
  });
  assert.equal(made.status, 201, made.text);
  return (made.json as { readonly hash: string }).hash;
}

test('the catalogue lists its systems, shows one with sources and disputes, and finds names across all', async () => {
  await withServer(async (server, path) => {
    const { json } = await server.ask(server.owner, 'GET', `${path}/catalogue`);
    const lines = json as readonly SystemLine[];
    assert.ok(lines.length >= 10 && lines.every((line) => line.counts.objects > 0));
    const disputed = lines.find((line) => line.counts.disputed > 0) ?? assert.fail();
    const shown = await server.ask(server.owner, 'GET', `${path}/catalogue/systems/${disputed.id}`);
    const { system } = shown.json as { readonly system: SystemView };
    const facts = system.sections.flatMap((section) => section.facts);
    assert.ok(facts.some((fact) => fact.disputed.length > 0));
    assert.ok(facts.every((fact) => fact.source.ref !== ''));
    for (const section of system.sections)
      for (const fact of section.facts) assert.equal(fact.cells.length, section.columns.length, section.id);
    const objects = await server.ask(
      server.owner,
      'GET',
      `${path}/catalogue/systems/${disputed.id}/objects?limit=2`,
    );
    const page = objects.json as {
      readonly items: readonly { readonly name: string }[];
      readonly found: number;
    };
    assert.equal(page.items.length, 2);
    const name = encodeURIComponent(page.items[0]?.name ?? '');
    const object = await server.ask(
      server.owner,
      'GET',
      `${path}/catalogue/systems/${disputed.id}/object?name=${name}`,
    );
    assert.equal(object.status, 200);
    const hits = await server.ask(server.owner, 'GET', `${path}/catalogue/search?word=invoice`);
    assert.ok((hits.json as readonly unknown[]).length > 0);
    assert.equal((await server.ask(server.owner, 'GET', `${path}/catalogue/systems/nobody`)).status, 404);
  });
});

test('an own document is read, what was worked out is said to be, and a new version tells what changed', async () => {
  await withServer(async (server, path) => {
    const old = await upload(server, path, 'billing.yaml', document);
    const first = await server.ask(server.owner, 'GET', `${path}/catalogue/systems/${old}`);
    const { system, inferred } = first.json as {
      readonly system: SystemView;
      readonly inferred: readonly unknown[];
    };
    assert.ok(system.line.counts.objects > 0 && inferred.length > 0);
    const now = await upload(
      server,
      path,
      'billing.yaml',
      document.replace(/version: .*/, 'version: "99.1"'),
    );
    const changes = await server.ask(
      server.owner,
      'GET',
      `${path}/catalogue/systems/${now}/changes?since=${old}`,
    );
    assert.deepEqual(
      (changes.json as readonly DocumentChange[]).map(({ kind, about }) => `${kind} ${about}`),
      ['changed Version'],
    );
    const { json } = await server.ask(server.owner, 'GET', `${path}/apis`);
    const [own, ...others] = json as readonly {
      readonly hash: string;
      readonly state: string;
      readonly earlier: readonly { readonly hash: string }[];
    }[];
    assert.deepEqual([own?.hash, own?.state, own?.earlier[0]?.hash, others.length], [now, 'read', old, 0]);
  });
});

test('a document that can’t be read is refused with what and where; one put away is gone from the list and keeps its bytes', async () => {
  await withServer(async (server, path) => {
    const page = await upload(server, path, 'page.html', '<!doctype html><html><body>API</body></html>');
    const bytes = await upload(server, path, 'x.bin', new Uint8Array([0xff, 0xfa, 0, 1, 2]));
    for (const [hash, word] of [
      [page, /web page/],
      [bytes, /not UTF-8/],
    ] as const) {
      const { json, status } = await server.ask(server.owner, 'GET', `${path}/catalogue/systems/${hash}`);
      assert.equal(status, 200);
      const { system, faults } = json as {
        readonly system: null;
        readonly faults: readonly { message: string }[];
      };
      assert.equal(system, null);
      assert.match(faults[0]?.message ?? '', word);
    }
    assert.equal(
      (await server.ask(server.owner, 'GET', `${path}/catalogue/systems/${page}/objects`)).status,
      409,
    );
    assert.equal((await server.ask(server.owner, 'DELETE', `${path}/uploads/${page}`)).status, 204);
    assert.equal((await server.ask(server.owner, 'DELETE', `${path}/uploads/${page}`)).status, 404);
    const { json } = await server.ask(server.owner, 'GET', `${path}/apis`);
    assert.deepEqual(
      (json as readonly { hash: string }[]).map((one) => one.hash),
      [bytes],
    );
    assert.equal((await server.ask(server.owner, 'GET', `${path}/uploads/${page}`)).status, 200);
  });
});

test('weights and prices of the workspace are kept at their version; what is no share of the whole is refused', async () => {
  await withServer(async (server, path) => {
    const got = await server.ask(server.owner, 'GET', `${path}/settings/weights`);
    const { usual } = got.json as { readonly usual: Readonly<Record<string, number>> };
    const put = (key: string, version: number, body: object) =>
      server.ask(server.owner, 'PUT', `${path}/settings/${key}`, {
        body,
        headers: { 'if-match': `"${version}"` },
      });
    const weights = {
      ...usual,
      cost: (usual['cost'] ?? 0) + 0.05,
      reliability: (usual['reliability'] ?? 0) - 0.05,
    };
    assert.equal((await put('weights', 0, { weights })).status, 200);
    assert.equal((await put('weights', 0, { weights })).status, 412);
    assert.equal((await put('weights', 1, { weights: { ...weights, cost: 1 } })).status, 422);
    const own = [{ of: 'aws', line: 'vcpuSeconds', amount: 0.02, ref: 'contract 17', on: '2026-10-01' }];
    const priced = await put('prices', 0, { own });
    const { prices } = priced.json as {
      readonly prices: readonly { of: string; line: string; own: object | null }[];
    };
    assert.deepEqual(
      prices.filter((price) => price.own !== null).map(({ of, line }) => `${of} ${line}`),
      ['aws vcpuSeconds'],
    );
    const viewer = await server.join('viewer', 'vera');
    const refused = await server.ask(viewer, 'PUT', `${path}/settings/prices`, {
      body: { own },
      headers: { 'if-match': '"1"' },
    });
    assert.equal(refused.status, 403);
    const log = await server.ask(server.owner, 'GET', `${path}/audit?area=setting`);
    assert.equal((log.json as { readonly items: readonly unknown[] }).items.length, 2);
  });
});
