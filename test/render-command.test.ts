// `spanwright render` and `diff` as people call them, with files on a disk and a real browser.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import chromium from '@sparticuz/chromium';
import { runCommand } from '../src/cli/run.ts';
import { filesOf } from '../src/jobs/plan.ts';
import { at, broken, examplePlan } from './example-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwright-render-'));
const plan = join(folder, 'plan.json');
let files: ReadonlyMap<string, string>;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function called(...args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: async () => '',
    redraws: false,
    terminal: null,
  });
  return { code, out, err };
}

before(async () => {
  files = filesOf(await examplePlan());
  writeFileSync(plan, files.get('plan.json') ?? '');
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('render', () => {
  test('Markdown and HTML are the bytes that plan writes', async () => {
    assert.equal((await called('render', plan, '--to', 'md')).out, files.get('plan.md'));
    assert.equal((await called('render', plan, '--to', 'html')).out, files.get('plan.html'));
    assert.equal(
      (await called('render', plan, '--to', 'md', '--document', 'project')).out,
      files.get('project.md'),
    );
  });

  test('into a folder go all documents of a form', async () => {
    const out = join(folder, 'all/');
    const { code, out: told } = await called('render', plan, '--to', 'md', '--out', out, '--json');
    assert.equal(code, 0);
    const { written } = JSON.parse(told) as { written: readonly { document: string }[] };
    assert.deepEqual(
      written.map((one) => one.document),
      ['plan', 'specification', 'project', 'comparison'],
    );
    assert.equal(readFileSync(join(out, 'specification.md'), 'utf8'), files.get('specification.md'));
  });

  test('a Word file lands beside the plan, and one that people changed is kept', async () => {
    assert.equal((await called('render', plan, '--to', 'docx', '--document', 'specification')).code, 0);
    const path = join(folder, 'specification.docx');
    const first = readFileSync(path);
    assert.equal((await called('render', plan, '--to', 'docx', '--document', 'specification')).code, 0);
    writeFileSync(path, 'changed by hand');
    const { code, err } = await called('render', plan, '--to', 'docx', '--document', 'specification');
    assert.equal(code, 2);
    assert.match(err, /specification\.docx: is there already and reads otherwise.*--force/);
    assert.equal(readFileSync(path, 'utf8'), 'changed by hand');
    assert.equal(
      (await called('render', plan, '--to', 'docx', '--document', 'specification', '--force')).code,
      0,
    );
    assert.ok(readFileSync(path).equals(first));
  });

  test('forms and documents are told by their nearest spelling', async () => {
    const form = await called('render', plan, '--to', 'dcx');
    assert.deepEqual([form.code, form.out], [2, '']);
    assert.match(form.err, /md, html, docx, pdf; did you mean docx/);
    const document = await called('render', plan, '--to', 'md', '--document', 'specifcation');
    assert.match(document.err, /did you mean specification/);
  });

  test('what is no plan, or one of another model, is unusable input', async () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, JSON.stringify({ spanwright: 2, engine: 'spanwright 9.0.0' }));
    const { code, err } = await called('render', other, '--to', 'md');
    assert.equal(code, 2);
    assert.match(
      err,
      /no plan of the model that this version reads \(it says that it was made by spanwright 9\.0\.0\)/,
    );
    assert.ok(err.trim().split('\n').length <= 4);
  });
});

describe('render to PDF', () => {
  const chrome = process.env['CHROME_PATH'];
  after(() => {
    if (chrome === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = chrome;
  });

  test('prints the page with running title and page numbers, the same bytes again, and leaves nothing behind', async () => {
    process.env['CHROME_PATH'] = await chromium.executablePath();
    const left = (): readonly string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('spanwright-print-'));
    const earlier = left();
    const path = join(folder, 'plan.pdf');
    const { code, err } = await called('render', plan, '--to', 'pdf', '--out', path);
    assert.equal(code, 0, err);
    const pdf = readFileSync(path);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const text = pdf.toString('latin1');
    assert.ok((text.match(/\/Type\s*\/Page\b/g) ?? []).length > 5);
    assert.match(text, /\/Outlines/);
    assert.doesNotMatch(text, /file:\/\//, 'no path of this machine');
    assert.equal(
      (await called('render', plan, '--to', 'pdf', '--out', path)).code,
      0,
      'the same bytes are no change',
    );
    assert.deepEqual(left(), earlier);
  });

  test('without a browser says what to install, to set, or to do instead, and writes nothing', async () => {
    process.env['CHROME_PATH'] = join(folder, 'no-browser');
    const path = join(folder, 'none.pdf');
    const { code, err } = await called('render', plan, '--to', 'pdf', '--out', path);
    assert.equal(code, 2);
    assert.match(err, /CHROME_PATH.*Chrome, Chromium or Edge installed.*--to html/);
    assert.ok(!readdirSync(folder).includes('none.pdf'));
  });
});

describe('diff', () => {
  test('of the same plan says so, with exit code 0', async () => {
    assert.deepEqual(await called('diff', plan, plan), { code: 0, out: 'Nothing changed.\n', err: '' });
    const { out } = await called('diff', plan, plan, '--json');
    assert.equal((JSON.parse(out) as { same: boolean }).same, true);
  });

  test('tells security first and what to do again last; changes are no fault', async () => {
    const changed = join(folder, 'changed.json');
    const now = broken(await examplePlan(), (copy) => {
      at(copy.connections, 0).scopes.push({ scope: 'all.write', calls: ['F2.update'] });
      at(at(copy.flows, 0).design.retry.rows, 0).cap = 'PT5M';
    });
    writeFileSync(changed, JSON.stringify(now));
    const { code, out } = await called('diff', plan, changed);
    assert.equal(code, 0);
    const order = [
      'Security and access',
      'gains the scope all.write',
      'How it runs',
      'longest wait 1 min → 5 min',
      'To do again',
    ];
    const places = order.map((words) => out.indexOf(words));
    assert.ok(
      places.every((place, index) => place > (places[index - 1] ?? -1)),
      out,
    );
  });

  test('with a file that is no plan is unusable input', async () => {
    const text = join(folder, 'note.txt');
    writeFileSync(text, 'no plan');
    const { code, err } = await called('diff', plan, text);
    assert.equal(code, 2);
    assert.match(err, /note\.txt/);
  });
});
