// What each role may do. One table: routes name a deed, nobody compares roles elsewhere.
import type { Role } from '../store/base/members.ts';

export const deeds = ['read', 'plan', 'choose', 'amend', 'sign', 'track', 'administer', 'token'] as const;

/**
 * `read` sees; `plan` describes, designs and makes revisions; `choose` picks a design; `amend` fills the specification, mappings and tasks;
 * `sign` approves plans and gates; `track` moves tasks and adds evidence; `administer` keeps members and settings; `token` makes personal tokens.
 */
export type Deed = (typeof deeds)[number];

const may: Readonly<Record<Role, readonly Deed[]>> = {
  owner: ['read', 'plan', 'choose', 'amend', 'sign', 'track', 'administer', 'token'],
  architect: ['read', 'plan', 'choose', 'amend', 'track', 'token'],
  approver: ['read', 'sign', 'track', 'token'],
  viewer: ['read'],
};

export function mayDo(role: Role, deed: Deed): boolean {
  return may[role].includes(deed);
}
