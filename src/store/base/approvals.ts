// Sign-offs: of a plan's revision, and of the gates on the way to production. A sign-off belongs to the content that was signed; when the
// content moves on, what it touches is re-opened and says why.
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { type RevisionRow, lastRevision } from './revisions.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const subjects = ['plan', 'dev', 'staging', 'production'] as const;
export type Subject = (typeof subjects)[number];
export const verdicts = ['approved', 'refused', 're-opened'] as const;
export type ApprovalVerdict = (typeof verdicts)[number];

/** `author` null: re-opened by a change of the plan, not by a person. */
export interface Approval {
  readonly id: string;
  readonly revision: number;
  readonly hash: string;
  readonly subject: Subject;
  readonly verdict: ApprovalVerdict;
  readonly note: string;
  readonly author: string | null;
  readonly at: string;
}

export const Approval: z.ZodType<Approval> = z.strictObject({
  id: z.string(),
  revision: z.number().int().positive(),
  hash: z.string(),
  subject: z.enum(subjects),
  verdict: z.enum(verdicts),
  note: z.string(),
  author: z.string().nullable(),
  at: z.string(),
});

/** Why a sign-off was not taken. */
export type Refusal = 'no-such-plan' | 'not-the-latest' | 'own-work' | 'locked' | 'already';

function approvalOf(row: Selectable<Tables['approval']>): Approval {
  return {
    id: row.id,
    revision: row.revision,
    hash: row.hash,
    subject: row.subject,
    verdict: row.verdict,
    note: row.note,
    author: row.author,
    at: row.created_at.toISOString(),
  };
}

/** Everything that was ever signed of a plan, oldest first. */
export async function listApprovals(
  access: Access,
  workspace: string,
  plan: string,
): Promise<readonly Approval[]> {
  const rows = await access
    .selectFrom('approval')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(approvalOf);
}

/** What stands for each subject: the last word on it, or null. */
export function standing(approvals: readonly Approval[]): Readonly<Record<Subject, Approval | null>> {
  const last = (subject: Subject): Approval | null =>
    approvals.findLast((approval) => approval.subject === subject) ?? null;
  return { plan: last('plan'), dev: last('dev'), staging: last('staging'), production: last('production') };
}

/** What has to be signed before each subject. */
const before: Readonly<Record<Subject, readonly Subject[]>> = {
  plan: [],
  dev: ['plan'],
  staging: ['plan', 'dev'],
  production: ['plan', 'dev', 'staging'],
};

/**
 * Signs or refuses the latest revision, named by its number and hash, so that nobody signs what they have not seen. Nobody signs their own
 * revision; a gate stays locked until those before it are signed.
 */
export async function sign(
  access: Access,
  scope: Scope,
  given: {
    readonly plan: string;
    readonly revision: number;
    readonly hash: string;
    readonly subject: Subject;
    readonly verdict: 'approved' | 'refused';
    readonly note: string;
  },
): Promise<Approval | Refusal> {
  return inOne(access, async (trx) => {
    const held = await trx
      .selectFrom('plan')
      .select(['id'])
      .where('workspace', '=', scope.workspace)
      .where('id', '=', given.plan)
      .where('archived_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (held === undefined) return 'no-such-plan';
    const last = await lastRevision(trx, scope.workspace, given.plan);
    if (last === null || last.number !== given.revision || last.hash !== given.hash) return 'not-the-latest';
    if (last.author === scope.person) return 'own-work';
    const stands = standing(await listApprovals(trx, scope.workspace, given.plan));
    if (before[given.subject].some((earlier) => stands[earlier]?.verdict !== 'approved')) return 'locked';
    if (stands[given.subject]?.verdict === given.verdict) return 'already';
    const row = await insert(trx, scope, { ...given, author: scope.person });
    await note(trx, scope, given.verdict === 'approved' ? 'approval.given' : 'approval.refused', {
      subject: given.plan,
      detail: { of: given.subject, revision: given.revision, hash: given.hash },
    });
    return row;
  });
}

/** Re-opens what stands approved of these subjects, because the plan's content moved on; gives what was re-opened. */
export async function reopen(
  access: Access,
  scope: Scope,
  at: { readonly plan: string; readonly revision: RevisionRow },
  touched: readonly { readonly subject: Subject; readonly why: string }[],
): Promise<readonly Approval[]> {
  return inOne(access, async (trx) => {
    const stands = standing(await listApprovals(trx, scope.workspace, at.plan));
    const reopened: Approval[] = [];
    for (const { subject, why } of touched) {
      if (stands[subject]?.verdict !== 'approved') continue;
      reopened.push(
        await insert(trx, scope, {
          plan: at.plan,
          revision: at.revision.number,
          hash: at.revision.hash,
          subject,
          verdict: 're-opened',
          note: why,
          author: null,
        }),
      );
      await note(trx, scope, 'approval.re-opened', { subject: at.plan, detail: { of: subject, why } });
    }
    return reopened;
  });
}

async function insert(
  access: Access,
  scope: Scope,
  given: Omit<Approval, 'id' | 'at'> & { readonly plan: string },
): Promise<Approval> {
  const row = await access
    .insertInto('approval')
    .values({
      id: randomUUID(),
      workspace: scope.workspace,
      plan: given.plan,
      revision: given.revision,
      hash: given.hash,
      subject: given.subject,
      verdict: given.verdict,
      note: given.note,
      author: given.author,
      created_at: new Date(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return approvalOf(row);
}
