// A strategy: one way to build any landscape. It says what its parts can do (traits) and why one would take it; the decisions that
// follow from facts and traits are common to all strategies and lie beside this file.
import type { Landscape, TriggerMode } from '../landscape/landscape.ts';
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
  n8n: 'n8n server',
  n8nCloud: 'n8n Cloud instance',
  make: 'Make organisation',
  agent: 'agent inside the network',
} as const;

/** The words of a part by its short name. Throws on a name that is none. */
export function partNamed(name: string): string {
  const found = Object.entries(parts).find(([key]) => key === name);
  if (found === undefined) throw new Error(`no part "${name}"`);
  return found[1];
}

/** What the parts of a strategy can do. `shortestInterval` is the tick below which no run can be started. */
export interface Traits {
  /** The platform whose tools the layers take first, and which carries the work. */
  readonly platform: string;
  /** Has an address that vendors can call. */
  readonly receives: boolean;
  /** Holds a subscription to a channel open, which some systems tell of their changes on. */
  readonly subscribes: boolean;
  /** What lies in a durable queue between being found and being written. */
  readonly queues: 'every-change' | 'messages' | 'nothing';
  /** Retries go on after the run that began them has ended. */
  readonly retriesOutliveRun: boolean;
  /** Where a change waits between repeats that outlive a run, as in "in the queue". */
  readonly waitsIn: string;
  readonly shortestInterval: Duration;
  /** Writes in flight at most, if limits allow. */
  readonly concurrency: number;
  readonly runsOn: string;
  /** Where what could not be delivered lies. */
  readonly deadLetters: string;
  readonly parts: readonly string[];
}

/**
 * `id` is the name of the file, its test and its page. `traitsFor` is what its parts can do in this landscape, where a platform may run in
 * more than one place. `why` says what it is and when it fits, with figures of the landscape.
 */
export interface Strategy {
  readonly id: string;
  readonly name: string;
  readonly traitsFor: (landscape: Landscape) => Traits;
  readonly why: (landscape: Landscape) => string;
}

/** Whether a change that was found this way waits in a queue. */
export function isQueued({ queues }: Traits, mode: TriggerMode): boolean {
  switch (queues) {
    case 'every-change':
      return true;
    case 'messages':
      return mode === 'webhook';
    case 'nothing':
      return false;
    default:
      return queues satisfies never;
  }
}
