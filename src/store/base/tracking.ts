// Where each task of a plan stands: its state, who has it, and the history of its moves, which is only ever added to.
import { z } from 'zod';
import { type Amendment, amend, listAmendments } from './amendments.ts';
import { listApprovals, standing } from './approvals.ts';
import { settleState } from './plan-state.ts';
import { type Access, type Conflict, inOne, isConflict, type Scope } from './scope.ts';

export const taskStates = ['to-do', 'doing', 'blocked', 'done'] as const;
export type TaskState = (typeof taskStates)[number];

/** `note` says what blocks it, or is empty. `assignee` is a member's id. */
export interface TaskCard {
  readonly state: TaskState;
  readonly assignee: string | null;
  readonly note: string;
}

export const TaskCard: z.ZodType<TaskCard> = z.strictObject({
  state: z.enum(taskStates),
  assignee: z.string().min(1).max(64).nullable(),
  note: z.string().trim().max(500),
});

/** A task or subtask as it stands; `version` 0: nobody has touched it. */
export interface TrackedTask extends TaskCard {
  readonly item: string;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

export interface Move {
  readonly item: string;
  readonly state: TaskState;
  readonly author: string;
  readonly at: string;
}

const untouched: TaskCard = { state: 'to-do', assignee: null, note: '' };

function trackedOf({ key, value, version, author, at }: Amendment): TrackedTask {
  const card = TaskCard.safeParse(value);
  return { item: key, ...(card.success ? card.data : untouched), version, author, at };
}

export async function listTracked(
  access: Access,
  workspace: string,
  plan: string,
): Promise<readonly TrackedTask[]> {
  return (await listAmendments(access, workspace, { plan, kind: 'task' })).map(trackedOf);
}

/** Oldest first. */
export async function listMoves(access: Access, workspace: string, plan: string): Promise<readonly Move[]> {
  const rows = await access
    .selectFrom('task_move')
    .select(['item', 'state', 'author', 'created_at'])
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .orderBy('id')
    .execute();
  return rows.map(({ created_at, ...rest }) => ({ ...rest, at: created_at.toISOString() }));
}

/** Sets a task that stands at exactly this version, and notes the move where its state changes. Null when there is no such plan. */
export async function track(
  access: Access,
  scope: Scope,
  at: { readonly plan: string; readonly item: string; readonly version: number },
  card: TaskCard,
): Promise<TrackedTask | Conflict<TrackedTask> | null> {
  return inOne(access, async (trx) => {
    const before = (await listTracked(trx, scope.workspace, at.plan)).find((one) => one.item === at.item);
    const set = await amend(trx, scope, { ...at, kind: 'task', key: at.item }, card);
    if (set === null) return null;
    if (isConflict(set)) return { conflict: true, current: trackedOf(set.current) };
    if ((before?.state ?? 'to-do') !== card.state) {
      await trx
        .insertInto('task_move')
        .values({
          workspace: scope.workspace,
          plan: at.plan,
          item: at.item,
          state: card.state,
          author: scope.person,
          created_at: new Date(),
        })
        .execute();
      const signed = standing(await listApprovals(trx, scope.workspace, at.plan));
      await settleState(trx, scope.workspace, at.plan, signed);
    }
    return trackedOf(set);
  });
}
