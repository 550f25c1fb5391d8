// Sign-offs: of a plan's revision, and of the gates on the way to production. A sign-off belongs to the content that was signed; when the
// content moves on, what it touches is re-opened and says why.
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { type EvidenceGate, lastWords, listEvidence } from './evidence.ts';
import { rowsOfPlan } from './of-plan.ts';
import { settleState } from './plan-state.ts';
import { listRevisions, type RevisionRow, lastRevision } from './revisions.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const subjects = ['plan', 'dev', 'staging', 'production', 'verified'] as const;
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
export type Refusal = 'no-such-plan' | 'not-the-latest' | 'own-work' | 'locked' | 'evidence' | 'already';

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
  return (await rowsOfPlan(access, 'approval', { workspace, plan })).map(approvalOf);
}

/** What stands for each subject: the last word on it, or null. */
export function standing(approvals: readonly Approval[]): Readonly<Record<Subject, Approval | null>> {
  const last = (subject: Subject): Approval | null =>
    approvals.findLast((approval) => approval.subject === subject) ?? null;
  return {
    plan: last('plan'),
    dev: last('dev'),
    staging: last('staging'),
    production: last('production'),
    verified: last('verified'),
  };
}

/** The revision that re-opened a subject last; evidence from before it does not count any more. 0 where none did. */
export function reopenedBy(approvals: readonly Approval[], subject: Subject): number {
  return approvals.findLast((one) => one.subject === subject && one.verdict === 're-opened')?.revision ?? 0;
}

/** What has to be signed before each subject. */
export const before: Readonly<Record<Subject, readonly Subject[]>> = {
  plan: [],
  dev: ['plan'],
  staging: ['plan', 'dev'],
  production: ['plan', 'dev', 'staging'],
  verified: ['plan', 'dev', 'staging', 'production'],
};

/**
 * Signs or refuses the latest revision, named by its number and hash, so that nobody signs what they have not seen. Nobody signs what they
 * made themselves since it was signed last; a gate stays locked until those before it are signed, and until each of its `demands` (those of
 * the content that is signed) has evidence that it holds.
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
    readonly demands: readonly string[];
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
    const approvals = await listApprovals(trx, scope.workspace, given.plan);
    if (
      authorsOf(await listRevisions(trx, scope.workspace, given.plan), approvals, given.subject).has(
        scope.person,
      )
    )
      return 'own-work';
    const refused = refusalOf(approvals, given);
    if (refused !== null) return refused;
    if (given.verdict === 'approved' && !(await isShown(trx, scope, approvals, given))) return 'evidence';
    const { demands: _demands, ...signed } = given;
    const row = await insert(trx, scope, { ...signed, author: scope.person });
    await settleState(trx, scope.workspace, given.plan, standing([...approvals, row]));
    await note(trx, scope, given.verdict === 'approved' ? 'approval.given' : 'approval.refused', {
      subject: given.plan,
      detail: { of: given.subject, revision: given.revision, hash: given.hash },
    });
    return row;
  });
}

/** Who made what has not been signed yet: of all revisions since the last one that was, and of the latest in any case. */
export function authorsOf(
  revisions: readonly RevisionRow[],
  approvals: readonly Approval[],
  subject: Subject,
): ReadonlySet<string> {
  const signed = Math.max(
    0,
    ...approvals
      .filter((one) => one.subject === subject && one.verdict === 'approved')
      .map((one) => one.revision),
  );
  const latest = Math.max(0, ...revisions.map(({ number }) => number));
  return new Set(
    revisions.filter(({ number }) => number > signed || number === latest).map(({ author }) => author),
  );
}

function refusalOf(
  approvals: readonly Approval[],
  given: { readonly subject: Subject; readonly verdict: 'approved' | 'refused' },
): Refusal | null {
  const stands = standing(approvals);
  if (before[given.subject].some((earlier) => stands[earlier]?.verdict !== 'approved')) return 'locked';
  return stands[given.subject]?.verdict === given.verdict ? 'already' : null;
}

async function isShown(
  access: Access,
  scope: Scope,
  approvals: readonly Approval[],
  given: { readonly plan: string; readonly subject: Subject; readonly demands: readonly string[] },
): Promise<boolean> {
  if (given.demands.length === 0) return true;
  const evidence = await listEvidence(access, scope.workspace, given.plan);
  const words = lastWords(evidence, given.subject as EvidenceGate, reopenedBy(approvals, given.subject));
  return given.demands.every((demand) => words.get(demand)?.verdict === 'holds');
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
    const after = standing(await listApprovals(trx, scope.workspace, at.plan));
    await settleState(trx, scope.workspace, at.plan, after);
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
