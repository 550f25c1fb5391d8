// Who asks, and in which workspace. Every query of the store takes one, so that none can be written without it.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A connection or a transaction on one. */
export type Access = Kysely<Tables> | Transaction<Tables>;

/** `person` is the user who acts. */
export interface Scope {
  readonly workspace: string;
  readonly person: string;
}

/** What somebody wanted to change was changed by another in the meantime: `current` is what stands there now. */
export interface Conflict<T> {
  readonly conflict: true;
  readonly current: T;
}

export function isConflict<T>(answer: T | Conflict<T> | null): answer is Conflict<T> {
  return answer !== null && typeof answer === 'object' && 'conflict' in answer;
}

/** One page of a list; `next` is what to ask for the following one, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Runs in the transaction at hand, or in one of its own. */
export async function inOne<T>(access: Access, act: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return access.isTransaction ? act(access as Transaction<Tables>) : access.transaction().execute(act);
}
