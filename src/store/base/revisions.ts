// What a plan was at each time that it was made: numbered, immutable, each the hash of its whole content. A restored one is a new revision
// with the old content; nothing is ever taken away.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { contentAt, type KeptContent, keepContent } from './content.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

/** `hash` is of the whole plan.json; `contentHash` the plan's own, which leaves out its revision log. */
export interface RevisionRow {
  readonly number: number;
  readonly hash: string;
  readonly contentHash: string;
  readonly restoredFrom: number | null;
  readonly reason: string;
  readonly author: string;
  readonly at: string;
}

export const RevisionRow: z.ZodType<RevisionRow> = z.strictObject({
  number: z.number().int().positive(),
  hash: z.string(),
  contentHash: z.string(),
  restoredFrom: z.number().int().positive().nullable(),
  reason: z.string(),
  author: z.string(),
  at: z.string(),
});

function rowOf(row: Selectable<Tables['revision']>): RevisionRow {
  return {
    number: row.number,
    hash: row.hash,
    contentHash: row.content_hash,
    restoredFrom: row.restored_from,
    reason: row.reason,
    author: row.author,
    at: row.created_at.toISOString(),
  };
}

/** A file beside plan.json that can't be made from it, its text among the contents. */
export interface RevisionFile {
  readonly path: string;
  readonly hash: string;
}

/** `files` are kept already. */
export interface NewRevision {
  readonly content: KeptContent;
  readonly contentHash: string;
  readonly files: readonly RevisionFile[];
  readonly reason: string;
  readonly restoredFrom: number | null;
}

/**
 * Adds the plan's next revision; gives the one that stands when the content is the same. The plan's row is locked, so that two that come
 * at once get two numbers. Null when the workspace has no such plan.
 */
export async function addRevision(
  access: Access,
  scope: Scope,
  plan: string,
  made: NewRevision,
): Promise<RevisionRow | null> {
  return inOne(access, async (trx) => {
    const held = await trx
      .selectFrom('plan')
      .select('id')
      .where('workspace', '=', scope.workspace)
      .where('id', '=', plan)
      .forUpdate()
      .executeTakeFirst();
    if (held === undefined) return null;
    const last = await lastRevision(trx, scope.workspace, plan);
    const hash = await keepContent(trx, scope.workspace, made.content);
    if (last?.hash === hash) return last;
    const row = await trx
      .insertInto('revision')
      .values({
        workspace: scope.workspace,
        plan,
        number: (last?.number ?? 0) + 1,
        hash,
        content_hash: made.contentHash,
        restored_from: made.restoredFrom,
        reason: made.reason,
        author: scope.person,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (made.files.length > 0)
      await trx
        .insertInto('revision_file')
        .values(
          made.files.map((file) => ({ ...file, workspace: scope.workspace, plan, revision: row.number })),
        )
        .execute();
    await note(trx, scope, made.restoredFrom === null ? 'revision.made' : 'revision.restored', {
      subject: plan,
      detail: { number: row.number, hash, reason: made.reason },
    });
    return rowOf(row);
  });
}

/** Newest first. */
export async function listRevisions(
  access: Access,
  workspace: string,
  plan: string,
): Promise<readonly RevisionRow[]> {
  const rows = await access
    .selectFrom('revision')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(rowOf);
}

export async function lastRevision(
  access: Access,
  workspace: string,
  plan: string,
): Promise<RevisionRow | null> {
  const row = await access
    .selectFrom('revision')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : rowOf(row);
}

export async function revisionAt(
  access: Access,
  workspace: string,
  plan: string,
  number: number,
): Promise<{ readonly revision: RevisionRow; readonly body: string } | null> {
  const row = await access
    .selectFrom('revision')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const body = await contentAt(access, workspace, row.hash);
  if (body === null) throw new Error(`revision ${number} of ${plan} has lost its content`);
  return { revision: rowOf(row), body };
}

/** What a revision is, without its content. */
export async function revisionRow(
  access: Access,
  workspace: string,
  at: { readonly plan: string; readonly number: number },
): Promise<RevisionRow | null> {
  const row = await access
    .selectFrom('revision')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', at.plan)
    .where('number', '=', at.number)
    .executeTakeFirst();
  return row === undefined ? null : rowOf(row);
}

/** The files beside the plan.json of a revision, by path. */
export async function revisionFiles(
  access: Access,
  workspace: string,
  at: { readonly plan: string; readonly number: number },
): Promise<readonly RevisionFile[]> {
  return access
    .selectFrom('revision_file')
    .select(['path', 'hash'])
    .where('workspace', '=', workspace)
    .where('plan', '=', at.plan)
    .where('revision', '=', at.number)
    .orderBy('path')
    .execute();
}
