// What a plan of 200 flows costs a browser: opening each of its pages and scrolling it, in processor time of the page's own thread, so that
// other programs on the machine do not count. `node bench/pages.ts [PAGE …]`. A task over 100 ms is felt; the aim is none.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openWorkbench, until, type Workbench } from '../test/web/harness.ts';
import { landscapeBrief } from './landscape.ts';

const systems = 12;
const flows = 200;
const views = [
  ['map and flows', 'plan'],
  ['one chapter', 'plan?view=document&section=F100'],
  ['findings', 'plan?view=findings'],
  ['a flow beside the map', 'plan?flow=F100'],
  ['understood', 'understood'],
  ['designs', 'designs'],
  ['mapping', 'mapping?flow=F100'],
  ['specification', 'specification'],
  ['project', 'project'],
  ['differences of revisions', 'revisions'],
] as const;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const bench = await openWorkbench();
  try {
    const began = performance.now();
    const isAsked = (place: string): boolean =>
      asked.length === 0 || asked.some((one) => place.startsWith(one));
    const plan = await made(bench, isAsked);
    print(`made in ${seconds(performance.now() - began)}`);
    for (const [name, place] of views)
      if (isAsked(place)) await measured(bench, name, `/w/${bench.workspace}/plans/${plan}/${place}`);
  } finally {
    await bench.close();
  }
}

/** A plan with its designs and two revisions of different ones, as far as pages are asked for that show them; all estimated. */
async function made(bench: Workbench, isAsked: (place: string) => boolean): Promise<string> {
  const api = `/api/w/${bench.workspace}`;
  const document = readFileSync(new URL('../examples/openapi/billing-private.yaml', import.meta.url), 'utf8');
  await bench.ask(bench.owner, 'POST', `${api}/uploads?name=billing-private.yaml`, { body: document });
  const brief = landscapeBrief(systems, flows).replaceAll('./openapi/', '');
  const body = { name: 'Two hundred flows', description: 'Two hundred flows', brief };
  const { id } = (await bench.ask(bench.owner, 'POST', `${api}/plans`, { body })) as { readonly id: string };
  const reason = 'Any will do.';
  for (const order of [
    ...(isAsked('designs') ? [{ kind: 'propose' }] : []),
    { kind: 'compose', design: 'D1', reason },
    ...(isAsked('revisions') ? [{ kind: 'compose', design: 'D2', reason }] : []),
  ])
    await worked(bench, `${api}/plans/${id}/work`, { ...order, measured: false });
  return id;
}

async function worked(bench: Workbench, path: string, body: unknown): Promise<void> {
  const { id } = (await bench.ask(bench.owner, 'POST', path, { body })) as { readonly id: string };
  await until(async () => {
    const now = (await bench.ask(bench.owner, 'GET', `/api/w/${bench.workspace}/work/${id}`)) as {
      readonly state: string;
    };
    if (now.state === 'failed') throw new Error(JSON.stringify(now));
    return now.state === 'done';
  }, 600_000);
}

async function measured(bench: Workbench, name: string, path: string): Promise<void> {
  const page = await bench.open(bench.owner, `/w/${bench.workspace}/catalogue`);
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const began = performance.now();
  await page.goto(`${bench.url}${path}`);
  await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor({ timeout: 120_000 });
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
