// A strategy: one way to build any landscape. It says what its parts can do (traits) and why one would take it; the decisions that
// follow from facts and traits are common to all strategies and lie beside this file.
import type { Landscape } from '../landscape/landscape.ts';
import type { Duration } from '../measure/duration.ts';

/** What must be run and watched, in the words that a plan prints. Price tables speak of the same names. */
export const parts = {
  intake: 'public webhook intake',
  worker: 'always-on worker',
  job: 'scheduled job',
  database: 'Postgres database',
  queue: 'hosted queue',
  secrets: 'secret store',
  logs: 'logs and metrics',
} as const;

/** What the parts of a strategy can do. `shortestInterval` is the tick below which no run can be started. */
export interface Traits {
  /** Has an address that vendors can call. */
  readonly receives: boolean;
  /** Work lies in a durable queue between being found and being written. */
  readonly queues: boolean;
  /** Retries go on after the run that began them has ended. */
  readonly retriesOutliveRun: boolean;
  readonly shortestInterval: Duration;
  /** Writes in flight at most, if limits allow. */
  readonly concurrency: number;
  readonly runsOn: string;
  /** Where what could not be delivered lies. */
  readonly deadLetters: string;
  readonly parts: readonly string[];
}

/** `id` is the name of the file, its test and its page. `why` says what it is and when it fits, with figures of the landscape. */
export interface Strategy {
  readonly id: string;
  readonly name: string;
  readonly traits: Traits;
  readonly why: (landscape: Landscape) => string;
}
