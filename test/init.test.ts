// `spanwright init` as people meet it: at a real terminal with keys typed, and in a pipe.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readBrief } from '../src/brief/read.ts';
import type { Brief } from '../src/brief/brief.ts';
import { atTerminal, type AtTerminal, keys } from './terminal.ts';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'spanwright-init-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
copyFileSync(join(root, 'examples/openapi/billing-private.yaml'), join(scratch, 'till.yaml'));

const first = /In a sentence or two/;
const { enter, down } = keys;

/** Waits for each question, then types its answer. */
async function go(terminal: AtTerminal, steps: readonly (readonly [RegExp, string])[]): Promise<void> {
  for (const [question, typed] of steps) {
    await terminal.shows(question);
    terminal.types(typed);
  }
}

function briefIn(dir: string): Brief {
  const path = join(scratch, dir, 'spanwright.yaml');
  return readBrief({ name: path, text: readFileSync(path, 'utf8') });
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs without a terminal, in the scratch folder. */
function piped(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [join(root, 'src/cli/main.ts'), ...args],
      { cwd: scratch },
      (error, out, err) => done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    child.stdin?.end();
  });
}

describe('init at a terminal', { concurrency: 2 }, () => {
  test('asks step by step and writes a brief that can be planned', async () => {
    const terminal = atTerminal(['init', 'steps'], scratch);
    await go(terminal, [
      [first, enter],
      [/System 1/, 'hubsp'],
      [/Search: hubsp.*HubSpot/s, enter],
      [/Which edition[^]*professional/, `${down}${down}${down}${enter}`],
      [/System 2/, 'Our till'],
      [/Search: Our till[^]*“Our till”/, enter],
      [/API document of Our till/, `none.yaml${enter}`],
      [/no such file[^]*API document of Our till/, `till.yaml${enter}`],
      [/a REST API, \d+ objects[^]*Another system/, 'n'],
      [/system of record/, enter],
      [/Flow 1: from which/, enter],
      [/records of HubSpot/, 'contact'],
      [/Search: contact.*contact/s, enter],
      [/records of Our till/, 'custom'],
      [/Search: custom.*customer/s, enter],
      [/one way, or both/, enter],
      [/What starts it/, enter],
      [/How soon/, `whenever${enter}`],
      [/expected a length of time/, `\u0015within 5 minutes${enter}`],
      [/Another flow/, 'n'],
      [/How many hubspot.contact/, `20k${enter}`],
      [/ordinary day/, `700 a week${enter}`],
      [/go live/, `1 March 2027${enter}`],
      [/cost a month/, `$200${enter}`],
      [/How many developers/, `2${enter}`],
      [/know well/, `typescript, sql${enter}`],
      [/Where should it run/, enter],
      [/Which rules/, `gdpr${enter}`],
      [/like to see/, enter],
      [/rather not/, enter],
      [/must never/, `never send: an invoice # automatically${enter}`],
      [/called\?/, enter],
    ]);
    assert.equal(await terminal.ended, 0, terminal.all());
    const brief = briefIn('steps');
    assert.deepEqual(
      brief.systems.map(({ id, uses, api, edition, role }) => [id, uses, api, edition, role]),
      [
        ['hubspot', 'hubspot', null, 'professional', 'system-of-record'],
        ['our-till', null, '../till.yaml', null, 'participant'],
      ],
    );
    assert.partialDeepStrictEqual(brief.flows, [
      {
        from: 'hubspot.contact',
        to: 'our-till.customer',
        direction: 'one-way',
        trigger: 'auto',
        freshness: 'PT5M',
      },
    ]);
    assert.partialDeepStrictEqual(brief.volumes, [{ existing: 20_000, changesPerDay: 100 }]);
    assert.partialDeepStrictEqual(brief.constraints, {
      goLive: '2027-03-01',
      monthlyBudget: { amount: 200, currency: 'USD' },
      team: { developers: 2, skills: ['typescript', 'sql'] },
      never: ['never send: an invoice # automatically'],
    });
    assert.match(terminal.all(), /Next: spanwright plan steps\/spanwright\.yaml --out plan-out/);
    assert.equal((await piped('plan', 'steps/spanwright.yaml', '--out', 'steps-plan', '--quick')).code, 0);
  });

  test('reads a description, asks only what it left open, and keeps every answer', async () => {
    const terminal = atTerminal(['init', 'words'], scratch);
    await go(terminal, [
      [first, `nothing that is known${enter}`],
      [
        /names no system[^]*In a sentence or two/,
        `When a deal is won in HubSpot, create an invoice in Xero within ten minutes.${enter}`,
      ],
      [/This was understood[^]*hubspot\.deal → xero\.invoice[^]*Is that what you mean/, enter],
      [/questions are open[^]*How many hubspot\.deal/, `4000${enter}`],
      [/ordinary day/, `20${enter}`],
      [/edition of HubSpot/, `${down}${down}${enter}`],
      [/edition of Xero/, enter],
      [/go live/, `2027-05-01${enter}`],
    ]);
    assert.equal(await terminal.ended, 0, terminal.all());
    const brief = briefIn('words');
    assert.deepEqual(
      brief.systems.map(({ uses, edition }) => [uses, edition]),
      [
        ['hubspot', 'starter'],
        ['xero', null],
      ],
    );
    assert.partialDeepStrictEqual(brief.flows, [{ freshness: 'PT10M' }]);
    assert.partialDeepStrictEqual(brief.volumes, [{ existing: 4000, changesPerDay: 20 }]);
    assert.equal(brief.constraints.goLive, '2027-05-01');
    assert.deepEqual(brief.unknowns, [], 'what the brief answers or asks anew is not written down');
  });

  test('writes nothing when a question is left, by Ctrl-C, Escape, Ctrl-D or a closed window', async () => {
    for (const [name, key] of [
      ['c', keys.ctrlC],
      ['e', keys.escape],
      ['d', keys.ctrlD],
    ] as const) {
      const terminal = atTerminal(['init', name], scratch);
      await go(terminal, [
        [first, enter],
        [/System 1/, key],
      ]);
      assert.equal(await terminal.ended, 130, terminal.all());
      assert.match(terminal.all(), /Stopped; nothing was written\./);
      assert.equal(existsSync(join(scratch, name)), false);
    }
    const terminal = atTerminal(['init', 'h'], scratch);
    await go(terminal, [[first, 'When']]);
    terminal.hangUp();
    assert.notEqual(await terminal.ended, 0);
    assert.equal(existsSync(join(scratch, 'h')), false);
  });

  test('keeps a brief that is there unless told otherwise', async () => {
    mkdirSync(join(scratch, 'kept'));
    writeFileSync(join(scratch, 'kept/spanwright.yaml'), 'mine\n');
    const refused = atTerminal(['init', 'kept'], scratch);
    await go(refused, [[/is there already/, enter]]);
    assert.equal(await refused.ended, 130);
    assert.match(refused.all(), /is kept; nothing was written/);
    const stopped = atTerminal(['init', 'kept'], scratch);
    await go(stopped, [
      [/is there already/, 'y'],
      [first, keys.ctrlC],
    ]);
    assert.equal(await stopped.ended, 130);
    assert.deepEqual(readdirSync(join(scratch, 'kept')), ['spanwright.yaml']);
    assert.equal(readFileSync(join(scratch, 'kept/spanwright.yaml'), 'utf8'), 'mine\n');
  });
});

