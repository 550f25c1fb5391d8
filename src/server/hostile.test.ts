// Every route as the server's own description says it: asked rightly, wrongly and with other people's ids, by somebody who may do everything.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { bases } from '../../test/bases.ts';
import { quickBrief } from '../../test/quick-brief.ts';
import { bodies, fitting, hostileTexts, type Operation } from '../../test/requests.ts';
import { type Caller, testServer, type TestServer } from '../../test/servers.ts';
import { createWorkspace } from '../store/base/members.ts';
import type { Route } from './route.ts';

/** What stands in a workspace, by the names that paths have for it. */
type Ids = Readonly<Record<string, string>>;

let server: TestServer;
let operations: ReadonlyMap<string, Operation>;
/** Of the owner's own workspace, and of another one. */
let own: Ids;
let others: Ids;

before(async () => {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  server = await testServer(embedded.open, true);
  const { json } = await server.ask(null, 'GET', '/api/openapi.json');
  const { paths } = json as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    ),
  );
  const { db } = server.house.base;
  const user = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
  const other = await createWorkspace(db, { name: 'South', owner: user.id });
  own = await peopled(server.owner);
  others = await peopled({ ...server.owner, workspace: other.workspace });
});

after(() => server.close());

/** A workspace with a plan that has a revision, a file, a token and an invitation. */
async function peopled(caller: Caller): Promise<Ids> {
  const at = `/api/w/${caller.workspace}`;
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await server.ask(caller, 'POST', `${at}${path}`, { body });
    assert.ok(answer.status < 300, answer.text);
    return answer.json as T;
  };
  const plan = await post<{ readonly id: string }>('/plans', {
    name: 'Two',
    description: 'Two',
    brief: quickBrief,
  });
  let work = '';
  for (const wanted of [{ kind: 'propose' }, { kind: 'compose', design: 'D1', reason: 'The simplest.' }]) {
    const asked = await post<{ readonly id: string }>(`/plans/${plan.id}/work`, {
      ...wanted,
      measured: false,
    });
    work = asked.id;
    for (let state = ''; state !== 'done'; ) {
      const { json } = await server.ask(caller, 'GET', `${at}/work/${work}`);
      ({ state } = json as { readonly state: string });
      assert.notEqual(state, 'failed', JSON.stringify(json));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const file = await server.ask(caller, 'POST', `${at}/uploads?name=orders.csv`, {
    raw: `id,total\n1,${caller.workspace}\n`,
  });
  const token = await post<{ readonly token: { readonly id: string } }>('/tokens', { name: 'ci', days: 1 });
  return {
    workspace: caller.workspace,
    plan: plan.id,
    work,
    number: '1',
    hash: (file.json as { readonly hash: string }).hash,
    id: token.token.id,
    design: 'D1',
    flow: 'F1',
  };
}

function pathOf(route: Route, ids: Ids, otherwise: string): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? otherwise));
}

/** What a route is sent, and as what: JSON, or the bytes of a file under any name of their kind. `raw` undefined: it takes nothing. */
function contents({
  requestBody,
}: Operation): fc.Arbitrary<{ readonly raw: BodyInit | undefined; readonly media: string }> {
  const json = requestBody?.content['application/json']?.schema;
  if (json !== undefined) return bodies(json).map((raw) => ({ raw, media: 'application/json' }));
  if (requestBody === undefined) return fc.constant({ raw: undefined, media: '' });
  return fc.record({
    raw: fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
      fc.constantFrom('', 'openapi: 3.1.0\npaths: {}\n', '\u0000', ...hostileTexts),
    ),
    media: fc.constantFrom(
      'application/octet-stream',
      'application/yaml',
      'text/html; charset=x',
      '*',
      '/',
      '',
    ),
  });
}

/** Routes that would end the caller's own session or membership, or stream for ever, are asked elsewhere. */
function isAsked(route: Route): boolean {
  return route.media !== 'text/event-stream';
}

test('ids of another workspace open nothing here, whatever the route', async () => {
  const opened: string[] = [];
  for (const route of server.routes) {
    if (!route.path.includes('{plan}') && !route.path.includes('{work}') && !route.path.includes('{hash}'))
      continue;
    const path = pathOf(route, { ...others, workspace: own['workspace'] ?? '' }, 'nothing');
    const operation = operations.get(`${route.method} ${route.path}`);
    const schema = operation?.requestBody?.content['application/json']?.schema;
    const [body] = schema === undefined ? [] : fc.sample(fitting(schema), { numRuns: 1, seed: 3 });
    const answer = await server.ask(server.owner, route.method.toUpperCase(), path, {
      ...(schema === undefined ? {} : { body }),
      headers: { 'if-match': '"1"' },
    });
    if (answer.status < 400 || answer.status >= 500)
      opened.push(`${route.method} ${route.path}: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
  assert.deepEqual(opened, []);
  const still = await server.ask(
    server.owner,
    'GET',
    `/api/w/${others['workspace'] ?? ''}/plans/${others['plan'] ?? ''}`,
  );
  assert.equal(still.status, 200, 'and it is still there');
});

test('every route answers what its description allows and refuses the rest with a problem, never with a crash', async () => {
  const routes = server.routes.filter(isAsked);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), fc.gen(), async (route, gen) => {
      const operation = operations.get(`${route.method} ${route.path}`);
      assert.ok(operation !== undefined, `${route.method} ${route.path} is not described`);
      const among = (texts: readonly string[]): string => gen(() => fc.constantFrom(...texts));
      const hostile = (): string => among(hostileTexts.filter((text) => text.isWellFormed()));
      const ids = gen(fc.integer, { min: 0, max: 3 }) > 0 ? own : { workspace: own['workspace'] ?? '' };
      const query = new URLSearchParams();
      for (const { name, in: place, schema } of operation.parameters) {
        if (place !== 'query' || gen(fc.boolean)) continue;
        const value = gen(fc.boolean) ? gen(() => fitting(schema)) : hostile();
        query.append(name, String(value));
      }
      const { raw, media } = gen(() => contents(operation));
      const path = `${pathOf(route, ids, hostile() || 'x')}${query.size === 0 ? '' : `?${query.toString()}`}`;
      const answer = await server.ask(server.owner, route.method.toUpperCase(), path, {
        ...(raw === undefined ? {} : { raw }),
        headers: {
          'if-match': among(['"1"', '"2"', '*', 'W/"x"', '"999999999999"']),
          ...(raw === undefined ? {} : { 'content-type': media }),
        },
      });
      assert.ok(
        answer.status < 500 || answer.status === 503,
        `${answer.status} ${server.lines.findLast((line) => line.includes('broken')) ?? answer.text}`,
      );
      if (answer.status >= 400 && answer.status !== 404)
        assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
    }),
    { numRuns: Number(process.env['SPANWRIGHT_REQUESTS'] ?? '1500'), seed: 11, endOnFailure: true },
  );
});

test('more bytes than a route takes are refused before they are read', async () => {
  for (const route of server.routes) {
    if ((route.body === null && !route.bytes) || route.access === 'open') continue;
    const answer = await server.ask(server.owner, route.method.toUpperCase(), pathOf(route, own, 'x'), {
      raw: '{}',
      headers: {
        'content-type': 'application/json',
        'content-length': String(route.bodyBytes + 1),
        'if-match': '"1"',
      },
    });
    assert.equal(answer.status, 413, `${route.method} ${route.path}`);
  }
});
