import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { InputError } from '../../finding/input.ts';
import type { Brief } from '../brief.ts';
import { outlineBrief } from '../describe.ts';
import { figures, readTruth, scoreFlows, scoreSystems, type TrueBrief } from './truth.ts';

function truthsIn(folder: URL): readonly TrueBrief[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readTruth(name, readFileSync(new URL(name, folder), 'utf8')));
}

function understood({ name, text }: TrueBrief): Brief | null {
  try {
    return outlineBrief({ name, text });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const truths = truthsIn(new URL('descriptions/', import.meta.url));
const heldOut = truthsIn(new URL('held-out/', import.meta.url)).map((truth) => ({
  truth,
  brief: understood(truth),
}));

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

test('systems and flows that the reader has never seen are found at least as well as before', () => {
  assert.ok(heldOut.length >= 20);
  assert.ok(figures(heldOut.map(({ truth, brief }) => scoreSystems(truth, brief))).f1 >= 0.89);
  assert.ok(figures(heldOut.map(({ truth, brief }) => scoreFlows(truth, brief))).f1 >= 0.51);
});

test('a refused description counts as nothing found', () => {
  const [truth] = truths;
  assert.ok(truth !== undefined);
  assert.equal(scoreFlows(truth, null).right, 0);
  assert.equal(figures([scoreFlows(truth, null)]).f1, 0);
});
