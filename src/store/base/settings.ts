// What a workspace sets for all of its plans, each thing with its version, so that two people never overwrite one another unseen.
import { note } from './audit.ts';
import { type Access, type Conflict, inOne, type Scope } from './scope.ts';

export const settingKeys = ['weights', 'prices'] as const;
export type SettingKey = (typeof settingKeys)[number];

/** `version` 0: nothing was set yet and `value` is null. */
export interface Setting {
  readonly value: unknown;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

const nothing: Setting = { value: null, version: 0, author: null, at: null };

export async function settingAt(access: Access, workspace: string, key: SettingKey): Promise<Setting> {
  const row = await access
    .selectFrom('setting')
    .leftJoin('user', 'user.id', 'setting.author')
    .select(['value', 'version', 'user.name as author', 'updated_at'])
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return nothing;
  return { value: row.value, version: row.version, author: row.author, at: row.updated_at.toISOString() };
}

/** Sets what stands at exactly this version (0: not set yet); a conflict gives what stands now. */
export async function setSetting(
  access: Access,
  scope: Scope,
  at: { readonly key: SettingKey; readonly version: number },
  value: unknown,
): Promise<Setting | Conflict<Setting>> {
  return inOne(access, async (trx) => {
    await trx
      .selectFrom('workspace')
      .select('id')
      .where('id', '=', scope.workspace)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const stands = await settingAt(trx, scope.workspace, at.key);
    if (stands.version !== at.version) return { conflict: true, current: stands };
    const given = {
      value: JSON.stringify(value),
      version: at.version + 1,
      author: scope.person,
      updated_at: new Date(),
    };
    await trx
      .insertInto('setting')
      .values({ workspace: scope.workspace, key: at.key, ...given })
      .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(given))
      .execute();
    await note(trx, scope, 'setting.changed', { subject: at.key, detail: { version: given.version } });
    return settingAt(trx, scope.workspace, at.key);
  });
}
