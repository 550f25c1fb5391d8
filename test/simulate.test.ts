// Measuring as programs meet it: `plan`, `compare` and `simulate` on the command line, run for real on a small brief.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../src/cli/run.ts';
import type { Simulation } from '../src/jobs/simulate.ts';
import { EvidenceFile } from '../src/plan/evidence.ts';
import { Plan } from '../src/plan/plan.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-simulate-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const root = fileURLToPath(new URL('..', import.meta.url));
const brief = `
spanwright: 1
name: Small
systems:
  - { id: crm, uses: hubspot, edition: professional, role: system-of-record }
  - { id: billing, uses: stripe }
flows:
  - { id: F1, from: crm.contact, to: billing.customer, trigger: webhook, freshness: PT15M }
volumes:
  - { object: crm.contact, existing: 200, changesPerDay: 60, peakFactor: 3 }
`;
const plan = join(scratch, 'one', 'plan.json');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function spanwright(...args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(brief),
    terminal: null,
    redraws: false,
  });
  return { code, out, err };
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    names
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

before(async () => {
  const { code, err } = await spanwright('plan', '-', '--out', join(scratch, 'one'), '--cores', '1');
  assert.equal(code, 0, err);
  assert.match(err, /Simulated \d+ runs on 1 core; \d/);
});

test('a plan is measured, the same bytes on one core and on two, with evidence that says how to fly it again', async () => {
  const { code } = await spanwright('plan', '-', '--out', join(scratch, 'two'), '--cores', '2');
  assert.equal(code, 0);
  const [one, two] = [filesIn(join(scratch, 'one')), filesIn(join(scratch, 'two'))];
  assert.deepEqual([...two.keys()], [...one.keys()]);
  for (const [path, text] of one) assert.ok(two.get(path) === text, path);
  const made = Plan.parse(JSON.parse(one.get('plan.json') ?? ''));
  assert.equal(made.comparison.basis, 'measured');
  for (const run of made.proven?.runs ?? []) {
    const file = EvidenceFile.parse(JSON.parse(one.get(run.file) ?? ''));
    const { spanwright: _format, weather, campaign, flights, ...own } = file;
    assert.deepEqual(own, run);
    assert.equal(weather.name, run.faults);
    assert.deepEqual(
      flights.map(({ seed }) => seed),
      run.seeds,
    );
    assert.equal(campaign.survived, run.survived);
  }
  const chosen = made.comparison.designs.find((design) => design.id === made.comparison.recommended);
  assert.ok(chosen?.measured?.survived.every(({ held, runs }) => held === runs));
});

test('what evidence says is flown again gives the same runs', async () => {
  const made = Plan.parse(JSON.parse(readFileSync(plan, 'utf8')));
  const run = made.proven?.runs.find(
    ({ design, faults, policy }) =>
      design === made.architecture.id && faults === 'typical' && policy === 'design',
  );
  assert.ok(run);
  const file = EvidenceFile.parse(JSON.parse(readFileSync(join(scratch, 'one', run.file), 'utf8')));
  const flights = [];
  for (const again of run.again) {
    const [, command, , ...options] = again.split(' ');
    const { code, out } = await spanwright(command ?? '', plan, ...options, '--json');
    assert.equal(code, 0, out);
    const simulation = JSON.parse(out) as Simulation;
    assert.equal(simulation.hashes.mission, run.missionHash);
    flights.push(...simulation.flights);
  }
  assert.deepEqual(flights, file.flights);
});

test('--quick leaves the simulation out and marks every figure as estimated', async () => {
  const quick = join(scratch, 'quick');
  const { code, out, err } = await spanwright('plan', '-', '--out', quick, '--quick');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /measured +nothing: every figure is estimated/);
  const files = filesIn(quick);
  const made = Plan.parse(JSON.parse(files.get('plan.json') ?? ''));
  assert.deepEqual(
    [made.proven, made.comparison.measuring, made.comparison.basis],
    [null, null, 'estimated'],
  );
  assert.ok(made.comparison.designs.every((design) => design.measured === null));
  assert.ok(![...files.keys()].some((path) => path.startsWith('evidence')));
});

test('compare shows what was measured beside the marks, and what a naive build would have lost', async () => {
  const { code, out } = await spanwright('compare', '-', '--quiet');
  assert.equal(code, 0);
  assert.match(out, /naive\n.*reference/);
  assert.match(out, /runs held +\d+ of \d+/);
  assert.match(out, /Naive: poll without overlap.*lost \d+ of \d+ changes/);
  const { comparison } = Plan.parse(JSON.parse(readFileSync(plan, 'utf8')));
  for (const { measured, rejectedFor } of comparison.designs) {
    assert.equal(measured?.runs, comparison.measuring?.seeds.length);
    if (measured?.survived.some(({ held, runs }) => held < runs)) assert.ok(rejectedFor.length > 0);
  }
});

