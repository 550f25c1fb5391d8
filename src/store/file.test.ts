import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { InputError } from '../finding/input.ts';
import { isThere, writeFirst } from './file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-file-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

function refused(message: RegExp) {
  return (error: unknown) => error instanceof InputError && message.test(error.message);
}

describe('a file that people go on to edit', () => {
  test('is written with the folders above it', async () => {
    const path = join(scratch, 'a/b/file.yaml');
    await writeFirst(path, 'text\n', false);
    assert.equal(readFileSync(path, 'utf8'), 'text\n');
    assert.equal(await isThere(path), true);
    assert.equal(await isThere(join(scratch, 'a/c')), false);
  });

  test('is kept when it is there, and replaced when that is asked for', async () => {
    mkdirSync(join(scratch, 'kept'));
    const path = join(scratch, 'kept/file.yaml');
    writeFileSync(path, 'mine');
    await assert.rejects(
      writeFirst(path, 'new', false),
      refused(/file\.yaml: is there already, and is kept/),
    );
    assert.equal(readFileSync(path, 'utf8'), 'mine');
    await writeFirst(path, 'new', true);
    assert.equal(readFileSync(path, 'utf8'), 'new');
    assert.deepEqual(readdirSync(join(scratch, 'kept')), ['file.yaml']);
  });

  test('is not written through a link to nowhere', async () => {
    const path = join(scratch, 'link.yaml');
    symlinkSync(join(scratch, 'elsewhere.yaml'), path);
    assert.equal(await isThere(path), true);
    await assert.rejects(writeFirst(path, 'new', false), refused(/is there already/));
    assert.equal(await isThere(join(scratch, 'elsewhere.yaml')), false);
  });

  test('does not take the place of a folder, nor lie under a file', async () => {
    writeFileSync(join(scratch, 'plain'), '');
    await assert.rejects(
      writeFirst(join(scratch, 'plain/file.yaml'), 'x', false),
      refused(/plain: is a file, or lies under one/),
    );
    await assert.rejects(
      writeFirst(join(scratch, 'plain/deep/file.yaml'), 'x', false),
      refused(/is a file, or lies under one/),
    );
    mkdirSync(join(scratch, 'dir.yaml/inside'), { recursive: true });
    await assert.rejects(writeFirst(join(scratch, 'dir.yaml'), 'x', true), InputError);
    assert.ok(!readdirSync(scratch).some((name) => name.startsWith('dir.yaml.')));
  });
});
