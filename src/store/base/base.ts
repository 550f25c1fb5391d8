// The database: Postgres within this process in a folder of its own, or a Postgres server; the same SQL for both.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { InputError, inputProblem } from '../../finding/input.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** An open database. `embedded` is the engine itself where it lives in this process: the queue of jobs needs it. */
export interface Base {
  readonly db: Kysely<Tables>;
  readonly embedded: PGlite | null;
  readonly url: string | null;
  readonly close: () => Promise<void>;
}

/** `memory` is for tests: a database that is gone when it is closed, begun from a dump where one is given. */
export type BasePlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'memory'; readonly dump: Blob | null };

/** Opens and brings up to date. Throws InputError when the folder is taken, the server can't be reached or the database is newer. */
export async function openBase(place: BasePlace): Promise<Base> {
  switch (place.kind) {
    case 'folder':
      return openFolder(place.folder);
    case 'server':
      return openServer(place.url);
    case 'memory':
      return openEmbedded(await PGlite.create(place.dump === null ? {} : { loadDataDir: place.dump }), () =>
        Promise.resolve(),
      );
    default:
      return place satisfies never;
  }
}

async function openFolder(folder: string): Promise<Base> {
  const lock = await lockFolder(folder);
  try {
    return await openEmbedded(await PGlite.create(join(folder, 'database')), lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openEmbedded(embedded: PGlite, after: () => Promise<void>): Promise<Base> {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: embedded }) });
  await migrate(db);
  const close = async (): Promise<void> => {
    await db.destroy();
    if (!embedded.closed) await embedded.close();
    await after();
  };
  return { db, embedded, url: null, close };
}

async function openServer(url: string): Promise<Base> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error instanceof InputError ? error : unreachable(error);
  }
  return { db, embedded: null, url, close: () => db.destroy() };
}

/** The address is not repeated: it holds a password. */
function unreachable(error: unknown): InputError {
  return new InputError([
    inputProblem({
      file: 'DATABASE_URL',
      message: `the database can't be used: ${error instanceof Error ? error.message : String(error)}`,
      expected: 'the address of a Postgres 15 or newer, such as postgres://user:password@host:5432/name',
    }),
  ]);
}
