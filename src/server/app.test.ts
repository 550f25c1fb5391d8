import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { bases } from '../../test/bases.ts';
import { type Caller, testServer, type TestServer } from '../../test/servers.ts';
import { createWorkspace, roles } from '../store/base/members.ts';
import { deeds, mayDo } from './deeds.ts';
import type { Route } from './route.ts';

const [embedded] = bases;

async function withServer(act: (server: TestServer) => Promise<void>): Promise<void> {
  assert.ok(embedded !== undefined);
  const server = await testServer(embedded.open);
  try {
    await act(server);
  } finally {
    await server.close();
  }
}

/** A path with every parameter filled: the workspace given, anything else by a value that no record has. */
function pathOf(route: Route, workspace: string): string {
  return route.path
    .replace('{workspace}', workspace)
    .replace('{kind}', 'specification')
    .replace('{number}', '1')
    .replace('{hash}', '0'.repeat(64))
    .replaceAll(/\{\w+\}/g, 'nothing-of-this-name');
}

test('every route × every role: what the role may not do is refused before anything is looked at, and nothing breaks', async () => {
  await withServer(async (server) => {
    const callers = new Map<string, Caller>([['owner', server.owner]]);
    for (const role of roles) if (role !== 'owner') callers.set(role, await server.join(role, role));
    for (const [role, caller] of callers)
      for (const route of server.routes) {
        if (route.access === 'open' || route.access === 'known') continue;
        const { status } = await server.ask(
          caller,
          route.method.toUpperCase(),
          pathOf(route, caller.workspace),
          {
            ...(route.body === null ? {} : { body: {} }),
            headers: { 'if-match': '"1"' },
          },
        );
        const allowed = mayDo(role as (typeof roles)[number], route.access);
        assert.equal(status === 403, !allowed, `${role} ${route.method} ${route.path}: ${status}`);
        assert.ok(status < 500, `${role} ${route.method} ${route.path}: ${status}`);
      }
  });
});

test('every route of another workspace looks like one of a workspace that does not exist, and nobody passes unknown', async () => {
  await withServer(async (server) => {
    const user = await server.house.base.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const other = await createWorkspace(server.house.base.db, { name: 'South', owner: user.id });
    const stranger = await server.join('architect', 'stranger');
    for (const route of server.routes) {
      if (route.access === 'open') continue;
      const asked = { ...(route.body === null ? {} : { body: {} }), headers: { 'if-match': '"1"' } };
      const method = route.method.toUpperCase();
      const nobody = await server.ask(null, method, pathOf(route, server.owner.workspace), asked);
      assert.equal(nobody.status, 401, `nobody ${route.method} ${route.path}`);
      if (route.access === 'known') continue;
      const foreign = await server.ask(stranger, method, pathOf(route, other.workspace), asked);
      const missing = await server.ask(stranger, method, pathOf(route, 'no-such-workspace'), asked);
      assert.deepEqual([foreign.status, missing.status], [404, 404], `${route.method} ${route.path}`);
      const detail = (answer: typeof foreign): unknown => (answer.json as { readonly detail: string }).detail;
      assert.equal(detail(foreign), detail(missing));
    }
  });
});

test('malformed, hostile and oversized bodies are refused with a problem, never with a crash', async () => {
  await withServer(async (server) => {
    const withBody = server.routes.filter((route) => route.body !== null || route.method === 'post');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...withBody),
        fc.oneof(
          fc.jsonValue().map((value) => JSON.stringify(value)),
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.constant('{"name":"a\\u0000b","description":"x"}'),
          fc.constant('{"value":{"a":"\\ud800"}}'),
          fc.constant('{"__proto__":{"admin":true},"name":"x","description":"' + '\u0000'.repeat(3) + '"}'),
          fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
        ),
        async (route, raw) => {
          const answer = await server.ask(
            server.owner,
            route.method.toUpperCase(),
            pathOf(route, server.owner.workspace),
            {
              raw,
              headers: { 'content-type': 'application/json', 'if-match': '"1"' },
            },
          );
          assert.ok(
            answer.status < 500,
            `${route.method} ${route.path}: ${answer.status} ${server.lines.findLast((line) => line.includes('broken')) ?? ''}`,
          );
          if (answer.status >= 400) assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    const large = await server.ask(server.owner, 'POST', `/api/w/${server.owner.workspace}/plans`, {
      body: { name: 'x', description: 'x'.repeat(1_100_000), brief: null },
    });
    assert.equal(large.status, 413);
    const unmeasured = await server.app.request(
      `http://127.0.0.1:4747/api/w/${server.owner.workspace}/plans`,
      {
        method: 'POST',
        headers: {
          origin: 'http://127.0.0.1:4747',
          cookie: server.owner.cookie,
          'content-type': 'application/json',
        },
        body: new Blob(['x'.repeat(1_100_000)]).stream(),
        duplex: 'half',
      } as RequestInit,
      {},
    );
    assert.equal(unmeasured.status, 413, 'of a length that nobody named');
  });
});

