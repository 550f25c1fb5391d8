// The workspace: members and invitations, tokens told once, weights and prices that comparisons begin with, the audit log.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspected, openWorkbench, until, type Workbench } from './harness.ts';

let bench: Workbench;
let path = '';
before(async () => {
  bench = await openWorkbench();
  path = `/w/${bench.workspace}/workspace`;
});
after(async () => bench.close());

test('somebody is invited by a link that is told once, gets another role, and is removed', async () => {
  await bench.invite('viewer', 'Vera');
  const page = await bench.open(bench.owner, path);
  await page.getByText('vera@example.com').waitFor();
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const once = page.getByRole('region', { name: 'The link for ada@example.com' });
  assert.match(await once.getByText('/join#').innerText(), /\/join#\S{20,}/);
  await inspected(page, 'workspace-members');
  await once.getByRole('button', { name: 'Done' }).click();
  assert.equal(await page.getByText('/join#').count(), 0);
  await page.getByLabel('Role of Vera').first().click();
  await page.getByRole('option', { name: /^Approver/ }).click();
  await until(async () => {
    const members = (await bench.ask(
      bench.owner,
      'GET',
      `/api${path.replace('/workspace', '')}/members`,
    )) as readonly {
      readonly name: string;
      readonly role: string;
    }[];
    return members.some(({ name, role }) => name === 'Vera' && role === 'approver');
  });
  await page.getByRole('row').filter({ hasText: 'Vera' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('vera@example.com').waitFor({ state: 'detached' });
});

test('a token is told once, works, and ends when it is revoked', async () => {
  const page = await bench.open(bench.owner, `${path}?tab=tokens`);
  await page.getByLabel('Name').fill('ci');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const secret = await page.getByRole('region', { name: 'Your new token' }).getByText('spw_').innerText();
  await inspected(page, 'workspace-tokens');
  const status = async (): Promise<number> =>
    (
      await fetch(`${bench.url}/api/w/${bench.workspace}/plans`, {
        headers: { authorization: `Bearer ${secret}` },
      })
    ).status;
  assert.equal(await status(), 200);
  await page.getByRole('button', { name: 'Revoke ci' }).click();
  await page.getByText('No token yet').waitFor();
  assert.equal(await status(), 401);
});

test('weights are moved, the rest makes room; two tabs are asked which stands', async () => {
  const [one, other] = [
    await bench.open(bench.owner, `${path}?tab=weights`),
    await bench.open(bench.owner, `${path}?tab=weights`),
  ];
  await inspected(one, 'workspace-weights');
  for (const page of [one, other]) {
    await page.getByRole('slider', { name: 'Weight of cost, percent' }).focus();
    await page.keyboard.press('ArrowRight');
  }
  await one.getByRole('button', { name: 'Save' }).click();
  await one.getByText('Set by Olive').waitFor();
  await other.getByRole('button', { name: 'Save' }).click();
  await other
    .getByText('The weights was changed elsewhere')
    .or(other.getByText('changed elsewhere'))
    .first()
    .waitFor();
  await other.getByRole('button', { name: 'Take theirs' }).click();
  const { weights } = (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/settings/weights`)) as {
    readonly weights: Readonly<Record<string, number>>;
  };
  assert.ok(Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 1) < 0.001);
  assert.equal(Math.round((weights['cost'] ?? 0) * 100), 11);
});

test('a price of one’s own stands beside the listed one, with where it stands and since when', async () => {
  const page = await bench.open(bench.owner, `${path}?tab=prices`);
  await page
    .getByRole('button', { name: /^Set own:/ })
    .first()
    .waitFor();
  await inspected(page, 'workspace-prices');
  await page
    .getByRole('button', { name: /^Set own:/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('0.0123');
  await dialog.getByLabel('Where it stands').fill('contract 17');
  await dialog.getByLabel('Since').fill('2026-10-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('contract 17, 2026-10-01').waitFor();
  await page.reload();
  await page.getByText('contract 17, 2026-10-01').waitFor();
});

test('the audit log tells what was done, by area and a page at a time; others do not see it', async () => {
  const body = { description: 'x', brief: null };
  await Promise.all(
    Array.from({ length: 55 }, (_, count) =>
      bench.ask(bench.owner, 'POST', `/api/w/${bench.workspace}/plans`, {
        body: { ...body, name: `Plan ${count}` },
      }),
    ),
  );
  const page = await bench.open(bench.owner, `${path}?tab=audit`);
  await page.getByRole('button', { name: 'Load more' }).waitFor();
  await inspected(page, 'workspace-audit');
  const rows = page.getByRole('row');
  const before = await rows.count();
  await page.getByRole('button', { name: 'Load more' }).click();
  await until(async () => (await rows.count()) > before);
  await page.getByLabel('About', { exact: true }).first().click();
  await page.getByRole('option', { name: 'setting' }).click();
  await page.getByText('setting changed').first().waitFor();
  await until(async () => (await rows.count()) < 10);
  const ada = await bench.invite('architect', 'Ada');
  const theirs = await bench.open(ada, `${path}?tab=audit`);
  await theirs.getByRole('tab', { name: 'Members' }).waitFor();
  assert.equal(await theirs.getByRole('tab', { name: 'Audit log' }).count(), 0);
});
