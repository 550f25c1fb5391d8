import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planFor } from '../jobs/plan.ts';
import { shippedShelf } from '../store/shelf.ts';

/** The network's prerequisites of a plan that writes into an API whose document names these servers. */
async function waysFor(servers: readonly string[]): Promise<readonly string[]> {
  const text = `
spanwright: 1
name: Contacts
systems:
  - { id: crm, uses: hubspot }
  - { id: own, name: Own desk, api: ./desk.json }
flows:
  - { id: F1, from: crm.contact, to: own.person }
`;
  const person = { type: 'object', properties: { id: { type: 'string' }, email: { type: 'string' } } };
  const content = { 'application/json': { schema: person } };
  const desk = {
    openapi: '3.0.3',
    info: { title: 'Desk', version: '1' },
    servers: servers.map((url) => ({ url })),
    paths: {
      '/persons': {
        post: { requestBody: { content }, responses: { 201: { description: 'made', content } } },
      },
      '/persons/{id}': { get: { responses: { 200: { description: 'it', content } } } },
    },
  };
  const documents = { read: async (name: string) => ({ name, text: JSON.stringify(desk) }) };
  const plan = await planFor(
    {
      brief: { name: 'brief.yaml', text },
      design: null,
      reason: null,
      start: null,
      engine: 'spanwright test',
    },
    { shelf: shippedShelf(), documents },
  );
  return plan.charter.prerequisites
    .filter((one) => one.id.endsWith('-out') || one.id.endsWith('own-network'))
    .map((one) => one.text);
}

test('a way through the firewall leads to hosts; a path without one makes a way to be asked for', async () => {
  const [out, own] = await waysFor(['/api/v1']);
  assert.match(out ?? '', /^Ways out through the firewall to https:/);
  assert.doesNotMatch(out ?? '', /\/api\/v1/);
  assert.match(own ?? '', /to Own desk, whose address is not known/);
});

test('a host that the document names is a way through the firewall and asks for nothing', async () => {
  const ways = await waysFor(['https://desk.example.com/api']);
  assert.equal(ways.length, 1);
  assert.match(ways[0] ?? '', /https:\/\/desk\.example\.com\/api/);
});
