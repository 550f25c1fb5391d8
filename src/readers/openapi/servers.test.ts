import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Server } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';

function servers(document: object): readonly Server[] {
  return readDocument({
    name: 'a',
    text: JSON.stringify({ info: { title: 'A', version: '1' }, paths: {}, ...document }),
  }).servers;
}

test('variables stay, trial systems are told apart and come last', () => {
  const found = servers({
    openapi: '3.0.3',
    servers: [
      { url: 'https://api.example.com/x', description: 'Sandbox for partners' },
      { url: 'https://test-api.example.com/' },
      { url: 'https://{tenant}.example.com/', variables: { tenant: { default: 'demo' } } },
    ],
  });
  assert.deepEqual(found, [
    { url: 'https://{tenant}.example.com', environment: 'production' },
    { url: 'https://api.example.com/x', environment: 'sandbox' },
    { url: 'https://test-api.example.com', environment: 'sandbox' },
  ]);
});

test('Swagger 2 host, base path and scheme make the address', () => {
  assert.deepEqual(
    servers({ swagger: '2.0', host: 'crm.example.com', basePath: '/v1/', schemes: ['http', 'https'] }),
    [{ url: 'https://crm.example.com/v1', environment: 'production' }],
  );
  assert.deepEqual(servers({ swagger: '2.0' }), []);
});
