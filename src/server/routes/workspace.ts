// A workspace: who belongs to it, who was asked to join, personal tokens, and the log of what was done.
import { z } from 'zod';
import { auditAreas, AuditEntry, auditLog } from '../../store/base/audit.ts';
import {
  changeMember,
  Invitation,
  invite,
  listInvitations,
  listMembers,
  Member,
  type Role,
  roles,
  withdrawInvitation,
} from '../../store/base/members.ts';
import type { Page, Scope } from '../../store/base/scope.ts';
import { AccessToken, listTokens, makeToken, revokeToken } from '../../store/base/tokens.ts';
import type { House } from '../environment.ts';
import { roleKey } from '../guard.ts';
import { Refused } from '../problem.ts';
import { type Route, route } from '../route.ts';

const day = 86_400_000;

const personParams: z.ZodType<{ readonly workspace: string; readonly person: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  person: z.string().min(1).max(64),
});

const itemParams: z.ZodType<{ readonly workspace: string; readonly id: string }> = z.strictObject({
  workspace: z.string().min(1).max(64),
  id: z.string().min(1).max(64),
});

const NewInvitation: z.ZodType<{ readonly email: string; readonly role: Role }> = z.strictObject({
  email: z.email().max(254),
  role: z.enum(roles),
});

const NewToken: z.ZodType<{ readonly name: string; readonly days: number | null }> = z.strictObject({
  name: z.string().trim().min(1).max(100),
  days: z.number().int().min(1).max(366).nullable(),
});

/** A cursor is an entry's number. */
const auditQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .default(null),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  area: z.enum(auditAreas).nullable().default(null),
  actor: z.string().max(64).nullable().default(null),
});

const AuditPage: z.ZodType<Page<AuditEntry>> = z.strictObject({
  items: z.array(AuditEntry),
  next: z.string().nullable(),
});

export function workspaceRoutes(house: House): readonly Route[] {
  return [...memberRoutes(house), ...invitationRoutes(house), ...tokenRoutes(house), auditRoute(house)];
}

function memberRoutes({ base: { db }, roles: seen }: House): readonly Route[] {
  const path = '/api/w/{workspace}/members/{person}';
  const change = async (
    scope: Scope,
    to: { readonly person: string; readonly role: Role | null },
  ): Promise<null> => {
    const answer = await changeMember(db, scope, to);
    seen.forget(roleKey({ workspace: scope.workspace, person: to.person }));
    if (answer === 'no-such-member') throw new Refused(404, 'This workspace has no such member.');
    if (answer === 'last-owner') throw new Refused(409, 'A workspace keeps at least one owner.');
    return null;
  };
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/members',
      summary: 'Who belongs to the workspace',
      access: 'read',
      answer: z.array(Member),
      handle: async (ask) => [...(await listMembers(db, ask.get('scope').workspace))],
    }),
    route({
      method: 'patch',
      path,
      summary: 'Give a member another role',
      access: 'administer',
      params: personParams,
      body: z.strictObject({ role: z.enum(roles) }),
      status: 204,
      handle: async (ask, { params, body }) =>
        change(ask.get('scope'), { person: params.person, role: body.role }),
    }),
    route({
      method: 'delete',
      path,
      summary: 'Take a member out of the workspace',
      access: 'administer',
      params: personParams,
      status: 204,
      handle: async (ask, { params }) => change(ask.get('scope'), { person: params.person, role: null }),
    }),
  ];
}

function invitationRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/invitations',
      summary: 'Who was asked to join',
      access: 'administer',
      answer: z.array(Invitation),
      handle: async (ask) => [...(await listInvitations(db, ask.get('scope').workspace))],
    }),
    route({
      method: 'post',
      path: '/api/w/{workspace}/invitations',
      summary: 'Ask somebody to join; the link is told this once and stands for seven days',
      access: 'administer',
      body: NewInvitation,
      answer: z.strictObject({ invitation: Invitation, link: z.string() }),
      status: 201,
      handle: async (ask, { body }) => {
        const expiresAt = new Date(house.now().getTime() + 7 * day);
        const { invitation, secret } = await invite(db, ask.get('scope'), { ...body, expiresAt });
        return { invitation, link: `${house.url}/join#${secret}` };
      },
    }),
    route({
      method: 'delete',
      path: '/api/w/{workspace}/invitations/{id}',
      summary: 'Withdraw an invitation',
      access: 'administer',
      params: itemParams,
      status: 204,
      handle: async (ask, { params }) => {
        if (!(await withdrawInvitation(db, ask.get('scope'), params.id)))
          throw new Refused(404, 'There is no such open invitation.');
        return null;
      },
    }),
  ];
}

function tokenRoutes(house: House): readonly Route[] {
  const { db } = house.base;
  return [
    route({
      method: 'get',
      path: '/api/w/{workspace}/tokens',
      summary: 'Your personal tokens here, without their secrets',
      access: 'token',
      answer: z.array(AccessToken),
      handle: async (ask) => [...(await listTokens(db, ask.get('scope')))],
    }),
    route({
      method: 'post',
      path: '/api/w/{workspace}/tokens',
      summary: 'A personal token for the command line or a build server; its secret is told this once',
      access: 'token',
      body: NewToken,
      answer: z.strictObject({ token: AccessToken, secret: z.string() }),
      status: 201,
      handle: (ask, { body }) => {
        const expiresAt = body.days === null ? null : new Date(house.now().getTime() + body.days * day);
        return makeToken(db, ask.get('scope'), { name: body.name, expiresAt });
      },
    }),
    route({
      method: 'delete',
      path: '/api/w/{workspace}/tokens/{id}',
      summary: 'Revoke a personal token',
      access: 'token',
      params: itemParams,
      status: 204,
      handle: async (ask, { params }) => {
        if (!(await revokeToken(db, ask.get('scope'), params.id)))
          throw new Refused(404, 'You have no such token here.');
        return null;
      },
    }),
  ];
}

function auditRoute({ base: { db } }: House): Route {
  return route({
    method: 'get',
    path: '/api/w/{workspace}/audit',
    summary: 'What was done here, newest first',
    access: 'administer',
    query: auditQuery,
    answer: AuditPage,
    handle: (ask, { query }) => auditLog(db, ask.get('scope').workspace, query),
  });
}
