// The project: an approved plan, tasks that move, evidence, two gates signed by another than the author, production unlocked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gate, shown, shut, signed } from './gates.ts';
import { inspected } from './harness.ts';
import { openPlanned, type PlannedBench } from './planned.ts';

let bench: PlannedBench;
before(async () => {
  bench = await openPlanned();
});
after(async () => bench.close());

test('tasks are moved by keyboard and menu, get dates from a first day, and wait for gates', async () => {
  const page = await bench.openPage(bench.owner, 'project');
  await page.getByRole('heading', { name: 'Project' }).waitFor();
  await page.getByLabel('First day').fill('2026-11-02');
  await page.getByLabel('First day').press('Enter');
  await page.getByText('points left').waitFor();
  const card = (id: string) => page.locator(`[data-item="${id}"]`);
  await card('K1').getByRole('button', { name: /^K1/ }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('region', { name: 'Doing' }).locator('[data-item="K1"]').waitFor();
  await card('K1').getByRole('button', { name: 'Move K1' }).click();
  await page.getByRole('menuitem', { name: 'Done' }).click();
  await page.getByRole('region', { name: 'Done' }).locator('[data-item="K1"]').waitFor();
  await card('K7').getByRole('button', { name: 'Move K7' }).click();
  await page.getByRole('menuitem', { name: 'Doing' }).click();
  await page.getByText('Deploy to production waits for the plan’s approval').waitFor();
  await page.getByRole('region', { name: 'To do' }).locator('[data-item="K7"]').waitFor();
  await inspected(page, 'project');
  for (const view of ['Table', 'Timeline']) {
    await page.getByText(view, { exact: true }).click();
    await inspected(page, `project-${view.toLowerCase()}`);
  }
});

test('two people bring a plan to production; nobody signs their own work, nothing passes without evidence', async () => {
  const own = await bench.openPage(bench.owner, 'project');
  await gate(own, 'Plan');
  await own.getByText('another owner or approver signs it').waitFor();
  await shut(own);
  const page = await bench.openPage(bench.approver, 'project');
  await gate(page, 'Dev gate');
  await page.getByRole('dialog').getByText('It waits for the plan’s approval.').waitFor();
  await shut(page);
  await gate(page, 'Plan');
  await signed(page, 'Ada');
  await shut(page);
  for (const name of ['Dev gate', 'Staging gate']) {
    await own.reload();
    await gate(own, name);
    await shown(own);
    if (name === 'Dev gate') await inspected(own, 'gate');
    await shut(own);
    await page.reload();
    await gate(page, name);
    await signed(page, 'Ada');
    await shut(page);
  }
  await gate(page, 'Production');
  await signed(page, 'Ada');
  await shut(page);
  await inspected(page, 'project-signed');
});

test('a changed plan opens the gates that it touches and says so; words in the specification open none', async () => {
  const spec = `/api/w/${bench.workspace}/plans/${bench.plan}/specification`;
  await bench.ask(bench.owner, 'PUT', `${spec}/cell`, {
    body: { key: 'S-overview.objective/1', value: 'Grow the base' },
    headers: { 'if-match': '"0"' },
  });
  const made = (await bench.ask(bench.owner, 'POST', `${spec}/revision`, {
    body: { after: 2, reason: 'The objective' },
  })) as { readonly reopened: readonly { readonly subject: string }[] };
  assert.deepEqual(
    made.reopened.map(({ subject }) => subject),
    ['plan'],
  );
  const page = await bench.openPage(bench.approver, 'project');
  const gates = page.getByRole('navigation', { name: 'The way to production' });
  await gates.getByRole('button', { name: /^Plan.*Open again/ }).waitFor();
  await gates.getByRole('button', { name: /^Dev gate.*Signed/ }).waitFor();
  await gate(page, 'Plan');
  await page.getByText('Revision 3 opened it again').waitFor();
  await page.getByText(/Specification section S-overview/).waitFor();
});