describe('init in a pipe', () => {
  test('asks nothing and writes a commented example that can be planned', async () => {
    const { code, out, err } = await piped('init', 'pipe/new');
    assert.deepEqual([code, out], [0, 'pipe/new/spanwright.yaml\n']);
    assert.match(err, /on a terminal only.*example/);
    const text = readFileSync(join(scratch, 'pipe/new/spanwright.yaml'), 'utf8');
    assert.match(text, /^# An example[^]*spanwright plan pipe\/new\/spanwright\.yaml --out plan-out\n/);
    assert.equal((await piped('brief', 'pipe/new/spanwright.yaml')).code, 0);
    assert.equal((await piped('plan', 'pipe/new/spanwright.yaml', '--out', 'pipe-plan', '--quick')).code, 0);
    assert.equal((await piped('check', 'pipe-plan/plan.json')).code, 0);
  });

  test('prints one JSON value when asked, and no note when quiet', async () => {
    const { code, out, err } = await piped('init', 'json', '--json', '--quiet');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(JSON.parse(out), { path: 'json/spanwright.yaml', systems: 2, flows: 2 });
  });

  test('never touches what is there', async () => {
    mkdirSync(join(scratch, 'full'));
    writeFileSync(join(scratch, 'full/spanwright.yaml'), 'mine\n');
    const { code, out, err } = await piped('init', 'full');
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /full\/spanwright\.yaml: is there already, and is kept; nothing was written; expected another folder/,
    );
    assert.equal(readFileSync(join(scratch, 'full/spanwright.yaml'), 'utf8'), 'mine\n');
    const file = await piped('init', 'till.yaml');
    assert.equal(file.code, 2);
    assert.match(file.err, /till\.yaml: is a file/);
  });
});
