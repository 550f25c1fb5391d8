import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pictures } from '../scripts/pictures.ts';

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
