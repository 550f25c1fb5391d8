// What every route has at hand: the open database, the queue, the accounts, and what is known of the one who asks.
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from './log.ts';
import type { Accounts } from './accounts.ts';
import type { Base } from '../store/base/base.ts';
import type { Role } from '../store/base/members.ts';
import type { Scope } from '../store/base/scope.ts';
import type { Metrics } from './metrics.ts';
import type { Queue } from './queue.ts';
import type { Seen } from './seen.ts';
import type { Reading } from './reading/reading.ts';

/** The server's own parts. `now` is the clock; `closing` says that no new work is taken. */
export interface House {
  readonly base: Base;
  readonly queue: Queue;
  readonly reading: Reading;
  readonly accounts: Accounts;
  /** Roles seen a moment ago, by `roleKey`. */
  readonly roles: Seen<Role>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly url: string;
  readonly now: () => Date;
  readonly closing: () => boolean;
}

/** Somebody who is signed in, or whose token was shown. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The only workspace that a token opens; null for a session. */
  readonly bound: string | null;
}

export interface Environment {
  /** Nothing where no connection brought the request. */
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    requestId: string;
    person: Person;
    scope: Scope;
    role: Role;
  };
}
