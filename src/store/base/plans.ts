// The plans of a workspace as they stand: what was described, how far each is. The plan itself lies in its revisions.
import { randomUUID } from 'node:crypto';
import { type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { type Action, note } from './audit.ts';
import { type Access, type Conflict, inOne, type Page, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const planStates = [
  'described',
  'understood',
  'designed',
  'planned',
  'approved',
  'building',
  'live',
] as const;
export type PlanState = (typeof planStates)[number];

/** `brief` is YAML; `proposal` the hash of what competes; `version` counts the changes, for those who edit at the same time. */
export interface PlanHead {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly brief: string | null;
  readonly state: PlanState;
  readonly version: number;
  readonly proposal: string | null;
  readonly design: string | null;
  readonly reason: string | null;
  readonly start: string | null;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A plan as lists show it: without the texts, which may be long. */
export type PlanCard = Omit<PlanHead, 'description' | 'brief'>;

const maybe = z.string().nullable();
const card = {
  id: z.string(),
  name: z.string(),
  state: z.enum(planStates),
  version: z.number().int().positive(),
  proposal: maybe,
  design: maybe,
  reason: maybe,
  start: maybe,
  author: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

export const PlanCard: z.ZodType<PlanCard> = z.strictObject(card);
export const PlanHead: z.ZodType<PlanHead> = z.strictObject({
  ...card,
  description: z.string(),
  brief: maybe,
});

/** What may be changed of a plan; what is not named stays. */
export type PlanChange = Partial<
  Pick<PlanHead, 'name' | 'description' | 'brief' | 'state' | 'proposal' | 'design' | 'reason' | 'start'>
>;

function headOf(row: Selectable<Tables['plan']>): PlanHead {
  return { ...cardOf(row), description: row.description, brief: row.brief };
}

function cardOf(row: Omit<Selectable<Tables['plan']>, 'description' | 'brief'>): PlanCard {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    version: row.version,
    proposal: row.proposal,
    design: row.design,
    reason: row.reason,
    start: row.start_date,
    author: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export async function createPlan(
  access: Access,
  scope: Scope,
  described: { readonly name: string; readonly description: string; readonly brief: string | null },
): Promise<PlanHead> {
  return inOne(access, async (trx) => {
    const row = await trx
      .insertInto('plan')
      .values({
        id: randomUUID(),
        workspace: scope.workspace,
        name: described.name,
        description: described.description,
        brief: described.brief,
        state: described.brief === null ? 'described' : 'understood',
        created_by: scope.person,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(trx, scope, 'plan.created', { subject: row.id, detail: { name: row.name } });
    return headOf(row);
  });
}

/** Null when the workspace has no such plan, or it was put away. */
export async function planHead(access: Access, workspace: string, id: string): Promise<PlanHead | null> {
  const row = await access
    .selectFrom('plan')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : headOf(row);
}

/** As {@link planHead}; nobody else changes it until the transaction is over. */
export async function heldPlan(
  trx: Transaction<Tables>,
  workspace: string,
  id: string,
): Promise<PlanHead | null> {
  await trx
    .selectFrom('plan')
    .select('id')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return planHead(trx, workspace, id);
}

/** Last changed first; `after` is what an earlier page gave as `next`. */
export async function listPlans(
  access: Access,
  workspace: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<Page<PlanCard>> {
  let query = access
    .selectFrom('plan')
    .select([
      'id',
      'workspace',
      'name',
      'state',
      'version',
      'proposal',
      'design',
      'reason',
      'start_date',
      'created_by',
      'created_at',
      'updated_at',
      'archived_at',
    ])
    .where('workspace', '=', workspace)
    .where('archived_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const place = page.after === null ? null : placeOf(page.after);
  if (place !== null)
    query = query.where((is) =>
      is.or([
        is('updated_at', '<', place.at),
        is.and([is('updated_at', '=', place.at), is('id', '<', place.id)]),
      ]),
    );
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(cardOf);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > page.limit && last !== undefined ? `${last.updatedAt}_${last.id}` : null,
  };
}

/** Null for a cursor that no page gave: the list begins anew. */
function placeOf(cursor: string): { readonly at: Date; readonly id: string } | null {
  const [stamp = '', id = ''] = cursor.split('_');
  const at = new Date(stamp);
  return Number.isNaN(at.getTime()) || id === '' ? null : { at, id };
}

/**
 * Changes a plan of exactly this version; one that was only described is understood once it has a brief. Null when there is no such plan; a
 * conflict gives the plan as it stands.
 */
export async function changePlan(
  access: Access,
  scope: Scope,
  at: { readonly id: string; readonly version: number },
  change: PlanChange,
): Promise<PlanHead | Conflict<PlanHead> | null> {
  const detail = JSON.stringify({ fields: Object.keys(change).toSorted(), version: at.version + 1 });
  const action: Action = 'plan.changed';
  // Change and log entry are one statement: one way to the database and back, and one transaction.
  const { rows } = await sql<Selectable<Tables['plan']>>`
    with changed as (
      update plan set ${sql.join(settings(change))}
      where workspace = ${scope.workspace} and id = ${at.id} and version = ${at.version} and archived_at is null
      returning *
    ), noted as (
      insert into audit (workspace, actor, action, subject, detail)
      select ${scope.workspace}, ${scope.person}, ${action}, id, ${detail}::jsonb from changed
    )
    select * from changed`.execute(access);
  const [row] = rows;
  if (row !== undefined) return headOf(row);
  const current = await planHead(access, scope.workspace, at.id);
  return current === null ? null : { conflict: true, current };
}

function settings(change: PlanChange): readonly RawBuilder<unknown>[] {
  const isUnderstood = typeof change.brief === 'string' && change.state === undefined;
  return [
    sql`version = version + 1`,
    sql`updated_at = ${new Date()}`,
    ...(isUnderstood ? [sql`state = case state when 'described' then 'understood' else state end`] : []),
    ...Object.entries(change)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => sql`${sql.ref(name === 'start' ? 'start_date' : name)} = ${value}`),
  ];
}
