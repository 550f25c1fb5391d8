// The whole way, by two people in two browsers: words become a brief, designs compete, one is chosen, the plan is approved, the gates are
// signed. Nothing is prepared behind the pages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gate, shown, shut, signed } from './gates.ts';
import { openWorkbench, type Workbench } from './harness.ts';

/** Measuring takes its time on a machine that has other things to do. */
const patience = 240_000;
let bench: Workbench;
before(async () => {
  bench = await openWorkbench();
});
after(async () => bench.close());

test('from a description to an approved plan to signed gates', async () => {
  const ada = await bench.invite('approver', 'Ada');
  const page = await bench.open(bench.owner, `/w/${bench.workspace}`);
  const field = page.getByLabel('Which systems should be connected, and what should flow?');
  await field.fill('When a contact is created in HubSpot, create a customer in Stripe within ten minutes.');
  await field.press('Control+Enter');
  await page.waitForURL(/\/plans\/[^/]+\/understood$/);
  await page.getByText('hubspot contact → stripe customer').waitFor();
  await page.getByRole('button', { name: 'Let designs compete' }).click();
  await page.waitForURL(/\/designs$/);
  const designs = page.getByRole('list', { name: 'Designs, best first' });
  await designs.waitFor({ timeout: patience });
  await page
    .getByRole('button', { name: /^Choose D\d/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('It held every run, and we run Postgres already.');
  await page.getByRole('button', { name: /^Choose D\d and write the plan/ }).click();
  await page.waitForURL(/\/plan\b/);
  await page.getByRole('tab', { name: 'Document' }).waitFor({ timeout: patience });

  const project = page.url().replace(/\/plan\b.*$/, '/project');
  const hers = await bench.open(ada, new URL(project).pathname);
  await gate(hers, 'Plan');
  await signed(hers, 'Ada');
  await shut(hers);
  for (const name of ['Dev gate', 'Staging gate']) {
    await page.goto(project);
    await gate(page, name);
    await shown(page);
    await shut(page);
    await hers.reload();
    await gate(hers, name);
    await signed(hers, 'Ada');
    await shut(hers);
  }
  await gate(hers, 'Production');
  await signed(hers, 'Ada');
  await hers.goto(project.replace(/project$/, 'revisions'));
  await hers.getByText('It held every run, and we run Postgres already.').first().waitFor();
  const [plan] = (
    (await bench.ask(ada, 'GET', `/api/w/${bench.workspace}/plans`)) as {
      readonly items: readonly { readonly state: string }[];
    }
  ).items;
  assert.equal(plan?.state, 'live');
});
