// The workbench's data as one file and back: everything but sessions and the queue, read in one snapshot, each row as the database itself
// writes it, with a count and a hash at the end by which a torn file is known. A restore goes into an empty database or not at all.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { InputError, inputProblem } from '../../finding/input.ts';
import type { Tables } from './tables.ts';

/** In an order in which no row names one that is not there yet. */
const tables = [
  'user',
  'account',
  'workspace',
  'member',
  'invitation',
  'access_token',
  'content',
  'plan',
  'revision',
  'revision_file',
  'amendment',
  'approval',
  'upload',
  'reading',
  'setting',
  'task_move',
  'evidence',
  'work',
  'work_step',
  'rendering',
  'audit',
] as const;

const Head = z.strictObject({
  backup: z.literal('spanwright'),
  form: z.literal(1),
  migrations: z.array(z.string()),
});
const Line = z.strictObject({ table: z.enum(tables), row: z.record(z.string(), z.unknown()) });
const Foot = z.strictObject({ rows: z.number().int().nonnegative(), sha256: z.string() });

/** Rows fetched at once. */
const some = 200;

/** Writes beside and renames, so that a backup is whole or not there. Gives the number of rows. */
export async function backUp(db: Kysely<Tables>, path: string): Promise<number> {
  const beside = `${path}.${process.pid}.part`;
  const zip = createGzip();
  const written = pipeline(zip, createWriteStream(beside, { mode: 0o600 }));
  try {
    const rows = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => writeAll(trx, zip));
    zip.end();
    await written;
    await rename(beside, path);
    return rows;
  } catch (error) {
    zip.destroy();
    await written.catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeAll(trx: Transaction<Tables>, zip: Gzip): Promise<number> {
  const hash = createHash('sha256');
  const write = async (value: unknown): Promise<void> => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    if (!zip.write(line)) await once(zip, 'drain');
  };
  await write({ backup: 'spanwright', form: 1, migrations: await migrationNames(trx) });
  let rows = 0;
  for (const table of tables) {
    await sql`declare backup no scroll cursor for select to_jsonb(t) as row from ${sql.table(table)} t`.execute(
      trx,
    );
    for (;;) {
      const batch = await sql<{ row: unknown }>`fetch ${sql.lit(some)} from backup`.execute(trx);
      for (const { row } of batch.rows) await write({ table, row });
      rows += batch.rows.length;
      if (batch.rows.length < some) break;
    }
    await sql`close backup`.execute(trx);
  }
  zip.write(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
  return rows;
}

async function migrationNames(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by number`.execute(db);
  return rows.map(({ name }) => name);
}

/** All or nothing. Throws InputError for a file that is torn, changed or of another version, and for a database that is not empty. */
export async function restore(db: Kysely<Tables>, path: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows: found } = await sql<{
      there: boolean;
    }>`select exists (select 1 from "user") as there`.execute(trx);
    if (found[0]?.there === true)
      throw unusable(
        path,
        'the workbench holds data already',
        'an empty data folder (--data DIR) or an empty database',
      );
    const rows = await readAll(trx, path);
    for (const table of ['audit', 'task_move'])
      await sql`select setval(pg_get_serial_sequence(${sql.lit(table)}, 'id'), (select coalesce(max(id), 0) + 1 from ${sql.table(table)}), false)`.execute(
        trx,
      );
    return rows;
  });
}

async function readAll(trx: Transaction<Tables>, path: string): Promise<number> {
  const hash = createHash('sha256');
  let rows = 0;
  let foot: z.infer<typeof Foot> | null = null;
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (foot !== null) throw unusable(path, 'goes on after its end', 'a file as it was written');
    const value = parsed(path, line, number);
    if (number === 1) {
      const head = Head.safeParse(value);
      if (!head.success)
        throw unusable(path, 'is no backup of a workbench', 'a file that "spanwright backup" wrote');
      const known = await migrationNames(trx);
      const missing = head.data.migrations.filter((name) => !known.includes(name));
      if (missing.length > 0 || head.data.migrations.length !== known.length)
        throw unusable(path, 'was written by another version', `a backup of the shape ${known.at(-1) ?? ''}`);
      hash.update(`${line}\n`);
      continue;
    }
    const row = Line.safeParse(value);
    if (row.success) {
      hash.update(`${line}\n`);
      rows += 1;
      await put(trx, row.data);
      continue;
    }
    const end = Foot.safeParse(value);
    if (!end.success) throw unusable(path, `has a line ${number} that is no row`, 'a file as it was written');
    foot = end.data;
  }
  if (foot === null || foot.rows !== rows || foot.sha256 !== hash.digest('hex'))
    throw unusable(path, 'is torn or was changed', 'a file as it was written');
  return rows;
}

/** What is broken in the compression shows as a torn file. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unzipped = createReadStream(path).pipe(createGunzip());
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line;
  } catch {
    throw unusable(path, 'is torn, or no backup of a workbench', 'a file that "spanwright backup" wrote');
  }
}

function parsed(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw unusable(path, `has a line ${number} that is no JSON`, 'a file as it was written');
  }
}

async function put(trx: Transaction<Tables>, { table, row }: z.infer<typeof Line>): Promise<void> {
  const whole = JSON.stringify(row);
  await sql`insert into ${sql.table(table)} overriding system value select * from jsonb_populate_record(null::${sql.table(table)}, ${whole}::jsonb)`.execute(
    trx,
  );
}

function unusable(file: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file, message, expected })]);
}
