// Designs compete: measured before one's eyes and over a reload, weighed, set side by side, one of them chosen with a reason. Everything is
// flown for real; the description is small so that it does not take long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { DesignsView } from '../../src/server/views/designs.ts';
import { rankByWeights, turnsOf, type Weights, withWeight } from '../../src/score/weigh.ts';
import { inspected, openWorkbench, type Workbench } from './harness.ts';

const brief = `
spanwright: 1
name: Customers to billing
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, freshness: PT5M }
volumes:
  - { object: crm.contact, existing: 30, changesPerDay: 10 }
`;

const patience = 120_000;
let bench: Workbench;
let api: string;
let page: Page;

before(async () => {
  bench = await openWorkbench();
  const { id } = (await bench.ask(bench.owner, 'POST', `/api/w/${bench.workspace}/plans`, {
    body: { name: 'Customers to billing', description: 'Contacts become customers', brief },
  })) as { readonly id: string };
  api = `/api/w/${bench.workspace}/plans/${id}`;
  page = await bench.open(bench.owner, `/w/${bench.workspace}/plans/${id}/designs`);
  page.setDefaultTimeout(patience);
});
after(async () => bench.close());

/** The order in which the designs stand. */
async function rows(): Promise<readonly string[]> {
  const found = page.locator('[data-row]');
  await found.first().waitFor();
  return found.evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
}

