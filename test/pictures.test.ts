import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderPlan } from '../src/render/render.ts';
import { pictures } from '../scripts/pictures.ts';
import { examplePlan } from './example-plan.ts';

test('the pictures that the README shows are those that the product draws', async () => {
  const drawn = await pictures();
  assert.ok(drawn.size > 0);
  for (const [name, svg] of drawn) {
    assert.ok(svg.startsWith('<svg'), name);
    assert.equal(
      readFileSync(new URL(`../docs/pictures/${name}`, import.meta.url), 'utf8'),
      svg,
      `${name}: run node scripts/pictures.ts`,
    );
  }
});

test('the figures that the README quotes stand in the plan', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const plan = renderPlan(await examplePlan()).get('plan.md') ?? '';
  const quoted = readme.match(/\d+ min \d+ s/g) ?? [];
  assert.ok(quoted.length >= 2);
  for (const figure of quoted) assert.ok(plan.includes(figure), figure);
});
