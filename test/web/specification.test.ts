// The specification: filled by one person in two tabs, with a conflict that loses nothing, then made part of the plan.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspected } from './harness.ts';
import { openPlanned, type PlannedBench } from './planned.ts';

let bench: PlannedBench;
before(async () => {
  bench = await openPlanned();
});
after(async () => bench.close());

test('two tabs write into one cell: the second is asked, and neither text is lost', async () => {
  const [one, two] = [
    await bench.openPage(bench.owner, 'specification'),
    await bench.openPage(bench.owner, 'specification'),
  ];
  const field = (page: typeof one) => page.getByLabel('OKR or roadmap item: value');
  await field(two).waitFor();
  await field(one).fill('Halve the time to invoice');
  await field(one).blur();
  await one.getByText('One change is not yet in the plan.').waitFor();
  await field(two).fill('Grow the base');
  await field(two).blur();
  const dialog = two.getByRole('dialog', { name: /was changed elsewhere/ });
  await dialog.getByText('Halve the time to invoice').waitFor();
  await dialog.getByText('Grow the base').waitFor();
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await two.getByText('All saved').waitFor();
  await one.reload();
  assert.equal(await field(one).inputValue(), 'Grow the base');
  await one.context().close();
  await two.context().close();
});

test('cells, a status and a row of one’s own become part of the plan with the next revision', async () => {
  const page = await bench.openPage(bench.owner, 'specification');
  const walk = page.getByRole('region', { name: 'Walkthrough of integration-related systems' });
  await walk.getByRole('textbox', { name: /Zendesk: performed by/ }).fill('Ben');
  await walk.getByRole('textbox', { name: /Zendesk: performed by/ }).blur();
  await walk.getByLabel('Zendesk: status').first().click();
  await page.getByRole('option', { name: 'Done' }).click();
  const experts = page.getByRole('region', { name: 'Experts for integration-related systems' });
  await experts.getByRole('button', { name: 'Add a row' }).click();
  const row = experts.getByLabel(/^Own row/);
  await row.first().fill('Books');
  await row.nth(2).fill('eve@example.com');
  await row.nth(2).blur();
  await page.getByText('4 changes are not yet in the plan.').waitFor();
  await inspected(page, 'specification');
  await page.getByRole('button', { name: 'Make revision 2' }).click();
  await page.getByText('nothing is opened again').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Make revision 2' }).click();
  await page.getByText('Revision 2 is made.').waitFor();
  await page.getByText('not yet in the plan').waitFor({ state: 'hidden' });
  const text = JSON.stringify(
    await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/plans/${bench.plan}/revisions/2`),
  );
  for (const said of ['Grow the base', 'Ben', 'eve@example.com']) assert.ok(text.includes(said), said);
});

test('whoever may only read sees the same words and no field to write into', async () => {
  const viewer = await bench.invite('viewer', 'Vic');
  const page = await bench.openPage(viewer, 'specification');
  const field = page.getByLabel('OKR or roadmap item: value');
  await field.waitFor();
  assert.equal(await field.isDisabled(), true);
  assert.equal(await page.getByRole('button', { name: 'Add a row' }).count(), 0);
});
