import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { readByNeed } from './by-need.ts';
import type { DocumentInput } from './document.ts';
import { readDocument } from './readers.ts';

const paths = {
  '/orders': {
    get: {
      responses: {
        200: {
          description: 'ok',
          content: {
            'application/json': {
              schema: {
                type: 'array',
                items: { type: 'object', properties: { id: { type: 'string' }, total: { type: 'number' } } },
              },
            },
          },
        },
      },
    },
  },
};
const openapi = JSON.stringify({ openapi: '3.0.3', info: { title: 'Shop', version: '1' }, paths });
const fields = [{ name: 'id', args: [], type: { kind: 'SCALAR', name: 'ID' } }];
const types = [{ kind: 'OBJECT', name: 'Query', fields }];
const introspected = JSON.stringify({ data: { __schema: { queryType: { name: 'Query' }, types } } });

/** What both ways give or refuse. */
async function both(input: DocumentInput): Promise<readonly [unknown, unknown]> {
  const refused = (error: unknown): unknown => {
    assert.ok(error instanceof InputError);
    return error.problems;
  };
  const whole = (): unknown => {
    try {
      return readDocument(input);
    } catch (error) {
      return refused(error);
    }
  };
  return [await readByNeed(input).catch(refused), whole()];
}

const inputs: readonly DocumentInput[] = [
  { name: 'shop.json', text: openapi },
  { name: 'shop', text: openapi },
  { name: 'shop.json', text: `\uFEFF  ${openapi}` },
  { name: 'shop.yaml', text: 'openapi: 3.0.3\ninfo: { title: Shop, version: "1" }\npaths: {}\n' },
  { name: 'shop.json', text: 'openapi: 3.0.3\ninfo: { title: Shop, version: "1" }\npaths: {}\n' },
  { name: 'orders.csv', text: openapi },
  { name: 'orders.json', text: '{"id":1,"total":2}\n{"id":2,"total":3}\n' },
  { name: 'orders.json', text: '{"items":[{"id":1,"total":2},{"id":2,"total":3}]}' },
  { name: 'graph.json', text: introspected },
  { name: 'broken.json', text: '{"openapi": "3.0.3", ' },
  { name: 'odd.json', text: '{"opnapi": "3.0.3"}' },
  { name: 'deep.json', text: `{"openapi":${'['.repeat(300)}${']'.repeat(300)}}` },
  { name: 'empty.json', text: '' },
];

for (const input of inputs)
  test(`${input.name} beginning ${JSON.stringify(input.text.slice(0, 12))} is read as with every reader loaded`, async () => {
    const [lean, whole] = await both(input);
    assert.deepEqual(lean, whole);
  });
