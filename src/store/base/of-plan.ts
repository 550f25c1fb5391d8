// What was said of a plan, one row a time it was said, from the beginning: the last word on a thing is the last row about it.
import { type Selectable, sql } from 'kysely';
import type { Access } from './scope.ts';
import type { Tables } from './tables.ts';

/** All rows of a plan, oldest first. */
export async function rowsOfPlan<T extends 'approval' | 'evidence'>(
  access: Access,
  table: T,
  at: { readonly workspace: string; readonly plan: string },
): Promise<readonly Selectable<Tables[T]>[]> {
  const { rows } = await sql<Selectable<Tables[T]>>`
    select * from ${sql.table(table)} where workspace = ${at.workspace} and plan = ${at.plan} order by created_at, id`.execute(
    access,
  );
  return rows;
}
