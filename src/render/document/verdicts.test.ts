import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../design/verdict.ts';
import { verdictBlocks } from './verdicts.ts';

const verdict = (parts: Partial<Verdict>): Verdict => ({
  flow: 'F1',
  policy: 'retry.rate-limit',
  tool: 'tool',
  verdict: 'workaround',
  wants: 'waits of 2 s',
  how: 'loop: counter. Costs four nodes',
  why: 'tries at most 5.',
  sources: [],
  ...parts,
});

test('nothing judged makes no chapter', () => {
  assert.deepEqual(verdictBlocks([]), []);
});

test('native ones are a line, the others rows by policy with their flows, the impossible first', () => {
  const blocks = verdictBlocks([
    verdict({ policy: 'trigger.schedule', verdict: 'native' }),
    verdict({}),
    verdict({ flow: 'F2', policy: 'retry.unavailable', wants: 'waits of 3 s' }),
    verdict({ flow: null, policy: 'network.reach', verdict: 'impossible' }),
  ]);
  const text = JSON.stringify(blocks);
  assert.match(text, /1 of 4 are native, 2 need a workaround, 1 is impossible/);
  const table = blocks.find((block) => block.type === 'table');
  assert.ok(table?.type === 'table');
  assert.equal(table.children.length, 3);
  assert.match(JSON.stringify(table.children[1]), /network\.reach/);
  assert.match(
    JSON.stringify(table.children[2]),
    /retry\.rate-limit.*retry\.unavailable.*P-F1-retry.*P-F2-retry.*1 more like it/,
  );
});
