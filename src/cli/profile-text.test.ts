import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../measure/duration.ts';
import { madeLimit, madeProfile, madeResource } from '../../test/made.ts';
import { profileText } from './profile-text.ts';

const cited = (place: string): object => ({
  source: { kind: 'vendor-docs', ref: `https://docs.example/${place}`, retrieved: '2026-11-02' },
  disputed: [
    {
      claim: `${place} claim`,
      source: { kind: 'secondary', ref: `https://blog.example/${place}`, retrieved: 'undated' },
    },
  ],
  note: `${place} note`,
});

const profile = madeProfile({
  version: '2026-03',
  category: 'shipping',
  auth: [
    {
      type: 'oauth2',
      flow: 'authorizationCode',
      authorizationUrl: 'https://acme.example/consent',
      tokenUrl: 'https://acme.example/token',
      scopes: ['parcel.read', 'parcel.write'],
      tokenLifetime: 'PT37M',
      refresh: 'a refresh token each time',
      ...cited('oauth'),
    },
    { type: 'apiKey', in: 'header', name: 'X-Acme-Key', ...cited('key') },
  ],
  rateLimits: [
    madeLimit('burst', 190, 'PT10S', {
      appliesTo: ['create', 'POST /v2/parcels'],
      edition: ['gold'],
      environment: 'sandbox',
      burst: 17,
      status: 429,
      retryAfter: true,
      ...cited('burst'),
    }),
    madeLimit('bucket', 733, 'PT1S', {
      unit: 'points',
      costs: [{ appliesTo: ['list'], call: 21, record: 3.5, ...cited('cost') }],
    }),
    madeLimit('open', 31, 'PT1S', { concurrent: true, ...cited('open') }),
  ],
  webhooks: {
    signature: {
      header: 'X-Acme-Sign',
      algorithm: 'HMAC-SHA256',
      covers: 'time and body',
      tolerance: 'PT4M',
    },
    channel: 'parcel-channel',
    retries: 'with growing waits',
    givesUpAfter: 'P3D',
    attempts: 13,
    timeout: 'PT11S',
    delivery: 'at-least-once',
    ordered: false,
    eventIdField: 'event.id',
    eventIdUnique: false,
    batchMax: 57,
    replay: 'by hand',
    ...cited('hooks'),
  },
  events: [
    {
      name: 'parcel.sent',
      resource: 'parcel',
      change: 'updated',
      payload: 'hint',
      scopes: ['parcel.listen'],
      ...cited('event'),
    },
  ],
  gates: [
    {
      id: 'rush',
      title: 'Rush parcels',
      applies: { resources: ['rush parcel'], operations: ['delete'], events: ['parcel.rushed'] },
      opens: { editions: ['platinum'], approval: 'by the sales desk', partner: 'Gold Partner' },
      otherwise: 'answered with 403',
      alternatives: [{ resource: 'slow parcel', how: 'send it slowly', cost: 'two days' }],
      ...cited('gate'),
    },
  ],
  sunsets: [
    {
      id: 'v1',
      title: 'Version 1',
      applies: ['/v1/parcels'],
      on: '2027-05-01',
      phase: 'removed',
      replacement: '/v2/parcels',
      ...cited('sunset'),
    },
  ],
  bulk: [{ what: 'import of parcels', path: '/v2/imports', maxRecords: 4321, ...cited('bulk') }],
  sandbox: { what: 'a test account', differences: ['no labels are printed'], ...cited('sandbox') },
  quirks: [{ id: 'late', text: 'Lists lag behind', applies: ['list'], ...cited('quirk') }],
  unknowns: ['How long keys live'],
  resources: [madeResource('parcel', { concept: 'shipment', fields: [{ path: 'id', type: 'string' }] })],
});

const facts: readonly unknown[] = [
  profile.auth,
  profile.rateLimits,
  profile.webhooks,
  profile.events,
  profile.gates,
  profile.sunsets,
  profile.bulk,
  profile.sandbox,
  profile.quirks,
  profile.unknowns,
];

/** Everything that was said, as it is to be read: lengths of time in words, the usual left out. */
function said(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => said(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) => said(item, name));
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string' || key === 'kind' || value === 'documented' || value === 'calls') return [];
  return [/^P[\dT]/.test(value) ? inWords(value) : value];
}

test('every fact is told: figures, names, days, places, disputes and notes', () => {
  const text = profileText(profile);
  const wanted = said(facts).filter((word) => word !== inWords('PT1S'));
  assert.ok(wanted.length > 100);
  assert.deepEqual(
    wanted.filter((word) => !text.includes(word)),
    [],
  );
});

test('a figure stands in one line with the place where it was read and the day', () => {
  const lines = profileText(profile).split('\n');
  const line = lines.find((one) => one.includes('190 per 10 s')) ?? '';
  assert.match(line, /\[https:\/\/docs\.example\/burst, 2026-11-02\]/);
  assert.match(line, /disputed: burst claim \(https:\/\/blog\.example\/burst, undated\)/);
  assert.match(line, /burst of 17, status 429, with Retry-After/);
  assert.ok(lines.some((one) => one.includes('733 points per 1 s')));
  assert.ok(lines.some((one) => one.includes('takes 21 a call and 3.5 a record') && one.includes('list')));
  assert.ok(lines.some((one) => one.includes('31 at once') && !one.includes('31 per')));
});

test('what is not known is left out, and no word of a missing value is printed', () => {
  const text = profileText(madeProfile({ version: null, category: null }));
  assert.equal(text.split('\n')[0], 'Acme · rest');
  assert.doesNotMatch(text, /null|undefined|Gates|Webhooks/);
});
