// Start: from words to a plan; a text that can't be understood; examples; an API document brought along, one that is read and one that is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { inspected, openWorkbench, type Workbench } from './harness.ts';

const root = join(import.meta.dirname, '..', '..');
const question = 'Which systems should be connected, and what should flow?';
let bench: Workbench;
before(async () => {
  bench = await openWorkbench();
});
after(async () => bench.close());

test('a description becomes a plan by the keyboard alone; what can’t be understood is told beside the words', async () => {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}`);
  await page.getByText('No plans yet').waitFor();
  await page.getByText('Legacy migration').waitFor();
  await inspected(page, 'start-empty');
  const field = page.getByLabel(question);
  await field.fill('Make our company better.');
  await field.press('Control+Enter');
  await page.getByRole('alert').getByText('names no system').waitFor();
  await page.reload();
  assert.equal(await field.inputValue(), 'Make our company better.', 'a reload keeps what was written');
  await field.fill('When a deal is won in HubSpot, create an invoice in Xero within ten minutes.');
  await field.press('Control+Enter');
  await page.waitForURL(/\/plans\/[^/]+\/understood$/);
  await page.getByRole('heading', { level: 1, name: 'Understood' }).waitFor();
  await page.getByRole('link', { name: 'Plans', exact: true }).click();
  const row = page.getByRole('row', { name: /HubSpot and Xero/ });
  await row.getByText('Understood').waitFor();
  await row.getByText('Olive').waitFor();
  assert.equal(await field.inputValue(), '', 'the field is free for the next');
  await inspected(page, 'start-plans');
});

test('the first view needs less than 200 kB of JavaScript, as gzip sends it', async () => {
  const page = await bench.open(bench.owner, '/');
  await page.getByText('Legacy migration').waitFor();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js') && response.status() === 200)
      scripts.set(response.url(), response.body());
  });
  await page.reload({ waitUntil: 'networkidle' });
  await page.getByText('Legacy migration').waitFor();
  const bodies = await Promise.all(scripts.values());
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength, 0);
  assert.ok(bodies.length > 3, 'the scripts were seen');
  assert.ok(bytes < 200_000, `${bytes} bytes in ${bodies.length} files`);
});

test('an API document tells what was read of it; one that is none tells what, where and what was expected', async () => {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add API documents' }).click();
  const openapi = join(root, 'examples/openapi/billing-private.yaml');
  await (await chooser).setFiles([
    { name: 'billing-private.yaml', mimeType: 'application/yaml', buffer: readFileSync(openapi) },
    { name: 'broken.yaml', mimeType: 'application/yaml', buffer: Buffer.from('openapi: 3.1.0\npaths: [') },
  ]);
  const list = page.getByRole('list', { name: 'Documents brought' });
  await list.getByText(/REST/).waitFor();
  await list.getByText(/\d+ with \d+ calls and \d+ fields/).waitFor();
  await list.getByText('It can’t be used as an API document.').waitFor();
  await list
    .getByText(/broken\.yaml/)
    .first()
    .waitFor();
  await inspected(page, 'start-documents');
  await list.getByRole('button', { name: 'Add a sentence' }).click();
  assert.match(await page.getByLabel(question).inputValue(), /described in \.\/billing-private\.yaml/);
});

test('an example brings its documents, and one’s own text comes back', async () => {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}`);
  const field = page.getByLabel(question);
  await field.fill('My own words.');
  await page.getByRole('button', { name: /Partner API/ }).click();
  assert.match(await field.inputValue(), /billing-private\.yaml/);
  await page.getByRole('list', { name: 'Documents brought' }).getByText(/REST/).waitFor();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  assert.equal(await field.inputValue(), 'My own words.');
});

test('who may only read sees the plans and no field', async () => {
  const viewer = await bench.invite('viewer', 'Vera');
  const page = await bench.open(viewer, `/w/${bench.workspace}`);
  await page.getByRole('link', { name: /HubSpot and Xero/ }).waitFor();
  assert.equal(await page.getByLabel(question).count(), 0);
});
