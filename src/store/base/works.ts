// Work that takes longer than a request: what was asked, how far it is, what came of it. A request of the same key is the same work, so
// that nothing is done twice, until that work fails or is cancelled: then the same may be asked anew. The result is written together with
// the completion.
import { randomUUID } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const workKinds = ['propose', 'compose', 'render'] as const;
export type WorkKind = (typeof workKinds)[number];
export const workStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type WorkState = (typeof workStates)[number];

/** `result` is the hash of what came of it; `problem` what a person is told when it failed; `attempts` how often somebody took it up. */
export interface Work {
  readonly id: string;
  readonly plan: string | null;
  readonly kind: WorkKind;
  readonly request: unknown;
  readonly state: WorkState;
  readonly result: string | null;
  readonly problem: unknown;
  readonly attempts: number;
  readonly author: string;
  readonly at: string;
  readonly endedAt: string | null;
}

export const Work: z.ZodType<Work> = z.strictObject({
  id: z.string(),
  plan: z.string().nullable(),
  kind: z.enum(workKinds),
  request: z.unknown(),
  state: z.enum(workStates),
  result: z.string().nullable(),
  problem: z.unknown(),
  attempts: z.number().int().nonnegative(),
  author: z.string(),
  at: z.string(),
  endedAt: z.string().nullable(),
});

/** A step as a page shows it; `number` counts from 1 and is where a reader goes on. */
export interface WorkStep {
  readonly number: number;
  readonly step: unknown;
  readonly at: string;
}

function workOf(row: Selectable<Tables['work']>): Work {
  return {
    id: row.id,
    plan: row.plan,
    kind: row.kind,
    request: row.request,
    state: row.state,
    result: row.result,
    problem: row.problem,
    attempts: row.attempts,
    author: row.author,
    at: row.created_at.toISOString(),
    endedAt: row.ended_at === null ? null : row.ended_at.toISOString(),
  };
}

