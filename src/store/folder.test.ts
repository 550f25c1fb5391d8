import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { writeFolder } from './folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-folder-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const manifest = '.spanwright.json';
const first = new Map([
  ['plan.json', '{}\n'],
  ['flows/F1.md', 'one\n'],
  ['flows/F2.md', 'two\n'],
]);
const second = new Map([
  ['plan.json', '{"a":1}\n'],
  ['flows/F1.md', 'one, again\n'],
]);

function contents(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.endsWith(manifest))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

async function written(name: string): Promise<string> {
  const folder = join(scratch, name);
  await writeFolder(folder, first);
  return folder;
}

function about(path: string, message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof InputError);
    assert.ok(
      error.problems.some((problem) => problem.file === path && message.test(problem.message)),
      JSON.stringify(error.problems),
    );
    return true;
  };
}

test('a folder holds what was made, and no half-written file beside it', async () => {
  const folder = await written('new/deeper');
  assert.deepEqual(contents(folder), Object.fromEntries(first));
});

test('what is no longer made is removed, what is made anew replaced, and what is not ours stays', async () => {
  const folder = await written('stale');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  await writeFolder(folder, second);
  assert.deepEqual(contents(folder), { ...Object.fromEntries(second), 'notes.txt': 'mine' });
});

test('hand edits are refused by name before anything is touched, all of them at once', async () => {
  const folder = await written('edited');
  writeFileSync(join(folder, 'plan.json'), '{"mine":true}\n');
  writeFileSync(join(folder, 'flows/F2.md'), 'mine\n');
  const before = contents(folder);
  await assert.rejects(writeFolder(folder, second), (error: unknown) => {
    assert.ok(error instanceof InputError);
    assert.deepEqual(
      error.problems.map((problem) => problem.file),
      [join(folder, 'plan.json'), join(folder, 'flows/F2.md')],
    );
    return true;
  });
  assert.deepEqual(contents(folder), before);
});

test('an edit that comes to what would be written anyway is none; a file that was deleted is made again', async () => {
  const folder = await written('same');
  writeFileSync(join(folder, 'plan.json'), '{"a":1}\n');
  rmSync(join(folder, 'flows/F1.md'));
  await writeFolder(folder, second);
  assert.deepEqual(contents(folder), Object.fromEntries(second));
});

test('files that something else made are not overwritten, also where no manifest or a broken one lies', async () => {
  for (const [index, text] of [
    null,
    '',
    '{"files":',
    '[]',
    '{"files":null}',
    '{"files":{"plan.json":7}}',
  ].entries()) {
    const folder = join(scratch, `foreign${index}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'plan.json'), 'theirs');
    if (text !== null) writeFileSync(join(folder, manifest), text);
    await assert.rejects(
      writeFolder(folder, first),
      about(join(folder, 'plan.json'), /not overwritten/),
      `${text}`,
    );
    assert.deepEqual(contents(folder), { 'plan.json': 'theirs' });
  }
});

test('a broken manifest in a folder without our files is replaced', async () => {
  const folder = join(scratch, 'broken');
  mkdirSync(folder);
  writeFileSync(join(folder, manifest), 'not JSON');
  await writeFolder(folder, first);
  await writeFolder(folder, second);
  assert.deepEqual(contents(folder), Object.fromEntries(second));
});

test('a manifest can not have anything outside of the folder, or a folder, read or removed', async () => {
  const folder = await written('escape');
  const outside = join(scratch, 'outside.txt');
  writeFileSync(outside, 'theirs');
  const held = JSON.parse(readFileSync(join(folder, manifest), 'utf8')) as { files: Record<string, string> };
  const hash = held.files['plan.json'] ?? '';
  for (const path of [
    '../outside.txt',
    outside,
    'flows/../../outside.txt',
    '..\\outside.txt',
    '',
    '.',
    'flows/',
  ])
    held.files[path] = hash;
  writeFileSync(join(folder, manifest), JSON.stringify(held));
  await writeFolder(folder, second);
  assert.equal(readFileSync(outside, 'utf8'), 'theirs');
  assert.deepEqual(contents(folder), Object.fromEntries(second));
});

test('a file where the folder should be, and a folder where a file should be, are named', async () => {
  const file = join(scratch, 'a-file');
  writeFileSync(file, '');
  await assert.rejects(writeFolder(file, first), about(file, /./));
  await assert.rejects(writeFolder(join(file, 'below'), first), about(join(file, 'below'), /./));
  const folder = join(scratch, 'crossed');
  mkdirSync(join(folder, 'plan.json'), { recursive: true });
  await assert.rejects(writeFolder(folder, first), about(join(folder, 'plan.json'), /./));
});

test('a folder that may not be written is told as such', { skip: process.getuid?.() === 0 }, async () => {
  const folder = await written('locked');
  chmodSync(folder, 0o500);
  await assert.rejects(writeFolder(folder, second), about(join(folder, 'plan.json'), /EACCES|permission/));
  chmodSync(folder, 0o700);
  assert.deepEqual(contents(folder), Object.fromEntries(first));
});

test('a file where the folder should be is told in words, not in codes', async () => {
  const file = join(scratch, 'plan.yaml');
  writeFileSync(file, 'x');
  for (const out of [file, join(file, 'deeper')])
    await assert.rejects(writeFolder(out, new Map([['a.txt', 'a']])), {
      name: 'InputError',
      message: /is a file, or lies under one; expected a folder/,
    });
});
