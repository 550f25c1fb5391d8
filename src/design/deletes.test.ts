import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeDesigns } from '../../test/designed.ts';
import { madeProfile, madeResource, usualOperations } from '../../test/made.ts';

const gdpr = { constraints: { compliance: ['gdpr'] } };
const withDelete = [
  ...usualOperations('/v2/parcels'),
  { kind: 'delete', method: 'DELETE', path: '/v2/parcels/{id}' },
];

test('a deletion is marked and never carried out, and never answered by creating anew', () => {
  const b = madeProfile({
    resources: [madeResource('parcel', { custom: 'metadata', operations: withDelete })],
  });
  const { deletes, calls } = madeDesigns({ b }).polls;
  assert.match(deletes.policy, /never deleted.*metadata\.spanwright_origin/s);
  assert.ok(calls.every((call) => call.kind !== 'delete'));
  assert.match(
    madeDesigns({ b, flow: { direction: 'two-way' } }).polls.deletes.why,
    /must not be answered by creating the record anew/,
  );
});

test('nothing is said to be marked where no call writes a record that is there', () => {
  const b = (operations: readonly object[]) =>
    madeProfile({ resources: [madeResource('parcel', { custom: 'metadata', operations })] });
  const marked = (operations: readonly object[], writes: string | null): string | null =>
    madeDesigns({ b: b(operations), flow: { writes } }).polls.deletes.mark;
  const usual = usualOperations('/v2/parcels');
  const fixed = usual.slice(0, 3);
  assert.notEqual(marked(usual, null), null);
  assert.notEqual(marked(usual, 'update-only'), null);
  assert.equal(marked(usual, 'create-only'), null);
  assert.equal(marked(fixed, null), null);
  assert.match(
    madeDesigns({ b: b(usual), flow: { writes: 'create-only' } }).polls.deletes.policy,
    /the pair is closed in the cross-reference and the record is listed/,
  );
});

test('an erasure request reaches the target by the way that the kind of record allows', () => {
  const policy = (parts: object) =>
    madeDesigns({ b: madeProfile({ resources: [madeResource('parcel', parts)] }), brief: gdpr }).polls.deletes
      .policy;
  assert.match(
    policy({ operations: withDelete }),
    /owner approves the deletion \(DELETE \/v2\/parcels\/\{id\}\)/,
  );
  assert.match(policy({}), /by hand, since no call deletes it/);
  assert.match(policy({ concept: 'invoice', operations: withDelete }), /duty to keep the record/);
});

test('without such a law nothing is said of erasure', () => {
  assert.doesNotMatch(madeDesigns({}).polls.deletes.policy, /erasure/);
});

test("an erasure is told only where a person's values can pass: by kind of record, or by fields marked on both sides", () => {
  const field = (personal: string | null): object => ({ path: 'note', type: 'string', personal });
  const profile = (parts: object) => madeProfile({ resources: [madeResource('parcel', parts)] });
  const told = (a: object, b: object): boolean =>
    /erasure/.test(madeDesigns({ a: profile(a), b: profile(b), brief: gdpr }).polls.deletes.policy);
  const [plain, marked] = [{ fields: [field(null)] }, { fields: [field('contact')] }];
  assert.equal(told(plain, plain), false);
  assert.equal(told(marked, plain), false);
  assert.equal(told(marked, marked), true);
  assert.equal(told({ ...plain, concept: 'company' }, plain), true);
  assert.equal(told({ concept: 'inventory' }, {}), false);
  assert.equal(told({}, {}), true, 'fields that nobody knows may hold anything');
});
