import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Auth } from '../../catalog/profile.ts';
import { readDocument } from '../readers.ts';

function auth(document: object): readonly Auth[] {
  return readDocument({
    name: 'api.json',
    text: JSON.stringify({ info: { title: 'A', version: '1' }, paths: {}, ...document }),
  }).auth;
}

function schemes(securitySchemes: object): readonly Auth[] {
  return auth({ openapi: '3.1.0', components: { securitySchemes } });
}

test('declared schemes are read with their places and flows', () => {
  const found = schemes({
    key: { type: 'apiKey', in: 'query', name: 'api_key' },
    basic: { type: 'http', scheme: 'Basic' },
    bearer: { type: 'http', scheme: 'bearer' },
    oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known' },
    mtls: { type: 'mutualTLS' },
    oauth: {
      type: 'oauth2',
      flows: {
        authorizationCode: {
          authorizationUrl: 'https://a.example/auth',
          tokenUrl: 'https://a.example/token',
          scopes: { read: 'r', write: 'w' },
        },
        clientCredentials: { tokenUrl: 'https://a.example/token', scopes: {} },
      },
    },
  });
  assert.deepEqual(
    found.map((one) => one.type),
    ['apiKey', 'basic', 'bearer', 'oidc', 'mtls', 'oauth2', 'oauth2'],
  );
  assert.deepEqual([found[0]?.in, found[0]?.name], ['query', 'api_key']);
  assert.deepEqual(found[5], {
    ...found[5],
    flow: 'authorizationCode',
    authorizationUrl: 'https://a.example/auth',
    tokenUrl: 'https://a.example/token',
    scopes: ['read', 'write'],
  });
  assert.equal(found[6]?.flow, 'clientCredentials');
  assert.ok(found.every((one) => one.confidence === 'documented'));
});

test('Swagger 2 forms of basic, key and OAuth are the same things', () => {
  const found = auth({
    swagger: '2.0',
    securityDefinitions: {
      b: { type: 'basic' },
      k: { type: 'apiKey', in: 'header', name: 'X-Key' },
      o: { type: 'oauth2', flow: 'application', tokenUrl: 'https://a.example/t', scopes: { all: '' } },
    },
  });
  assert.deepEqual(
    found.map((one) => [one.type, one.flow, one.name]),
    [
      ['basic', null, null],
      ['apiKey', null, 'X-Key'],
      ['oauth2', 'clientCredentials', null],
    ],
  );
});

test('a key in the Authorization header that is described as a bearer token is one', () => {
  assert.equal(
    schemes({
      t: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Bearer followed by the token' },
    })[0]?.type,
    'bearer',
  );
});

test('without schemes, header parameters and a token endpoint give it away, marked as inferred', () => {
  const call = {
    parameters: [{ name: 'X-API-Key', in: 'header', schema: { type: 'string' } }],
    responses: { 200: { description: 'ok' } },
  };
  const found = auth({
    openapi: '3.0.3',
    servers: [{ url: 'https://a.example' }],
    paths: {
      '/things': { get: call },
      '/oauth/token': { post: { responses: { 200: { description: 'ok' } } } },
    },
  });
  assert.deepEqual(
    found.map((one) => [one.type, one.name, one.tokenUrl, one.confidence]),
    [
      ['apiKey', 'X-API-Key', null, 'inferred'],
      ['oauth2', null, 'https://a.example/oauth/token', 'inferred'],
    ],
  );
});

test('no security is said only when the document says it', () => {
  assert.deepEqual(
    auth({ openapi: '3.0.3', security: [] }).map((one) => one.type),
    ['none'],
  );
  assert.deepEqual(auth({ openapi: '3.0.3' }), []);
});

test('scopes of alternatives stay apart, those needed together are joined by a space', () => {
  const document = {
    openapi: '3.0.3',
    info: { title: 'A', version: '1' },
    security: [{ oauth: ['all'] }],
    paths: {
      '/things': {
        get: {
          security: [{ oauth: ['read', 'list'] }, { oauth: ['all'] }, { key: [] }],
          responses: { 200: { description: 'ok' } },
        },
        post: { responses: { 201: { description: 'ok' } } },
      },
      '/things/{id}': { get: { security: [], responses: { 200: { description: 'ok' } } } },
    },
  };
  const operations =
    readDocument({ name: 'a', text: JSON.stringify(document) }).resources[0]?.operations ?? [];
  assert.deepEqual(
    operations.map((one) => [one.kind, one.scopes]),
    [
      ['list', ['read list', 'all']],
      ['get', []],
      ['create', ['all']],
    ],
  );
});
