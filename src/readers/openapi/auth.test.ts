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

function told(description: string, paths: object = {}): readonly (readonly [string, string | null])[] {
  return auth({ openapi: '3.0.3', info: { title: 'A', version: '1', description }, paths }).map(
    (one) => [one.type, one.name] as const,
  );
}

function calls(count: number, call: object): object {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/things${index}`,
      { get: { responses: { 200: { description: 'ok' } }, ...call } },
    ]),
  );
}

test('a key in the Authorization header is what its name or words make of it', () => {
  const found = schemes({
    bearerAuth: { type: 'apiKey', in: 'header', name: 'Authorization' },
    coded: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Basic, then key and secret' },
    plain: { type: 'apiKey', in: 'header', name: 'Authorization' },
  });
  assert.deepEqual(
    found.map((one) => [one.type, one.confidence]),
    [
      ['bearer', 'inferred'],
      ['basic', 'inferred'],
      ['apiKey', 'documented'],
    ],
  );
});

test('a token that is got by OAuth shows OAuth beside it, and a denied OAuth does not', () => {
  const scheme = (description: string): object => ({
    t: { type: 'apiKey', in: 'header', name: 'X-Token', description },
  });
  assert.deepEqual(
    schemes(scheme('The access token of the OAuth application.')).map((one) => [one.type, one.confidence]),
    [
      ['apiKey', 'documented'],
      ['oauth2', 'inferred'],
    ],
  );
  assert.equal(schemes(scheme('There is no OAuth 2.0 flow.')).length, 1);
  assert.equal(schemes(scheme('Signed as OAuth 1.0 tokens are.')).length, 1);
});

test('schemes of odd types and signed requests are kept with a note or marked as inferred', () => {
  const found = schemes({
    jwt: { type: 'jwt' },
    old: { type: 'oauth', flow: 'application', tokenUrl: 'https://a.example/t' },
    signed: { type: 'apiKey', in: 'header', name: 'X-Sign', description: 'HMAC over the body' },
    key: { type: 'http', scheme: 'basic', description: 'Send the API key as user name' },
  });
  assert.deepEqual(
    found.map((one) => [one.type, one.confidence, one.note]),
    [
      ['bearer', 'inferred', null],
      ['oauth2', 'inferred', null],
      ['apiKey', 'documented', 'each request is signed'],
      ['basic', 'documented', 'the key is the user name'],
    ],
  );
});

test('the introduction names the way, unless it denies it', () => {
  assert.deepEqual(told('Send `Authorization: Bearer <token>` with all calls.'), [
    ['bearer', 'Authorization'],
  ]);
  assert.deepEqual(told('Pass your key in the header "Api-Key".'), [['apiKey', 'Api-Key']]);
  assert.deepEqual(told('curl -H "Acme-Token: abc" https://a.example'), [['apiKey', 'Acme-Token']]);
  assert.deepEqual(told('curl https://a.example/things?api_key=abc'), [['apiKey', 'api_key']]);
  assert.deepEqual(told('Each call requires an API key.'), [['apiKey', null]]);
  assert.deepEqual(told('Basic authentication is no longer supported. Use OAuth 2.0.'), [['oauth2', null]]);
  assert.deepEqual(told('Calls need no authentication.'), [['none', null]]);
  assert.deepEqual(told('Some calls require no authentication.'), []);
  assert.deepEqual(told('A plain list of things.'), []);
});

test('a parameter that may mean anything counts only with its own words or on all calls', () => {
  const query = (name: string, description: string, required = false): object => ({
    parameters: [{ name, in: 'query', description, required, schema: { type: 'string' } }],
  });
  const found = (call: object): readonly string[] => told('', calls(4, call)).map(([type]) => type);
  assert.deepEqual(found(query('key', 'Your API key.')), ['apiKey']);
  assert.deepEqual(found(query('key', 'Key of the thing to look for.')), []);
  assert.deepEqual(found(query('key', '', true)), ['apiKey']);
  assert.deepEqual(found(query('pageToken', 'Token of the next page')), []);
  const header = (name: string): object => ({
    parameters: [{ name, in: 'header', schema: { type: 'string' } }],
  });
  assert.deepEqual(found(header('X-Acme-Server-Token')), ['apiKey']);
  assert.deepEqual(found(header('X-CSRF-Token')), []);
  assert.deepEqual(found(header('Idempotency-Key')), []);
});

test('a key that only some calls need is found where its name leaves no doubt', () => {
  const keyed = { parameters: [{ name: 'Api-Key', in: 'header', schema: { type: 'string' } }] };
  const paths = {
    ...calls(10, {}),
    '/private': { get: { ...keyed, responses: {} } },
    '/own': { get: keyed },
  };
  assert.deepEqual(told('', paths), [['apiKey', 'Api-Key']]);
});

test('code samples in extensions and refusals of many calls tell, those of one call do not', () => {
  const sample = { 'x-samples': [{ lang: 'curl', source: 'curl -H "Authorization: Bearer KEY"' }] };
  assert.deepEqual(told('', calls(4, sample)), [['bearer', 'Authorization']]);
  assert.deepEqual(told('', { ...calls(30, {}), '/odd': { get: sample } }), []);
  const refused = { responses: { 200: { description: 'ok' }, 401: { description: 'Invalid API key' } } };
  assert.deepEqual(told('', calls(4, refused)), [['apiKey', null]]);
});

test('a token call shows its grant, and a login call shows a bearer token', () => {
  const call = (asked: object, answered: object): object => ({
    requestBody: { content: { 'application/json': { schema: { type: 'object', properties: asked } } } },
    responses: {
      200: {
        description: 'ok',
        content: { 'application/json': { schema: { type: 'object', properties: answered } } },
      },
    },
  });
  const text = { type: 'string' };
  const grant = { grant_type: { ...text, enum: ['client_credentials'] }, client_id: text };
  const [oauth] = auth({
    openapi: '3.0.3',
    paths: { '/connect/token': { post: call(grant, { access_token: text }) } },
  });
  assert.deepEqual(
    [oauth?.type, oauth?.flow, oauth?.tokenUrl],
    ['oauth2', 'clientCredentials', '/connect/token'],
  );
  const [login] = auth({
    openapi: '3.0.3',
    paths: { '/users/login': { post: call({ user: text, password: text }, { token: text }) } },
  });
  assert.deepEqual(
    [login?.type, login?.note, login?.confidence],
    ['bearer', 'token from POST /users/login', 'inferred'],
  );
});

test('words that are written to slow a pattern down do not', { timeout: 20_000 }, () => {
  for (const unit of ['x-', 'no ', 'curl -', 'header "', 'oauth ', '-H "a-'])
    assert.ok(told(unit.repeat(200_000 / unit.length)).length < 2, unit);
});

test('a key that travels in the path or in bodies is found, with a note of where', () => {
  const answer = { 200: { description: 'ok' } };
  const param = { name: 'apiKey', in: 'path', required: true, schema: { type: 'string' } };
  const post = (name: string, description: string): object => ({
    requestBody: {
      content: {
        'application/json': {
          schema: { type: 'object', properties: { [name]: { type: 'string', description } } },
        },
      },
    },
    responses: answer,
  });
  const found = (paths: object): readonly (readonly unknown[])[] =>
    auth({ openapi: '3.0.0', paths }).map((one) => [one.type, one.in, one.name, one.note]);
  assert.deepEqual(found({ '/mail/{apiKey}/{mail}': { get: { parameters: [param], responses: answer } } }), [
    ['apiKey', null, 'apiKey', 'sent as a part of the path'],
  ]);
  assert.deepEqual(found({ '/send': { post: post('key', 'a valid API key') } }), [
    ['apiKey', null, 'key', 'sent in the body'],
  ]);
  assert.deepEqual(found({ '/send': { post: post('key', 'key of the entry') } }), []);
});

test('samples of the calls sharpen a vague introduction, and a hook that is signed signs no request', () => {
  const sample = { description: 'Authorization: Bearer YOUR-KEY', responses: {} };
  const paths = { '/a': { get: sample }, '/b': { get: sample } };
  const type = (description: string, calls: object): readonly unknown[] =>
    auth({ openapi: '3.0.0', info: { title: 'A', version: '1', description }, paths: calls }).map(
      (one) => `${one.type} ${one.in ?? ''} ${one.name ?? ''} ${one.note ?? ''}`,
    );
  assert.deepEqual(type('Send your key in the Authorization header', paths), [
    'bearer header Authorization ',
  ]);
  assert.deepEqual(
    type('The token goes into an `Authorization` header. X-Sig: the HMAC hex digest of a hook.', {}),
    ['apiKey header Authorization '],
  );
  assert.deepEqual(type('It is passed in the <code>api_key</code> parameter.', {}), [
    'apiKey query api_key ',
  ]);
});
