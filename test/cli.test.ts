// The command line as programs meet it: streams, JSON shapes, exit codes, files. Everything runs for real, in this process.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../src/cli/run.ts';
import type { Plan } from '../src/plan/plan.ts';
import { at, type Loose } from './example-plan.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-cli-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const example = fileURLToPath(new URL('../examples/crm-billing-support.yaml', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function spanwright(args: readonly string[], stdin: string = ''): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: () => Promise.resolve(stdin),
    terminal: null,
    redraws: false,
  });
  return { code, out, err };
}

async function json<T>(args: readonly string[]): Promise<T> {
  const { out } = await spanwright([...args, '--json']);
  return JSON.parse(out) as T;
}

function folder(name: string): string {
  return join(scratch, name);
}

function filesIn(path: string): ReadonlyMap<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => [
      join(entry.parentPath, entry.name).slice(path.length + 1),
      readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    ]),
  );
}

test('every command has help with a worked example', async () => {
  const commands = [
    ['init'],
    ['brief'],
    ['catalog', 'list'],
    ['catalog', 'show'],
    ['catalog', 'search'],
    ['catalog', 'audit'],
    ['api', 'inspect'],
    ['map'],
    ['plan'],
    ['compare'],
    ['simulate'],
    ['check'],
  ];
  for (const command of commands) {
    const { code, out } = await spanwright([...command, '--help']);
    assert.equal(code, 0);
    assert.match(out, /Example:\n {2}spanwright /, command.join(' '));
  }
});

test('an unknown command, an unknown option and a missing argument are exit code 2, said on standard error', async () => {
  for (const args of [['plann'], ['plan', example, '--out', folder('x'), '--colour'], ['plan'], ['check']]) {
    const { code, out, err } = await spanwright(args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, /^spanwright: /);
  }
  assert.match((await spanwright(['plann'])).err, /plan/);
});

test('brief fills what programs may rely on', async () => {
  interface Shape {
    systems: { uses: string | null }[];
    flows: { from: string; to: string; trigger: string; direction: string }[];
  }
  const brief = await json<Shape>(['brief', example]);
  assert.deepEqual(
    brief.systems.map((system) => system.uses),
    ['hubspot', 'stripe', 'zendesk'],
  );
  assert.deepEqual(
    brief.flows.map((flow) => flow.trigger),
    ['webhook', 'poll', 'webhook'],
  );
});

