// A plan's folder on disk. What people changed by hand is never overwritten silently: a manifest remembers the hash of every
// file that was written, and a folder whose files differ from it is refused before anything is touched.
// Files are written beside and renamed, so that none is ever half there.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { InputError, inputProblem } from '../finding/input.ts';
import { type Answers, noAnswers } from '../plan/fill.ts';
import { answersIn, type Blanks, withoutAnswers } from '../render/document/answers.ts';

const manifestName = '.spanwright.json';

/** `blanks` are the cells that people fill in a file, by its path: what they write there is no change by hand. */
interface Manifest {
  readonly files: Readonly<Record<string, string>>;
  readonly blanks: Readonly<Record<string, Blanks>>;
}

const Forms: z.ZodType<Manifest['blanks']> = z.record(
  z.string(),
  z.record(z.string(), z.array(z.number().int().nonnegative())),
);

const noManifest: Manifest = { files: {}, blanks: {} };

/** Cells that people fill, by the path of the file they stand in. */
export type Forms = ReadonlyMap<string, Blanks>;

/** What people have filled into a file of the folder since it was written; none where the folder does not know the file. */
export async function filledIn(folder: string, path: string): Promise<Answers> {
  const blanks = (await readManifest(folder)).blanks[path];
  const held = blanks === undefined ? null : await textOrNull(join(folder, path));
  return held === null || blanks === undefined ? noAnswers : answersIn(held, blanks);
}

/**
 * Writes all files; removes earlier generated ones that are no longer made. Throws InputError naming files that people have changed,
 * other than in the cells that an earlier writing left to them.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  forms: Forms = new Map(),
): Promise<void> {
  const before = await readManifest(folder);
  const changed = await changedByHand(folder, files, before);
  if (changed.length > 0) throw refusal(folder, changed);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
  for (const [path, text] of files) await replace(join(folder, path), text);
  for (const path of Object.keys(before.files))
    if (!files.has(path)) await rm(join(folder, path), { force: true });
  const manifest: Manifest = {
    files: Object.fromEntries([...files].map(([path, text]) => [path, mark(text, forms.get(path))])),
    blanks: Object.fromEntries([...forms].filter(([path]) => files.has(path))),
  };
  await replace(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
}

async function changedByHand(
  folder: string,
  files: ReadonlyMap<string, string>,
  before: Manifest,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const path of new Set([...files.keys(), ...Object.keys(before.files)])) {
    const held = await textOrNull(join(folder, path));
    if (held === null || held === files.get(path)) continue;
    if (mark(held, before.blanks[path]) !== before.files[path]) changed.push(path);
  }
  return changed;
}

async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw unwritable(path, error);
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await textOrNull(join(folder, manifestName));
  if (text === null) return noManifest;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'files' in value && typeof value.files === 'object') {
      const blanks = 'blanks' in value ? Forms.safeParse(value.blanks) : null;
      return {
        files: Object.fromEntries(Object.entries(value.files ?? {}).filter(isInside)),
        blanks: blanks?.success === true ? blanks.data : {},
      };
    }
  } catch {
    // An unreadable manifest knows nothing: every existing file then counts as changed by hand.
  }
  return noManifest;
}

/** A manifest is a file that anybody can edit: only entries that name a file in the folder count. */
function isInside(entry: [string, unknown]): entry is [string, string] {
  const [path, held] = entry;
  const steps = path.split(/[\\/]/);
  return typeof held === 'string' && !isAbsolute(path) && !steps.some((step) => /^\.{0,2}$/.test(step));
}

async function textOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw unwritable(path, error);
  }
}

/** What a file is known again by: its hash, without what people may fill in. */
function mark(text: string, blanks: Blanks | undefined): string {
  return hash(blanks === undefined ? text : withoutAnswers(text, blanks));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function refusal(folder: string, changed: readonly string[]): InputError {
  return new InputError(
    changed.map((path) =>
      inputProblem({
        file: join(folder, path),
        message:
          'was changed by hand or made by something else, so it is not overwritten; nothing was written',
        expected: 'another --out folder, or this file moved away',
      }),
    ),
  );
}

function unwritable(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  return new InputError([
    inputProblem({ file: path, message: reason(error), expected: 'a folder that can be written' }),
  ]);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'is a file, or lies under one';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'may not be written';
    case 'ENOSPC':
      return 'does not fit: the disk is full';
    default:
      return error instanceof Error ? error.message : 'cannot be written';
  }
}
