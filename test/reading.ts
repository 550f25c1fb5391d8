// Reads sources into what the wall test judges: who imports what, in every form an import can take, and
// which calls depend on the moment or the machine. It judges nothing itself.

import { dirname, join } from 'node:path/posix';
import { parseSync, Visitor } from 'oxc-parser';

/** One source file, as far as walls are concerned. */
export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  /** The folder under `src`; null outside of it. */
  readonly room: string | null;
  readonly isTest: boolean;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Calls that read the clock, chance or the machine's locale: `line: text`. */
  readonly impure: readonly string[];
}

export interface Import {
  /** A path from the project's root, a package's name, `node:…`, or null where it is not a plain string. */
  readonly target: string | null;
  readonly isFile: boolean;
  readonly line: number;
}

interface Literal {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
}

/** Reads sources given as path → text. Throws where a file does not parse: an unread file must not pass. */
export function readSources(sources: ReadonlyMap<string, string>): readonly SourceFile[] {
  return [...sources].map(([path, text]) => readSource(path, text));
}

function readSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const [problem] = parsed.errors;
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`);
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  const imports: Import[] = [];
  const impure: string[] = [];
  const add = (source: Literal | null): void => {
    if (source !== null) imports.push(readImport(path, source, lineOf(source.start)));
  };
  const mark = (start: number, end: number): void => {
    impure.push(`${lineOf(start)}: ${text.slice(start, end)}`);
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression: (node) => {
      const callee = text.slice(node.callee.start, node.callee.end);
      if (callee === 'require') add(node.arguments[0] ?? null);
      if (callee === 'Date' || callee === 'Date.now' || callee === 'Math.random') mark(node.start, node.end);
      if (/^Intl\.\w+$/.test(callee) && node.arguments.length === 0) mark(node.start, node.end);
      if (/\.(localeCompare|toLocale\w+)$/.test(callee)) mark(node.start, node.end);
    },
    NewExpression: (node) => {
      const callee = text.slice(node.callee.start, node.callee.end);
      if (/^(Date|Intl\.\w+)$/.test(callee) && node.arguments.length === 0) mark(node.start, node.end);
    },
    MemberExpression: (node) => {
      if (/^Temporal\s*\.\s*Now$/.test(text.slice(node.start, node.end))) mark(node.start, node.end);
    },
  }).visit(parsed.program);
  return {
    path,
    room: /^src\/([^/]+)\//.exec(path)?.[1] ?? null,
    isTest: /\.test\.tsx?$/.test(path) || path.startsWith('test/'),
    lines: text.trimEnd().split('\n').length,
    imports,
    impure,
  };
}

function readImport(path: string, source: Literal, line: number): Import {
  if (typeof source.value !== 'string') return { target: null, isFile: false, line };
  if (source.value.startsWith('.')) return { target: join(dirname(path), source.value), isFile: true, line };
  return { target: packageName(source.value), isFile: false, line };
}

/** `@scope/name` of `@scope/name/deep/file.js`; Node's own modules as they are. */
function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