test('simulate shows what held, the figures and the branches; another first seed flies other runs', async () => {
  const args = ['simulate', plan, '--days', '2', '--seeds', '2', '--faults', 'none'];
  const { code, out } = await spanwright(...args);
  assert.equal(code, 0, out);
  assert.match(out, /nothing-lost +2 of 2/);
  assert.match(out, /^F1 +\d+/m);
  assert.match(out, /F1 written +\d+ +1/);
  assert.match(out, /Every invariant held in all 2 runs\./);
  assert.equal((await spanwright(...args)).out, out);
  assert.notEqual((await spanwright(...args, '--seed', '7')).out, out);
});

test('the naive reference breaks something: exit code 1, with the invariant, the seed and the first case', async () => {
  const { code, out } = await spanwright('simulate', plan, '--naive', '--seeds', '2', '--days', '3');
  assert.equal(code, 1);
  assert.match(out, /Broken: .*nothing-lost with seed \d \(.+\)/);
});

test('a safeguard that is taken out is shown to be needed, not needed, or not there', async () => {
  const run = ['simulate', plan, '--seeds', '2', '--days', '2'];
  const needed = await spanwright(...run, '--without', 'dedupe', '--json');
  const simulation = JSON.parse(needed.out) as Simulation;
  assert.deepEqual([needed.code, simulation.safeguard?.needed], [1, true]);
  assert.deepEqual(simulation.safeguard?.whole.survived, 2);
  const free = await spanwright(...run, '--without', 'time-out', '--faults', 'none');
  assert.equal(free.code, 0);
  assert.match(free.out, /time-out .* is not needed here/);
  const { code, out, err } = await spanwright('simulate', plan, '--seeds', '1', '--without', 'overlapp');
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /no safeguard is called "overlapp".*did you mean overlap\?/s);
  const absent = await spanwright(
    'simulate',
    plan,
    '--seeds',
    '1',
    '--days',
    '1',
    '--without',
    'conflict-rule',
  );
  assert.match(absent.out, /conflict-rule .* is no part of this design/);
});

test('faults may be a file; bad ones are told by what is wrong, unknown names with the nearest', async () => {
  const typical = readFileSync(join(root, 'src/simulate/faults/typical.json'), 'utf8');
  const own = join(scratch, 'own.json');
  writeFileSync(own, typical.replace('"typical",', '"my own",'));
  const good = await spanwright('simulate', plan, '--faults', own, '--seeds', '1', '--days', '1');
  assert.match(good.out, /under my own faults/);
  writeFileSync(own, typical.replace('"failed": 0.003', '"failed": 3'));
  const bad = await spanwright('simulate', plan, '--faults', own);
  assert.equal(bad.code, 2);
  assert.match(bad.err, /own\.json.*\/calls\/failed/s);
  const named = await spanwright('simulate', plan, '--faults', 'typicle');
  assert.equal(named.code, 2);
  assert.match(named.err, /did you mean typical\?/);
  for (const [option, value] of [
    ['--days', '0'],
    ['--seeds', 'many'],
    ['--seed', '-1'],
    ['--cores', '0'],
  ] as const) {
    const { code, err } = await spanwright('simulate', plan, option, value);
    assert.equal(code, 2, option);
    assert.match(err, new RegExp(`${option}.*no whole number`));
  }
});

test('a design that does not exist is told before anything is flown', async () => {
  const { code, err } = await spanwright('plan', '-', '--out', join(scratch, 'none'), '--design', 'D77');
  assert.equal(code, 2);
  assert.match(err, /no design "D77"/);
  assert.doesNotMatch(err, /Simulated/);
});

test('Ctrl-C stops cleanly, with exit code 130 and nothing written', async () => {
  const child = spawn(
    process.execPath,
    [join(root, 'src/cli/main.ts'), 'simulate', plan, '--seeds', '5000', '--cores', '2'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const errors: string[] = [];
  child.stderr.on('data', (text: Buffer) => errors.push(String(text)));
  const ended = once(child, 'exit');
  await new Promise((resolve) => setTimeout(resolve, 4000));
  child.kill('SIGINT');
  assert.deepEqual(await ended, [130, null]);
  assert.match(errors.join(''), /stopped; nothing was written/);
});
