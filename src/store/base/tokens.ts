// Personal tokens for the command line and for build servers: shown once, kept as a hash, bound to one workspace.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { hashOfText } from './content.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

/** `hint` is the end of the token, by which its owner knows it again. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly at: string;
  readonly expiresAt: string | null;
  readonly usedAt: string | null;
}

export const AccessToken: z.ZodType<AccessToken> = z.strictObject({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  at: z.string(),
  expiresAt: z.string().nullable(),
  usedAt: z.string().nullable(),
});

/** What every token begins with, so that scanners for secrets find one that was lost. */
const prefix = 'spw_';

/** `secret` is told this once. */
export async function makeToken(
  access: Access,
  scope: Scope,
  given: { readonly name: string; readonly expiresAt: Date | null },
): Promise<{ readonly token: AccessToken; readonly secret: string }> {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return inOne(access, async (trx) => {
    const row = await trx
      .insertInto('access_token')
      .values({
        id: randomUUID(),
        workspace: scope.workspace,
        owner: scope.person,
        name: given.name,
        hash: hashOfText(secret),
        hint: secret.slice(-4),
        expires_at: given.expiresAt,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(trx, scope, 'token.made', { subject: row.id, detail: { name: given.name } });
    return { secret, token: tokenOf(row) };
  });
}

function tokenOf(row: Selectable<Tables['access_token']>): AccessToken {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    at: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    usedAt: row.used_at?.toISOString() ?? null,
  };
}

export async function listTokens(access: Access, scope: Scope): Promise<readonly AccessToken[]> {
  const rows = await access
    .selectFrom('access_token')
    .selectAll()
    .where('workspace', '=', scope.workspace)
    .where('owner', '=', scope.person)
    .orderBy('created_at')
    .execute();
  return rows.map(tokenOf);
}

/** Whose token this is; null when it is unknown, over, or its owner has left the workspace. Notes when it was used, once a minute. */
export async function scopeOfToken(access: Access, secret: string, now: Date): Promise<Scope | null> {
  if (!secret.startsWith(prefix)) return null;
  const row = await access
    .selectFrom('access_token')
    .innerJoin('member', (join) =>
      join
        .onRef('member.person', '=', 'access_token.owner')
        .onRef('member.workspace', '=', 'access_token.workspace'),
    )
    .select(['access_token.id', 'access_token.workspace', 'access_token.owner', 'expires_at', 'used_at'])
    .where('hash', '=', hashOfText(secret))
    .executeTakeFirst();
  if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return null;
  if (row.used_at === null || now.getTime() - row.used_at.getTime() > 60_000)
    await access.updateTable('access_token').set({ used_at: now }).where('id', '=', row.id).execute();
  return { workspace: row.workspace, person: row.owner };
}

/** False when the person has no such token there. */
export async function revokeToken(access: Access, scope: Scope, id: string): Promise<boolean> {
  return inOne(access, async (trx) => {
    const done = await trx
      .deleteFrom('access_token')
      .where('workspace', '=', scope.workspace)
      .where('owner', '=', scope.person)
      .where('id', '=', id)
      .executeTakeFirst();
    if (done.numDeletedRows !== 1n) return false;
    await note(trx, scope, 'token.revoked', { subject: id });
    return true;
  });
}
