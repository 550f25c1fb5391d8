// The catalogue: systems and their facts with sources and disputes; own API documents brought, read, refused, replaced and put away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspected, openWorkbench, type Workbench } from './harness.ts';

const document = readFileSync(
  fileURLToPath(new URL('../../examples/openapi/billing-private.yaml', import.meta.url)),
);

let bench: Workbench;
before(async () => {
  bench = await openWorkbench();
});
after(async () => bench.close());

test('a system is found by a word, shows every fact with its source, and disputes side by side', async () => {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}/catalogue`);
  await page.getByRole('link', { name: 'HubSpot' }).waitFor();
  await inspected(page, 'catalogue');
  await page.getByRole('textbox', { name: /Find a system/ }).fill('invoice');
  await page.getByRole('region', { name: 'Found within systems' }).first().waitFor();
  await page.getByRole('textbox', { name: /Find a system/ }).fill('');
  await page.getByRole('link', { name: 'HubSpot' }).click();
  await page.getByRole('heading', { name: 'Limits' }).waitFor();
  assert.ok((await page.getByRole('link', { name: /hubspot/i }).count()) > 3);
  await page.getByText('as used in plans').first().waitFor();
  await page.getByRole('heading', { name: 'Not known' }).waitFor();
  await inspected(page, 'catalogue-system');
  await page.getByRole('textbox', { name: 'Find an object' }).fill('contact');
  await page.getByRole('button', { name: 'contact', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Find a field' }).fill('email');
  await drawer.getByText('properties.email', { exact: true }).waitFor();
  await inspected(page, 'catalogue-object');
});

test('an own document is dropped in and read; what was worked out is said; a new version shows what changed; it is put away', async () => {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}/catalogue?own=true`);
  await page.getByText('No own API yet').waitFor();
  await inspected(page, 'own-apis-empty');
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/yaml', buffer });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      file('billing.yaml', document),
      file('page.html', Buffer.from('<!doctype html><html><body>An API</body></html>')),
    ]);
  const row = page.getByRole('listitem').filter({ hasText: 'billing.yaml' }).first();
  await row.getByText('Read', { exact: true }).waitFor();
  await page.getByText('is a web page, not an API document').waitFor();
  await inspected(page, 'own-apis');
  const next = Buffer.from(document.toString('utf8').replace(/version: .*/, 'version: "99.1"'));
  await row.locator('input[type=file]').setInputFiles(file('another-name.yaml', next));
  await row.getByText('replaces a version').waitFor();
  await row.getByText('Read', { exact: true }).waitFor();
  await row.getByRole('link', { name: 'billing.yaml' }).click();
  await page.getByText('→ 99.1').waitFor();
  await page.getByRole('heading', { name: /Worked out/ }).waitFor();
  await inspected(page, 'own-api');
  await page.getByRole('link', { name: 'Own APIs' }).click();
  await row.getByRole('button', { name: 'More about billing.yaml' }).click();
  await page.getByRole('menuitem', { name: 'Put away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put away' }).click();
  await row.getByText('replaces').waitFor({ state: 'detached' });
});

test('a viewer reads and brings nothing', async () => {
  const vera = await bench.invite('viewer', 'Vera');
  const page = await bench.open(vera, `/w/${bench.workspace}/catalogue?own=true`);
  await page.getByRole('listitem').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Choose files' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Replace' }).count(), 0);
});
