// What the parts of a strategy can do. The decisions that are common to all strategies read this and never a strategy's name.
import type { TriggerMode } from '../landscape/landscape.ts';
import type { Duration } from '../measure/duration.ts';

/** Where pairs of ids lie: the store with what it holds unique, and the place where a write's intent is kept, each in words. */
export interface PairStore {
  readonly where: string;
  readonly unique: string;
  readonly row: string;
}

export const pairTable: PairStore = {
  where: 'table `cross_reference`',
  unique: 'unique in both directions',
  row: "the pair's row in `cross_reference`",
};

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
  /** What every run or hop takes beside its calls. */
  readonly overhead: Duration;
  /** Runs start by the clock alone, whatever a source could tell. */
  readonly byClock: boolean;
  /** Records are staged and written many at a time where the target takes them so. */
  readonly bulk: boolean;
  /** What a write's key counts: the source record with a hash, or versions of a canonical record of our own. */
  readonly keyedBy: 'source-record' | 'canonical-version';
  readonly pairs: PairStore;
  /** Writes in flight at most, if limits allow. */
  readonly concurrency: number;
  readonly runsOn: string;
  /** Where what could not be delivered lies. */
  readonly deadLetters: string;
  readonly parts: readonly string[];
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
