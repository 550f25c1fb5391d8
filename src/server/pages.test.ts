import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { Environment } from './environment.ts';
import { openPages, servedPages } from './pages.ts';
import { problem } from './problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwright-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<title>page</title>');
writeFileSync(join(folder, 'assets', 'index-1.js'), 'start()');
writeFileSync(join(folder, 'assets', 'index-1.js.gz'), gzipSync('start()'));
writeFileSync(join(folder, 'secret.key'), 'not for everybody');

async function served(from: string): Promise<Hono<Environment>> {
  const app = new Hono<Environment>();
  app.notFound((context) => problem(context, 404, 'There is nothing at this address.'));
  app.get('*', servedPages(await openPages(from)));
  return app;
}

test('every place is the page, which nobody keeps; hashed files are kept for ever', async () => {
  const app = await served(folder);
  for (const place of ['/', '/sign-in', '/w/one/plans/two/understood']) {
    const page = await app.request(place);
    assert.equal(page.status, 200);
    assert.equal(await page.text(), '<title>page</title>');
    assert.equal(page.headers.get('cache-control'), 'no-store');
  }
  const script = await app.request('/assets/index-1.js', { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(script.headers.get('content-encoding'), 'gzip');
  assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  const plain = await app.request('/assets/index-1.js');
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(await plain.text(), 'start()');
});

test('what is no file of the build is not found: not a missing one, not another kind, not the API, not a way out of the folder', async () => {
  const app = await served(folder);
  for (const place of [
    '/assets/gone-2.js',
    '/secret.key',
    '/api/none',
    '/assets/..%2f..%2fetc/passwd',
    '/favicon.ico',
  ])
    assert.equal((await app.request(place)).status, 404, place);
});

test('a checkout whose pages were not built says so, and how', async () => {
  const app = await served(join(folder, 'none'));
  const page = await app.request('/');
  assert.equal(page.status, 503);
  assert.match(await page.text(), /npm start/);
});
