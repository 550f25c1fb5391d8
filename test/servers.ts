// A server for tests: everything real but the port. People are made as they are in life: the first by the link, others by invitations.
import type { Hono } from 'hono';
import { openAccounts } from '../src/server/accounts.ts';
import { appOf, routesOf } from '../src/server/app.ts';
import type { Environment, House } from '../src/server/environment.ts';
import { openSeen } from '../src/server/seen.ts';
import { openLog } from '../src/server/log.ts';
import { openMetrics } from '../src/server/metrics.ts';
import { openQueue } from '../src/server/queue.ts';
import { openReading } from '../src/server/reading/reading.ts';
import type { Route } from '../src/server/route.ts';
import { doWork } from '../src/server/worker.ts';
import type { Role } from '../src/store/base/members.ts';
import type { TestBase } from './bases.ts';

const origin = 'http://127.0.0.1:4747';

/** Somebody who asks: their cookie, and the workspace where they belong. */
export interface Caller {
  readonly cookie: string;
  readonly workspace: string;
}

export interface TestServer {
  readonly house: House;
  readonly app: Hono<Environment>;
  readonly routes: readonly Route[];
  readonly lines: readonly string[];
  readonly owner: Caller;
  readonly join: (role: Role, name: string) => Promise<Caller>;
  readonly ask: (caller: Caller | null, method: string, path: string, more?: Asked) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes as they are, in place of a JSON body. */
  readonly raw?: BodyInit;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** `works`: whether work is done too. */
export async function testServer(open: TestBase['open'], works: boolean = false): Promise<TestServer> {
  const base = await open();
  const lines: string[] = [];
  const now = (): Date => new Date();
  const log = openLog((line) => lines.push(line), now);
  const queue = await openQueue(base, () => undefined);
  const reading = openReading(base);
  const secret = 'x4fJ9kdL2sPq7vBn3mZc8wRt5yHg6uTe';
  const settings = { secret, url: origin, trustedOrigins: [origin], isBehindProxy: false, log };
  const accounts = openAccounts(base, settings);
  const house: House = {
    base,
    queue,
    reading,
    accounts,
    metrics: openMetrics(),
    log,
    url: origin,
    now,
    roles: openSeen(() => performance.now()),
    closing: () => false,
  };
  const app = appOf(house, '0.0.0');
  if (works) await queue.hand(2, (work, signal) => doWork(house, work, signal));
  const ask = asker(app);
  const owner = await firstOwner(house, ask);
  return {
    house,
    app,
    routes: routesOf(house),
    lines,
    owner,
    ask,
    join: async (role, name) => {
      const path = `/api/w/${owner.workspace}/invitations`;
      const invited = await ask(owner, 'POST', path, { body: { email: `${name}@example.com`, role } });
      const { link } = invited.json as { readonly link: string };
      const joined = await ask(null, 'POST', '/api/join', {
        body: { secret: link.split('#')[1], newcomer: newcomer(name) },
      });
      return { cookie: cookieOf(joined), workspace: owner.workspace };
    },
    close: async () => {
      await queue.stop(1000);
      await reading.close();
      await base.close();
    },
  };
}

/** Asks as a browser of that person does. */
function asker(app: Hono<Environment>): TestServer['ask'] {
  return async (caller, method, path, more = {}) => {
    const request = {
      method,
      headers: {
        origin,
        ...(caller === null ? {} : { cookie: caller.cookie }),
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more.headers,
      },
      ...(more.raw !== undefined
        ? { body: more.raw }
        : more.body === undefined
          ? {}
          : { body: JSON.stringify(more.body) }),
    };
    // Over no connection: nothing is known of the other end.
    const answer = await app.request(`${origin}${path}`, request, {});
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
  };
}

function newcomer(name: string): {
  readonly name: string;
  readonly email: string;
  readonly password: string;
} {
  return { name, email: `${name}@example.com`, password: 'a long enough password' };
}

async function firstOwner(house: House, ask: TestServer['ask']): Promise<Caller> {
  const secret = await house.accounts.firstSecret();
  const made = await ask(null, 'POST', '/api/first', {
    body: { secret, newcomer: newcomer('olive'), workspace: 'North' },
  });
  return { cookie: cookieOf(made), workspace: (made.json as { readonly workspace: string }).workspace };
}

function cookieOf(answer: Answered): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
