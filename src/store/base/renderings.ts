// Documents that work made of a revision, as bytes by their hash. They can be made again, so that only the newest of a workspace are kept;
// the work whose result went is asked for anew.
import { sql } from 'kysely';
import type { Access } from './scope.ts';

/** Renderings of a workspace that are kept. */
const mostKept = 60;

/** Within the transaction that ends the work. `hash` is that of the bytes. */
export async function keepRendering(
  access: Access,
  workspace: string,
  { hash, body }: { readonly hash: string; readonly body: Uint8Array },
): Promise<void> {
  const at = { body, created_at: new Date() };
  await access
    .insertInto('rendering')
    .values({ workspace, hash, ...at })
    .onConflict((conflict) => conflict.columns(['workspace', 'hash']).doUpdateSet(at))
    .execute();
  await letGo(access, workspace);
}

async function letGo(access: Access, workspace: string): Promise<void> {
  const gone = await access
    .deleteFrom('rendering')
    .where('workspace', '=', workspace)
    .where('hash', 'in', (from) =>
      from
        .selectFrom('rendering')
        .select('hash')
        .where('workspace', '=', workspace)
        .orderBy('created_at', 'desc')
        .orderBy('hash')
        .offset(mostKept),
    )
    .returning('hash')
    .execute();
  if (gone.length === 0) return;
  await access
    .updateTable('work')
    .set({ request_key: sql<string>`request_key || ' ' || id` })
    .where('workspace', '=', workspace)
    .where('kind', '=', 'render')
    .where(
      'result',
      'in',
      gone.map(({ hash }) => hash),
    )
    .execute();
}

/** What the work of this key made; null where it is not done, or its result went. */
export async function renderingOf(
  access: Access,
  workspace: string,
  key: string,
): Promise<Uint8Array | null> {
  const row = await access
    .selectFrom('work')
    .innerJoin('rendering', (join) =>
      join.onRef('rendering.workspace', '=', 'work.workspace').onRef('rendering.hash', '=', 'work.result'),
    )
    .select('rendering.body as body')
    .where('work.workspace', '=', workspace)
    .where('work.request_key', '=', key)
    .where('work.state', '=', 'done')
    .executeTakeFirst();
  return row?.body ?? null;
}
