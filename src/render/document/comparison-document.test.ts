import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeCampaign } from '../../../test/flown.ts';
import { comparison } from '../../../test/render/comparison.ts';
import { plan } from '../../../test/render/plan.ts';
import { fromRun } from '../../measure/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { measuredOf } from '../../score/gauge.ts';
import { renderPlan } from '../render.ts';
import { priceCaution } from './prices.ts';

const file = (path: string, of: Plan = plan): string => renderPlan(of).get(path) ?? '';

test('marks stand side by side on one scale, hollow while nothing is measured', () => {
  const text = file('comparison.md');
  assert.match(text, /\| reliability, weight 12\.5 % \| ○ 61\.0 \| ○ \*\*78\.0\*\* \|/);
  assert.match(text, /every mark is hollow/);
  assert.doesNotMatch(text, /●/);
});

test('marks that rest on runs are solid, and so is their total; the others stay hollow', () => {
  const measured = measuredOf(madeCampaign());
  const source = fromRun('evidence/d1-typical.json');
  const designs = comparison.designs.map((design) => ({
    ...design,
    measured,
    rubric: design.rubric.map((mark) =>
      mark.criterion === 'freshness'
        ? { ...mark, inputs: mark.inputs.map((input) => ({ ...input, source })) }
        : mark,
    ),
  }));
  const text = file('comparison.md', { ...plan, comparison: { ...comparison, designs } });
  assert.match(text, /\| freshness, weight 12\.5 % \| ● 61\.0 \| ● \*\*78\.0\*\* \|/);
  assert.match(text, /\| reliability, weight 12\.5 % \| ○ 61\.0/);
  assert.match(text, /\| total \| ● 61\.0/);
  assert.match(text, /\| freshness P95 \| 2 min \| 2 min \|/);
});

test('in the page every bar has the same length of scale, and hides itself from those who hear the figure', () => {
  const page = file('comparison.html');
  const bars = [...page.matchAll(/<svg width="(\d+)"[^>]*aria-hidden="true"[^>]*>/g)];
  assert.ok(bars.length >= 2 * 9);
  assert.deepEqual([...new Set(bars.map((bar) => bar[1]))], ['32']);
  assert.match(page, /fill:var\(--paper\)/);
});

test('the bill names who bills what, in the vendor’s currency and at which rate it was converted', () => {
  const text = file('comparison.md');
  assert.match(text, /Running cost 40 USD a month, billed by:/);
  assert.match(
    text,
    /\| Acme Cloud \| runs: Small, holds 40000 runs, 34\.29 EUR a month\[\^\d+\] \| 25,920 runs \| 34\.29 EUR \| 40\.00 at 1\.1665, assumed \|/,
  );
});

test('an old price is said in the comparison and in the plan', () => {
  assert.match(
    file('comparison.md'),
    /price as of 2024-02-01, more than twelve months old: check before you sign/,
  );
  assert.match(
    file('plan.md'),
    /Prices to check before you sign \(judged on 2026-10-01\): [^:]+: Acme Cloud, runs/,
  );
  assert.deepEqual(priceCaution({ ...comparison, prices: null }, []), []);
});

test('what would flip the order is told by weight and by what is asked', () => {
  const text = file('comparison.md');
  assert.match(text, /cost above 42 % \(now 12\.5 %\) puts D1 first/);
  assert.match(text, /\| cost \| 12\.5 % \| none \| 42 % \*\*D1\*\* \|/);
  assert.match(text, /\| Half the budget \(100 USD a month\) \| \*\*D1\*\* \| D1 then has 70, D2 66\. \|/);
  const before = file('comparison.md', { ...plan, comparison: { ...comparison, sensitivity: null } });
  assert.doesNotMatch(before, /What would flip it/);
});
