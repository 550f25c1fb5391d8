// Files that people hand in: briefs, API documents, plans. Read whole, within a bound, with a clear word when that fails.
// Only what was named is read; nothing that a document refers to.
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { textIn } from '../jobs/bytes.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import type { Documents } from '../jobs/ports.ts';

/** 64 MiB: larger than any API document seen, smaller than what fills a small machine's memory when parsed. */
const maxBytes = 64 * 1024 * 1024;

/** Documents named relative to the file that names them (a brief), or to the working folder when `from` is null. */
export function documentsBeside(from: string | null): Documents {
  return {
    read: async (ref) => {
      const stands = from === null || isAbsolute(ref) || isAddress(ref);
      const path = stands ? ref : join(dirname(from), ref);
      return { name: ref, text: await textAt(path) };
    },
  };
}

/** The text of a file. Throws InputError that names the file and why it can't be used. */
export async function textAt(path: string): Promise<string> {
  if (isAddress(path)) {
    throw problem(path, 'is an address; nothing is fetched', 'the path of a downloaded file');
  }
  const about = await stat(path).catch((error: unknown) => {
    throw problem(path, reason(error), 'the path of an existing file');
  });
  if (about.isDirectory()) throw await folderProblem(path);
  if (!about.isFile()) throw problem(path, 'is not a file', 'the path of a file');
  if (about.size > maxBytes) throw problem(path, `has ${about.size} bytes`, `at most ${maxBytes} bytes`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw problem(path, reason(error), 'a readable file');
  });
  return textIn(bytes, path);
}

function isAddress(ref: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(ref);
}

function problem(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}

/** `plan --out` names a folder, so that is what people hand to the next command. */
async function folderProblem(folder: string): Promise<InputError> {
  const plan = join(folder, 'plan.json');
  const held = await stat(plan).then(
    (about) => about.isFile(),
    () => false,
  );
  return new InputError([
    inputProblem({
      file: folder,
      message: 'is a folder',
      expected: 'the path of a file',
      nearest: held ? plan : null,
    }),
  ]);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  return error instanceof Error ? error.message : 'cannot be read';
}
