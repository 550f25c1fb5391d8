import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostAtOnce, shortestInterval } from './ability-figures.ts';
import { platformOf } from './platforms.ts';

test('the shortest interval and the changes at once are the platform’s own figures', () => {
  assert.equal(shortestInterval(platformOf('make')), 'PT1M');
  assert.equal(shortestInterval(platformOf('n8n-cloud')), 'PT1S');
  assert.equal(mostAtOnce(platformOf('make'), 9), 1);
  assert.equal(mostAtOnce(platformOf('n8n-cloud'), 9), 20);
});

test('where no bound is known the given figure stands', () => {
  assert.equal(mostAtOnce(platformOf('own-worker'), 9), 9);
});
