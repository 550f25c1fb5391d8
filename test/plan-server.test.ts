// `spanwright plan --server`: the command line as a client of a workbench that runs as a process of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { asked, ownerOf, serveProcess, type ServerProcess } from './processes.ts';
import type { Caller } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwright-there-'));
const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
let server: ServerProcess;
let owner: Caller;
let token = '';

before(async () => {
  server = await serveProcess({ folder: join(folder, 'data') });
  owner = await ownerOf(server);
  const made = await asked<{ readonly secret: string }>(server, owner, ['POST', '/tokens'], {
    name: 'build',
    days: 1,
  });
  token = made.json.secret;
});

after(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], secret: string = token): Promise<Ended> {
  const child = spawn(process.execPath, [cli, 'plan', ...args], {
    env: { ...process.env, SPANWRIGHT_TOKEN: secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })));
}

const orders = `openapi: 3.0.3
info: { title: Orders, version: "1" }
paths:
  /orders:
    get:
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: array
                items: { type: object, properties: { id: { type: string }, total: { type: number } } }
`;
const brief = `spanwright: 1
name: Orders to the ledger
systems:
  - id: shop
    name: Shop
    api: ./docs/orders.yaml
  - id: ledger
    name: Blue Ledger
flows:
  - id: F1
    from: shop.order
    to: ledger.invoice
`;

test('a brief and the documents beside it become a plan on the workbench; the same again is the same revision', async () => {
  const path = join(folder, 'brief.yaml');
  writeFileSync(path, brief);
  const missing = await run([path, '--server', server.url, '--quick', '--design', 'D1', '--json']);
  assert.equal(missing.code, 2);
  assert.match(missing.err, /orders\.yaml/);
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs', 'orders.yaml'), orders);
  const first = await run([path, '--server', server.url, '--quick', '--design', 'D1', '--json']);
  assert.equal(first.code, 0, first.err);
  const kept = JSON.parse(first.out) as {
    readonly plan: string;
    readonly revision: number;
    readonly hash: string;
  };
  assert.equal(kept.revision, 1);
  const plan = await asked<{ readonly name: string; readonly state: string }>(server, owner, [
    'GET',
    `/plans/${kept.plan}`,
  ]);
  assert.deepEqual([plan.json.name, plan.json.state], ['Orders to the ledger', 'planned']);
  const again = await run([path, '--server', server.url, '--quick', '--design', 'D1', '--json']);
  assert.deepEqual(JSON.parse(again.out), kept);
});

test('without a design the recommended one is taken, and the address of the plan is told', async () => {
  const { code, out, err } = await run([join(folder, 'brief.yaml'), '--server', server.url, '--quick']);
  assert.equal(code, 0, err);
  assert.match(out, /design D\d, revision \d+/);
  assert.match(out, new RegExp(`${server.url}/w/${owner.workspace}/plans/[\\w-]+/plan`));
});

test('a wrong token, no workbench, and two places at once are each told with exit code 2', async () => {
  const path = join(folder, 'brief.yaml');
  const cases: readonly (readonly [readonly string[], string, RegExp])[] = [
    [[path, '--server', server.url], 'not-a-token', /SPANWRIGHT_TOKEN.*is not taken/s],
    [[path, '--server', server.url], '', /SPANWRIGHT_TOKEN.*is not set/s],
    [[path, '--server', 'http://127.0.0.1:1'], token, /can't be reached/],
    [[path, '--server', 'plans.example.com'], token, /is no address/],
    [[path, '--server', server.url, '--out', folder], token, /both named/],
    [[path], token, /neither --out nor --server/],
  ];
  for (const [args, secret, said] of cases) {
    const { code, err, out } = await run(args, secret);
    assert.equal(code, 2, `${args.join(' ')}: ${out}`);
    assert.match(err, said);
    assert.doesNotMatch(err, /^\s+at /m);
  }
});
