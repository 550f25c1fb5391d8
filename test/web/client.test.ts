// The client's types are those that the routes give, and the first view stays light.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientTypes } from '../../scripts/web-client.ts';

test('the pages ask what the server describes', () => {
  const path = join(import.meta.dirname, '../../src/web/client/paths.ts');
  assert.equal(readFileSync(path, 'utf8'), clientTypes(), 'run node scripts/web-client.ts');
});
