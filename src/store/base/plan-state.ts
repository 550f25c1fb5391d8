// How far a plan is on its way to production, from what is signed and whether its tasks have moved. It is derived, so it bumps no version:
// nobody's open page is out of date because somebody signed.
import type { Access } from './scope.ts';
import type { PlanState } from './plans.ts';

type Signed = Readonly<
  Record<'plan' | 'dev' | 'staging' | 'production', { readonly verdict: string } | null>
>;

/** Sets the state of a plan that has a revision. */
export async function settleState(
  access: Access,
  workspace: string,
  plan: string,
  signed: Signed,
): Promise<void> {
  const moved = await access
    .selectFrom('task_move')
    .select('id')
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .limit(1)
    .executeTakeFirst();
  await access
    .updateTable('plan')
    .set({ state: stateOf(signed, moved !== undefined), updated_at: new Date() })
    .where('workspace', '=', workspace)
    .where('id', '=', plan)
    .execute();
}

function stateOf(signed: Signed, hasMoved: boolean): PlanState {
  const is = (subject: keyof Signed): boolean => signed[subject]?.verdict === 'approved';
  if (is('production')) return 'live';
  if (hasMoved || is('dev') || is('staging')) return 'building';
  return is('plan') ? 'approved' : 'planned';
}
