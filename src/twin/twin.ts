// A virtual vendor: it holds records and behaves as its profile says. It is made from a profile and nothing else (`make.ts`), so that a
// private API gets one as well as a known vendor does. What the profile leaves unknown takes a stated pessimistic assumption.
import type { ApiProfile, Operation } from '../catalog/profile.ts';
import type { Store, Carried, Token, Row, RowList } from './store.ts';

/** What of a profile decides behaviour; an ApiProfile is one, and so is a plan's connection brought into this shape. */
export type TwinProfile = Pick<
  ApiProfile,
  'name' | 'kind' | 'auth' | 'rateLimits' | 'resources' | 'events' | 'webhooks'
>;

/** A call of the integration on one operation, made once per run; the twin works out which limits count it and what it costs. */
export interface CallSite {
  readonly id: string;
  readonly resource: string;
  readonly operation: Pick<
    Operation,
    'kind' | 'method' | 'path' | 'batchOf' | 'batchSize' | 'pagination' | 'incremental' | 'idempotency'
  >;
}

/** Where a read goes on: opaque to the integration. */
export type Cursor = number;

/** What is asked of an operation. `carried` rides along for the watchers. */
export type Request =
  | { readonly do: 'get'; readonly id: number }
  /** `since`: the least value of the incremental field (null: everything); `until`: below this one; `afterId`: ids above it alone. Filters count
   *  together; what is sorted by the incremental field has ties by id. */
  | {
      readonly do: 'page';
      readonly cursor: Cursor | null;
      readonly since: number | null;
      readonly until: number | null;
      readonly afterId: number | null;
      readonly size: number;
    }
  /** The vendor's own list of events since a moment. */
  | { readonly do: 'events'; readonly cursor: Cursor | null; readonly since: number; readonly size: number }
  /** Look up by a key field. */
  | { readonly do: 'find'; readonly field: number; readonly token: Token }
  | { readonly do: 'write'; readonly writes: readonly Write[]; readonly key: string | null };

/** One record of a write: `id` null creates; an upsert finds its record by `match`. `ifVersion` asks for an optimistic check. */
export interface Write {
  readonly id: number | null;
  readonly match: { readonly field: number; readonly token: Token } | null;
  readonly mask: number;
  readonly values: readonly Token[];
  readonly ifVersion: number | null;
  readonly carried: Carried;
}

/** What became of one record of a write. */
export interface Written {
  readonly status: number;
  readonly id: number;
  readonly version: number;
}

/** An entry of an event list, or a message: which record, what happened, when; ids may come twice. */
export interface Told {
  readonly event: number;
  readonly resource: string;
  readonly record: number;
  readonly change: 'created' | 'updated' | 'deleted' | 'merged' | 'other';
  readonly at: number;
  /** The record as it was then, where the payload holds it. */
  readonly row: Row | null;
  /** With a merge: the record that is left. */
  readonly into: number | null;
}

/**
 * An answer. `latency` is how long it takes, Infinity when none ever comes (the call may have been carried out). `status` 0 is a
 * connection that could not be made. `limited`: its body or headers say that a limit refused it, whatever the status (some answer 200 or
 * 403). `retryAfter` is ms from the answer on, null where none is told. `next` null: the last page, whatever a cap may have cut off.
 */
export interface Reply {
  readonly status: number;
  readonly latency: number;
  readonly limited: boolean;
  readonly retryAfter: number | null;
  readonly rows: readonly Row[];
  /** Of a page the same rows, not made yet; null for any other answer. */
  readonly page: RowList | null;
  readonly told: readonly Told[];
  readonly next: Cursor | null;
  /** A file that is still being written: what is there of it, without a manifest. */
  readonly partial: boolean;
  readonly written: readonly Written[];
}

/** A message to the integration's own address. */
export interface Delivery {
  readonly told: readonly Told[];
  readonly signed: 'current' | 'previous' | 'forged';
  readonly attempt: number;
}

/** What the intake answers: whether it took the message in, and how long that took. */
export type Receiver = (delivery: Delivery) => { readonly accepted: boolean; readonly latency: number };

/** Something that the twin does because the profile is silent, with the reason; printed with every run. */
export interface Assumption {
  readonly system: string;
  readonly about: string;
  readonly takes: string;
}

/** A limit as the twin keeps it, for those who watch. */
export interface LimitUse {
  readonly limitId: string;
  /** "POST /contacts" where each operation is counted apart, else null. */
  readonly endpoint: string | null;
  readonly limit: number;
  readonly unit: 'calls' | 'points';
  readonly windowMs: number;
  /** Calls or points admitted and refused so far, of the integration's own. */
  readonly admitted: number;
  readonly refused: number;
  /** The most that any one window admitted of the integration's own calls. */
  readonly busiest: number;
  /** Refusals that others of the account had no part in: the integration's own calls alone were too many. */
  readonly overrun: number;
  /** No documented limit counts these calls; this one is the twin's assumption. */
  readonly assumed: boolean;
}

/** Tokens are 0 where the status is not 200. */
export interface SignedIn extends Reply {
  readonly token: number;
  readonly refresh: number;
  readonly expiresIn: number | null;
}

export interface Twin {
  readonly system: string;
  readonly profile: TwinProfile;
  readonly assumptions: readonly Assumption[];
  readonly store: (resource: string) => Store;
  /** Carries a call out at the present moment. `token` is the access token that `signIn` gave. */
  readonly call: (site: CallSite, request: Request, token: number) => Reply;
  /**
   * A new access token against the refresh token that is held (0: the one that a person put there at first). With rotation the held one dies
   * soon after, even if the answer never arrives; a dead one ends the grant. Status 200, or 4xx when the grant was revoked or the refresh token is dead, until a person has renewed
   * it. `expiresIn` is ms, null: does not expire by itself.
   */
  readonly signIn: (refresh: number) => SignedIn;
  /** Messages on changes of these resources go to the receiver; again after a vendor switched its address off. */
  readonly subscribe: (resources: readonly string[], receiver: Receiver) => void;
  /** Whether the vendor still sends to the receiver. */
  readonly subscribed: (receiver: Receiver) => boolean;
  readonly limits: () => readonly LimitUse[];
}
