// Files that people brought: API documents, evidence. Kept by their hash, once a workspace; they are data and never run.
import { z } from 'zod';
import { note } from './audit.ts';
import { hashOfText } from './content.ts';
import { type Access, inOne, type Scope } from './scope.ts';

export interface Upload {
  readonly hash: string;
  readonly name: string;
  readonly media: string;
  readonly size: number;
  readonly author: string;
  readonly at: string;
}

export const Upload: z.ZodType<Upload> = z.strictObject({
  hash: z.string(),
  name: z.string(),
  media: z.string(),
  size: z.number().int().nonnegative(),
  author: z.string(),
  at: z.string(),
});

/**
 * The same bytes again give the entry that is there, whatever their name. One that was put away comes back, and one that a newer file of its
 * name had replaced becomes the newest again.
 */
export async function addUpload(
  access: Access,
  scope: Scope,
  file: { readonly name: string; readonly media: string; readonly body: Uint8Array },
): Promise<Upload> {
  const hash = hashOfText(file.body);
  return inOne(access, async (trx) => {
    const before = await uploadAt(trx, scope.workspace, hash);
    if (before !== null) return againBrought(trx, scope, before.upload, file.name);
    await trx
      .insertInto('upload')
      .values({
        workspace: scope.workspace,
        hash,
        name: file.name,
        media: file.media,
        size: file.body.byteLength,
        body: file.body,
        author: scope.person,
        created_at: new Date(),
      })
      .onConflict((conflict) => conflict.columns(['workspace', 'hash']).doNothing())
      .execute();
    await note(trx, scope, 'upload.added', {
      subject: hash,
      detail: { name: file.name, size: file.body.byteLength },
    });
    const after = await uploadAt(trx, scope.workspace, hash);
    if (after === null) throw new Error(`upload ${hash} was not kept`);
    return after.upload;
  });
}

async function againBrought(access: Access, scope: Scope, stands: Upload, name: string): Promise<Upload> {
  const listed = await listUploads(access, scope.workspace);
  const isListed = listed.some((one) => one.hash === stands.hash);
  const newest = listed.find((one) => one.name === stands.name);
  if (isListed && newest?.hash === stands.hash) return stands;
  const given = {
    name: isListed ? stands.name : name,
    author: scope.person,
    created_at: new Date(),
    removed_at: null,
  };
  await access
    .updateTable('upload')
    .set(given)
    .where('workspace', '=', scope.workspace)
    .where('hash', '=', stands.hash)
    .execute();
  await note(access, scope, 'upload.added', {
    subject: stands.hash,
    detail: { name: given.name, size: stands.size },
  });
  return { ...stands, name: given.name, author: scope.person, at: given.created_at.toISOString() };
}

/** Puts a file away: no list shows it and no new work reads it; its bytes stay for what was made from it. False where there is none. */
export async function removeUpload(access: Access, scope: Scope, hash: string): Promise<boolean> {
  return inOne(access, async (trx) => {
    const row = await trx
      .updateTable('upload')
      .set({ removed_at: new Date() })
      .where('workspace', '=', scope.workspace)
      .where('hash', '=', hash)
      .where('removed_at', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (row === undefined) return false;
    await note(trx, scope, 'upload.removed', { subject: hash, detail: { name: row.name } });
    return true;
  });
}

export async function uploadAt(
  access: Access,
  workspace: string,
  hash: string,
): Promise<{ readonly upload: Upload; readonly body: Uint8Array } | null> {
  const row = await access
    .selectFrom('upload')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { body, name, media, size, author } = row;
  return { upload: { hash, name, media, size, author, at: row.created_at.toISOString() }, body };
}

/** What lists show: newest first, without their bytes and without what was put away. */
export async function listUploads(access: Access, workspace: string): Promise<readonly Upload[]> {
  const rows = await access
    .selectFrom('upload')
    .select(['hash', 'name', 'media', 'size', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map(({ created_at, ...rest }) => ({ ...rest, at: created_at.toISOString() }));
}
