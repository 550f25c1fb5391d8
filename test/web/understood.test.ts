// Understood: words that became what, the brief as a form and as YAML in step, answers, bad YAML, two tabs on one brief.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspected, openWorkbench, until, type Workbench } from './harness.ts';

const text = readFileSync(join(import.meta.dirname, '../../examples/crm-billing-support.txt'), 'utf8');
let bench: Workbench;
before(async () => {
  bench = await openWorkbench();
});
after(async () => bench.close());

/** A new plan from the example, not read yet. */
async function described(): Promise<string> {
  const plan = (await bench.ask(bench.owner, 'POST', `/api/w/${bench.workspace}/plans`, {
    body: { name: 'Our stack', description: text },
  })) as { readonly id: string };
  return plan.id;
}

async function opened(plan: string): Promise<Page> {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}/plans/${plan}/understood`);
  await page.getByRole('region', { name: 'Systems' }).waitFor();
  return page;
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
}

/** What the server keeps. */
async function kept(plan: string): Promise<{ readonly brief: string; readonly state: string }> {
  return (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/plans/${plan}`)) as {
    readonly brief: string;
    readonly state: string;
  };
}

test('marked words tell what they became; an assumption points back at its words', async () => {
  const plan = await described();
  const page = await opened(plan);
  await saved(page);
  assert.equal((await kept(plan)).state, 'understood');
  const description = page.getByRole('group', { name: 'Description with what was recognised' });
  await description.getByRole('button', { name: 'within five minutes, time' }).hover();
  await page
    .locator('#became')
    .getByText('Flow F1: crm.contact → billing.customer, within 5 min, webhook')
    .waitFor();
  await description.getByRole('button', { name: 'HubSpot, system' }).first().focus();
  await page.locator('#became').getByText('System crm: HubSpot').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('#became').getByText('Edition of HubSpot: professional').waitFor();
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: /from “we want a customer in Stripe/ }).focus();
  await description.locator('[data-assumed]').first().waitFor();
  assert.match(
    (await description.locator('[data-assumed]').allInnerTexts()).join(''),
    /we want a customer in Stripe\s+within five minutes/,
  );
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await inspected(page, 'understood');
});

test('the form and the YAML are in step, comments stay, answers edit the brief, and a reload shows it all', async () => {
  const plan = await described();
  const page = await opened(plan);
  await page.getByLabel('Records today, crm.contact', { exact: true }).fill('25000');
  await page.getByLabel('Records today, crm.contact', { exact: true }).press('Enter');
  await page.locator('label').filter({ hasText: 'YAML' }).click();
  const editor = page.getByRole('textbox', { name: 'Brief as YAML' });
  await editor.getByText('25000').waitFor();
  await page
    .getByRole('textbox', { name: 'Answer: edition of billing' })
    .or(page.getByRole('combobox', { name: 'Answer: edition of support' }))
    .first()
    .waitFor();
  const questions = page.getByRole('region', { name: 'Open questions' });
  await questions
    .getByRole('textbox', { name: /^Answer: By what is each customer/ })
    .fill('By e-mail address.');
  await questions.getByRole('button', { name: 'Answer' }).first().click();
  await questions.getByText('By what is each customer').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^F1 HubSpot contact/ }).click();
  await page.getByLabel('Within').fill('2 fortnights');
  await page.getByLabel('Within').press('Enter');
  await page.getByText(/Expected a length of time/).waitFor();
  await page.getByLabel('Within').fill('10 minutes');
  await page.getByLabel('Within').press('Enter');
  await editor.getByText('PT10M').waitFor();
  await inspected(page, 'understood-yaml');
  await typed(
    page,
    (held) =>
      `# ours\n${held.replace('name: HubSpot, Stripe and Zendesk', 'name: Our stack').replace('changesPerDay: 250', 'changesPerDay: 260')}`,
  );
  const tickets = page.getByLabel('Changes a day, support.ticket', { exact: true });
  await until(async () => (await tickets.inputValue()) === '260');
  await saved(page);
  const { brief } = await kept(plan);
  assert.match(brief, /^# ours/);
  for (const words of ['existing: 25000', 'PT10M # 10 min', 'By e-mail address.', '# How much'])
    assert.ok(brief.includes(words), words);
  await page.reload();
  await page.getByText('within 10 min').waitFor();
});

/** Replaces the editor's text as somebody who pastes. */
async function typed(page: Page, change: (held: string) => string): Promise<void> {
  const plan = /plans\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await saved(page);
  const next = change((await kept(plan)).brief);
  await page.getByRole('textbox', { name: 'Brief as YAML' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(next);
}

test('bad YAML tells line, what and the nearest, keeps the text, and comes back', async () => {
  const plan = await described();
  const page = await opened(plan);
  await page.locator('label').filter({ hasText: 'YAML' }).click();
  await typed(page, (held) => held.replace('from: crm.contact', 'from: crn.contact'));
  const alert = page.getByRole('alert');
  await alert.getByText(/Line \d+/).waitFor();
  await alert.getByText('crm.contact').waitFor();
  await inspected(page, 'understood-wrong');
  await typed(page, (held) => held.replace('systems:', 'systems: ['));
  await alert.getByText('The YAML can’t be read').waitFor();
  await saved(page);
  await page.reload();
  await alert.getByText('The YAML can’t be read').waitFor();
  assert.match((await kept(plan)).brief, /systems: \[/);
  await alert.getByRole('button', { name: 'Show the YAML' }).click();
  await typed(page, (held) => held.replace('systems: [', 'systems:').replace('crn.contact', 'crm.contact'));
  await page.getByRole('region', { name: 'Systems' }).waitFor();
  assert.equal(await alert.count(), 0);
});

test('two tabs: the second sees both versions and chooses; nothing that was typed is lost', async () => {
  const plan = await described();
  const one = await opened(plan);
  await saved(one);
  const two = await opened(plan);
  await saved(two);
  const volume = (page: Page) => page.getByLabel('Changes a day, crm.contact', { exact: true });
  await volume(one).fill('310');
  await volume(one).press('Enter');
  await saved(one);
  await volume(two).fill('320');
  await volume(two).press('Enter');
  const dialog = two.getByRole('dialog', { name: 'The brief was changed elsewhere' });
  await dialog.getByRole('region', { name: 'Yours, not saved' }).getByText('changesPerDay: 320').waitFor();
  await dialog.getByRole('region', { name: 'Theirs, saved' }).getByText('changesPerDay: 310').waitFor();
  await inspected(two, 'understood-conflict');
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  assert.match((await kept(plan)).brief, /changesPerDay: 310/);
  await volume(two).fill('330');
  await volume(two).press('Enter');
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await saved(two);
  assert.match((await kept(plan)).brief, /changesPerDay: 330/);
});

test('designs compete for the brief as it stands, and who may only read changes nothing', async () => {
  const plan = await described();
  const page = await opened(plan);
  await saved(page);
  await page.getByRole('button', { name: 'Let designs compete' }).click();
  await page.waitForURL('**/designs');
  const viewer = await bench.invite('viewer', 'Vera');
  const other = await bench.open(viewer, `/w/${bench.workspace}/plans/${plan}/understood`);
  await other.getByRole('region', { name: 'Systems' }).waitFor();
  assert.ok(await other.getByRole('button', { name: 'Let designs compete' }).isDisabled());
  assert.ok(await other.getByLabel('Records today, crm.contact', { exact: true }).isDisabled());
});
