// Who asks, and whether they may: a session's cookie or a personal token, then membership of the workspace in the path, then the deed.
// Somebody else's workspace and a workspace that does not exist look the same.
import type { MiddlewareHandler } from 'hono';
import { type Deed, mayDo } from './deeds.ts';
import type { Environment, House, Person } from './environment.ts';
import { Refused } from './problem.ts';
import { roleOf } from '../store/base/members.ts';
import type { Scope } from '../store/base/scope.ts';
import { scopeOfToken } from '../store/base/tokens.ts';

/** Any person who is known. Requests by cookie that change something must come from our own pages. */
export function known(house: House): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const person = await personOf(house, context.req.raw);
    if (person === null) throw new Refused(401, 'Sign in, or send a personal token as a bearer token.');
    context.set('person', person);
    await next();
  };
}

async function personOf(house: House, request: Request): Promise<Person | null> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const [scheme = '', secret = ''] = authorization.split(' ');
    if (scheme.toLowerCase() !== 'bearer') return null;
    const scope = await scopeOfToken(house.base.db, secret, house.now());
    return scope === null ? null : { id: scope.person, name: '', email: '', bound: scope.workspace };
  }
  if (!isSafe(request.method) && !fromOurPages(house, request)) return null;
  const person = await house.accounts.personOf(request.headers);
  return person === null ? null : { ...person, bound: null };
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Browsers say where a request that changes something comes from: by its origin, or where they leave that out by the site. No page can write either. */
function fromOurPages(house: House, request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return [null, 'same-origin'].includes(request.headers.get('sec-fetch-site'));
  return origin === new URL(house.url).origin || origin === new URL(request.url).origin;
}

/** Under which {@link House}'s `roles` keep somebody's role. */
export function roleKey({ workspace, person }: Scope): string {
  return `${workspace} ${person}`;
}

/** The person is a member of the path's workspace and their role may do the deed. */
export function member(house: House, deed: Deed): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const person = context.get('person');
    const workspace = context.req.param('workspace') ?? '';
    const bound = person.bound === null || person.bound === workspace;
    const scope = { workspace, person: person.id };
    const role = bound ? await house.roles.of(roleKey(scope), () => roleOf(house.base.db, scope)) : null;
    if (role === null) throw new Refused(404, 'There is no such workspace, or you are no member of it.');
    if (!mayDo(role, deed)) throw new Refused(403, `Your role here is ${role}; it may not do this.`);
    context.set('scope', scope);
    context.set('role', role);
    await next();
  };
}
