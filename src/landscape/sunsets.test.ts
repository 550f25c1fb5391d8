import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeBrief, madeLimit, madeProfile, madeResource, seen, usualOperations } from '../../test/made.ts';
import { joinLandscape } from './join.ts';
import type { Landscape } from './landscape.ts';
import { liesUnder } from './paths.ts';

function join(
  sunsets: readonly object[],
  parts: object = {},
  goLive: string | null = '2027-03-01',
): Landscape {
  const target = madeProfile({ rateLimits: [madeLimit('l', 100, 'PT1S')], sunsets, ...parts });
  return joinLandscape(
    madeBrief({ constraints: { goLive } }),
    new Map([
      ['a', madeProfile()],
      ['b', target],
    ]),
  );
}

const sunset = (on: string, applies: readonly string[], parts: object = {}): object => ({
  id: 'old',
  title: 'Version 2',
  applies,
  on,
  phase: 'removed',
  replacement: 'version 3',
  source: seen,
  ...parts,
});

test('calls that are gone by go-live and have no other are an error on their flows', () => {
  const landscape = join([sunset('2027-02-16', ['/v2'])]);
  assert.deepEqual(
    landscape.sunsets.map((one) => [one.id, one.flows, one.beforeGoLive]),
    [['S-b-old', ['F1'], true]],
  );
  assert.deepEqual(
    landscape.findings.map((one) => [one.rule, one.severity, one.fix]),
    [['SPW103', 'error', 'Use version 3.']],
  );
});

test('what ends within a year after go-live is a warning, what ends later is not told', () => {
  assert.deepEqual(
    join([sunset('2028-03-01', ['/v2'])]).findings.map((one) => one.rule),
    ['SPW109'],
  );
  assert.deepEqual(join([sunset('2028-03-02', ['/v2'])]).sunsets, []);
});

test('without a day of go-live every sunset in use is told, and the day is asked for', () => {
  const landscape = join([sunset('2035-01-01', ['/v2'])], {}, null);
  assert.deepEqual(
    landscape.sunsets.map((one) => [one.flows, one.beforeGoLive]),
    [[['F1'], false]],
  );
  assert.deepEqual(
    landscape.findings.map((one) => one.rule),
    ['SPW109'],
  );
  assert.deepEqual(
    landscape.questions.map((one) => one.id),
    ['Q-constraints-golive'],
  );
});

test('calls that are gone are not offered where others do the same, and then no flow is under the sunset', () => {
  const operations = [...usualOperations('/v2/parcels'), ...usualOperations('/v3/parcels')];
  const landscape = join([sunset('2027-02-16', ['/v2'])], {
    resources: [madeResource('parcel', { operations })],
  });
  assert.ok(landscape.flows[0]?.to.operations.every((operation) => operation.path.startsWith('/v3')));
  assert.deepEqual([landscape.sunsets, landscape.findings], [[], []]);
});

test('calls that end after go-live come after those that last', () => {
  const operations = [...usualOperations('/v2/parcels'), ...usualOperations('/v3/parcels')];
  const landscape = join([sunset('2027-09-01', ['/v2'])], {
    resources: [madeResource('parcel', { operations })],
  });
  assert.deepEqual(
    landscape.flows[0]?.to.operations.map((operation) => operation.path.slice(0, 3)),
    ['/v3', '/v3', '/v3', '/v3', '/v2', '/v2', '/v2', '/v2'],
  );
  assert.deepEqual(landscape.sunsets, []);
});

test('deprecated calls are left out where others do the same, and told where there is nothing else', () => {
  const old = usualOperations('/v2/parcels').map((operation) => ({ ...operation, deprecated: true }));
  const both = join([], {
    resources: [madeResource('parcel', { operations: [...old, ...usualOperations('/v3/parcels')] })],
  });
  assert.ok(both.flows[0]?.to.operations.every((operation) => !operation.deprecated));
  assert.deepEqual(both.findings, []);
  assert.deepEqual(
    join([], { resources: [madeResource('parcel', { operations: old })] }).findings.map((one) => one.rule),
    ['SPW114'],
  );
});

test('a sunset by resource name counts for its calls alone', () => {
  const resources = [madeResource('parcel'), madeResource('letter')];
  assert.deepEqual(join([sunset('2027-02-16', ['parcels'])], { resources }).sunsets[0]?.flows, ['F1']);
  assert.deepEqual(join([sunset('2027-02-16', ['letter'])], { resources }).sunsets, []);
});

test('a sunset of sign-in addresses concerns the connection; one that touches no known call is a note', () => {
  const auth = [{ type: 'oauth2', tokenUrl: 'https://acme.example/oauth/v1/token', source: seen }];
  const used = join([sunset('2027-02-16', ['/oauth/v1'])], { auth });
  assert.deepEqual(
    used.findings.map((one) => [one.rule, one.message]),
    [
      [
        'SPW103',
        'the connection to Acme: Version 2 (gone from 2027-02-16, which is no later than go-live on 2027-03-01).',
      ],
    ],
  );
  const note = join([sunset('2027-02-16', ['/oauth/v1'])]);
  assert.deepEqual(
    [note.findings[0]?.rule, note.findings[0]?.severity, note.sunsets[0]?.flows],
    ['SPW110', 'info', []],
  );
});

test('calls of a GraphQL API end with the one address that they all go to', () => {
  const graph = {
    kind: 'graphql',
    servers: [{ url: 'https://shop.example/admin/api/v2/graphql', environment: 'production' }],
  };
  assert.deepEqual(join([sunset('2027-02-16', ['/admin/api/v2'])], graph).sunsets[0]?.flows, ['F1']);
  assert.deepEqual(join([sunset('2027-02-16', ['/admin/api/v1'])], graph).sunsets[0]?.flows, []);
});

test('a path lies under a prefix by whole segments; parameters and addresses do not matter', () => {
  assert.ok(liesUnder('/crm/v3/objects/{id}', '/crm/v3'));
  assert.ok(liesUnder('https://api.example/crm/v3', '/crm/v3/'));
  assert.ok(liesUnder('/users/{userId}/mail', '/users/{id}'));
  assert.ok(liesUnder('/crm/objects/v3/search', '/crm/*/search'));
  assert.ok(!liesUnder('/crm/v30', '/crm/v3'));
  assert.ok(!liesUnder('/other/crm/v3', '/crm/v3'));
  assert.ok(!liesUnder('/a+b', '/aab'));
});
