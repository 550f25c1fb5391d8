import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { mappingSound } from './mapping-sound.ts';

test('the mappings of the example hold', async () => {
  const plan = await examplePlan();
  assert.ok(plan.mappings.some((one) => one.mapping.mappings.length > 3));
  assert.deepEqual(mappingSound.check(plan), []);
});

test('unknown fields and invalid expressions are named by row', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const rows = at(copy.mappings, 0).mapping.mappings;
    at(rows, 0).to = 'no_such_field';
    at(rows, 1).from = ['nothing.here'];
    at(rows, 2).jsonata = '$join([';
  });
  const id = at(plan.mappings, 0).id;
  assert.deepEqual(
    mappingSound.check(plan).map((one) => one.at),
    [`${id}.1`, `${id}.2`, `${id}.3`],
  );
});

test('an expression that reads what the source lacks, calls what nobody defines, or fills a field twice is named by row', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    const rows = at(copy.mappings, 0).mapping.mappings;
    at(rows, 0).jsonata = 'properties.no_such_field';
    at(rows, 1).jsonata = '$shout(properties.email)';
    at(rows, 2).to = at(rows, 0).to;
  });
  const messages = mappingSound.check(plan).map((one) => one.message);
  assert.equal(messages.length, 3);
  assert.match(at(messages, 0), /reads properties\.no_such_field/);
  assert.match(at(messages, 1), /uses \$shout/);
  assert.match(at(messages, 2), /is filled by M-F1\.1 already/);
});

test('a row that is not what a person decided is named', async () => {
  const decision = { from: [], note: null, by: 'Olive', on: '2026-11-21' } as const;
  const plan = broken(await examplePlan(), (copy) => {
    const { mappings, decided } = at(copy.mappings, 0).mapping as {
      mappings: { to: string; jsonata: string }[];
      decided: unknown[];
    };
    const [first, second, third] = [at(mappings, 0), at(mappings, 1), at(mappings, 2)];
    decided.push(
      {
        decision: { ...decision, to: first.to, verdict: 'accepted', jsonata: first.jsonata },
        suggested: null,
      },
      { decision: { ...decision, to: second.to, verdict: 'rejected', jsonata: null }, suggested: null },
      { decision: { ...decision, to: third.to, verdict: 'changed', jsonata: '"x"' }, suggested: null },
    );
  });
  const messages = mappingSound.check(plan).map((one) => one.message);
  assert.equal(messages.length, 2);
  assert.match(at(messages, 0), /although somebody rejected it/);
  assert.match(at(messages, 1), /does not follow what somebody changed/);
});
