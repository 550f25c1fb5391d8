// The catalog as shipped: every vendor's profile reads, every figure has its source and date, every name in it names something.
// Each check is proved on a planted fault, so that an audit that sees nothing can't pass.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type AuditRule, auditProfile, auditSources } from '../src/catalog/audit.ts';
import type { ApiProfile } from '../src/catalog/profile.ts';
import { readProfile } from '../src/catalog/read.ts';
import { InputError } from '../src/finding/input.ts';

const home = join(import.meta.dirname, '../catalog');
const vendors = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

function textOf(vendor: string, file: string): string | null {
  const path = join(home, vendor, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function profileOf(vendor: string): ApiProfile {
  const facts = textOf(vendor, 'facts.yaml');
  assert.ok(facts !== null, `catalog/${vendor} has no facts.yaml`);
  return readProfile({ facts, schema: textOf(vendor, 'schema.json') });
}

describe('the catalog', () => {
  test('has vendors', () => {
    assert.ok(vendors.length > 0);
  });

  for (const vendor of vendors) {
    test(`${vendor}: nothing is uncited, undated, empty or names what is not there`, () => {
      const profile = profileOf(vendor);
      assert.equal(profile.id, vendor);
      assert.deepEqual(auditProfile(profile), []);
    });

    test(`${vendor}: says how to sign in, what is limited, what ends and what is not known`, () => {
      const profile = profileOf(vendor);
      assert.ok(profile.auth.length > 0, 'no way to sign in');
      assert.ok(profile.rateLimits.length > 0, 'no limits');
      assert.ok(profile.resources.length > 0, 'no resources');
      assert.ok(profile.sources.length > 0, 'no sources');
      for (const sunset of profile.sunsets)
        assert.ok(Number.isFinite(Date.parse(sunset.on)), `${sunset.id} ends on no day`);
      for (const resource of profile.resources) {
        for (const key of resource.primaryKey)
          assert.ok(
            resource.fields.some((field) => field.path === key),
            `${resource.name} has no field ${key}`,
          );
        const cursor = resource.cursorField;
        if (cursor !== null)
          assert.ok(
            resource.fields.some((field) => field.path === cursor),
            `${resource.name} has no field ${cursor}`,
          );
      }
    });
  }

  test('no two vendors share an id, a name or an alias', () => {
    const names = vendors
      .map(profileOf)
      .flatMap((profile) => [
        ...new Set([profile.id, profile.name, ...profile.aliases].map((name) => name.toLowerCase())),
      ]);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});

describe('a planted fault is found', () => {
  const [vendor = ''] = vendors;
  const facts = textOf(vendor, 'facts.yaml') ?? '';
  const profile = profileOf(vendor);
  const rulesOf = (planted: ApiProfile): readonly AuditRule[] => [
    ...new Set(auditProfile(planted).map((note) => note.rule)),
  ];

  test('a limit without a source is refused when the file is read, by its line', () => {
    const planted = facts.replace(
      /^rateLimits:\n/m,
      'rateLimits:\n  - { id: planted, limit: 7, window: PT1S, scope: app }\n',
    );
    assert.notEqual(planted, facts);
    assert.throws(
      () => readProfile({ facts: planted, schema: null }),
      (error: unknown) =>
        error instanceof InputError &&
        error.problems.some((one) => one.pointer === '/rateLimits/0/source' && one.line !== null),
    );
  });

  test('a figure that stands beside its source and not under it', () => {
    assert.deepEqual(
      auditSources({
        limits: [{ limit: 7, source: { ref: 'https://acme.com', retrieved: 'undated' } }],
        limit: 9,
      }),
      [{ rule: 'uncited', at: '/limit', text: '9 has no source' }],
    );
    assert.deepEqual(
      auditSources({ window: 'PT10S' }).map((note) => note.rule),
      ['uncited'],
    );
  });

  test('a source without a date, and one that leads nowhere', () => {
    assert.deepEqual(
      auditSources({ ref: 'https://acme.com', retrieved: '' }).map((note) => note.rule),
      ['undated'],
    );
    assert.deepEqual(
      auditSources({ ref: 'somebody said so', retrieved: 'undated' }).map((note) => note.rule),
      ['address'],
    );
  });

  test('an alternative, a sunset and an event that name no resource', () => {
    const source = { kind: 'vendor-docs', ref: 'https://acme.com', retrieved: 'undated' } as const;
    const cited = { source, confidence: 'documented', disputed: [], note: null } as const;
    const gate = {
      ...cited,
      id: 'planted',
      title: 'planted',
      applies: { resources: [], operations: [], events: [] },
      opens: { editions: [], approval: null, partner: null },
      usual: false,
      otherwise: 'nothing',
      alternatives: [{ resource: 'unheard-of', how: 'somehow', cost: null }],
    };
    assert.deepEqual(rulesOf({ ...profile, gates: [...profile.gates, gate] }), ['unknown-name']);
    const sunset = {
      ...cited,
      id: 'planted',
      title: 'planted',
      applies: ['unheard-of'],
      on: '2030-01-01',
      phase: 'removed',
      replacement: null,
    } as const;
    assert.deepEqual(rulesOf({ ...profile, sunsets: [...profile.sunsets, sunset] }), ['unknown-name']);
    const event = {
      ...cited,
      name: 'planted',
      resource: 'unheard-of',
      change: 'other',
      payload: null,
      scopes: [],
    } as const;
    assert.deepEqual(rulesOf({ ...profile, events: [...profile.events, event] }), ['unknown-name']);
  });

  test('a resource without operations, and one that stands twice', () => {
    const [first] = profile.resources;
    assert.ok(first !== undefined);
    assert.deepEqual(
      rulesOf({
        ...profile,
        resources: [...profile.resources, { ...first, name: 'planted', operations: [] }],
      }),
      ['empty'],
    );
    assert.deepEqual(rulesOf({ ...profile, resources: [...profile.resources, first] }), ['double']);
  });
});
