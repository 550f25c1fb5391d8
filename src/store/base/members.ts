// Who belongs to a workspace, and as what; who was asked to join. An invitation's secret travels in its link and is kept as a hash alone.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { note } from './audit.ts';
import { hashOfText } from './content.ts';
import { type Access, inOne, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export const roles = ['owner', 'architect', 'approver', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface Member {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
}

export const Member: z.ZodType<Member> = z.strictObject({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  since: z.string(),
});

/** A workspace as one of its members sees it. */
export interface Membership {
  readonly workspace: string;
  readonly name: string;
  readonly role: Role;
}

export const Membership: z.ZodType<Membership> = z.strictObject({
  workspace: z.string(),
  name: z.string(),
  role: z.enum(roles),
});

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly at: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'taken' | 'withdrawn';
}

export const Invitation: z.ZodType<Invitation> = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  at: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'taken', 'withdrawn']),
});

/** Makes a workspace with its owner. */
export async function createWorkspace(
  access: Access,
  given: { readonly name: string; readonly owner: string },
): Promise<Membership> {
  return inOne(access, async (trx) => {
    const workspace = randomUUID();
    await trx.insertInto('workspace').values({ id: workspace, name: given.name }).execute();
    await trx.insertInto('member').values({ workspace, person: given.owner, role: 'owner' }).execute();
    await note(trx, { workspace, person: given.owner }, 'member.joined', {
      subject: given.owner,
      detail: { role: 'owner' },
    });
    return { workspace, name: given.name, role: 'owner' };
  });
}

/** Whether anybody is there yet. */
export async function isEmpty(access: Access): Promise<boolean> {
  return (await access.selectFrom('member').select('person').limit(1).executeTakeFirst()) === undefined;
}

export async function membershipsOf(access: Access, person: string): Promise<readonly Membership[]> {
  return access
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace')
    .select(['member.workspace', 'workspace.name', 'member.role'])
    .where('person', '=', person)
    .orderBy('workspace.name')
    .orderBy('workspace.id')
    .execute();
}

/** Null: no member. */
export async function roleOf(access: Access, scope: Scope): Promise<Role | null> {
  const row = await access
    .selectFrom('member')
    .select('role')
    .where('workspace', '=', scope.workspace)
    .where('person', '=', scope.person)
    .executeTakeFirst();
  return row?.role ?? null;
}

export async function listMembers(access: Access, workspace: string): Promise<readonly Member[]> {
  const rows = await access
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.person')
    .select(['person', 'name', 'email', 'role', 'member.created_at'])
    .where('workspace', '=', workspace)
    .orderBy('name')
    .orderBy('person')
    .execute();
  return rows.map(({ created_at, ...rest }) => ({ ...rest, since: created_at.toISOString() }));
}

/** A workspace never loses its last owner. */
export type MemberRefusal = 'no-such-member' | 'last-owner';

/** `role` null takes the person out. */
export async function changeMember(
  access: Access,
  scope: Scope,
  given: { readonly person: string; readonly role: Role | null },
): Promise<'done' | MemberRefusal> {
  return inOne(access, async (trx) => {
    const members = await trx
      .selectFrom('member')
      .select(['person', 'role'])
      .where('workspace', '=', scope.workspace)
      .forUpdate()
      .execute();
    const member = members.find((one) => one.person === given.person);
    if (member === undefined) return 'no-such-member';
    const owners = members.filter((one) => one.role === 'owner');
    if (member.role === 'owner' && given.role !== 'owner' && owners.length === 1) return 'last-owner';
    const where = { workspace: scope.workspace, person: given.person };
    if (given.role === null) {
      await trx
        .deleteFrom('member')
        .where('workspace', '=', where.workspace)
        .where('person', '=', where.person)
        .execute();
    } else {
      await trx
        .updateTable('member')
        .set({ role: given.role })
        .where('workspace', '=', where.workspace)
        .where('person', '=', where.person)
        .execute();
    }
    await note(trx, scope, given.role === null ? 'member.removed' : 'member.changed', {
      subject: given.person,
      detail: { from: member.role, to: given.role },
    });
    return 'done';
  });
}

/** `secret` is told this once, in the link. */
export async function invite(
  access: Access,
  scope: Scope,
  given: { readonly email: string; readonly role: Role; readonly expiresAt: Date },
): Promise<{ readonly invitation: Invitation; readonly secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  return inOne(access, async (trx) => {
    const row = await trx
      .insertInto('invitation')
      .values({
        id: randomUUID(),
        workspace: scope.workspace,
        hash: hashOfText(secret),
        email: given.email,
        role: given.role,
        author: scope.person,
        created_at: new Date(),
        expires_at: given.expiresAt,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(trx, scope, 'member.invited', {
      subject: row.id,
      detail: { email: given.email, role: given.role },
    });
    return { invitation: invitationOf(row), secret };
  });
}

function invitationOf(row: Selectable<Tables['invitation']>): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    at: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.taken_at !== null ? 'taken' : row.withdrawn_at !== null ? 'withdrawn' : 'open',
  };
}

export async function listInvitations(access: Access, workspace: string): Promise<readonly Invitation[]> {
  const rows = await access
    .selectFrom('invitation')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(invitationOf);
}

/** The open invitation that a link's secret opens; null when it is unknown, taken, withdrawn or over. */
export async function invitationFor(
  access: Access,
  secret: string,
  now: Date,
): Promise<(Invitation & { readonly workspace: string; readonly workspaceName: string }) | null> {
  const row = await access
    .selectFrom('invitation')
    .innerJoin('workspace', 'workspace.id', 'invitation.workspace')
    .selectAll('invitation')
    .select('workspace.name as workspaceName')
    .where('hash', '=', hashOfText(secret))
    .executeTakeFirst();
  if (row === undefined) return null;
  const invitation = invitationOf(row);
  if (invitation.state !== 'open' || row.expires_at <= now) return null;
  return { ...invitation, workspace: row.workspace, workspaceName: row.workspaceName };
}

/** The person joins; once. Null when the invitation no longer stands. A member keeps the role they have. */
export async function takeInvitation(
  access: Access,
  given: { readonly secret: string; readonly person: string; readonly now: Date },
): Promise<Membership | null> {
  return inOne(access, async (trx) => {
    const invitation = await invitationFor(trx, given.secret, given.now);
    if (invitation === null) return null;
    const taken = await trx
      .updateTable('invitation')
      .set({ taken_at: given.now })
      .where('id', '=', invitation.id)
      .where('taken_at', 'is', null)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n) return null;
    const { workspace, workspaceName, role } = invitation;
    await trx
      .insertInto('member')
      .values({ workspace, person: given.person, role })
      .onConflict((conflict) => conflict.columns(['workspace', 'person']).doNothing())
      .execute();
    await note(trx, { workspace, person: given.person }, 'member.joined', {
      subject: given.person,
      detail: { role },
    });
    return { workspace, name: workspaceName, role };
  });
}

/** False when there is no such open invitation. */
export async function withdrawInvitation(access: Access, scope: Scope, id: string): Promise<boolean> {
  return inOne(access, async (trx) => {
    const done = await trx
      .updateTable('invitation')
      .set({ withdrawn_at: new Date() })
      .where('workspace', '=', scope.workspace)
      .where('id', '=', id)
      .where('taken_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await note(trx, scope, 'member.removed', { subject: id, detail: { invitation: 'withdrawn' } });
    return true;
  });
}