test('api inspect takes an address, in a private network only with leave', async () => {
  const text = readFileSync(new URL('../examples/openapi/billing-private.yaml', import.meta.url), 'utf8');
  const server = createServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/openapi.yaml`;
  try {
    const refused = await spanwright(['api', 'inspect', url]);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /private or reserved network.*--allow-private-network/);
    const profile = await json<{ kind: string; resources: unknown[] }>([
      'api',
      'inspect',
      url,
      '--allow-private-network',
    ]);
    assert.ok(profile.kind === 'rest' && profile.resources.length > 0);
  } finally {
    server.close();
  }
});

test('a mistake in a brief is told by line, path, expectation and nearest spelling', async () => {
  const text = readFileSync(example, 'utf8')
    .replace('uses: stripe', 'uses: stirpe')
    .replace('direction: one-way', 'direction: oneway');
  const path = join(scratch, 'bad.yaml');
  writeFileSync(path, text);
  const { code, out, err } = await spanwright(['plan', path, '--out', folder('bad'), '--quick']);
  assert.deepEqual([code, out], [2, '']);
  const line = text.split('\n').findIndex((one) => one.includes('oneway')) + 1;
  assert.match(err, new RegExp(`bad\\.yaml:${line}:\\d+ /flows/0/direction: .*oneway.*one-way`));
  assert.throws(() => readdirSync(folder('bad')));
});

test('an unknown catalog id is told at its line with the nearest one', async () => {
  const text = readFileSync(example, 'utf8').replace('uses: stripe', 'uses: stirpe');
  const { code, err } = await spanwright(['plan', '-', '--out', folder('bad'), '--quick'], text);
  assert.equal(code, 2);
  const line = text.split('\n').findIndex((one) => one.includes('stirpe')) + 1;
  assert.match(err, new RegExp(`standard input:${line}:\\d+ /systems/1/uses: .*did you mean stripe\\?`));
});

test('catalog list and show keep their shapes', async () => {
  const entries = await json<{ id: string; name: string; category: string; aliases: string[] }[]>([
    'catalog',
    'list',
  ]);
  assert.ok(entries.length >= 3);
  for (const entry of entries) assert.deepEqual(Object.keys(entry), ['id', 'name', 'category', 'aliases']);
  const profile = await json<{ id: string; rateLimits: { source: { ref: string } }[] }>([
    'catalog',
    'show',
    'stripe',
  ]);
  assert.ok(profile.rateLimits.length > 0 && profile.rateLimits.every((limit) => limit.source.ref !== ''));
  const { code, err } = await spanwright(['catalog', 'show', 'zendsk']);
  assert.equal(code, 2);
  assert.match(err, /zendesk/);
});

test('catalog audit and search keep their shapes', async () => {
  const audit = await json<{
    coverage: { id: string; oldest: string | null; ageDays: number | null }[];
    notes: unknown[];
  }>(['catalog', 'audit']);
  assert.deepEqual(audit.notes, []);
  assert.ok(audit.coverage.every((one) => (one.oldest === null) === (one.ageDays === null)));
  assert.equal((await spanwright(['catalog', 'audit'])).code, 0);
  const hits = await json<{ system: string; kind: string; name: string }[]>(['catalog', 'search', 'refund']);
  assert.ok(hits.length > 0 && hits.every((hit) => hit.name.toLowerCase().includes('refund')));
});

test('planning twice gives the same bytes, and the plan checks', async () => {
  assert.equal((await spanwright(['plan', example, '--out', folder('one'), '--quick'])).code, 0);
  assert.equal((await spanwright(['plan', example, '--out', folder('two'), '--quick'])).code, 0);
  const one = filesIn(folder('one'));
  assert.deepEqual(one, filesIn(folder('two')));
  for (const file of ['plan.json', 'plan.md', 'plan.html', 'specification.md', 'project.md', 'comparison.md'])
    assert.ok(one.has(file), file);
  assert.ok(
    [...one.keys()].some((file) => /^diagrams\/.*\.mmd$/.test(file)) &&
      [...one.keys()].some((file) => /^diagrams\/.*\.svg$/.test(file)),
  );
  assert.ok(
    [...one.keys()].some((file) => /^mappings\/.*\.csv$/.test(file)) &&
      [...one.keys()].some((file) => /^mappings\/.*\.jsonata$/.test(file)),
  );
  const { code, out } = await spanwright(['check', join(folder('one'), 'plan.json')]);
  assert.equal(code, 0, out);
});

test('check names what was broken by hand and ends with 1', async () => {
  await spanwright(['plan', example, '--out', folder('three'), '--quick']);
  const plan = JSON.parse(readFileSync(join(folder('three'), 'plan.json'), 'utf8')) as Loose<Plan>;
  const call = at(at(plan.flows, 0).design.calls, 0);
  call.path = `${call.path}/nowhere`;
  const path = join(scratch, 'broken.json');
  writeFileSync(path, JSON.stringify(plan));
  const { code, out } = await spanwright(['check', path, '--json']);
  assert.equal(code, 1);
  const findings = JSON.parse(out) as {
    rule: string;
    severity: string;
    message: string;
    at: string;
    fix: string;
  }[];
  assert.ok(
    findings.some(
      (finding) =>
        finding.severity === 'error' && finding.at === call.id && finding.message.includes('/nowhere'),
    ),
  );
});

test('a plan folder with hand edits is not overwritten', async () => {
  const out = folder('edited');
  await spanwright(['plan', example, '--out', out, '--quick']);
  writeFileSync(join(out, 'plan.md'), 'my notes');
  const before = filesIn(out);
  const { code, err } = await spanwright(['plan', example, '--out', out, '--start', '2027-01-11', '--quick']);
  assert.equal(code, 2);
  assert.match(err, /plan\.md/);
  assert.deepEqual(filesIn(out), before);
});

test('regenerating replaces what nobody has touched', async () => {
  const out = folder('again');
  await spanwright(['plan', example, '--out', out, '--quick']);
  assert.equal(
    (await spanwright(['plan', example, '--out', out, '--start', '2027-01-11', '--quick'])).code,
    0,
  );
  assert.match(readFileSync(join(out, 'project.md'), 'utf8'), /2027-01-11/);
});

test('compare keeps its shape and measures nothing yet', async () => {
  interface Shape {
    recommended: string;
    designs: { id: string; strategy: string; measured: null; scores: Record<string, number> }[];
  }
  const comparison = await json<Shape>(['compare', example, '--quick']);
  assert.ok(comparison.designs.length >= 2);
  assert.ok(comparison.designs.some((design) => design.id === comparison.recommended));
  for (const design of comparison.designs) {
    assert.equal(design.measured, null);
    assert.deepEqual(Object.keys(design.scores).sort(), [
      'capacity',
      'cost',
      'effort',
      'fit',
      'freshness',
      'operability',
      'reliability',
      'security',
      'total',
    ]);
  }
});

test('map keeps its shape between vendors, documents and fields files', async () => {
  const fields = join(scratch, 'person.json');
  writeFileSync(
    fields,
    JSON.stringify({
      system: 'hr',
      object: 'person',
      fields: [
        { path: 'mail', type: 'string', format: 'email' },
        { path: 'full_name', type: 'string' },
      ],
    }),
  );
  interface Shape {
    mappings: { from: string[]; to: string; score: number; jsonata: string }[];
    candidates: { from: string[]; to: string; score: number }[];
  }
  const vendors = await json<Shape>(['map', 'hubspot:contact', 'stripe:customer']);
  assert.ok(vendors.mappings.some((row) => row.to === 'email' && row.from.includes('properties.email')));
  const mixed = await json<Shape>(['map', fields, 'stripe:customer']);
  assert.deepEqual(new Set(mixed.mappings.map((row) => row.to)), new Set(['email', 'name']));
  for (const row of [...vendors.mappings, ...mixed.mappings])
    assert.ok(Array.isArray(row.from) && row.score >= 0 && row.score <= 1);
  assert.equal((await spanwright(['map', 'hubspot:contakt', 'stripe:customer'])).code, 2);
});

test('a private API from a document takes the place of any system of the example', async () => {
  const documents = readdirSync(fileURLToPath(new URL('../examples/openapi/', import.meta.url)));
  assert.ok(documents.length >= 3);
  for (const id of ['hubspot', 'stripe', 'zendesk']) {
    for (const document of documents) {
      const path = fileURLToPath(new URL(`../examples/openapi/${document}`, import.meta.url));
      const text = readFileSync(example, 'utf8').replace(`uses: ${id}`, `api: ${JSON.stringify(path)}`);
      const out = folder(`private-${id}-${document}`);
      const { code, err } = await spanwright(['plan', '-', '--out', out, '--quick'], text);
      assert.equal(code, 0, `${id} → ${document}: ${err}`);
    }
  }
});

test('no stack trace reaches a reader, and a missing file is named', async () => {
  const { code, err } = await spanwright(['check', join(scratch, 'nothing.json')]);
  assert.equal(code, 2);
  assert.match(err, /nothing\.json: no such file/);
  assert.doesNotMatch(err, /\n\s+at /);
});

test('what people filled into the specification stays when the plan is made again, and other hand edits still stop it', async () => {
  const folder = join(scratch, 'filled');
  const plan = async (): Promise<Outcome> => spanwright(['plan', example, '--out', folder, '--quick']);
  await plan();
  const place = join(folder, 'specification.md');
  const read = (): string => readFileSync(place, 'utf8');
  const fresh = read();
  const filled = fresh
    .split('\n')
    .flatMap((line) => {
      if (line.includes('id="S-overview.objective"'))
        return [line.replace(/_to be filled in: [^_]*_/, 'Sell *more*, see https://wiki.example/okr')];
      if (line.includes('id="S-log.2"')) return [line, '| 2027-02-01 | Reviewed | Ada |'];
      return [line];
    })
    .join('\n');
  writeFileSync(place, filled);
  const second = await plan();
  assert.equal(second.code, 0, second.err);
  assert.match(second.err, /Kept from .*specification\.md: 1 filled row and 1 added by hand\./);
  assert.match(read(), /Sell \\\*more\\\*, see \[https:\/\/wiki\.example\/okr\]/);
  assert.match(read(), /2027-02-01 \| Reviewed \| Ada/);
  const made = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as Plan;
  const row = made.specification.sections
    .flatMap((section) => section.rows)
    .find((one) => one.id === 'S-overview.objective');
  assert.equal(row?.cells[1], 'Sell *more*, see https://wiki.example/okr');
  const kept = read();
  assert.equal((await plan()).code, 0);
  assert.equal(read(), kept);
  assert.equal((await spanwright(['check', join(folder, 'plan.json'), '--json'])).code, 0);
  writeFileSync(place, kept.replace('Integration overview', 'My overview'));
  const refused = await plan();
  assert.equal(refused.code, 2);
  assert.match(refused.err, /specification\.md.*changed by hand/);
  assert.match(read(), /My overview/);
});

test('a reader that closes the pipe early gets what it wanted, and nobody a stack trace', async () => {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'catalog', 'show', 'stripe', '--json']);
  child.stdout.once('data', () => child.stdout.destroy());
  let err = '';
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  assert.deepEqual([code, err], [0, '']);
});
