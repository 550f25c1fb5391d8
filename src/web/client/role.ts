// What the one who is signed in is in a workspace.
import { type Me, useMe } from './queries.ts';

export type Role = Me['workspaces'][number]['role'];

/** `viewer` until it is known. */
export function useRole(workspace: string): Role {
  const { data } = useMe();
  return data?.workspaces.find((one) => one.workspace === workspace)?.role ?? 'viewer';
}
