// Brings a database to the present shape: numbered SQL files, each run once, in order, each in a transaction of its own. A file that was run
// is never changed; a database that is ahead of this version is refused before anything is touched.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Tables } from './tables.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
  readonly text: string;
}

interface Done {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/** Any number that no other program takes for its own lock. */
const lockNumber = 7_726_473;

/** Gives the names of the migrations that were run. Safe to call from several processes at once. */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const all = await migrations();
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(trx);
    await sql`create table if not exists migration (number integer primary key, name text not null, hash text not null, run_at timestamptz not null default now())`.execute(
      trx,
    );
    const { rows } = await sql<Done>`select number, name, hash from migration order by number`.execute(trx);
    hold(rows, all);
    const open = all.filter((migration) => !rows.some((done) => done.number === migration.number));
    for (const { number, name, hash, text } of open) {
      for (const statement of statements(text)) await sql.raw(statement).execute(trx);
      await sql`insert into migration (number, name, hash) values (${number}, ${name}, ${hash})`.execute(trx);
    }
    return open.map(({ name }) => name);
  });
}

function hold(done: readonly Done[], all: readonly Migration[]): void {
  for (const one of done) {
    const known = all.find((migration) => migration.number === one.number);
    if (known === undefined)
      throw problem(
        `holds the change ${one.name}, which this version does not know`,
        'a version as new as the one that wrote it',
      );
    if (known.hash !== one.hash)
      throw problem(`was made with another text of ${one.name}`, 'the migration files as they were shipped');
  }
}

function problem(message: string, expected: string): InputError {
  return new InputError([inputProblem({ file: 'the database', message, expected })]);
}

async function migrations(): Promise<readonly Migration[]> {
  const folder = fileURLToPath(new URL('./migrations', import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      return { number: Number.parseInt(name, 10), name, hash, text };
    }),
  );
}

/** One statement each: they end with a semicolon at the end of a line, other than within a body between two $$. */
export function statements(text: string): readonly string[] {
  const found: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    if (open === '' && (line.trim() === '' || line.startsWith('--'))) continue;
    open += `${line}\n`;
    const inBody = (open.split('$$').length - 1) % 2 === 1;
    if (!inBody && line.trimEnd().endsWith(';')) {
      found.push(open.trim());
      open = '';
    }
  }
  if (open.trim() !== '') found.push(open.trim());
  return found;
}
