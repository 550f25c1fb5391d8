// What a plan of 200 flows costs a browser: opening each view of its page and scrolling it, in processor time of the page's own thread, so that
// other programs on the machine do not count. `node bench/pages.ts`. A task over 100 ms is felt; the aim is none.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../test/web/harness.ts';
import { landscapeBrief } from './landscape.ts';

const systems = 12;
const flows = 200;
const views = [
  ['map and flows', ''],
  ['one chapter', '?view=document&section=F100'],
  ['findings', '?view=findings'],
  ['a flow beside the map', '?flow=F100'],
] as const;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

async function main(): Promise<void> {
  const bench = await openWorkbench();
  try {
    const began = performance.now();
    const path = await composed(bench);
    print(`composed in ${seconds(performance.now() - began)}`);
    for (const [name, search] of views) await measured(bench, name, `${path}${search}`);
  } finally {
    await bench.close();
  }
}

async function composed(bench: Workbench): Promise<string> {
  const api = `/api/w/${bench.workspace}`;
  const document = readFileSync(new URL('../examples/openapi/billing-private.yaml', import.meta.url), 'utf8');
  await bench.ask(bench.owner, 'POST', `${api}/uploads?name=billing-private.yaml`, { body: document });
  const brief = landscapeBrief(systems, flows).replaceAll('./openapi/', '');
  const body = { name: 'Two hundred flows', description: 'Two hundred flows', brief };
  const { id } = (await bench.ask(bench.owner, 'POST', `${api}/plans`, { body })) as { readonly id: string };
  const order = { kind: 'compose', design: 'D1', reason: 'Any will do.', measured: false };
  const work = (await bench.ask(bench.owner, 'POST', `${api}/plans/${id}/work`, { body: order })) as {
    readonly id: string;
  };
  for (;;) {
    const now = (await bench.ask(bench.owner, 'GET', `${api}/work/${work.id}`)) as { readonly state: string };
    if (now.state === 'done') return `/w/${bench.workspace}/plans/${id}/plan`;
    if (now.state === 'failed') throw new Error(JSON.stringify(now));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function measured(bench: Workbench, name: string, path: string): Promise<void> {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}/catalogue`);
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const began = performance.now();
  await page.goto(`${bench.url}${path}`);
  await page.getByRole('tab', { name: 'Document', includeHidden: true }).waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null, null, {
    timeout: 120_000,
  });
  const opened = performance.now() - began;
  await scrolled(page);
  const tasks = tasksIn((await browser.stopTracing()).toString());
  const worst = tasks.slice(0, 3).map((task) => `${Math.round(task)} ms`);
  print(
    `${name}: opened in ${seconds(opened)}, longest tasks ${worst.join(', ')}, over 100 ms: ${tasks.filter((task) => task > 100).length}`,
  );
  await page.context().close();
}

async function scrolled(page: Page): Promise<void> {
  await page.mouse.move(800, 500);
  for (let turn = 0; turn < 20; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(50);
  }
}

/** Processor time of each task of the page's thread, ms, longest first. */
function tasksIn(trace: string): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((a, b) => b - a);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
