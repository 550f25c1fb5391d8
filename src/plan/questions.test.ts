import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Field } from '../catalog/profile.ts';
import { match } from '../mapping/match.ts';
import { at, examplePlan } from '../../test/example-plan.ts';
import { linkQuestions, pairQuestion, valueQuestions } from './questions.ts';

const field = (path: string, more: object = {}): Field => Field.parse({ path, type: 'string', ...more });
const side = (system: string, object: string, fields: readonly Field[]) => ({
  system,
  object,
  concept: object,
  fields,
});

const source = side('desk', 'ticket', [
  field('subject'),
  field('requester_id', { references: 'user' }),
  field('macro_id', { references: 'macro' }),
  field('audit.author.user_id', { references: 'user' }),
]);
const target = side('crm', 'ticket', [field('subject'), field('pipeline_stage', { required: true })]);
const mapping = match(source, target);

test('a required value without a source is asked for by name', () => {
  const [question, ...others] = valueQuestions('F1', mapping, 'Desk');
  assert.equal(question?.id, 'Q-M-F1-pipeline_stage');
  assert.equal(question?.blocks, 'K4');
  assert.deepEqual(others, []);
});

test('links to business records that no row carries are asked about once, others not', () => {
  const [question, ...others] = linkQuestions({
    flow: 'F1',
    record: 'ticket',
    fields: source.fields,
    mapping,
    target: 'Crm',
  });
  assert.match(question?.text ?? '', /requester_id \(user\)\?$/);
  assert.deepEqual(others, []);
});

test('a flow that carries its links, or has none, asks nothing', () => {
  const plain = { flow: 'F1', record: 'ticket', mapping, target: 'Crm' };
  assert.deepEqual(linkQuestions({ ...plain, fields: [field('subject')] }), []);
});

test('a flow that only updates asks how the pair is known, with the keys that are planned', async () => {
  const plan = await examplePlan();
  const flow = at(plan.flows, 1);
  assert.equal(flow.design.write.mode, 'update-only');
  const question = pairQuestion(flow.design, { from: 'payment_intent', to: 'deal', owner: 'owner of Crm' });
  assert.match(question.text, /^How does a payment intent name its deal today/);
  for (const key of flow.design.identity.keys) assert.ok(question.text.includes(`${key.from} = ${key.to}`));
  assert.ok(plan.questions.some((one) => one.id === 'Q-pair-F2'));
  assert.ok(!plan.questions.some((one) => one.id === 'Q-pair-F1'));
});
