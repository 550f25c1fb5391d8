// Signing in and out, by a library that does nothing else. Nobody signs up by themselves: the first person comes by the link that the first
// start prints, everybody else by an invitation.
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { addressOf } from './address.ts';
import type { Logger } from './log.ts';
import { openSeen } from './seen.ts';
import type { Base } from '../store/base/base.ts';
import {
  createWorkspace,
  invitationFor,
  isEmpty,
  type Membership,
  takeInvitation,
} from '../store/base/members.ts';

/** Somebody new, as they introduce themselves. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Accounts {
  /** Sign-in and sign-out of the library; `peer` is the address at the other end of the connection. */
  readonly handle: (request: Request, peer: string | undefined) => Promise<Response>;
  /** Who the cookie stands for; an answer stands for a few seconds, so that a page's many requests ask the database once. */
  readonly personOf: (headers: Headers) => Promise<SignedIn | null>;
  /** The secret of the first link; null once there is an owner. */
  readonly firstSecret: () => Promise<string | null>;
  /** Makes the owner and the first workspace; null when the secret is wrong or was used. The headers sign the person in. */
  readonly first: (secret: string, newcomer: Newcomer, workspace: string) => Promise<Welcome | null>;
  /** Makes the account and joins; null when the invitation no longer stands. */
  readonly join: (secret: string, newcomer: Newcomer, now: Date) => Promise<Welcome | null>;
}

export interface Welcome {
  readonly membership: Membership;
  readonly headers: Headers;
}

export interface AccountSettings {
  readonly secret: string;
  readonly url: string;
  readonly trustedOrigins: readonly string[];
  /** Whether a proxy stands before the server and says who asks. */
  readonly isBehindProxy: boolean;
  readonly log: Logger;
}

/** By this header the library is told who asks; nobody else's word in it gets through. */
const addressHeader = 'x-spanwright-address';

/** The library as it is set up here; what it can do is its own type. */
function libraryOf(base: Base, settings: AccountSettings) {
  return betterAuth({
    database: { db: base.db, type: 'postgres' },
    secret: settings.secret,
    baseURL: settings.url,
    basePath: '/api/auth',
    trustedOrigins: [...settings.trustedOrigins],
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) =>
        settings.log.write(level === 'error' ? 'error' : 'warn', 'accounts', { message }),
    },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: true },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/*': { window: 60, max: 10 } },
    },
    advanced: {
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      cookiePrefix: 'spanwright',
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

export function openAccounts(base: Base, settings: AccountSettings): Accounts {
  const auth = libraryOf(base, settings);
  const signedIn = async (headers: Headers): Promise<SignedIn | null> => {
    const session = await auth.api.getSession({ headers });
    return session === null
      ? null
      : { id: session.user.id, name: session.user.name, email: session.user.email };
  };
  const seen = openSeen<SignedIn>(() => performance.now());
  const first = randomBytes(24).toString('base64url');
  let used = false;
  const signUp = async (newcomer: Newcomer): Promise<{ readonly id: string; readonly headers: Headers }> => {
    const { headers, response } = await auth.api.signUpEmail({ body: { ...newcomer }, returnHeaders: true });
    return { id: response.user.id, headers };
  };
  return {
    handle: async (request, peer) => {
      const address = addressOf(peer, request.headers.get('x-forwarded-for'), settings.isBehindProxy);
      const headers = new Headers(request.headers);
      headers.set(addressHeader, address ?? '');
      const answer = await auth.handler(new Request(request, { headers }));
      // Afterwards: a request that comes in between must not bring back who has just left.
      seen.forget(request.headers.get('cookie') ?? '');
      return answer;
    },
    personOf: (headers) => seen.of(headers.get('cookie') ?? '', () => signedIn(headers)),
    firstSecret: async () => ((await isEmpty(base.db)) ? first : null),
    first: async (secret, newcomer, workspace) => {
      if (used || secret !== first || !(await isEmpty(base.db))) return null;
      used = true;
      try {
        const { id, headers } = await signUp(newcomer);
        return { headers, membership: await createWorkspace(base.db, { name: workspace, owner: id }) };
      } catch (error) {
        used = false;
        throw error;
      }
    },
    join: async (secret, newcomer, now) => {
      if ((await invitationFor(base.db, secret, now)) === null) return null;
      const { id, headers } = await signUp(newcomer);
      const membership = await takeInvitation(base.db, { secret, person: id, now });
      return membership === null ? null : { headers, membership };
    },
  };
}
