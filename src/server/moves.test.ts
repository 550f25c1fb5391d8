import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { bases } from '../../test/bases.ts';
import { testServer } from '../../test/servers.ts';
import { Plan } from '../plan/plan.ts';
import { criteria } from '../score/scorecard.ts';
import { rankByWeights, type Weighed } from '../score/weigh.ts';
import type { Move } from './moves.ts';

/** An API document with one object; `more` is a field beside its name. */
function document(more: string): string {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Depot', version: '1' },
    servers: [{ url: 'https://depot.example.com' }],
    paths: {
      '/crates': {
        get: {
          operationId: 'listCrates',
          responses: {
            200: {
              description: 'ok',
              content: {
                'application/json': {
                  schema: { type: 'array', items: { $ref: '#/components/schemas/Crate' } },
                },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Crate: {
          type: 'object',
          properties: { id: { type: 'string' }, name: { type: 'string' }, [more]: { type: 'string' } },
        },
      },
    },
  });
}

const brief = `
spanwright: 1
name: Depot
systems:
  - { id: depot, name: Depot, api: depot.json }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: depot.crate, to: billing.product }
`;

const even = Object.fromEntries(criteria.map((criterion) => [criterion, 1 / criteria.length]));
const cheap = Object.fromEntries(criteria.map((criterion) => [criterion, criterion === 'cost' ? 1 : 0]));

interface Stage {
  readonly put: (path: string, weights: unknown, version: number) => Promise<void>;
  readonly bring: (body: string) => Promise<void>;
  readonly work: (body: object) => Promise<string>;
  readonly get: <T>(path: string) => Promise<T>;
}

async function staged(
  open: (typeof bases)[number]['open'],
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const server = await testServer(open, true);
  const { owner } = server;
  const api = `/api/w/${owner.workspace}`;
  try {
    const bring = async (body: string): Promise<void> => {
      const { status, text } = await server.ask(owner, 'POST', `${api}/uploads?name=depot.json`, {
        raw: body,
        headers: { 'content-type': 'application/octet-stream' },
      });
      assert.equal(status, 201, text);
    };
    await bring(document('colour'));
    const made = await server.ask(owner, 'POST', `${api}/plans`, {
      body: { name: 'Depot', description: 'x', brief },
    });
    const plan = `${api}/plans/${(made.json as { readonly id: string }).id}`;
    await act({
      bring,
      put: async (path, weights, version) => {
        const at = path === 'settings/weights' ? `${api}/${path}` : `${plan}/${path}`;
        const headers = { 'if-match': `"${version}"` };
        assert.equal((await server.ask(owner, 'PUT', at, { body: { weights }, headers })).status, 200);
      },
      work: async (body) => {
        const asked = (await server.ask(owner, 'POST', `${plan}/work`, { body })).json as {
          readonly id: string;
        };
        for (;;) {
          const now = (await server.ask(owner, 'GET', `${api}/work/${asked.id}`)).json as {
            readonly endedAt: string | null;
            readonly state: string;
            readonly problem: unknown;
          };
          if (now.endedAt === null) await pause(100);
          else {
            assert.equal(now.state, 'done', JSON.stringify(now.problem));
            return asked.id;
          }
        }
      },
      get: async <T>(path: string) => (await server.ask(owner, 'GET', `${plan}/${path}`)).json as T,
    });
  } finally {
    await server.close();
  }
}

const compose = { kind: 'compose', design: 'D1', reason: 'It is small', measured: false };

for (const { name, open } of bases) {
  test(`${name}: the ranking and the decision record of a plan rest on the weights that were set, and say whose they are`, async () => {
    await staged(open, async ({ put, work, get }) => {
      await work({ kind: 'propose', measured: false });
      const { designs } = await get<{ readonly designs: readonly { readonly weighed: Weighed }[] }>(
        'designs',
      );
      const weighed = designs.map((one) => one.weighed);
      await put('settings/weights', even, 0);
      await work(compose);
      const first = Plan.parse(await get('revisions/1'));
      assert.match(first.comparison.why, /Ranked by weights that the workspace set/);
      await put('weights', cheap, 0);
      assert.deepEqual(
        (await get<readonly Move[]>('moves')).map(({ what }) => what),
        ['weights'],
      );
      await work(compose);
      const { comparison, decisions } = Plan.parse(await get('revisions/2'));
      assert.deepEqual(
        comparison.ranking,
        rankByWeights(weighed, cheap as Weighed['marks']).map(({ id }) => id),
      );
      for (const { rubric, scores } of comparison.designs) {
        assert.deepEqual(
          rubric.map(({ criterion, weight }) => [criterion, weight]),
          criteria.map((criterion) => [criterion, cheap[criterion]]),
        );
        assert.equal(scores.total, scores.cost);
      }
      const why = decisions.find(({ id }) => id === 'D-architecture')?.why ?? '';
      assert.match(
        why,
        /Ranked by weights set for this plan; .*reliability 0 % \(25 %\).*cost 100 % \(10 %\)/,
      );
      assert.ok(
        comparison.sensitivity?.weights.every(({ criterion, weight }) => weight === cheap[criterion]),
      );
      assert.deepEqual(await get('moves'), []);
    });
  });

  test(`${name}: another file of a document's name makes what was made from it stale, names it, and is new work`, async () => {
    await staged(open, async ({ bring, work, get }) => {
      const measured = await work({ kind: 'propose', measured: false });
      await work(compose);
      assert.deepEqual((await get<{ readonly moved: readonly Move[] }>('proposal')).moved, []);
      assert.deepEqual(await get('moves'), []);
      await bring(document('weight'));
      const moved = [{ what: 'document', name: 'depot.json', how: 'changed' }];
      assert.deepEqual((await get<{ readonly moved: readonly Move[] }>('proposal')).moved, moved);
      assert.deepEqual(await get('moves'), moved);
      assert.notEqual(await work({ kind: 'propose', measured: false }), measured);
      await work(compose);
      assert.deepEqual((await get<{ readonly moved: readonly Move[] }>('proposal')).moved, []);
      assert.deepEqual(await get('moves'), []);
      const { flows } = Plan.parse(await get('revisions/2'));
      assert.match(JSON.stringify(flows), /weight/);
      await bring(document('colour'));
      assert.deepEqual(await get('moves'), moved);
    });
  });
}
