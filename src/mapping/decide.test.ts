import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesFor } from './candidates.ts';
import { decide, decisionsFor } from './decide.ts';
import { readFieldsFile } from './fields-file.ts';
import type { Mapping, MappingDecision, MappingSide } from './mapping.ts';
import { match } from './match.ts';

function side(system: string, object: string, fields: readonly (readonly [string, object])[]): MappingSide {
  return readFieldsFile(
    'fields.json',
    JSON.stringify({
      system,
      object,
      fields: fields.map(([path, more]) => ({ path, type: 'string', ...more })),
    }),
  );
}

const from = side('crm', 'contact', [
  ['email', { personal: 'contact' }],
  ['first_name', {}],
  ['nickname', {}],
]);
const to = side('billing', 'customer', [
  ['email', { required: true }],
  ['vat_id', { required: true, maxLength: 20 }],
  ['label', {}],
  ['id', { readOnly: true }],
]);
const on = { from, to, held: [] };
const mapping = match(from, to);

function decision(
  given: Partial<MappingDecision> & Pick<MappingDecision, 'to' | 'verdict'>,
): MappingDecision {
  return { from: [], jsonata: null, note: null, by: 'Olive', on: '2026-11-21', ...given };
}

function row(one: Mapping, target: string) {
  return one.mappings.find((each) => each.to === target) ?? null;
}

test('without decisions the mapping is the one that was matched', () => {
  assert.equal(decide(mapping, on, []), mapping);
});

test('an accepted row stays as suggested and says who accepted it', () => {
  const suggested = row(mapping, 'email');
  const made = decide(mapping, on, [
    decision({ to: 'email', verdict: 'accepted', from: ['email'], jsonata: suggested?.jsonata ?? '' }),
  ]);
  assert.deepEqual({ ...row(made, 'email'), why: '' }, { ...suggested, why: '' });
  assert.match(row(made, 'email')?.why ?? '', /^accepted by Olive on 2026-11-21; /);
});

test('a changed row is filled as written, with types, length and class of the fields, and is no longer missing', () => {
  assert.deepEqual(mapping.unmapped.required, ['vat_id']);
  const made = decide(mapping, on, [
    decision({
      to: 'vat_id',
      verdict: 'changed',
      from: ['nickname'],
      jsonata: '$uppercase(nickname)',
      note: 'kept there',
    }),
    decision({ to: 'label', verdict: 'changed', jsonata: '"new"' }),
  ]);
  assert.deepEqual(
    made.mappings.map((each) => each.to),
    ['email', 'vat_id', 'label'],
  );
  assert.partialDeepStrictEqual(row(made, 'vat_id'), {
    from: ['nickname'],
    fromTypes: ['string'],
    toType: 'string',
    maxLength: 20,
    required: true,
    nullRule: 'stop',
    score: 1,
    transform: 'expression',
    why: 'changed by Olive on 2026-11-21; kept there',
  });
  assert.equal(row(made, 'label')?.transform, 'constant');
  assert.deepEqual(made.unmapped.required, []);
  assert.ok(!made.unmapped.from.includes('nickname') && !made.unmapped.to.includes('label'));
  assert.ok(!made.findings.some((one) => one.rule === 'SPW201'));
});

test('a rejected row leaves its target unmapped, frees its source, and a required one is asked for', () => {
  const made = decide(mapping, on, [decision({ to: 'email', verdict: 'rejected' })]);
  assert.equal(row(made, 'email'), null);
  assert.deepEqual(made.unmapped.required, ['email', 'vat_id']);
  assert.ok(made.unmapped.from.includes('email'));
  assert.deepEqual(
    made.findings.filter((one) => one.rule === 'SPW201').map((one) => one.at),
    ['crm:contact→billing:customer#email', 'crm:contact→billing:customer#vat_id'],
  );
  assert.equal(made.decided[0]?.suggested?.to, 'email');
});

test('what does not fit the fields any more is left out and told', () => {
  const made = decide(mapping, { ...on, held: ['label'] }, [
    decision({ to: 'gone', verdict: 'rejected' }),
    decision({ to: 'id', verdict: 'changed', jsonata: '1' }),
    decision({ to: 'vat_id', verdict: 'changed', from: ['tax'], jsonata: 'tax' }),
    decision({ to: 'label', verdict: 'rejected' }),
  ]);
  assert.deepEqual(made.mappings, mapping.mappings);
  assert.deepEqual(
    made.findings.filter((one) => one.rule === 'SPW207').map((one) => one.message),
    [
      'What Olive decided for "gone" is left out: customer has no such field.',
      'What Olive decided for "id" is left out: it is read-only.',
      'What Olive decided for "vat_id" is left out: contact has no field tax.',
      'What Olive decided for "label" is left out: the brief holds its value.',
    ],
  );
});

test('decisions follow their objects when a flow gets another number, unless two flows could be meant', () => {
  const one = decision({ to: 'email', verdict: 'rejected' });
  const decided = [{ flow: 'F1', from: mapping.from, to: mapping.to, decision: one }];
  assert.deepEqual(decisionsFor(decided, 'F1', mapping, ['F1', 'F2']), [one]);
  assert.deepEqual(decisionsFor(decided, 'F2', mapping, ['F2']), [one]);
  assert.deepEqual(decisionsFor(decided, 'F2', mapping, ['F1', 'F2']), []);
  assert.deepEqual(decisionsFor(decided, 'F1', { from: 'crm:deal', to: mapping.to }, ['F1']), []);
});

test('candidates of a target come best first, as the rows they would be', () => {
  const [best, ...rest] = candidatesFor(from, to, 'email', 3);
  assert.deepEqual(best?.from, ['email']);
  assert.equal(best?.jsonata, row(mapping, 'email')?.jsonata);
  assert.ok(rest.every((other) => other.score <= (best?.score ?? 0)));
  assert.deepEqual(candidatesFor(from, to, 'none', 3), []);
});
