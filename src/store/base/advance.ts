// A plan's next revision together with what it takes back: approvals and gates whose ground has changed are re-opened in the same transaction
// and say why.
import { type Approval, reopen, type Subject } from './approvals.ts';
import {
  addRevision,
  lastRevision,
  type NewRevision,
  revisionAt,
  revisionFiles,
  type RevisionRow,
} from './revisions.ts';
import { type Access, inOne, type Scope } from './scope.ts';

/** What comparing the new content with an older one showed; `against` is the hash of the older, null where there was none. */
export interface Judged {
  readonly against: string | null;
  readonly touches: readonly { readonly subject: Subject; readonly why: string }[];
}

export interface Advanced {
  readonly revision: RevisionRow;
  readonly reopened: readonly Approval[];
}

/** Said where the plan moved on while its content was compared: what nobody compared is taken to be touched. */
const uncompared = 'The plan changed twice at once, so what it rests on was not compared';

/** Null when the workspace has no such plan. The same content is no new revision and re-opens nothing. */
export async function advance(
  access: Access,
  scope: Scope,
  plan: string,
  { made, judged }: { readonly made: NewRevision; readonly judged: Judged },
): Promise<Advanced | null> {
  return inOne(access, async (trx) => {
    await trx.selectFrom('plan').select('id').where('id', '=', plan).forUpdate().execute();
    const last = await lastRevision(trx, scope.workspace, plan);
    const revision = await addRevision(trx, scope, plan, made);
    if (revision === null) return null;
    if (revision.number === last?.number) return { revision, reopened: [] };
    const isSame = last !== null && last.contentHash === revision.contentHash;
    const touches = isSame
      ? []
      : judged.against === (last?.hash ?? null)
        ? judged.touches
        : (['plan', 'dev', 'staging', 'production', 'verified'] as const).map((subject) => ({
            subject,
            why: uncompared,
          }));
    const reopened = await reopen(trx, scope, { plan, revision }, touches);
    return { revision, reopened };
  });
}

/** Makes an older revision the newest. Null when there is no such plan or revision. */
export async function restoreRevision(
  access: Access,
  scope: Scope,
  at: { readonly plan: string; readonly number: number },
  { reason, judged }: { readonly reason: string; readonly judged: Judged },
): Promise<Advanced | null> {
  return inOne(access, async (trx) => {
    const old = await revisionAt(trx, scope.workspace, at.plan, at.number);
    if (old === null) return null;
    const made = {
      content: { hash: old.revision.hash, body: old.body },
      contentHash: old.revision.contentHash,
      files: await revisionFiles(trx, scope.workspace, at),
      reason,
      restoredFrom: at.number,
    };
    return advance(trx, scope, at.plan, { made, judged });
  });
}
