import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { bases } from '../../../test/bases.ts';
import { serverDatabase } from '../../../test/postgres.ts';
import { InputError } from '../../finding/input.ts';
import { openBase } from './base.ts';
import { lockFolder } from './lock.ts';
import { migrate, statements } from './migrate.ts';

for (const { name, open } of bases) {
  test(`${name}: migrations run once, and a database that is ahead is refused`, async () => {
    const base = await open();
    assert.deepEqual(await migrate(base.db), [], 'nothing is left to do');
    await sql`insert into migration (number, name, hash) values (9999, '9999-later.sql', 'x')`.execute(
      base.db,
    );
    await assert.rejects(
      migrate(base.db),
      (error) => error instanceof InputError && /9999-later/.test(error.message),
    );
    await base.close();
  });

  test(`${name}: a migration whose text was changed afterwards is refused`, async () => {
    const base = await open();
    await sql`update migration set hash = 'other' where number = 1`.execute(base.db);
    await assert.rejects(migrate(base.db), /another text of 0001-accounts\.sql/);
    await base.close();
  });

  test(`${name}: what is written once can't be changed or taken away, by no statement of anybody's`, async () => {
    const base = await open();
    const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(base.db);
    await run(`insert into workspace (id, name) values ('north', 'North')`);
    await run(`insert into content (workspace, hash, body) values ('north', repeat('a', 64), '{}')`);
    await run(
      `insert into audit (workspace, action, subject, detail) values ('north', 'signed-in', 'somebody', '{}')`,
    );
    for (const [statement, words] of [
      [`update audit set action = 'other'`, /audit is written once/],
      [`delete from audit`, /audit is only added to/],
      [`truncate audit`, /audit is only added to/],
      [`update content set body = '1'`, /content is written once/],
      [`delete from content`, /content is only added to/],
      [`truncate content cascade`, /is only added to/],
    ] as const)
      await assert.rejects(run(statement), words, statement);
    await run(`delete from workspace`);
    const left = await sql<{ table: string; rows: string }>`
      select 'audit' as table, count(*) as rows from audit union all select 'content', count(*) from content`.execute(
      base.db,
    );
    assert.deepEqual(
      Object.fromEntries(left.rows.map(({ table, rows }) => [table, Number(rows)])),
      { audit: 1, content: 0 },
      'a workspace goes as a whole, and the log still tells of it',
    );
    await base.close();
  });
}

test('several processes may bring one server up to date at the same moment', async () => {
  const url = await serverDatabase();
  const opened = await Promise.all(Array.from({ length: 4 }, () => openBase({ kind: 'server', url })));
  const { rows } = await sql<{ count: string }>`select count(*) from migration`.execute(opened[0]!.db);
  const files = readdirSync(new URL('./migrations', import.meta.url));
  assert.equal(Number(rows[0]?.count), files.length);
  await Promise.all(opened.map((base) => base.close()));
});

test('a server that is not there is told without its password', async () => {
  await assert.rejects(
    openBase({ kind: 'server', url: 'postgres://me:secret@127.0.0.1:1/none' }),
    (error) => {
      assert.ok(error instanceof InputError);
      assert.match(error.message, /DATABASE_URL/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    },
  );
});

test('a data folder has one process at a time, and one that was killed holds nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spanwright-lock-'));
  const script = `import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  await assert.rejects(lockFolder(folder), new RegExp(`process ${other.pid} on .* is at work`));
  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('exit', resolve));
  const lock = await lockFolder(folder);
  await assert.rejects(lockFolder(folder), /is at work/);
  await lock.release();
  writeFileSync(join(folder, 'spanwright.lock'), '{"pid":');
  await (await lockFolder(folder)).release();
});

test('statements end with a line, not within a body', () => {
  assert.deepEqual(
    statements('-- words\ncreate table a (\n  b text\n);\ncreate function f() as $$\nbegin\n  x;\nend $$;\n'),
    ['create table a (\n  b text\n);', 'create function f() as $$\nbegin\n  x;\nend $$;'],
  );
});
