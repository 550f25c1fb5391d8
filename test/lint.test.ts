// Proof that the linter sees what it is for: rules that need types are running, and the core's own rules
// hold in the core and only there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'spanwright-lint-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction');
copyFileSync(join(root, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'));
copyFileSync(join(root, 'tsconfig.json'), join(scratch, 'tsconfig.json'));

/** Which rules complain about this text, sorted, each once. */
function lint(path: string, text: string): readonly string[] {
  const file = join(scratch, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const args = [oxlint, '--type-aware', '--format=unix', path];
  const ran = spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
  const rules = [...ran.stdout.matchAll(/\[Error\/\w+\(([\w-]+)\)\]/g)].map((hit) => hit[1] ?? '');
  assert.equal(ran.status === 0, rules.length === 0, ran.stdout + ran.stderr);
  return [...new Set(rules)].toSorted();
}

const clocks = `export const now: number = Date.now();
export const chance: number = Math.random();
export const order: number = 'a'.localeCompare('b');
`;

test('clock, chance and locale are refused in the core and allowed outside of it', () => {
  assert.deepEqual(lint('src/plan/clocks.ts', clocks), ['no-restricted-properties']);
  assert.deepEqual(lint('src/cli/clocks.ts', clocks), []);
});

test('rules that need types are running', () => {
  const text = `type Kind = 'one' | 'two';
export async function later(): Promise<void> {}
export function loose(text: string, kind: Kind): string {
  later();
  const read = JSON.parse(text);
  switch (kind) {
    case 'one':
      return read.name;
  }
  return '';
}
`;
  assert.deepEqual(lint('src/cli/types.ts', text), [
    'no-floating-promises',
    'no-unsafe-assignment',
    'no-unsafe-member-access',
    'no-unsafe-return',
    'switch-exhaustiveness-check',
  ]);
});

test('any, five parameters and long functions are refused', () => {
  const long = `export function long(n: number): number {\n${'  n.toFixed();\n'.repeat(60)}  return n;\n}\n`;
  const wide =
    'export function wide(a: any, b: number, c: number, d: number, e: number): number[] {\n  return [b, c, d, e].concat(a);\n}\n';
  const found = lint('src/cli/size.ts', long + wide);
  assert.ok(
    ['max-lines-per-function', 'max-params', 'no-explicit-any'].every((rule) => found.includes(rule)),
    found.join(),
  );
});
