import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outlineBrief } from '../describe.ts';
import { figures, readTruth, scoreFlows, scoreSystems } from './truth.ts';

const truths = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readTruth(name, readFileSync(new URL(name, import.meta.url), 'utf8')));
const read = truths.map((truth) => ({ truth, brief: outlineBrief({ name: truth.name, text: truth.text }) }));

test('the set holds two descriptions of every use case', () => {
  const cases = [
    'stack consolidation',
    'legacy migration',
    'multi-channel commerce',
    'partner API',
    'internal API',
  ];
  for (const one of cases) assert.ok(truths.filter((truth) => truth.useCase === one).length >= 2, one);
  assert.ok(truths.length >= 12);
});

test('systems and flows of the set are found at least as well as before', () => {
  assert.ok(figures(read.map(({ truth, brief }) => scoreSystems(truth, brief))).f1 >= 0.98);
  assert.ok(figures(read.map(({ truth, brief }) => scoreFlows(truth, brief))).f1 >= 0.73);
});

test('a refused description counts as nothing found', () => {
  const [truth] = truths;
  assert.ok(truth !== undefined);
  assert.equal(scoreFlows(truth, null).right, 0);
  assert.equal(figures([scoreFlows(truth, null)]).f1, 0);
});
