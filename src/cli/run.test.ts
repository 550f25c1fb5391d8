import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCommand } from './run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'spanwright-run-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const brief = `
spanwright: 1
name: Small
systems: [{ id: crm, uses: hubspot }, { id: billing, uses: stripe }]
flows: [{ id: F1, from: crm.contact, to: billing.customer }]
`;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function outcome(args: readonly string[], stdin: () => Promise<string>): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(args, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin,
    terminal: null,
    redraws: false,
  });
  return { code, out: out.join(''), err: err.join('') };
}

const spanwright = (...args: string[]): Promise<Outcome> => outcome(args, () => Promise.resolve(brief));

test('--debug shows the stack beside the message, wherever it stands; without it there is none', async () => {
  const plain = await spanwright('check', join(scratch, 'none.json'));
  assert.equal(plain.code, 2);
  assert.match(plain.err, /no such file/);
  assert.doesNotMatch(plain.err, /^ {4}at /m);
  for (const args of [
    ['--debug', 'check'],
    ['check', '--debug'],
  ]) {
    const { code, err } = await spanwright(...args, join(scratch, 'none.json'));
    assert.equal(code, 2);
    assert.match(err, /no such file/);
    assert.match(err, /^ {4}at .*documents\.ts/m);
  }
});

test('what goes wrong in our own parts is told as a fault of ours, in one sentence', async () => {
  const { code, out, err } = await outcome(['brief', '-'], () => Promise.reject(new Error('the pipe broke')));
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^spanwright: the pipe broke\nThis is a fault of spanwright/);
  assert.doesNotMatch(err, /^ {4}at /m);
});

test('--quiet keeps notes back and nothing else', async () => {
  const search = ['catalog', 'search', 'no-such-word'];
  assert.match((await spanwright(...search)).err, /no-such-word/);
  assert.deepEqual(await spanwright(...search, '--quiet'), { code: 0, out: '', err: '' });
  const told = await spanwright('catalog', 'search', 'invoice', '--quiet');
  assert.match(told.out, /invoice/);
});

test('--version is a version on standard output', async () => {
  const { code, out } = await spanwright('--version');
  assert.equal(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+/);
});

test('a first day that no calendar has is refused by name, and no folder is made', async () => {
  for (const start of ['2027-02-31', '1.3.2027', 'tomorrow']) {
    const { code, err } = await spanwright('plan', '-', '--out', join(scratch, 'p'), '--start', start);
    assert.equal(code, 2, start);
    assert.match(err, /--start/);
    assert.ok(err.includes(`"${start}" is no date`));
  }
  assert.deepEqual(readdirSync(scratch), []);
});

test('a design that does not exist is refused with those that do', async () => {
  const { code, err } = await spanwright('plan', '-', '--out', join(scratch, 'p'), '--design', 'D7');
  assert.equal(code, 2);
  assert.match(err, /no design "D7".*D1.*D2/s);
});

test('one word or nothing is told to be too little, and which forms a brief may have', async () => {
  const word = await spanwright('brief', 'Shopify');
  assert.equal(word.code, 2);
  assert.match(
    word.err,
    /^Shopify: is no file, and one word is no description; expected the path of a brief/,
  );
  const empty = await spanwright('brief', '');
  assert.equal(empty.code, 2);
  assert.match(empty.err, /^the argument: is empty; expected/);
});
