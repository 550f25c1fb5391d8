import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { at, broken, examplePlan } from '../../test/example-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { runCommand } from './run.ts';

/** The exit code and both streams of `check` on a plan written as a file. */
async function checked(plan: Plan, ...args: readonly string[]): Promise<readonly [number, string, string]> {
  const path = join(mkdtempSync(join(tmpdir(), 'spanwright-check-')), 'plan.json');
  writeFileSync(path, JSON.stringify(plan, null, 1));
  const written = { out: '', err: '' };
  const code = await runCommand(['check', path, ...args], {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    stdin: () => Promise.resolve(''),
    terminal: null,
    redraws: false,
  });
  return [code, written.out, written.err];
}

test('a plan as it was made ends with 0 in every format', async () => {
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const [code] = await checked(await examplePlan(), '--format', format);
    assert.equal(code, 0, format);
  }
});

test('a broken endpoint ends with 1 and is named in every format', async () => {
  const plan = broken(await examplePlan(), (copy) => {
    at(at(copy.flows, 0).design.calls, 0).path = '/nowhere';
  });
  const [code, text] = await checked(plan);
  assert.equal(code, 1);
  assert.match(text, /error SPW001 at F1\.find: .*\/nowhere/);
  const [, json] = await checked(plan, '--json');
  assert.ok((JSON.parse(json) as readonly { readonly at: string }[]).some((one) => one.at === 'F1.find'));
  const [, sarif] = await checked(plan, '--format', 'sarif');
  assert.match(sarif, /"ruleId": "SPW001"/);
  const [, github, notes] = await checked(plan, '--format', 'github');
  assert.match(github, /^::error file=[^,]*plan\.json,line=\d+,title=SPW001 [^\n]*F1\.find/m);
  assert.match(notes, /errors/);
});

test('a format that does not exist is unusable', async () => {
  const [code, , said] = await checked(await examplePlan(), '--format', 'xml');
  assert.equal(code, 2);
  assert.match(said, /text, json, sarif, github/);
});
