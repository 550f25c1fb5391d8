// The legacy migration from end to end: a database's script and a file's sample, planned and checked twice by the real command.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../src/cli/run.ts';
import type { Plan } from '../src/plan/plan.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-legacy-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const example = fileURLToPath(new URL('../examples/legacy-migration.yaml', import.meta.url));

async function code(args: readonly string[]): Promise<number> {
  const nowhere = (): void => {};
  return runCommand(args, {
    out: nowhere,
    err: nowhere,
    stdin: () => Promise.resolve(''),
    terminal: null,
    redraws: false,
  });
}

function bytes(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path, 'utf8')}`);
}

test('a database and a file migrate to modern APIs: planned, checked without errors, the same bytes twice', async () => {
  const [first, second] = [join(scratch, 'one'), join(scratch, 'two')];
  assert.deepEqual(
    [
      await code(['plan', example, '--out', first, '--quick']),
      await code(['plan', example, '--out', second, '--quick']),
    ],
    [0, 0],
  );
  assert.equal(await code(['check', join(first, 'plan.json')]), 0);
  assert.deepEqual(bytes(first), bytes(second));
  const plan = JSON.parse(readFileSync(join(first, 'plan.json'), 'utf8')) as Plan;
  assert.deepEqual(
    plan.connections.map((connection) => connection.kind),
    ['database', 'file', 'rest', 'rest'],
  );
  const page = readFileSync(join(first, 'plan.md'), 'utf8');
  assert.match(page, /SELECT tblCustomer` ChgDate ≥ watermark − 1 min/);
  assert.match(page, /UPDATE tblInvoice WHERE InvNo = \{InvNo\}/);
  assert.match(page, /READ stock-export\.csv gives the whole file/);
  assert.match(page, /LastCount: written with dd\.mm\.yyyy/);
  const own = page.split('\n').filter((line) => line.startsWith('| **limit**'));
  assert.equal(own.length, 4);
  assert.ok(own.every((line) => / at (Old ERP|Warehouse files) /.test(line)));
});
