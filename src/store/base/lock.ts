// One process at a time on a data folder: the embedded database keeps no lock of its own, and two processes would lose each other's work.
// A lock names the process that holds it; one whose process is gone is taken over.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError, inputProblem } from '../../finding/input.ts';

const lockName = 'spanwright.lock';

/** `started` tells a process from a later one of the same number, where the system says when a process began. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string | null;
}

const Holder: z.ZodType<Holder> = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  started: z.string().nullable(),
});

/** Throws InputError when another living process holds the folder. The lock goes with `release`, or when its process has ended. */
export async function lockFolder(folder: string): Promise<{ readonly release: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, lockName);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const file = await open(path, 'wx').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
      throw error;
    });
    if (file !== null) {
      await file.writeFile(
        JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) }),
      );
      await file.close();
      return { release: () => rm(path, { force: true }) };
    }
    const holder = await holderOf(path);
    if (holder !== null && isAlive(holder)) throw held(folder, holder);
    await setAside(path);
  }
  throw held(folder, null);
}

/** Null when the file is gone, empty or torn: its writer died while it wrote. */
async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A lock of another host can't be judged from here and counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return started === startOf(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** When a process began, as Linux tells it; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** Renamed before it is removed, so that of two that take it over one alone succeeds. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

function held(folder: string, holder: Holder | null): InputError {
  const by = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new InputError([
    inputProblem({
      file: folder,
      message: `${by} is at work on this data folder`,
      expected: `a folder of its own (--data DIR), the address of the one that runs, or a Postgres for several (DATABASE_URL); when nothing runs there any more, remove ${lockName} in the folder`,
    }),
  ]);
}
