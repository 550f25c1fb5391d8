// Coming in: the owner by the first link, somebody by an invitation, back again by signing in; and how it looks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspected, openWorkbench, password, signIn, type Workbench } from './harness.ts';

let bench: Workbench;
before(async () => {
  bench = await openWorkbench({ owned: false });
});
after(async () => bench.close());

test('the first link makes the owner, once; an invitation brings a second person; both sign in again', async () => {
  const page = await bench.open(null, new URL(bench.firstLink).pathname + new URL(bench.firstLink).hash);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('A name, such as your team’s').waitFor();
  await inspected(page, 'first');
  await page.getByLabel('Workspace').fill('North');
  await page.getByLabel('Your name').fill('Olive');
  await page.getByLabel('E-mail address').fill('olive@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/w\/[^/]+$/);
  const workspace = /\/w\/([^/?]+)/.exec(page.url())?.[1] ?? '';

  const again = await bench.open(null, new URL(bench.firstLink).pathname + new URL(bench.firstLink).hash);
  await again.getByLabel('Workspace').fill('Mine');
  await again.getByLabel('Your name').fill('Mallory');
  await again.getByLabel('E-mail address').fill('mallory@example.com');
  await again.getByRole('textbox', { name: 'Password' }).fill(password);
  await again.getByRole('button', { name: 'Begin' }).click();
  await again.getByText('The link was used').waitFor();

  const cookie = (await page.context().cookies()).map((one) => `${one.name}=${one.value}`).join('; ');
  const owner = { name: 'Olive', email: 'olive@example.com', cookie };
  const invited = (await bench.ask(owner, 'POST', `/api/w/${workspace}/invitations`, {
    body: { email: 'ada@example.com', role: 'approver' },
  })) as { readonly link: string };
  const guest = await bench.open(null, new URL(invited.link).pathname + new URL(invited.link).hash);
  await guest.getByText('You are invited as approver.').waitFor();
  await inspected(guest, 'join');
  await guest.getByLabel('Your name').fill('Ada');
  await guest.getByRole('textbox', { name: 'Password' }).fill(password);
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.waitForURL(`**/w/${workspace}`);

  await guest.getByRole('button', { name: 'You and the colour scheme' }).click();
  await guest.getByRole('menuitem', { name: 'Sign out' }).click();
  await guest.waitForURL('**/sign-in');
  await inspected(guest, 'sign-in');
  await guest.goto(`${bench.url}/w/${workspace}/catalogue`);
  await guest.waitForURL('**/sign-in?next=*');
  await signIn(guest, { email: 'ada@example.com' });
  await guest.waitForURL('**/catalogue');
});

test('a wrong password is told in words, and nobody is led to another site', async () => {
  const page = await bench.open(null, '/sign-in?next=//evil.example');
  await page.getByLabel('E-mail address').fill('olive@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('something else entirely');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('No account has this e-mail address and password.').waitFor();
  await signIn(page, { email: 'olive@example.com' });
  await page.waitForURL(/\/w\//);
  assert.equal(new URL(page.url()).origin, bench.url);
});

test('the scheme that was chosen stays, and a reader gets around by keyboard alone', async () => {
  const page = await bench.open(null, '/sign-in');
  await signIn(page, { email: 'olive@example.com' });
  await page.waitForURL(/\/w\//);
  const scheme = async (): Promise<string | null> =>
    page.locator('html').getAttribute('data-mantine-color-scheme');
  assert.equal(await scheme(), 'light');
  await page.getByRole('button', { name: 'You and the colour scheme' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Dark' }).waitFor();
  await page.getByRole('menuitemradio', { name: 'Dark' }).press('Enter');
  assert.equal(await scheme(), 'dark');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await scheme(), 'dark');
  // The page begins in its field; what stands before it is reached backwards.
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate<string>('document.activeElement.id'), 'content');
});
