// Pictures of the guides, taken from the running product: a workbench is opened, the seed example is planned in it by two people, and each
// page is photographed as it stands. `node scripts/guide-pictures.ts [FOLDER]`, docs/pictures/workbench without one.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openWorkbench, type Person, type Workbench } from '../test/web/harness.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? join(root, 'docs', 'pictures', 'workbench');

/** Each page with its place under the plan, or under the workspace where it begins with "../". */
const places: readonly (readonly [name: string, place: string])[] = [
  ['understood', 'understood'],
  ['designs', 'designs'],
  ['plan', 'plan'],
  ['mapping', 'mapping'],
  ['specification', 'specification'],
  ['project', 'project'],
  ['revisions', 'revisions'],
  ['catalogue', '../../catalogue'],
  ['workspace', '../../workspace'],
];

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const bench = await openWorkbench();
  try {
    const start = await bench.open(bench.owner, `/w/${bench.workspace}`);
    await picture(start, 'start');
    const plan = await planned(bench);
    for (const [name, place] of places) {
      const path = new URL(place, `http://x/w/${bench.workspace}/plans/${plan}/`).pathname;
      await start.goto(`${bench.url}${path}`);
      await picture(start, name);
    }
  } finally {
    await bench.close();
  }
}

/** As it looks when nothing is loading any more. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The seed example, measured, chosen, approved by somebody else. */
async function planned(bench: Workbench): Promise<string> {
  const at = `/api/w/${bench.workspace}/plans`;
  const brief = readFileSync(join(root, 'examples', 'crm-billing-support.yaml'), 'utf8');
  const body = { name: 'CRM, billing and support', description: 'CRM, billing and support', brief };
  const { id } = (await bench.ask(bench.owner, 'POST', at, { body })) as { readonly id: string };
  await worked(bench, `${at}/${id}/work`, { kind: 'propose' });
  await worked(bench, `${at}/${id}/work`, {
    kind: 'compose',
    design: 'D2',
    reason: 'Changes arrive in seconds, and nothing is lost when a vendor is away.',
  });
  const ada: Person = await bench.invite('approver', 'Ada');
  const [newest] = (await bench.ask(ada, 'GET', `${at}/${id}/revisions`)) as readonly {
    readonly number: number;
    readonly hash: string;
  }[];
  await bench.ask(ada, 'POST', `${at}/${id}/approvals`, {
    body: {
      revision: newest?.number,
      hash: newest?.hash,
      subject: 'plan',
      verdict: 'approved',
      note: 'Read with the billing team.',
    },
  });
  return id;
}

async function worked(bench: Workbench, path: string, wanted: unknown): Promise<void> {
  const { id } = (await bench.ask(bench.owner, 'POST', path, { body: wanted })) as { readonly id: string };
  for (;;) {
    const work = (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/work/${id}`)) as {
      readonly state: string;
    };
    if (work.state === 'done') return;
    if (work.state === 'failed' || work.state === 'cancelled') throw new Error(JSON.stringify(work));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

await main();
