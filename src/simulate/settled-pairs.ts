// Pairs that a comparison found equal and that nothing has been done with since: the next one need not look at them again, only at the two
// records. It only saves time; nothing would be otherwise without it. Of one-way flows alone, since the other leg's work touches pairs too.
import { countById } from './by-id.ts';
import type { Durable, Pair } from './integration.ts';

export interface SettledPairs {
  /** The target of the source record's pair, -1 where the pair has to be looked at. */
  readonly target: (source: number) => number;
  readonly note: (pair: Pair) => void;
  readonly forget: (source: number) => void;
}

const known: WeakMap<Durable, SettledPairs> = new WeakMap();

export function settledPairs(durable: Durable): SettledPairs {
  const own = known.get(durable) ?? made(durable.queue);
  known.set(durable, own);
  return own;
}

function made(queue: Durable['queue']): SettledPairs {
  /** Targets count from 1 here. */
  const targets = countById();
  /** How many jobs had been put when it was noted. */
  const noted = countById();
  return {
    target: (source) => (queue.lastPut(source) > noted.get(source) ? -1 : targets.get(source) - 1),
    note: (pair) => {
      if (queue.holds(pair.source)) return;
      targets.set(pair.source, pair.target + 1);
      noted.set(pair.source, queue.puts());
    },
    forget: (source) => targets.set(source, 0),
  };
}
