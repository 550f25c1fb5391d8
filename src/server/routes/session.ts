// Coming in: who I am, the first owner, joining by an invitation. Signing in and out is the accounts library's own.
import { z } from 'zod';
import { invitationFor, Membership, membershipsOf, roles, takeInvitation } from '../../store/base/members.ts';
import type { Newcomer, Welcome } from '../accounts.ts';
import type { House } from '../environment.ts';
import { Refused } from '../problem.ts';
import { type Route, route } from '../route.ts';

const none: z.ZodType<Record<string, never>> = z.strictObject({});
const secret = z.string().min(10).max(200);

const Newcomer: z.ZodType<Newcomer> = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254),
  password: z.string().min(10).max(200),
});

const First: z.ZodType<{ readonly secret: string; readonly newcomer: Newcomer; readonly workspace: string }> =
  z.strictObject({ secret, newcomer: Newcomer, workspace: z.string().trim().min(1).max(100) });

const Join: z.ZodType<{ readonly secret: string; readonly newcomer: Newcomer | null }> = z.strictObject({
  secret,
  newcomer: Newcomer.nullable(),
});

const Me = z.strictObject({
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  workspaces: z.array(Membership),
});

export function sessionRoutes(house: House): readonly Route[] {
  const { base, accounts } = house;
  return [
    route({
      method: 'get',
      path: '/api/me',
      summary: 'Who is signed in, and where they belong',
      access: 'known',
      params: none,
      answer: Me,
      handle: async (ask) => {
        const { id, name, email, bound } = ask.get('person');
        const all = await membershipsOf(base.db, id);
        return {
          person: { id, name, email },
          workspaces: all.filter(({ workspace }) => bound === null || workspace === bound),
        };
      },
    }),
    route({
      method: 'post',
      path: '/api/first',
      summary: 'The owner of a new installation, by the link that its first start prints',
      access: 'open',
      params: none,
      body: First,
      answer: Membership,
      status: 201,
      handle: async (_, { body }) =>
        welcomed(
          await accounts.first(body.secret, body.newcomer, body.workspace),
          'The link was used, or is another installation’s.',
        ),
    }),
    ...joiningRoutes(house),
  ];
}

function joiningRoutes(house: House): readonly Route[] {
  const { base, accounts } = house;
  return [
    route({
      method: 'post',
      path: '/api/invitation',
      summary: 'What an invitation’s link opens',
      access: 'open',
      params: none,
      body: z.strictObject({ secret }),
      answer: z.strictObject({ workspace: z.string(), email: z.string(), role: z.enum(roles) }),
      handle: async (_, { body }) => {
        const invitation = await invitationFor(base.db, body.secret, house.now());
        if (invitation === null) throw goneInvitation();
        return { workspace: invitation.workspaceName, email: invitation.email, role: invitation.role };
      },
    }),
    route({
      method: 'post',
      path: '/api/join',
      summary: 'Join by an invitation: as somebody new, or as who is signed in',
      access: 'open',
      params: none,
      body: Join,
      answer: Membership,
      status: 201,
      handle: async (ask, { body }) => {
        if (body.newcomer !== null)
          return welcomed(
            await accounts.join(body.secret, body.newcomer, house.now()),
            goneInvitation().message,
          );
        const person = await accounts.personOf(ask.req.raw.headers);
        if (person === null) throw new Refused(401, 'Sign in first, or say who you are.');
        const joined = await takeInvitation(base.db, {
          secret: body.secret,
          person: person.id,
          now: house.now(),
        });
        if (joined === null) throw goneInvitation();
        return joined;
      },
    }),
  ];
}

function goneInvitation(): Refused {
  return new Refused(404, 'The invitation was taken, withdrawn, or is over.');
}

/** The new member, with the cookies that sign them in. */
function welcomed(welcome: Welcome | null, otherwise: string): Response {
  if (welcome === null) throw new Refused(404, otherwise);
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const cookie of welcome.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(welcome.membership), { status: 201, headers });
}
