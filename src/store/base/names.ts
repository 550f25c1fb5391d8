// What people are called, those who have left included: what they did stays.
import type { Access } from './scope.ts';

/** Names by id; an id that nobody has is left out. */
export async function namesOf(
  access: Access,
  ids: readonly (string | null)[],
): Promise<Readonly<Record<string, string>>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return {};
  const rows = await access.selectFrom('user').select(['id', 'name']).where('id', 'in', wanted).execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
