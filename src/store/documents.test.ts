import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { documentsBeside, textAt } from './documents.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-documents-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

function at(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

async function refused(path: string): Promise<string> {
  const error: unknown = await textAt(path).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputError, path);
  const [problem, ...others] = error.problems;
  assert.equal(problem?.file, path);
  assert.deepEqual(others, []);
  return problem.message;
}

test('a text is read whole, letters of every script included; a byte order mark is no part of it', async () => {
  assert.equal(await textAt(at('plain.yaml', 'name: Größe 大きさ\n')), 'name: Größe 大きさ\n');
  assert.equal(await textAt(at('mark.yaml', '\u{feff}name: x')), 'name: x');
  assert.equal(await textAt(at('empty.yaml', '')), '');
});

test('what can not be used is named with the reason', async () => {
  mkdirSync(join(scratch, 'folder'));
  assert.equal(await refused(join(scratch, 'none.yaml')), 'no such file');
  assert.equal(await refused(join(scratch, 'folder')), 'is a folder');
  assert.equal(
    await refused(at('latin1.txt', Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65))),
    'is not UTF-8 text; it may be Windows-1252 or Latin-1',
  );
});

test('of a folder that holds a plan, the plan is named', async () => {
  mkdirSync(join(scratch, 'plan-out'));
  const plan = at('plan-out/plan.json', '{}');
  await assert.rejects(textAt(join(scratch, 'plan-out')), ({ message }: InputError) =>
    message.endsWith(`is a folder; expected the path of a file; did you mean ${plan}?`),
  );
});

test('a file beyond the bound is refused by its size, unread', async () => {
  const path = at('large.json', '');
  truncateSync(path, 64 * 1024 * 1024 + 1);
  assert.equal(await refused(path), 'has 67108865 bytes');
});

test('an address is not fetched', async () => {
  for (const address of ['https://acme.example/openapi.json', 'file:///etc/hosts', 'HTTP://acme.example'])
    assert.match(await refused(address), /nothing is fetched/);
});

test('documents lie beside the file that names them, keep the name they were given, and may lie anywhere by full path', async () => {
  mkdirSync(join(scratch, 'briefs'));
  const full = at('briefs/api.yaml', 'beside');
  const beside = documentsBeside(join(scratch, 'briefs', 'brief.yaml'));
  assert.deepEqual(await beside.read('api.yaml'), { name: 'api.yaml', text: 'beside' });
  assert.deepEqual(await beside.read('../briefs/api.yaml'), { name: '../briefs/api.yaml', text: 'beside' });
  assert.deepEqual(await beside.read(full), { name: full, text: 'beside' });
  assert.equal((await documentsBeside(null).read(full)).text, 'beside');
});

test('an address that a brief names is refused as an address, not as a file beside it', async () => {
  const documents = documentsBeside(join(scratch, 'brief.yaml'));
  await assert.rejects(documents.read('https://acme.example/openapi.json'), (error: unknown) => {
    assert.ok(error instanceof InputError);
    assert.match(error.problems[0]?.message ?? '', /nothing is fetched/);
    return true;
  });
});
