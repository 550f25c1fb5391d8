// What is taken away of a plan and takes long: made before one's eyes, once; and what has changed since the plan was made, by name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { criteria } from '../../src/score/scorecard.ts';
import { inspected } from './harness.ts';
import { openPlanned, type PlannedBench } from './planned.ts';

let bench: PlannedBench;

before(async () => {
  bench = await openPlanned();
});
after(async () => bench.close());

async function word(page: Page): Promise<Download> {
  const coming = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Export' }).click();
  await page
    .getByRole('menuitem', { name: /^Specification\s*Word/ })
    .first()
    .click();
  return coming;
}

test('a Word document says how far it is while it is made, and is there at once the second time', async () => {
  const page = await bench.openPage(bench.owner, 'plan');
  const making = page.getByText(/specification\.docx/).first();
  const [, first] = await Promise.all([making.waitFor(), word(page)]);
  assert.equal(first.suggestedFilename(), 'specification.docx');
  const bytes = readFileSync(await first.path());
  assert.ok('word/document.xml' in unzipSync(bytes));
  const again = await word(page);
  assert.deepEqual(readFileSync(await again.path()), bytes);
  await page.getByRole('button', { name: 'Export' }).waitFor();
});

test('weights that moved since are named on the page of the plan, and the next revision takes them in', async () => {
  const { workspace, owner, plan } = bench;
  const weights = Object.fromEntries(criteria.map((criterion) => [criterion, criterion === 'cost' ? 1 : 0]));
  await bench.ask(owner, 'PUT', `/api/w/${workspace}/plans/${plan}/weights`, {
    body: { weights },
    headers: { 'if-match': '"0"' },
  });
  const page = await bench.openPage(owner, 'plan');
  await page.getByText(/Changed since it was made: the weights/).waitFor();
  await inspected(page, 'plan-behind');
  const asked = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/work'),
  );
  await page.getByRole('button', { name: 'Make the next revision' }).click();
  const { design, reason } = (await asked).postDataJSON() as {
    readonly design: string;
    readonly reason: string;
  };
  assert.deepEqual([design, reason], ['D1', 'Changed since: the weights that designs are ranked by']);
  await page.getByRole('group', { name: 'Plan under way' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText(/Changed since it was made: the weights/).waitFor();
});
