// The launcher in a small house of its own: a copy of bin/ beside a command of a few lines and an empty lock.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';

const houses = mkdtempSync(join(tmpdir(), 'spanwright-launch-'));
after(() => rmSync(houses, { recursive: true, force: true }));

const COMMAND = `
const args: readonly string[] = process.argv.slice(2);
for await (const chunk of process.stdin) process.stdout.write(chunk);
process.stdout.write(JSON.stringify(args));
process.exitCode = 3;
`;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function house(name: string, dependencies: Readonly<Record<string, string>> = {}): string {
  const root = join(houses, name);
  cpSync(join(import.meta.dirname, '..', 'bin'), join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'src', 'cli'), { recursive: true });
  writeFileSync(join(root, 'src', 'cli', 'main.ts'), COMMAND);
  const manifest = { name: 'house', version: '1.0.0', type: 'module', dependencies };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'package-lock.json'), lockText(manifest));
  return root;
}

function lockText(manifest: Readonly<Record<string, unknown>>): string {
  const { name, version } = manifest;
  return JSON.stringify({ name, version, lockfileVersion: 3, requires: true, packages: { '': manifest } });
}

async function launch(root: string, ...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'bin', 'spanwright'), ...args], { cwd: houses });
  child.stdin.end('typed ');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

const passed: Ran = { code: 3, stdout: 'typed ["a b","--json"]', stderr: '' };
const settingUp = 'spanwright: setting up, once\n';

describe('the launcher', () => {
  test('sets up once, keeps stdout to the command, and leaves the lock as it was', async () => {
    const root = house('first');
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
    assert.deepEqual(await launch(root, 'a b', '--json'), { ...passed, stderr: settingUp });
    assert.deepEqual(await launch(root, 'a b', '--json'), passed);
    assert.equal(readFileSync(join(root, 'package-lock.json'), 'utf8'), lock);
  });

  test('sets up again when the lock has changed', async () => {
    const root = house('changed');
    await launch(root);
    const lock = join(root, 'package-lock.json');
    writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`);
    assert.equal((await launch(root)).stderr, settingUp);
    assert.equal((await launch(root)).stderr, '');
  });

  test('sets up once when it is started several times at the same moment', async () => {
    const root = house('together');
    const ran = await Promise.all([1, 2, 3].map(() => launch(root, 'a b', '--json')));
    assert.deepEqual(
      ran.map((each) => ({ ...each, stderr: '' })),
      [passed, passed, passed],
    );
    assert.equal(ran.map((each) => each.stderr).join(''), settingUp);
    assert.ok(!existsSync(join(root, '.set-up.lock')));
  });

  test('does not wait for a set-up whose process is gone', async () => {
    const root = house('abandoned');
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'close');
    writeFileSync(join(root, '.set-up.lock'), String(gone.pid));
    assert.deepEqual(await launch(root, 'a b', '--json'), { ...passed, stderr: settingUp });
  });

  test("shows npm's own words and ends with 2 when the packages cannot be installed, then tries anew", async () => {
    const root = house('broken', { missing: 'file:./nowhere/missing.tgz' });
    for (const attempt of [1, 2]) {
      const { code, stdout, stderr } = await launch(root);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, `attempt ${attempt}`);
      assert.match(stderr, /Installing the packages of package-lock\.json failed:\n[^]*missing\.tgz/);
      assert.doesNotMatch(stderr, /setup\.mjs/);
    }
  });

  test('builds the pages before it serves, not for its help, and ends with 2 in one line where they cannot be built', async () => {
    const root = house('serving');
    for (const folder of ['scripts', join('src', 'server')])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'src', 'server', 'main.ts'), COMMAND);
    const pages = join(root, 'scripts', 'pages.js');
    writeFileSync(pages, "console.log('pages', process.argv[2]);");
    const served = { code: 3, stdout: 'typed ["serve","--no-open"]' };
    assert.deepEqual(await launch(root, 'serve', '--no-open'), {
      ...served,
      stderr: `${settingUp}pages --stale\n`,
    });
    assert.deepEqual(await launch(root, 'serve', '--help'), {
      code: 3,
      stdout: 'typed ["serve","--help"]',
      stderr: '',
    });
    writeFileSync(pages, 'process.exitCode = 1;');
    const { code, stdout, stderr } = await launch(root, 'serve');
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.equal(stderr, 'spanwright: The pages could not be built; what is above says why.\n');
  });

  test('runs the published package as it is and installs nothing', async () => {
    const root = house('published');
    mkdirSync(join(root, 'dist', 'cli'), { recursive: true });
    writeFileSync(join(root, 'dist', 'cli', 'main.js'), COMMAND.replace(': readonly string[]', ''));
    rmSync(join(root, 'src'), { recursive: true });
    assert.deepEqual(await launch(root, 'a b', '--json'), passed);
    assert.ok(!existsSync(join(root, 'node_modules')));
  });
});

describe('a command that runs in a Node of its own', { skip: process.platform === 'win32' }, () => {
  /** A launcher that has just started a command which says `ready` and then waits. */
  async function started(name: string, command: string): Promise<ReturnType<typeof spawn>> {
    const root = house(name);
    const script = `import { run } from './bin/launch.mjs'; await run(process.execPath, ['-e', ${JSON.stringify(command)}]);`;
    writeFileSync(join(root, 'start.mjs'), script);
    const child = spawn(process.execPath, [join(root, 'start.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`gets ${signal}, and its exit code is passed on`, async () => {
      const command = `process.on('${signal}', () => process.exit(7)); setTimeout(() => {}, 20000); console.log('ready');`;
      const child = await started(`handles-${signal}`, command);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [7, null]);
    });
  }

  test('takes the launcher with it when a signal ends it', async () => {
    const child = await started('dies', "setTimeout(() => {}, 20000); console.log('ready');");
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [null, 'SIGTERM']);
  });
});
