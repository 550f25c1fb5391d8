import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeLandscape } from '../../test/designed.ts';
import { madeProfile } from '../../test/made.ts';
import { isInsideAddress, isPremises, liesInside, placeDemands } from './place.ts';

const asked = {
  id: 'a',
  uses: null,
  api: null,
  name: null,
  description: null,
  edition: null,
  approvals: [],
  role: null,
};

test('addresses of private networks are told from public ones', () => {
  for (const url of [
    'http://10.0.3.4/api',
    'https://172.20.0.1:8443',
    'http://192.168.1.2',
    'https://erp.corp.local/v1',
    'http://user@crm:8080/x',
    'http://localhost:3000',
    'https://[fd00::1]/v1',
  ])
    assert.ok(isInsideAddress(url), url);
  for (const url of [
    'https://api.example.com',
    'https://172.200.0.1',
    'https://{shop}.example.com',
    'https://local.example.org',
    '/v1',
  ])
    assert.ok(!isInsideAddress(url), url);
});

test('words for a place of one’s own are told from names of clouds', () => {
  for (const words of [
    'on-premises',
    'on prem',
    'our own data centre',
    'company servers',
    'self-hosted',
    'intranet',
  ])
    assert.ok(isPremises(words), words);
  for (const words of ['aws', 'Azure West Europe', 'a premium host', 'Hetzner cloud', ''])
    assert.ok(!isPremises(words), words);
});

test('databases, private addresses and what is said to stand inside are inside', () => {
  const system = (profile: object, said: object = {}) => ({
    asked: { ...asked, ...said },
    name: 'A',
    profile: madeProfile(profile),
  });
  assert.ok(liesInside(system({ kind: 'database' })));
  assert.ok(liesInside(system({ servers: [{ url: 'http://erp.lan/api', environment: 'production' }] })));
  assert.ok(liesInside(system({}, { description: 'the old ERP behind our firewall' })));
  assert.ok(
    !liesInside(system({ servers: [{ url: 'https://api.acme.example', environment: 'production' }] })),
  );
  assert.ok(!liesInside({ asked, name: 'A', profile: null }));
});

test('a place is asked for only where the landscape says something of it', () => {
  const policies = (brief: object, a = madeProfile()): readonly string[] =>
    placeDemands(madeLandscape({ a, brief })).map((demand) => demand.policy);
  assert.deepEqual(policies({}), ['environments.promotion']);
  assert.deepEqual(
    policies({ constraints: { hosting: 'aws', compliance: ['gdpr'] } }, madeProfile({ kind: 'database' })),
    ['environments.promotion', 'network.reach', 'hosting.place', 'hosting.location'],
  );
});
