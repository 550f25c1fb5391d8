import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../../test/example-plan.ts';
import { measuredPlan } from '../../../test/measured-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { renderPlan } from '../render.ts';

const text = (plan: Plan): string => renderPlan(plan).get('plan.md') ?? '';

test('a measured plan names its runs, how to fly them again, and a run for each branch', async () => {
  const page = text(await measuredPlan());
  assert.match(page, /What runs prove\n/);
  assert.match(page, /EV-D2-harsh.*\| ✓ 5 of 5 \| 5,000 \| `evidence\/d2-harsh\.json`/);
  assert.match(page, /`spanwright simulate plan\.json --faults typical --days 3 --seed 1 --seeds 5`/);
  assert.match(page, /retry\.rate-limit \| 6 \| .*EV-D2-typical.*, seed 3 \|/);
  assert.match(page, /\| ✓ agree \|/);
});

test('what no run took and what does not agree is said with its reason', async () => {
  const page = text(
    broken(await measuredPlan(), (copy) => {
      const branch = at(copy.proven?.branches ?? [], 3);
      Object.assign(branch, { taken: 0, evidence: null, seed: null, says: 'no run took it: quiet days' });
      Object.assign(at(copy.proven?.budgets ?? [], 0), { agrees: false, says: 'runs make fewer calls' });
      Object.assign(at(copy.proven?.runs ?? [], 0), { survived: 3 });
    }),
  );
  assert.match(page, /⚠ no run took it: quiet days/);
  assert.match(page, /\| runs make fewer calls \|/);
  assert.match(page, /\*\*✗ 3 of 5\*\*/);
});

test('a plan by arithmetic alone has no such chapter', async () => {
  assert.doesNotMatch(text(await examplePlan()), /What runs prove/);
});
