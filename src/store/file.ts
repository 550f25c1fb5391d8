// One file that people go on to edit: written whole, and never over one that is there unless that was asked for.
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError, inputProblem } from '../finding/input.ts';

/** Whether anything has this path, a broken link included. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Writes a file and the folders above it. Without `over`, a file that is there is kept, also one that appears at the last moment. Throws InputError that names the path and why. */
export async function writeFirst(path: string, text: string | Uint8Array, over: boolean): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    if (over) await replace(path, text);
    else await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw await refusal(path, error);
  }
}

async function replace(path: string, text: string | Uint8Array): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function refusal(path: string, error: unknown): Promise<InputError> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EEXIST':
    case 'ENOTDIR':
      return (await isThere(path))
        ? problem(
            path,
            'is there already, and is kept; nothing was written',
            'another folder, or the file moved away',
          )
        : problem(dirname(path), 'is a file, or lies under one', 'a folder');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem(path, 'may not be written', 'a folder that can be written');
    case 'ENOSPC':
      return problem(path, 'does not fit: the disk is full', 'a disk with room');
    default:
      return problem(path, error instanceof Error ? error.message : 'cannot be written', 'a path for a file');
  }
}

function problem(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}
