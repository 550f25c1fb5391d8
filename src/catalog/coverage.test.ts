import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProfile } from './profile.ts';
import { coverageOf } from './coverage.ts';

const source = (retrieved: string) => ({
  kind: 'vendor-docs',
  ref: `https://acme.example/${retrieved}`,
  retrieved,
});

test('counts, the oldest dated source and its age in days', () => {
  const profile = ApiProfile.parse({
    id: 'acme',
    name: 'Acme',
    kind: 'rest',
    rateLimits: [
      {
        id: 'all',
        limit: 5,
        window: 'PT1S',
        scope: 'account',
        source: source('undated'),
        disputed: [{ claim: '4 per second', source: source('undated') }],
      },
    ],
    resources: [
      {
        name: 'thing',
        source: source('undated'),
        fields: [{ path: 'id', type: 'string' }],
        operations: [{ kind: 'get', method: 'GET', path: '/things/{id}' }],
      },
    ],
    sources: [source('2026-03-01'), source('2026-01-31'), source('undated')],
  });
  const coverage = coverageOf(profile, '2026-03-02');
  assert.deepEqual(
    [coverage.resources, coverage.operations, coverage.fields, coverage.rateLimits, coverage.disputed],
    [1, 1, 1, 1, 1],
  );
  assert.deepEqual(
    [coverage.oldest, coverage.ageDays, coverage.sources, coverage.undated],
    ['2026-01-31', 30, 3, 1],
  );
});

test('a profile without dated sources has no age', () => {
  const profile = ApiProfile.parse({ id: 'acme', name: 'Acme', kind: 'rest', sources: [source('undated')] });
  assert.deepEqual(
    [coverageOf(profile, '2026-03-02').oldest, coverageOf(profile, '2026-03-02').ageDays],
    [null, null],
  );
});
