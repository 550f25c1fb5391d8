// `npm test`: sets up what is missing, then checks everything: types, the core's types, lint, format,
// unused code, and the tests. Two lanes, for two cores: the tests in one, the rest in the other. Green is
// short; red shows the whole output of what failed. `npm run check` (--static) leaves the tests out.
// Plain JavaScript, because it starts under any Node from 20 on.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { prepare, root, SetUpError } from '../bin/setup.mjs';

const STATIC = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the pages', 'tsc', '-p', 'src/web'],
  ['types of the core', 'tsc', '-p', 'tsconfig.core.json'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings', '--format=unix'],
  ['format', 'biome', 'format', '--reporter=summary'],
  ['unused code', 'knip'],
];
const TESTS = ['src/**/*.test.ts', 'test/**/*.test.ts'];

const node = await prepare({ everything: true }).catch((error) => {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
const env = environment();
const scratch = mkdtempSync(join(tmpdir(), 'spanwright-test-'));
try {
  const lanes = [inOrder(STATIC)];
  if (!process.argv.includes('--static')) lanes.push(tests());
  const passed = (await Promise.all(lanes)).flat();
  process.exitCode = passed.every(Boolean) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Our tools and Node first on the path; none of the variables with which an outer test run marks its children. */
function environment() {
  const { NODE_TEST_CONTEXT: _, FORCE_COLOR: __, ...outer } = process.env;
  const path = [join(root, 'node_modules', '.bin'), dirname(node), outer.PATH ?? ''].join(delimiter);
  return { ...outer, PATH: path, NO_COLOR: '1' };
}

async function inOrder(steps) {
  const passed = [];
  for (const [title, command, ...args] of steps) {
    const { code, output, seconds } = await execute(command, args);
    process.stdout.write(
      code === 0 ? `ok   ${title} (${seconds} s)\n` : `FAIL ${title}\n${output.trimEnd()}\n\n`,
    );
    passed.push(code === 0);
  }
  return passed;
}

/** The tests, reported twice: TAP for its closing figures, and in prose, of which only the failures are shown. */
async function tests() {
  const prose = join(scratch, 'tests.txt');
  const reporters = ['tap', 'stdout', 'spec', prose].map((value, at) =>
    at % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  );
  const { code, output, seconds } = await execute(node, ['--test', ...reporters, ...TESTS]);
  const figures = output
    .split('\n')
    .filter((line) => /^# (tests|suites|pass|fail|cancelled|skipped|todo|duration)/.test(line));
  const told = readFileSync(prose, 'utf8');
  const failures = told.slice(Math.max(0, told.indexOf('failing tests:')));
  const ran = Number(/^# tests (\d+)/m.exec(output)?.[1] ?? 0) > 0;
  const green = code === 0 && ran;
  process.stdout.write(green ? `ok   tests (${seconds} s)\n` : `FAIL ${failures.trimEnd() || output}\n`);
  process.stdout.write(`${figures.join('\n')}\n`);
  return green;
}

function execute(command, args) {
  const began = performance.now();
  return new Promise((done, fail) => {
    const shell = process.platform === 'win32';
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, output, seconds: ((performance.now() - began) / 1000).toFixed(1) }),
    );
  });
}
