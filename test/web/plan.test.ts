// The page of a plan: from the map to a flow by keyboard, through the document, to the archive; and while there is no plan yet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { inspected, openWorkbench, type Workbench } from './harness.ts';
import { briefed, planned } from './planned.ts';

const brief = readFileSync(new URL('../../examples/crm-billing-support.yaml', import.meta.url), 'utf8');

let bench: Workbench;
let path: string;
let empty: string;

before(async () => {
  bench = await openWorkbench();
  const of = { name: 'CRM, billing and support', brief };
  path = `/w/${bench.workspace}/plans/${await planned(bench, bench.owner, of)}/plan`;
  empty = `/w/${bench.workspace}/plans/${await briefed(bench, bench.owner)}/plan`;
});
after(async () => bench.close());

/** The first look at a plan reads it whole, which takes its time on a machine that is busy with other tests. */
async function opened(at: string): Promise<Page> {
  const page = await bench.open(bench.owner, at);
  page.setDefaultTimeout(60_000);
  return page;
}

/** Presses Tab until the focus is on a button whose words begin so; from afar a line of the map also holds its bare id. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (name.test(focused)) return;
  }
  assert.fail(`the keyboard never came to ${name.source}`);
}

test('a flow is reached on the map by keyboard alone, and its panel tells sequence, endpoints, mapping, policies', async () => {
  const page = await opened(path);
  await page.getByRole('button', { name: /^F1 · contact/ }).waitFor();
  await inspected(page, 'plan-map');
  await tabTo(page, /^HubSpot/);
  await tabTo(page, /^(F2)?F2 · /);
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByRole('heading', { name: /^F2 · / }).waitFor();
  await panel.getByRole('img', { name: /^Sequence of F2/ }).waitFor();
  await inspected(page, 'plan-flow');
  await panel.getByRole('tab', { name: 'Endpoints' }).click();
  await panel
    .getByText(/^GET \/v1\//)
    .first()
    .waitFor();
  await panel
    .getByRole('button', { name: /per second|per 10 s/ })
    .first()
    .hover();
  await page
    .getByText(/documented|inferred/)
    .first()
    .waitFor();
  await panel.getByRole('tab', { name: 'Mapping' }).click();
  await panel.getByRole('row').nth(2).waitFor();
  await panel.getByRole('tab', { name: 'Policies' }).click();
  await panel.getByText('What starts a run').waitFor();
  await panel.getByRole('tab', { name: 'Evidence' }).click();
  await panel.getByText('Nothing was simulated').waitFor();
  await panel.getByRole('tab', { name: /^Findings/ }).click();
  await panel.getByText(/filters payment_intent by created alone/).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
});

test('the document is read by chapters, its links lead within it, findings stand beside what they are about', async () => {
  const page = await opened(`${path}?view=document`);
  const contents = page.getByRole('navigation', { name: 'Contents of the plan' });
  await contents.getByRole('link', { name: 'Rate budgets' }).click();
  await page.getByRole('heading', { name: 'Rate budgets', level: 2 }).waitFor();
  await contents.getByRole('textbox', { name: 'Filter chapters' }).fill('timeline');
  await contents.getByRole('link', { name: /^F3 · / }).click();
  await page.getByRole('heading', { name: /^F3 · /, level: 2 }).waitFor();
  await page
    .getByRole('complementary', { name: 'Beside this chapter' })
    .getByText(/needs "timeline_event"/)
    .waitFor();
  await inspected(page, 'plan-document');
  await contents.getByRole('textbox', { name: 'Filter chapters' }).fill('');
  const source = page.locator('a[data-footnote-ref]').first();
  await source.hover();
  await page
    .locator('.mantine-Popover-dropdown')
    .getByText(/vendor|brief|rule/)
    .waitFor();
  await page.getByRole('link', { name: 'P-F3-retry' }).first().click();
  await page.waitForURL(/section=P-F3-retry/);
  await page.locator('.pointed').first().waitFor();
  await page.getByRole('button', { name: 'Systems and contracts' }).click();
  await page.getByRole('heading', { name: 'Systems and contracts', level: 2 }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: /^F3 · /, level: 2 }).waitFor();
});

test('findings are listed with what, why and what to do, and lead to their flow', async () => {
  const page = await opened(`${path}?view=findings`);
  await page.getByText('To do:').first().waitFor();
  await inspected(page, 'plan-findings');
  await page.getByRole('button', { name: 'Flow F2' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('heading', { name: /^F2 · / })
    .waitFor();
});

test('everything is taken away as one archive that holds what the plan is', async () => {
  const page = await opened(path);
  await page.getByRole('button', { name: 'Export' }).click();
  await page
    .getByRole('menuitem', { name: /Markdown/ })
    .first()
    .waitFor();
  // Word documents are painted and packed for it.
  const coming = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('menuitem', { name: 'Everything as one archive' }).click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'plan-revision-1.zip');
  const files = unzipSync(readFileSync(await download.path()));
  for (const file of [
    'plan.json',
    'plan.md',
    'plan.html',
    'plan.docx',
    'diagrams/F1-sequence.svg',
    'mappings/M-F1.csv',
  ])
    assert.ok((files[file]?.length ?? 0) > 100, file);
});

test('before there is a plan the page says so and leads on', async () => {
  const page = await opened(empty);
  await page.getByText('No plan yet').waitFor();
  await inspected(page, 'plan-none');
  await page.getByRole('link', { name: 'Compare designs' }).click();
  await page.waitForURL('**/designs');
});