test('measuring can be cancelled and asked for anew, shows each design’s runs, and a page that comes in the middle goes on', async () => {
  await page.getByRole('button', { name: 'Measure the designs' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Measuring was cancelled').waitFor();
  await inspected(page, 'designs-cancelled');
  await page.getByRole('button', { name: 'Measure again' }).click();
  const lane = page.locator('[data-lane="D2"]');
  await lane.waitFor({ timeout: patience });
  for (const id of ['D1', 'D3', 'naive']) await page.locator(`[data-lane="${id}"]`).waitFor();
  assert.match(await lane.innerText(), /\d+ of \d+ runs/);
  await page.reload();
  await lane.waitFor({ timeout: patience });
  await page.getByRole('list', { name: 'Designs, best first' }).waitFor({ timeout: patience });
  const state = (await bench.ask(bench.owner, 'GET', `${api}/proposal`)) as {
    readonly moved: readonly unknown[];
  };
  assert.deepEqual(state.moved, []);
});

test('weights re-rank in this browser as the stated rule does, and the plan keeps its own', async () => {
  const view = (await bench.ask(bench.owner, 'GET', `${api}/designs`)) as DesignsView;
  const designs = view.designs.map(({ weighed }) => weighed);
  const rubric = Object.fromEntries(
    view.rubric.map(({ criterion, weight }) => [criterion, weight]),
  ) as Weights;
  assert.deepEqual(await rows(), view.ranking);
  const turn = turnsOf(designs, rubric).find(({ more }) => more !== null);
  const criterion = turn?.criterion ?? 'effort';
  const name = `${criterion[0]?.toUpperCase() ?? ''}${criterion.slice(1)}`;
  await page.getByRole('slider', { name: `Weight of ${name}` }).press('End');
  const alone = withWeight(rubric, criterion, 1);
  const order = rankByWeights(designs, alone).map(({ id }) => id);
  assert.deepEqual(await rows(), order);
  assert.notDeepEqual(order, view.ranking, 'the weight at its end changes the order');
  if (turn?.more !== undefined && turn.more !== null) assert.notEqual(order[0], view.ranking[0]);
  await page.getByRole('button', { name: 'Save for this plan' }).click();
  await page.getByText('saved for this plan', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('saved for this plan', { exact: true }).waitFor();
  assert.deepEqual(await rows(), order);
  const kept = (await bench.ask(bench.owner, 'GET', `${api}/weights`)) as { readonly version: number };
  // Somebody else saves first: the person chooses which of both stands.
  await bench.ask(bench.owner, 'PUT', `${api}/weights`, {
    body: { weights: withWeight(rubric, 'cost', 0.6) },
    headers: { 'if-match': `"${kept.version}"` },
  });
  await page.getByRole('button', { name: 'Reset to default' }).click();
  assert.deepEqual(await rows(), view.ranking);
  await page.getByRole('button', { name: 'Save for this plan' }).click();
  await page.getByText('Yours, not saved').waitFor();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await page.getByRole('button', { name: 'Reset to default' }).click();
  assert.deepEqual(await rows(), view.ranking);
});

test('side by side: the same scales, a mark with its rubric, what a design survived; every size and scheme', async () => {
  const [first = '', second = ''] = await rows();
  for (const id of [first, second])
    await page.getByRole('columnheader', { name: new RegExp(`^${id} `) }).waitFor();
  const third = (await rows())[2] ?? '';
  await page.getByRole('checkbox', { name: new RegExp(`^Show ${third} `) }).check();
  await page.getByRole('columnheader', { name: new RegExp(`^${third} `) }).waitFor();
  await page.getByRole('figure').first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get('beside')?.split(',').length, 3);
  await page.getByRole('button', { name: new RegExp(`^Reliability of ${first}: `) }).click();
  await page.getByText('runs in which nothing broke', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('naive build: 0 of').first().waitFor();
  await inspected(page, 'designs');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('radiogroup', { name: 'Which design is shown' }).waitFor();
  assert.equal(await page.locator('table th[scope="col"]:visible').count(), 1);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a brief that moves on is told; a viewer sees all and chooses nothing', async () => {
  const viewer = await bench.invite('viewer', 'Vera');
  const theirs = await bench.open(viewer, new URL(page.url()).pathname);
  await theirs.getByRole('list', { name: 'Designs, best first' }).waitFor();
  assert.equal(await theirs.getByRole('button', { name: /^Choose|^Measure|^Save/ }).count(), 0);
  const { version } = (await bench.ask(bench.owner, 'GET', api)) as { readonly version: number };
  const edit = (text: string, seen: number): Promise<unknown> =>
    bench.ask(bench.owner, 'PATCH', api, { body: { brief: text }, headers: { 'if-match': `"${seen}"` } });
  await edit(brief.replace('PT5M', 'PT10M'), version);
  await page.reload();
  await page.getByText('Measured before later changes').waitFor();
  await edit(brief, version + 1);
  await page.reload();
  await page.getByRole('list', { name: 'Designs, best first' }).waitFor();
  assert.equal(await page.getByText('Measured before later changes').count(), 0);
});

test('a design is chosen with a reason, which stands in the decision record of revision 1 and in the log', async () => {
  const reason = 'We have run queues for years and nobody here knows n8n';
  await page.getByRole('button', { name: 'Choose D2', exact: true }).click();
  await page.getByRole('button', { name: 'Choose D2 and write the plan' }).click();
  await page.getByText('Say why').waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('button', { name: 'Choose D2 and write the plan' }).click();
  await page.waitForURL('**/plan');
  const deadline = Date.now() + patience;
  for (;;) {
    const revisions = (await bench.ask(bench.owner, 'GET', `${api}/revisions`)) as readonly unknown[];
    if (revisions.length > 0) break;
    assert.ok(Date.now() < deadline, 'the plan was not written in time');
    await page.waitForTimeout(500);
  }
  const plan = (await bench.ask(bench.owner, 'GET', `${api}/revisions/1`)) as {
    readonly decisions: readonly { readonly chosen: string; readonly why: string }[];
  };
  assert.equal(plan.decisions[0]?.chosen, 'D2');
  assert.ok(plan.decisions[0]?.why.startsWith(`Reason given for the choice: ${reason}.`));
  const { items } = (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/audit`)) as {
    readonly items: readonly { readonly action: string; readonly detail: { readonly reason?: string } }[];
  };
  assert.equal(items.find(({ action }) => action === 'design.chosen')?.detail.reason, reason);
});
