// How cost grows with a plan: 10, 50 and 200 flows, each planned without simulation, written and checked in fresh processes, the largest page opened in a browser.
// The brief of each size is made by `landscape.ts`. What counts is the cost of one more flow: it must not rise with the number of flows.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { landscapeBrief } from './landscape.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sizes = [
  { systems: 6, flows: 10 },
  { systems: 12, flows: 50 },
  { systems: 12, flows: 200 },
] as const;
const runs = 3;

/** Wall and processor time in ms, peak memory in MB. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

interface Row extends Cost {
  readonly flows: number;
  readonly check: number;
  readonly html: number;
  readonly model: number;
}

/** Prints the table of sizes, the cost of a further flow, and what opening the largest page takes. */
export async function measureSizes(scratch: string): Promise<void> {
  mkdirSync(scratch, { recursive: true });
  writeFileSync(
    join(scratch, 'cost.mjs'),
    "process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write(`\\ncost ${(userCPUTime + systemCPUTime) / 1000} ${maxRSS / 1024}\\n`); });\n",
  );
  cpSync(join(root, 'examples', 'openapi'), join(scratch, 'openapi'), { recursive: true });
  const rows = sizes.map((size) => sized(size, scratch));
  out('flows    wall     cpu  memory   check    html    model   of one flow: cpu, html');
  for (const row of rows)
    out(
      `${cell(row.flows, 5)} ${cell(row.wall, 7)} ${cell(row.cpu, 7)} ${cell(row.peak, 5)}MB ${cell(row.check, 7)} ${mb(row.html)} ${mb(row.model)}   ${cell(row.cpu / row.flows, 10)} ms, ${cell(row.html / row.flows / 1000, 4)} kB`,
    );
  for (const [index, row] of rows.slice(1).entries()) {
    const before = rows[index];
    if (before === undefined) continue;
    const times = row.flows / before.flows;
    out(
      `${before.flows} to ${row.flows} flows, ${times} times as many: cpu × ${ratio(row.cpu, before.cpu)}, memory × ${ratio(row.peak, before.peak)}, check × ${ratio(row.check, before.check)}, html × ${ratio(row.html, before.html)}`,
    );
  }
  await openPage(join(scratch, `out-${sizes[2].flows}`, 'plan.html'));
}

function sized(size: { readonly systems: number; readonly flows: number }, scratch: string): Row {
  const brief = join(scratch, `brief-${size.flows}.yaml`);
  const folder = join(scratch, `out-${size.flows}`);
  writeFileSync(brief, landscapeBrief(size.systems, size.flows));
  const planned = medianOf(() => {
    rmSync(folder, { recursive: true, force: true });
    return spanwright(['plan', brief, '--quick', '--out', folder], scratch);
  });
  const checked = medianOf(() => spanwright(['check', join(folder, 'plan.json')], scratch));
  const bytes = (name: string): number => statSync(join(folder, name)).size;
  return {
    flows: size.flows,
    ...planned,
    check: checked.cpu,
    html: bytes('plan.html'),
    model: bytes('plan.json'),
  };
}

function spanwright(command: readonly string[], scratch: string): Cost {
  const began = performance.now();
  const done = spawnSync(
    process.execPath,
    ['--import', join(scratch, 'cost.mjs'), join(root, 'src', 'cli', 'main.ts'), ...command],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const wall = performance.now() - began;
  const [, cpu, peak] = /^cost ([\d.]+) ([\d.]+)$/m.exec(done.stderr) ?? [];
  if (cpu === undefined || peak === undefined || done.status === null || done.status > 1)
    throw new Error(`${command.join(' ')} failed: ${done.stderr}`);
  return { wall, cpu: Number(cpu), peak: Number(peak) };
}

/** The run of the middle by processor time. */
function medianOf(run: () => Cost): Cost {
  const costs = Array.from({ length: runs }, run).toSorted((a, b) => a.cpu - b.cpu);
  return costs[Math.floor(runs / 2)] ?? { wall: 0, cpu: 0, peak: 0 };
}

/** Tasks over 50 ms while the page opens, as the browser itself reports them; the longest of each opening. */
async function openPage(file: string): Promise<void> {
  const { default: chromium } = await import('@sparticuz/chromium');
  const { chromium: driver } = await import('playwright-core');
  const args = chromium.args.filter((arg) => arg !== '--single-process');
  const browser = await driver.launch({
    executablePath: await chromium.executablePath(),
    args,
    headless: true,
  });
  for (let run = 0; run < runs; run += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(
      "window.longTasks=[];new PerformanceObserver(list=>window.longTasks.push(...list.getEntries().map(entry=>entry.duration))).observe({type:'longtask',buffered:true})",
    );
    await page.goto(pathToFileURL(file).href);
    await page.waitForTimeout(2000);
    const tasks = await page.evaluate<readonly number[]>('window.longTasks');
    const paint = await page.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0",
    );
    out(
      `page of ${sizes[2].flows} flows, opening ${run + 1}: first paint ${paint.toFixed(0)} ms, ${tasks.length} tasks over 50 ms, the longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
    );
    await page.close();
  }
  await browser.close();
}

function cell(value: number, width: number): string {
  return value.toFixed(0).padStart(width);
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(5)}MB`;
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(1);
}

function out(line: string): void {
  process.stdout.write(`${line}\n`);
}
