// The first day of a project: every date of a plan follows from it by the plan's own rule, so that setting it makes the next revision at once,
// and pages, documents and files tell the same days.
import { advance } from '../store/base/advance.ts';
import { changePlan, type PlanChange, type PlanHead } from '../store/base/plans.ts';
import { lastRevision, revisionFiles } from '../store/base/revisions.ts';
import { type Conflict, isConflict, type Scope } from '../store/base/scope.ts';
import type { House } from './environment.ts';

/** As `changePlan`, for a change that names the first day; where the plan has a revision, its next one with those dates comes with it. */
export async function changeWithFirstDay(
  { base: { db }, reading }: House,
  scope: Scope,
  at: { readonly id: string; readonly version: number },
  change: PlanChange & { readonly start: string | null },
): Promise<PlanHead | Conflict<PlanHead> | null> {
  const { start } = change;
  const { workspace } = scope;
  const last = await lastRevision(db, workspace, at.id);
  if (last === null) return changePlan(db, scope, at, change);
  const next = await reading.ask({ workspace, hash: last.hash, view: 'plan.redated', args: { start } });
  return db.transaction().execute(async (trx) => {
    const changed = await changePlan(trx, scope, at, change);
    if (changed === null || isConflict(changed)) return changed;
    const { content, contentHash, touches } = next;
    const files = await revisionFiles(trx, workspace, { plan: at.id, number: last.number });
    const reason = start === null ? 'First day taken back' : `First day set to ${start}`;
    await advance(trx, scope, at.id, {
      made: { content, contentHash, files, reason, restoredFrom: null },
      judged: { against: last.hash, touches },
    });
    return changed;
  });
}