/** `isNew` false: the same was asked before, and this is that work. */
export async function askWork(
  access: Access,
  scope: Scope,
  asked: {
    readonly plan: string | null;
    readonly kind: WorkKind;
    readonly request: unknown;
    readonly key: string;
  },
): Promise<{ readonly work: Work; readonly isNew: boolean }> {
  return inOne(access, async (trx) => {
    const row = await trx
      .insertInto('work')
      .values({
        id: randomUUID(),
        workspace: scope.workspace,
        plan: asked.plan,
        kind: asked.kind,
        request: JSON.stringify(asked.request),
        request_key: asked.key,
        state: 'waiting',
        author: scope.person,
        created_at: new Date(),
      })
      .onConflict((conflict) => conflict.columns(['workspace', 'request_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) {
      const before = await trx
        .selectFrom('work')
        .selectAll()
        .where('workspace', '=', scope.workspace)
        .where('request_key', '=', asked.key)
        .executeTakeFirstOrThrow();
      return { work: workOf(before), isNew: false };
    }
    await note(trx, scope, 'work.asked', { subject: row.id, detail: { kind: asked.kind, plan: asked.plan } });
    return { work: workOf(row), isNew: true };
  });
}

export async function workAt(access: Access, workspace: string, id: string): Promise<Work | null> {
  const row = await access
    .selectFrom('work')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : workOf(row);
}

/** The last pieces of work of a plan but renderings, newest first. */
export async function worksOf(access: Access, workspace: string, plan: string): Promise<readonly Work[]> {
  const rows = await access
    .selectFrom('work')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .where('kind', '!=', 'render')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();
  return rows.map(workOf);
}

/** Takes the work up for a (further) attempt. Null when it is over or was cancelled, so that a repeat of the queue does nothing. */
export async function beginWork(
  access: Access,
  id: string,
): Promise<{ readonly work: Work; readonly workspace: string } | null> {
  const row = await access
    .updateTable('work')
    .set((is) => ({ state: 'running', attempts: is('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : { work: workOf(row), workspace: row.workspace };
}

/** One more failure that was the work's own, not the end of the process that did it; gives how many there are. */
export async function countFailure(access: Access, id: string): Promise<number> {
  const row = await access
    .updateTable('work')
    .set((is) => ({ failures: is('failures', '+', 1) }))
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Pieces of work of a workspace that wait or run. */
export async function openWorks(access: Access, workspace: string): Promise<number> {
  const { count } = await access
    .selectFrom('work')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('workspace', '=', workspace)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What ended without a result may be asked for again: its key is free. */
const freed = sql<string>`request_key || ' ' || id`;

/** Adds a step; its number is one more than the last. */
export async function addStep(access: Access, id: string, step: unknown): Promise<void> {
  await access
    .insertInto('work_step')
    .columns(['work', 'number', 'step'])
    .expression((from) =>
      from
        .selectFrom('work_step')
        .select((is) => [
          is.val(id).as('work'),
          is.fn.coalesce(is(is.fn.max('number'), '+', 1), is.lit(1)).as('number'),
          is.cast<string>(is.val(JSON.stringify(step)), 'jsonb').as('step'),
        ])
        .where('work', '=', id),
    )
    .execute();
}

/** Steps after the one that a reader has seen (0: from the beginning), in order. */
export async function stepsAfter(access: Access, id: string, number: number): Promise<readonly WorkStep[]> {
  const rows = await access
    .selectFrom('work_step')
    .select(['number', 'step', 'created_at'])
    .where('work', '=', id)
    .where('number', '>', number)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ number: row.number, step: row.step, at: row.created_at.toISOString() }));
}

/**
 * The newest work of one kind on a plan, and the one that gave `result` (null: none is asked for); each null where there is none.
 */
export async function worksOn(
  access: Access,
  workspace: string,
  on: { readonly plan: string; readonly kind: WorkKind; readonly result: string | null },
): Promise<{ readonly newest: Work | null; readonly origin: Work | null }> {
  const newest = access
    .selectFrom('work')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', on.plan)
    .where('kind', '=', on.kind)
    .orderBy('created_at', 'desc')
    .limit(1);
  const [last] = await newest.execute();
  const [gave] = on.result === null ? [] : await newest.where('result', '=', on.result).execute();
  return {
    newest: last === undefined ? null : workOf(last),
    origin: gave === undefined ? null : workOf(gave),
  };
}

/** The work that the latest revision of a plan came from: the one that gave `hash`, else the newest that is done. Null where there is none. */
export async function composedBy(
  access: Access,
  workspace: string,
  { plan, hash }: { readonly plan: string; readonly hash: string },
): Promise<Work | null> {
  const row = await access
    .selectFrom('work')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .where('kind', '=', 'compose')
    .where('state', '=', 'done')
    .orderBy((is) => is.case().when('result', '=', hash).then(0).else(1).end())
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : workOf(row);
}

/** Ends the work in the transaction that also writes what came of it. False when it is over already: nothing must be written then. */
export async function endWork(
  access: Access,
  id: string,
  ended:
    | { readonly state: 'done'; readonly result: string }
    | { readonly state: 'failed'; readonly problem: unknown },
): Promise<boolean> {
  const outcome =
    ended.state === 'done'
      ? { result: ended.result }
      : { problem: JSON.stringify(ended.problem), request_key: freed };
  const done = await access
    .updateTable('work')
    .set({ state: ended.state, ended_at: new Date(), ...outcome })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** False when there is no such work or it is over. */
export async function cancelWork(access: Access, scope: Scope, id: string): Promise<boolean> {
  return inOne(access, async (trx) => {
    const done = await trx
      .updateTable('work')
      .set({ state: 'cancelled', ended_at: new Date(), request_key: freed })
      .where('workspace', '=', scope.workspace)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await note(trx, scope, 'work.cancelled', { subject: id });
    return true;
  });
}
