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

/** The same bytes again give the entry that is there, whatever their name. */
export async function addUpload(
  access: Access,
  scope: Scope,
  file: { readonly name: string; readonly media: string; readonly body: Uint8Array },
): Promise<Upload> {
  const hash = hashOfText(file.body);
  return inOne(access, async (trx) => {
    const before = await uploadAt(trx, scope.workspace, hash);
    if (before !== null) return before.upload;
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

/** Newest first, without their bytes. */
export async function listUploads(access: Access, workspace: string): Promise<readonly Upload[]> {
  const rows = await access
    .selectFrom('upload')
    .select(['hash', 'name', 'media', 'size', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();
  return rows.map(({ created_at, ...rest }) => ({ ...rest, at: created_at.toISOString() }));
}
