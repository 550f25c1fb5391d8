import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brief } from '../brief/brief.ts';
import { madeBrief, madeFlow } from '../../test/made.ts';
import { requirementsOf, servedBy, slug } from './requirements.ts';

function asked(constraints: object): readonly (readonly [id: string, text: string])[] {
  return requirementsOf(madeBrief({ constraints })).map((requirement) => [requirement.id, requirement.text]);
}

const full = {
  flows: [
    madeFlow({
      purpose: 'one list of parcels',
      filter: 'only sent ones',
      every: 'PT1H',
      trigger: 'schedule',
    }),
    madeFlow({ id: 'F2', direction: 'two-way', freshness: null }),
  ],
  volumes: [
    { object: 'a.parcel', existing: 1000 },
    { object: 'b.parcel', changesPerDay: 5 },
  ],
  constraints: {
    goLive: '2027-03-01',
    monthlyBudget: { amount: 250, currency: 'EUR' },
    team: { developers: 2, skills: ['TypeScript'] },
    hosting: 'our own servers',
    compliance: ['gdpr', 'iso 27001'],
    prefer: ['n8n'],
    avoid: ['Zapier', 'c++'],
    never: ['delete a parcel', 'send invoices by itself'],
  },
};

/** What a JSON pointer leads to; undefined where it leads nowhere. */
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (held, step) =>
        typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[step] : undefined,
      value,
    );
}

/** Pointers to all that a brief asks for, each entry of a list by itself. */
function wishes(brief: Brief): readonly string[] {
  const constraints = Object.entries(brief.constraints).flatMap(([key, value]) =>
    Array.isArray(value) ? value.map((_, index) => `/constraints/${key}/${index}`) : [`/constraints/${key}`],
  );
  return [
    ...brief.flows.flatMap((flow, index) => [
      `/flows/${index}`,
      ...(flow.freshness === null ? [] : [`/flows/${index}/freshness`]),
    ]),
    ...brief.volumes.map((_, index) => `/volumes/${index}`),
    ...constraints,
  ];
}

test('all that a brief asks for is a requirement whose pointer leads to its place', () => {
  const brief = madeBrief(full);
  const pointers = requirementsOf(brief)
    .filter(({ source }) => source.kind === 'brief')
    .map(({ source }) => source.ref);
  assert.deepEqual([...pointers].sort(), [...wishes(brief)].sort());
  for (const pointer of pointers) assert.ok(at(brief, pointer) !== undefined, pointer);
});

test('a requirement says what the brief says at its place, and how one sees that it is met', () => {
  const brief = madeBrief(full);
  const texts = Object.fromEntries(requirementsOf(brief).map(({ id, text }) => [id, text]));
  assert.equal(
    texts['R-F1'],
    'a.parcel to b.parcel is carried over, only sent ones, on a schedule, every 1 h: one list of parcels',
  );
  assert.equal(texts['R-F2'], 'a.parcel and b.parcel stay the same in both directions');
  assert.equal(texts['R-F1-freshness'], 'F1: a change reaches the target within 5 min');
  assert.equal(texts['R-volume-b.parcel'], 'b.parcel: 5 changes on an ordinary day');
  assert.equal(texts['R-budget'], 'Running costs of at most 250 EUR a month');
  assert.equal(texts['R-team'], 'Buildable by 2 developers who know TypeScript');
  for (const requirement of requirementsOf(brief)) assert.notEqual(requirement.acceptance, '');
});

test('what a flow may do to the target is part of what is asked', () => {
  const text = (writes: string): string | undefined =>
    requirementsOf(madeBrief({ flows: [madeFlow({ writes })] }))[0]?.text;
  assert.match(text('create-only') ?? '', /as new records only$/);
  assert.match(text('update-only') ?? '', /into records that exist already$/);
  assert.match(text('create-and-update') ?? '', /carried over$/);
});

test('ids stay when the brief is reordered, and each keeps its text', () => {
  const { constraints } = full;
  const turned = {
    flows: full.flows.toReversed(),
    volumes: full.volumes.toReversed(),
    constraints: {
      ...constraints,
      compliance: constraints.compliance.toReversed(),
      avoid: constraints.avoid.toReversed(),
      never: constraints.never.toReversed(),
    },
  };
  const byId = (parts: object): Readonly<Record<string, string>> =>
    Object.fromEntries(requirementsOf(madeBrief(parts)).map(({ id, text }) => [id, text]));
  assert.deepEqual(byId(turned), byId(full));
});

test('a brief that asks for flows alone still requires that nothing is lost, doubled, exceeded or told', () => {
  const ids = requirementsOf(madeBrief({ volumes: [], constraints: {} })).map(({ id }) => id);
  assert.deepEqual(ids, ['R-F1', 'R-F1-freshness', 'R-no-loss', 'R-no-doubles', 'R-limits', 'R-secrets']);
});

test('a flow serves its own requirements, the volumes of its objects, and correctness, all of which exist', () => {
  const brief = madeBrief({
    flows: [madeFlow(), madeFlow({ id: 'F2', from: 'a.box', freshness: null })],
    volumes: [{ object: 'a.parcel' }, { object: 'a.box' }, { object: 'b.parcel' }],
  });
  const [first, second] = brief.flows.map((flow) => servedBy(brief, flow));
  const correct = ['R-no-loss', 'R-no-doubles', 'R-limits', 'R-secrets'];
  assert.deepEqual(first, ['R-F1', 'R-F1-freshness', 'R-volume-a.parcel', 'R-volume-b.parcel', ...correct]);
  assert.deepEqual(second, ['R-F2', 'R-volume-a.box', 'R-volume-b.parcel', ...correct]);
  const ids = new Set(requirementsOf(brief).map(({ id }) => id));
  for (const id of [...(first ?? []), ...(second ?? [])]) assert.ok(ids.has(id), id);
});

test('what is asked twice in other letters is one requirement', () => {
  const ids = asked({ compliance: ['gdpr', 'GDPR', 'iso 27001'] }).map(([id]) => id);
  assert.deepEqual(
    ids.filter((id) => id.startsWith('R-compliance')),
    ['R-compliance-gdpr', 'R-compliance-iso-27001'],
  );
});

test('other words that make the same id are numbered, and none is lost', () => {
  const made = asked({ avoid: ['c++', 'c#', 'C#', '😀'] }).filter(([id]) => id.startsWith('R-avoid'));
  assert.deepEqual(
    made.map(([id]) => id),
    ['R-avoid-c', 'R-avoid-c.2', 'R-avoid-c.3', 'R-avoid-x'],
  );
  assert.equal(new Set(made.map(([, text]) => text)).size, 4);
});

test('ids from words keep letters and figures of every script', () => {
  assert.deepEqual(['  C++ & Co. ', 'Größe', '日本語', '—'].map(slug), ['c-co', 'große', '日本語', 'x']);
});
