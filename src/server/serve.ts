// A server from its start to its end: the database, the queue, the port, the worker inside; on the way out nothing new is taken and what is in
// hand is finished or given back.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { InputError, inputProblem } from '../finding/input.ts';
import { type Base, openBase } from '../store/base/base.ts';
import { openAccounts } from './accounts.ts';
import { appOf } from './app.ts';
import type { House } from './environment.ts';
import { type Logger, openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { builtPages, openPages } from './pages.ts';
import { openQueue } from './queue.ts';
import { openReading } from './reading/reading.ts';
import { openSeen } from './seen.ts';
import { doWork } from './worker.ts';

/** `database` null: embedded, in `data`. `secret` null: made once and kept in the data folder, on this machine alone. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly database: string | null;
  readonly secret: string | null;
  /** The address that people use, where it is not that of host and port. */
  readonly url: string | null;
  readonly worker: boolean;
  readonly version: string;
  readonly log: (line: string) => void;
}

export interface Serving {
  readonly url: string;
  /** The one-time link that makes the owner; null once there is one. */
  readonly firstLink: string | null;
  readonly close: () => Promise<void>;
}

/** How long what is in hand may take when the server ends, ms. */
const patience = 20_000;
/** Pieces of work at once in one process: each has a thread of its own. */
const atOnce = 2;

/** Throws InputError for a folder that is taken, a database that can't be used, a port that is not free, a secret that is missing. */
export async function startServer(settings: Settings): Promise<Serving> {
  requireSecret(settings);
  const base = await openBase(
    settings.database === null
      ? { kind: 'folder', folder: settings.data }
      : { kind: 'server', url: settings.database },
  );
  try {
    return await over(base, settings);
  } catch (error) {
    await base.close();
    throw error;
  }
}

/** A worker alone, on a shared database. Gives its end. */
export async function startWorker(
  settings: Pick<Settings, 'log'> & { readonly database: string },
): Promise<{ readonly close: () => Promise<void> }> {
  const base = await openBase({ kind: 'server', url: settings.database });
  const log = openLog(settings.log, () => new Date());
  const queue = await openQueue(base, told(log));
  const ended = ending();
  const house = {
    base,
    queue,
    log,
    metrics: openMetrics(),
    url: '',
    now: () => new Date(),
    closing: ended.is,
  };
  await queue.hand(atOnce, (work, signal) => doWork(house, work, signal));
  return {
    close: async () => {
      ended.now();
      await queue.stop(patience);
      await base.close();
    },
  };
}

async function over(base: Base, settings: Settings): Promise<Serving> {
  const now = (): Date => new Date();
  const log = openLog(settings.log, now);
  const queue = await openQueue(base, told(log));
  const ended = ending();
  const url =
    settings.url ??
    `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`;
  const secret = await secretOf(settings);
  const isBehindProxy = settings.url !== null;
  const accounts = openAccounts(base, { secret, url, trustedOrigins: [url], isBehindProxy, log });
  const reading = openReading(base);
  const metrics = openMetrics();
  const house: House = {
    base,
    queue,
    reading,
    accounts,
    roles: openSeen(() => performance.now()),
    metrics,
    log,
    url,
    now,
    closing: ended.is,
  };
  const app = appOf(house, settings.version, await openPages(builtPages()));
  const server = await listening(app.fetch, settings);
  if (settings.worker) await queue.hand(atOnce, (work, signal) => doWork(house, work, signal));
  const first = await accounts.firstSecret();
  return {
    url,
    firstLink: first === null ? null : `${url}/first#${first}`,
    close: async () => {
      ended.now();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await queue.stop(patience);
      await reading.close();
      await base.close();
    },
  };
}

function ending(): { readonly is: () => boolean; readonly now: () => void } {
  let ended = false;
  return {
    is: () => ended,
    now: () => {
      ended = true;
    },
  };
}

function told(log: Logger): (error: Error) => void {
  return (error) => log.write('error', 'queue', { error: error.name });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Off this machine nobody serves with a secret that they have not chosen, or over an address that they have not named. */
function requireSecret({ host, secret, url }: Settings): void {
  const weak = secret === null || secret.length < 32;
  if (isLoopback(host) || (!weak && url !== null)) return;
  throw new InputError([
    inputProblem({
      file: `--host ${host}`,
      message: 'others can reach this address',
      expected:
        'SPANWRIGHT_SECRET with 32 characters or more (openssl rand -base64 32), the same for every process, and SPANWRIGHT_URL with the address that people use (https://plans.example.com)',
    }),
  ]);
}

async function secretOf({ secret, data, database }: Settings): Promise<string> {
  if (secret !== null) return secret;
  if (database !== null)
    throw new InputError([
      inputProblem({
        file: 'SPANWRIGHT_SECRET',
        message: 'is not set',
        expected:
          '32 characters or more, the same for every process on this database (openssl rand -base64 32)',
      }),
    ]);
  const path = join(data, 'secret');
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept.length >= 32) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(path, made, { mode: 0o600 });
  return made;
}

function listening(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: Settings,
): Promise<ReturnType<typeof serve>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? taken(port) : error),
    );
  });
}

function taken(port: number): InputError {
  return new InputError([
    inputProblem({
      file: `--port ${port}`,
      message: 'something else listens there',
      expected: 'a free port, or the address of the workbench that runs already',
    }),
  ]);
}
