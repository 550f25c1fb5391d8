import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findingPages } from '../../scripts/finding-pages.ts';
import { broken, examplePlan } from '../../test/example-plan.ts';
import { messages } from '../finding/messages.ts';
import { checkPlan, rules } from './check.ts';
import { readPlan } from './read.ts';

const here = (path: string): URL => new URL(path, import.meta.url);

test('each rule has one file, one test and one message, and no file lacks its entry', () => {
  const files = readdirSync(here('rules/')).filter((file) => !file.endsWith('.test.ts'));
  assert.deepEqual(files.sort(), rules.map((rule) => `${rule.name}.ts`).sort());
  for (const rule of rules) {
    assert.ok(existsSync(here(`rules/${rule.name}.test.ts`)), rule.name);
    assert.ok(messages[rule.code] !== undefined, rule.code);
  }
  assert.equal(new Set(rules.map((rule) => rule.code)).size, rules.length);
});

test('the pages say what the messages say', () => {
  for (const [file, text] of findingPages()) {
    assert.equal(
      readFileSync(here(`../../docs/findings/${file}`), 'utf8'),
      text,
      `${file}: run node scripts/finding-pages.ts`,
    );
  }
});

test('the plan of the example has no errors', async () => {
  const errors = checkPlan(await examplePlan()).filter((one) => one.severity === 'error');
  assert.deepEqual(errors, []);
});

test('a plan survives being written and read', async () => {
  const plan = await examplePlan();
  assert.deepEqual(readPlan({ name: 'plan.json', text: JSON.stringify(plan) }), plan);
});

test('what is no plan is told by pointer', async () => {
  assert.throws(() => readPlan({ name: 'p.json', text: '{"spanwright": 1' }), {
    name: 'InputError',
    message: /p\.json/,
  });
  const odd = broken(await examplePlan(), (copy) => {
    Object.assign(copy.flows[0] ?? {}, { status: 'maybe' });
  });
  assert.throws(() => readPlan({ name: 'p.json', text: JSON.stringify(odd) }), {
    name: 'InputError',
    message: /\/flows\/0\/status.*maybe.*feasible/,
  });
});
