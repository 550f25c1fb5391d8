// Proof that the second compiler check holds what it promises: disk, network, process, timers and console
// do not compile in the pure core, even with every package of the core in view.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { rooms } from './house.ts';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'spanwright-core-'));
symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Packages whose types enter the core; deep-import packages and type-only ones are named as they are imported. */
const packages = new Set(rooms.filter((room) => room.pure).flatMap((room) => room.packages));
packages.delete('@noble/hashes');
const everyPackage = [...packages, '@noble/hashes/sha2.js']
  .map((name) => `import type {} from '${name}';\n`)
  .join('');

/** The compiler's complaints on this text as a file of the core: `line code`. */
function compile(text: string): readonly string[] {
  writeFileSync(join(scratch, 'planted.ts'), text + everyPackage);
  const config = { extends: join(root, 'tsconfig.core.json'), include: ['planted.ts'], exclude: [] };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const ran = spawnSync(process.execPath, [tsc, '-p', scratch, '--pretty', 'false'], { encoding: 'utf8' });
  const found = [...ran.stdout.matchAll(/planted\.ts\((\d+),\d+\): error (TS\d+)/g)].map(
    (hit) => `${hit[1]} ${hit[2]}`,
  );
  assert.equal(ran.status === 0, found.length === 0, ran.stdout + ran.stderr);
  return found;
}

test('a lawful file compiles in the core, with all of its packages', () => {
  assert.deepEqual(compile('export const one: number = Math.max(1, 0);\n'), []);
});

test('disk, network, process, timers and console do not compile in the core', () => {
  const planted = [
    "import { readFileSync } from 'node:fs';",
    "import fs from 'fs';",
    'export const folder: string = process.cwd();',
    "export const answer: unknown = fetch('https://example.com');",
    'export const timer: unknown = setTimeout(() => readFileSync(fs), 1);',
    "console.log('hello');",
    "export const bytes: unknown = Buffer.from('a');",
    "export const store: unknown = require('node:fs');",
    'export const page: unknown = document;',
    'export const key: unknown = crypto.randomUUID();',
    'export const now: unknown = performance.now();',
  ];
  const lines = compile(`${planted.join('\n')}\n`).map((each) => Number(each.split(' ')[0]));
  assert.deepEqual(
    [...new Set(lines)],
    planted.map((_, at) => at + 1),
  );
});
