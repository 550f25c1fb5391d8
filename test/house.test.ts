// The wall test: the real imports against the table of rooms, and the proof that it notices what it must.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { printed, rooms } from './house.ts';
import { readSources } from './reading.ts';
import { trespasses } from './trespass.ts';

const root = join(import.meta.dirname, '..');

function sourcesOf(pattern: string): ReadonlyMap<string, string> {
  const paths = globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** What the wall test says of a house with these files in it, beside one lawful import. */
function verdict(planted: Readonly<Record<string, string>>): readonly string[] {
  const lawful = { 'src/finding/lawful.ts': "import type { Rate } from '../measure/rate.ts';\n" };
  return trespasses(readSources(new Map(Object.entries({ ...lawful, ...planted }))), rooms);
}

describe('the house', () => {
  test('stands as its table says', () => {
    assert.deepEqual(trespasses(readSources(sourcesOf('{src,test,scripts}/**/*.{ts,tsx}')), rooms), []);
  });

  test('has every room that is not still to come', () => {
    const missing = rooms.filter((room) => !room.planned && !existsSync(join(root, 'src', room.name)));
    assert.deepEqual(
      missing.map((room) => room.name),
      [],
    );
  });

  test('is drawn in ARCHITECTURE.md as it stands', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const shown = /<!-- rooms -->\n([^]*?)\n<!-- \/rooms -->/.exec(page)?.[1];
    assert.equal(shown, printed(rooms), 'print the table with `node test/house.ts`');
  });

  test('has the same pure rooms for the compiler and the linter', () => {
    const pure = rooms.filter((room) => room.pure).map((room) => room.name);
    const compiler: unknown = JSON.parse(readFileSync(join(root, 'tsconfig.core.json'), 'utf8'));
    assert.partialDeepStrictEqual(compiler, { include: pure.map((name) => `src/${name}`) });
    const linter = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    assert.ok(linter.includes(`src/{${pure.join(',')}}/**/*.ts`));
  });
});

describe('the wall test notices', () => {
  const trespass = {
    'a static import': "import { plan } from '../plan/plan.ts';",
    'a type-only import': "import type { Plan } from '../plan/plan.ts';",
    'an inline type import': "export type P = import('../plan/plan.ts').Plan;",
    'a dynamic import': "export const plan = await import('../plan/plan.ts');",
    'a re-export': "export { plan } from '../plan/plan.ts';",
    'a re-export of everything': "export * from '../plan/plan.ts';",
    'a type-only re-export': "export type { Plan } from '../plan/plan.ts';",
    'an import for its effects': "import '../plan/plan.ts';",
    'a require': "export const plan = require('../plan/plan.ts');",
  };
  for (const [form, text] of Object.entries(trespass)) {
    test(`a trespass in the form of ${form}`, () => {
      const found = verdict({ 'src/measure/planted.ts': `// one\n${text}\n` });
      assert.deepEqual(found, ['src/measure/planted.ts:2: measure may not lean on plan']);
    });
  }

  test('an import that it cannot judge', () => {
    const found = verdict({
      'src/measure/planted.ts': 'export const it = (name: string) => import(name);\n',
    });
    assert.deepEqual(found, [
      'src/measure/planted.ts:1: an import that is not a plain string cannot be judged',
    ]);
  });

  test("Node's modules and packages that a room has no leave for", () => {
    const found = verdict({
      'src/plan/planted.ts': "import 'node:fs';\nimport 'undici';\nimport '@noble/hashes/sha2.js';\n",
    });
    assert.deepEqual(found, [
      'src/plan/planted.ts:1: plan may not use node:fs',
      'src/plan/planted.ts:2: plan may not use undici',
    ]);
  });

  test('one door leaning on another', () => {
    const found = verdict({ 'src/server/planted.ts': "import '../cli/main.ts';\n" });
    assert.deepEqual(found, ['src/server/planted.ts:1: server may not lean on cli']);
  });

  test('a room that the table does not name', () => {
    const found = verdict({ 'src/utils/planted.ts': 'export const one = 1;\n' });
    assert.deepEqual(found, ['src/utils/planted.ts: no room is called utils']);
  });

  test('product code that leans on a test, or on a file outside of the rooms', () => {
    const found = verdict({
      'src/plan/planted.ts': "import './plan.test.ts';\nimport '../../test/house.ts';\n",
    });
    assert.equal(found.length, 2);
    assert.match(found.join('\n'), /plan\.test\.ts is a test\n.*outside of the rooms/);
  });

  test('a circle of two files, even of types alone', () => {
    const found = verdict({
      'src/plan/one.ts': "import type { Two } from './two.ts';\nexport type One = Two;\n",
      'src/plan/two.ts': "import type { One } from './one.ts';\nexport type Two = One;\n",
    });
    assert.deepEqual(found, ['circle: src/plan/one.ts → src/plan/two.ts → src/plan/one.ts']);
  });

  test('a circle of three files, and a file that imports itself', () => {
    const found = verdict({
      'src/plan/a.ts': "import './b.ts';\n",
      'src/plan/b.ts': "import './c.ts';\n",
      'src/plan/c.ts': "import './a.ts';\n",
      'src/plan/self.ts': "import './self.ts';\n",
    });
    assert.deepEqual(found, [
      'circle: src/plan/a.ts → src/plan/b.ts → src/plan/c.ts → src/plan/a.ts',
      'circle: src/plan/self.ts → src/plan/self.ts',
    ]);
  });

  test('clock, chance and locale in the core, but not outside of it', () => {
    const calls = [
      'Date.now()',
      'new Date()',
      'Date()',
      'Math.random()',
      'Temporal.Now',
      'new Intl.NumberFormat()',
      "'a'.localeCompare('b')",
      '(1).toLocaleString()',
    ];
    const text = calls.map((call) => `console.log(${call});\n`).join('');
    const found = verdict({
      'src/plan/planted.ts': `${text}new Date(0);\nnew Intl.NumberFormat('en');\n`,
      'src/cli/planted.ts': text,
    });
    assert.deepEqual(
      found,
      calls.map((call, at) => `src/plan/planted.ts:${at + 1}: ${call} depends on the moment or the machine`),
    );
  });

  test('a file of more than 400 lines', () => {
    const found = verdict({ 'src/plan/planted.ts': 'export {};\n'.repeat(401) });
    assert.deepEqual(found, ['src/plan/planted.ts: 401 lines, at most 400']);
  });

  test('an empty reading: no file at all, or files without any import', () => {
    assert.deepEqual(trespasses(readSources(new Map()), rooms), ['no file under src was read']);
    const blind = readSources(new Map([['src/plan/plan.ts', 'export const one = 1;\n']]));
    assert.deepEqual(trespasses(blind, rooms), ['no import was seen in any file']);
  });

  test('a file that does not parse', () => {
    assert.throws(() => verdict({ 'src/plan/planted.ts': 'const = ;\n' }), /src\/plan\/planted\.ts/);
  });

  test('a table in which a room leans on a later one', () => {
    const [first] = rooms;
    assert.ok(first);
    const found = trespasses(readSources(new Map([['src/measure/a.ts', "import 'zod';\n"]])), [
      { ...first, leansOn: ['plan'] },
    ]);
    assert.deepEqual(found, ['table: measure leans on plan, which is not before it']);
  });
});
