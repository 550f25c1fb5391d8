// Revisions: what changed in business words, an approval by hash, an old revision brought back, and what that opens again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspected } from './harness.ts';
import { composed, openPlanned, type PlannedBench } from './planned.ts';

let bench: PlannedBench;
before(async () => {
  bench = await openPlanned();
});
after(async () => bench.close());

test('an approver signs a hash; another design re-opens it, says why, and is told apart in words', async () => {
  const page = await bench.openPage(bench.approver, 'revisions');
  await page.getByRole('button', { name: 'Approve or refuse' }).click();
  const dialog = page.getByRole('dialog');
  const [{ hash }] = (await bench.ask(
    bench.approver,
    'GET',
    `/api/w/${bench.workspace}/plans/${bench.plan}/revisions`,
  )) as readonly [{ readonly hash: string }];
  await dialog.getByText(hash).waitFor();
  await dialog.getByLabel('Note').fill('Read with both owners');
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('“Read with both owners”').waitFor();

  await composed(bench, bench.owner, { plan: bench.plan, design: 'D2', reason: 'Cheaper' });
  await page.reload();
  await page.getByText('Revision 2 opened the approval again').waitFor();
  await page.getByText(/The design is switched/).waitFor();
  await page.getByText('Changed').first().waitFor();
  await page.getByText('In detail').first().click();
  await page.getByRole('columnheader', { name: 'Before' }).first().waitFor();
  await inspected(page, 'revisions');
});

test('an old revision comes back as the newest with a reason, and nothing is lost', async () => {
  const page = await bench.openPage(bench.owner, 'revisions');
  await page.getByRole('button', { name: 'Restore' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The cheaper one can’t do deletions');
  await dialog.getByRole('button', { name: 'Restore as revision 3' }).click();
  await page.getByText('restored from 1').waitFor();
  const revisions = (await bench.ask(
    bench.owner,
    'GET',
    `/api/w/${bench.workspace}/plans/${bench.plan}/revisions`,
  )) as readonly { readonly hash: string }[];
  assert.equal(revisions.length, 3);
  assert.equal(revisions[0]?.hash, revisions[2]?.hash);
});
