// What people add to a plan and what is no part of its computed content: answers of the specification, decided mappings, weights, the state
// of tasks. One thing a row, each with its version, so that two people never overwrite one another unseen.
import type { Selectable } from 'kysely';
import { note } from './audit.ts';
import { type Access, type Conflict, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const amendmentKinds = ['specification', 'mapping', 'project', 'task', 'weights'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** `version` 0: nothing was added yet and `value` is null. */
export interface Amendment {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

function amendmentOf(row: Selectable<Tables['amendment']>): Amendment {
  return {
    key: row.key,
    value: row.value,
    version: row.version,
    author: row.author,
    at: row.updated_at.toISOString(),
  };
}

export async function listAmendments(
  access: Access,
  workspace: string,
  at: { readonly plan: string; readonly kind: AmendmentKind },
): Promise<readonly Amendment[]> {
  const rows = await access
    .selectFrom('amendment')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('plan', '=', at.plan)
    .where('kind', '=', at.kind)
    .orderBy('key')
    .execute();
  return rows.map(amendmentOf);
}

/**
 * Sets one thing that stands at exactly this version (0: not there yet). Null when the workspace has no such plan; a conflict gives what
 * stands now.
 */
export async function amend(
  access: Access,
  scope: Scope,
  at: { readonly plan: string; readonly kind: AmendmentKind; readonly key: string; readonly version: number },
  value: unknown,
): Promise<Amendment | Conflict<Amendment> | null> {
  return inOne(access, async (trx) => {
    const plan = await trx
      .selectFrom('plan')
      .select('id')
      .where('workspace', '=', scope.workspace)
      .where('id', '=', at.plan)
      .where('archived_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (plan === undefined) return null;
    const stands = await trx
      .selectFrom('amendment')
      .selectAll()
      .where('plan', '=', at.plan)
      .where('kind', '=', at.kind)
      .where('key', '=', at.key)
      .executeTakeFirst();
    if ((stands?.version ?? 0) !== at.version) {
      const nothing = { key: at.key, value: null, version: 0, author: null, at: null };
      return { conflict: true, current: stands === undefined ? nothing : amendmentOf(stands) };
    }
    const given = {
      value: JSON.stringify(value),
      version: at.version + 1,
      author: scope.person,
      updated_at: new Date(),
    };
    const row = await trx
      .insertInto('amendment')
      .values({ workspace: scope.workspace, plan: at.plan, kind: at.kind, key: at.key, ...given })
      .onConflict((conflict) => conflict.columns(['plan', 'kind', 'key']).doUpdateSet(given))
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(trx, scope, 'amendment.made', { subject: at.plan, detail: { kind: at.kind, key: at.key } });
    return amendmentOf(row);
  });
}
