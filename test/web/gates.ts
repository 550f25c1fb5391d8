// What journeys do at the gates of a project, as people do it: open one, bring what it asks for, sign, shut.
import type { Page } from 'playwright-core';

/** Opens the drawer of a gate on the project's page. */
export async function gate(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'The way to production' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('dialog').getByRole('region', { name: 'Signature' }).waitFor();
}

export async function shut(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Brings evidence for all that the open gate asks for: the tests at once, then each criterion. */
export async function shown(page: Page): Promise<void> {
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: /^Record \d+ open/ }).click();
  await drawer.getByRole('textbox', { name: 'Link' }).fill('https://ci.example/run/7');
  await drawer.getByRole('button', { name: 'Save evidence' }).click();
  await drawer.getByText('Passed').first().waitFor();
  for (;;) {
    const open = drawer.locator('[data-demand]').filter({ hasText: 'Not shown' });
    const left = await open.count();
    if (left === 0) return;
    await open.first().getByRole('button', { name: 'Add evidence' }).click();
    await drawer.getByText('Text', { exact: true }).click();
    await drawer.getByRole('textbox', { name: 'Text' }).fill('Seen in the review of Tuesday');
    await drawer.getByRole('button', { name: 'Save evidence' }).click();
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('[data-demand]')].filter((one) => one.textContent.includes('Not shown'))
          .length < count,
      left,
    );
  }
}

/** Signs the gate that is open; `who` is shown to have signed it. */
export async function signed(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(new RegExp(`^Signed by ${who}`)).waitFor();
}
