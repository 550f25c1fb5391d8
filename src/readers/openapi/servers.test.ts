import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiProfile, Server } from '../../catalog/profile.ts';
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

test('a path without a host is kept, and the host is asked for', () => {
  const read = (urls: readonly string[]): ApiProfile =>
    readDocument({
      name: 'a',
      text: JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        paths: {},
        servers: urls.map((url) => ({ url })),
      }),
    });
  assert.deepEqual(read(['/api/v1']).servers, [{ url: '/api/v1', environment: 'production' }]);
  assert.match(read(['/api/v1']).unknowns.join(' '), /At which host .* gives the path \/api\/v1 alone/);
  for (const url of ['https://api.example.com/v1', '//api.example.com', '{site}/v1'])
    assert.doesNotMatch(read(['/api/v1', url]).unknowns.join(' '), /At which/, url);
});
