import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { bases } from '../../../test/bases.ts';
import { InputError } from '../../finding/input.ts';
import { note } from './audit.ts';
import { backUp, restore } from './backup.ts';
import { canonicalContent } from './content.ts';
import { createWorkspace } from './members.ts';
import { createPlan } from './plans.ts';
import { addRevision, revisionAt } from './revisions.ts';
import { addUpload, uploadAt } from './uploads.ts';
import type { Base } from './base.ts';

const folder = mkdtempSync(join(tmpdir(), 'spanwright-backup-'));

async function filled(
  base: Base,
): Promise<{ readonly workspace: string; readonly plan: string; readonly file: string }> {
  const { db } = base;
  await sql`insert into "user" (id, name, email, "emailVerified") values ('ada', 'Ada É', 'ada@example.com', false)`.execute(
    db,
  );
  const { workspace } = await createWorkspace(db, { name: 'North', owner: 'ada' });
  const scope = { workspace, person: 'ada' };
  const { id } = await createPlan(db, scope, { name: 'Orders', description: 'x\n"y"', brief: null });
  await addRevision(db, scope, id, {
    content: canonicalContent({ a: ['é', 1.5, null] }),
    files: [],
    contentHash: 'c',
    reason: 'made',
    restoredFrom: null,
  });
  const { hash } = await addUpload(db, scope, {
    name: 'a',
    media: 'b/c',
    body: new Uint8Array([0, 1, 255, 10]),
  });
  for (let index = 0; index < 450; index += 1)
    await note(db, scope, 'plan.changed', { subject: id, detail: { index } });
  return { workspace, plan: id, file: hash };
}

async function everything({ db }: Base): Promise<unknown> {
  const rows = [];
  for (const table of ['user', 'workspace', 'member', 'content', 'plan', 'revision', 'upload', 'audit'])
    rows.push((await sql`select to_jsonb(t) as row from ${sql.table(table)} t order by 1`.execute(db)).rows);
  return rows;
}

for (const { name, open } of bases) {
  test(`${name}: what is backed up and restored is the same, and goes on`, async () => {
    const one = await open();
    const { workspace, plan, file } = await filled(one);
    const path = join(folder, `${name}.gz`);
    const rows = await backUp(one.db, path);
    const other = await open();
    assert.equal(await restore(other.db, path), rows);
    assert.deepEqual(await everything(other), await everything(one));
    assert.equal((await revisionAt(other.db, workspace, plan, 1))?.body, '{"a":["é",1.5,null]}');
    assert.deepEqual([...((await uploadAt(other.db, workspace, file))?.body ?? [])], [0, 1, 255, 10]);
    await note(other.db, { workspace, person: 'ada' }, 'plan.changed', { subject: plan });
    await assert.rejects(restore(other.db, path), /holds data already/);
    assert.deepEqual(
      readdirSync(folder).filter((file) => file.endsWith('.part')),
      [],
    );
    await one.close();
    await other.close();
  });
}

test('a backup that is torn, changed or no backup is refused, and nothing of it stays', async () => {
  const [embedded] = bases;
  assert.ok(embedded !== undefined);
  const one = await embedded.open();
  await filled(one);
  const path = join(folder, 'whole.gz');
  await backUp(one.db, path);
  const bytes = readFileSync(path);
  const text = gunzipSync(bytes).toString('utf8');
  const broken: readonly (readonly [string, Buffer])[] = [
    ['torn', bytes.subarray(0, bytes.length - 40)],
    ['changed', gzipSync(text.replace('Orders', 'Others'))],
    ['without its last row', gzipSync(text.split('\n').toSpliced(-3, 1).join('\n'))],
    ['of another version', gzipSync(text.replace('0002-plans.sql', '0009-later.sql'))],
    ['no backup', gzipSync('{"a":1}\n')],
    ['no archive', Buffer.from('hello')],
  ];
  for (const [what, content] of broken) {
    const file = join(folder, 'broken.gz');
    writeFileSync(file, content);
    const base = await embedded.open();
    await assert.rejects(restore(base.db, file), (error) => error instanceof InputError, what);
    const { rows } = await sql<{ count: string }>`select count(*) as count from "user"`.execute(base.db);
    assert.equal(Number(rows[0]?.count), 0, what);
    await base.close();
  }
  await one.close();
});
