import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns, madeLandscape } from '../../test/designed.ts';
import { madeProfile, madeResource } from '../../test/made.ts';
import { proposeDesigns } from './propose.ts';

const person = (parts: object = {}) =>
  madeProfile({
    resources: [
      madeResource('parcel', {
        concept: 'person',
        cursorField: 'updated_at',
        fields: [{ path: 'email', type: 'string' }],
        ...parts,
      }),
    ],
  });
const both = { direction: 'two-way' };
const systems = (a: string | null, b: string | null) => ({
  systems: [
    { id: 'a', uses: 'acme', role: a },
    { id: 'b', uses: 'acme', role: b },
  ],
});

test('a one-way flow has neither conflict nor echo, and says why', () => {
  const { polls } = madeDesigns({});
  assert.deepEqual([polls.conflict, polls.echo], [null, null]);
  assert.match(polls.notApplicable['conflict'] ?? '', /one-way/);
  assert.match(polls.notApplicable['echo'] ?? '', /one-way/);
});

test('the system of record wins match keys; other fields go to the later change within a stated tolerance', () => {
  const { conflict } = madeDesigns({
    a: person(),
    b: person(),
    flow: both,
    brief: systems('system-of-record', 'participant'),
  }).polls;
  assert.match(conflict?.rules[0]?.fields ?? '', /a\.email.*b\.email/);
  assert.match(conflict?.rules[0]?.winner ?? '', /as system of record/);
  assert.match(conflict?.rules.at(-1)?.winner ?? '', /^the later change; within the clock tolerance Acme/);
  assert.equal(conflict?.clockTolerance, 'PT7S');
});

test('without one system of record a key that changed on both sides goes to people', () => {
  for (const roles of [systems(null, null), systems('system-of-record', 'system-of-record')]) {
    const { conflict } = madeDesigns({ a: person(), b: person(), flow: both, brief: roles }).polls;
    assert.match(conflict?.rules[0]?.winner ?? '', /^neither/);
  }
});

test('where a side tells no time of change, later can not be told and the system of record wins', () => {
  const { conflict } = madeDesigns({
    a: person(),
    b: person({ cursorField: null }),
    flow: both,
    brief: systems('system-of-record', null),
  }).polls;
  assert.match(conflict?.rules.at(-1)?.winner ?? '', /the time of a change is not told by both sides/);
});

test('consent takes the stricter value', () => {
  const b = person({
    fields: [
      { path: 'email', type: 'string' },
      { path: 'marketing_consent', type: 'boolean' },
    ],
  });
  const { conflict } = madeDesigns({ a: person(), b, flow: both }).polls;
  assert.ok(
    conflict?.rules.some(
      (rule) => rule.fields.includes('b.marketing_consent') && rule.winner.includes('stricter'),
    ),
  );
});

test('both legs of a pair agree on every rule and name each other in the echo', () => {
  const landscape = madeLandscape({
    a: person({ custom: 'extra' }),
    b: person({ custom: 'extra' }),
    flow: both,
    brief: systems('system-of-record', null),
  });
  const [design] = proposeDesigns(landscape);
  const [out, back] = design?.flows ?? [];
  assert.deepEqual([out?.flow, back?.flow], ['F1-out', 'F1-back']);
  assert.deepEqual(out?.conflict?.rules.slice(1), back?.conflict?.rules.slice(1));
  assert.match(out?.echo?.detect ?? '', /F1-back/);
  assert.match(back?.echo?.detect ?? '', /F1-out/);
  assert.match(out?.echo?.tag ?? '', /extra\.spanwright_origin = F1-out/);
});

test('without a place for a mark the hash alone tells own writes', () => {
  const { echo } = madeDesigns({
    a: person(),
    b: person({ custom: 'external_id', fields: [{ path: 'external_id', type: 'string' }] }),
    flow: both,
  }).polls;
  assert.doesNotMatch(echo?.tag ?? '', /external_id/);
  assert.match(echo?.why ?? '', /only the hash is used/);
});