test('a request by cookie that changes something comes from our own pages', async () => {
  await withServer(async (server) => {
    const path = `/api/w/${server.owner.workspace}/plans`;
    const body = { name: 'Orders', description: 'x', brief: null };
    const foreign = await server.ask(server.owner, 'POST', path, {
      body,
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(foreign.status, 401);
    assert.equal((await server.ask(server.owner, 'POST', path, { body })).status, 201);
  });
});

test('a token speaks in its own workspace, for its owner’s role, until it is revoked', async () => {
  await withServer(async (server) => {
    const viewerPath = `/api/w/${server.owner.workspace}`;
    const made = await server.ask(server.owner, 'POST', `${viewerPath}/tokens`, {
      body: { name: 'ci', days: 30 },
    });
    const { secret, token } = made.json as {
      readonly secret: string;
      readonly token: { readonly id: string };
    };
    const headers = { authorization: `Bearer ${secret}` };
    assert.equal((await server.ask(null, 'GET', `${viewerPath}/plans`, { headers })).status, 200);
    const user = await server.house.base.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const other = await createWorkspace(server.house.base.db, { name: 'South', owner: user.id });
    assert.equal((await server.ask(null, 'GET', `/api/w/${other.workspace}/plans`, { headers })).status, 404);
    await server.ask(server.owner, 'DELETE', `${viewerPath}/tokens/${token.id}`);
    assert.equal((await server.ask(null, 'GET', `${viewerPath}/plans`, { headers })).status, 401);
  });
});

test('two tabs: the second to save is told, and both texts are still there to choose from', async () => {
  await withServer(async (server) => {
    const plans = `/api/w/${server.owner.workspace}/plans`;
    const made = await server.ask(server.owner, 'POST', plans, {
      body: { name: 'A', description: 'x', brief: null },
    });
    const { id } = made.json as { readonly id: string };
    assert.equal(made.headers.get('etag'), '"1"');
    const save = (name: string, tag: string) =>
      server.ask(server.owner, 'PATCH', `${plans}/${id}`, { body: { name }, headers: { 'if-match': tag } });
    assert.equal((await save('B', '"1"')).status, 200);
    assert.equal((await save('C', '"1"')).status, 412);
    assert.equal((await save('C', '"2"')).status, 200);
    assert.equal(
      (await server.ask(server.owner, 'PATCH', `${plans}/${id}`, { body: { name: 'D' } })).status,
      428,
    );
  });
});

test('who tries passwords is told to wait, as a problem with the time to wait, whatever address they claim to have', async () => {
  await withServer(async (server) => {
    const attempt = (from: number, password: string) =>
      server.ask(null, 'POST', '/api/auth/sign-in/email', {
        body: { email: 'olive@example.com', password },
        headers: { 'x-forwarded-for': `198.51.100.${from}`, 'x-spanwright-address': `198.51.100.${from}` },
      });
    const wrong = await attempt(1, 'not the password');
    assert.equal(wrong.status, 401);
    assert.match(wrong.headers.get('content-type') ?? '', /problem\+json/);
    let last = wrong;
    for (let from = 2; from < 20 && last.status !== 429; from += 1)
      last = await attempt(from, 'not the password');
    assert.equal(last.status, 429);
    assert.match(last.headers.get('content-type') ?? '', /problem\+json/);
    const wait = Number(last.headers.get('retry-after'));
    assert.ok(wait >= 1 && wait <= 60, `${wait} s`);
    const large = await server.ask(null, 'POST', '/api/auth/sign-in/email', {
      raw: 'x'.repeat(20_000),
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(large.status, 413);
  });
});

test('more work than a workspace may have open is put off, and nothing of it is kept', async () => {
  await withServer(async (server) => {
    const { workspace } = server.owner;
    await sql`insert into work (id, workspace, kind, request, request_key, state, author)
      select n::text, ${workspace}, 'propose', '{}', n::text, 'waiting', (select id from "user") from generate_series(1, 200) n`.execute(
      server.house.base.db,
    );
    const made = await server.ask(server.owner, 'POST', `/api/w/${workspace}/plans`, {
      body: { name: 'Orders', description: 'Orders go to the ledger.', brief: null },
    });
    const works = `/api/w/${workspace}/plans/${(made.json as { readonly id: string }).id}/work`;
    const asked = await server.ask(server.owner, 'POST', works, {
      body: { kind: 'propose', measured: false },
    });
    assert.equal(asked.status, 429);
    assert.ok(Number(asked.headers.get('retry-after')) > 0);
    assert.deepEqual((await server.ask(server.owner, 'GET', works)).json, []);
  });
});

test('nothing of a body, a cookie or a token gets into the log', async () => {
  await withServer(async (server) => {
    await server.ask(server.owner, 'POST', `/api/w/${server.owner.workspace}/plans`, {
      body: { name: 'Visible only here', description: 'x', brief: null },
    });
    const log = server.lines.join('');
    assert.match(log, /"route":"\/api\/w\/:workspace\/plans"/);
    for (const secret of [
      'Visible only here',
      'a long enough password',
      server.owner.cookie.split('=')[1] ?? '',
    ])
      assert.ok(!log.includes(secret));
  });
});

test('the description names every route, its parameters and who may call it', async () => {
  await withServer(async (server) => {
    const { json } = await server.ask(null, 'GET', '/api/openapi.json');
    const { paths } = json as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
    };
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    assert.equal(ids.length, server.routes.length);
    assert.equal(new Set(ids).size, ids.length);
  });
});

test('each deed is open to somebody, and the owner may do all', () => {
  for (const deed of deeds) assert.ok(mayDo('owner', deed));
  assert.ok(!mayDo('viewer', 'plan') && !mayDo('architect', 'sign') && !mayDo('approver', 'choose'));
});
