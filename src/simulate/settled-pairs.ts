// Pairs that a comparison found equal and that nothing has been done with since: the next one need not look at them again, only at the two
// records. It only saves time; nothing would be otherwise without it. Of one-way flows alone, since the other leg's work touches pairs too.
import { type CountById, countById, type WordById } from './by-id.ts';
import type { RowList } from '../twin/store.ts';
import type { Hashes } from './hashes.ts';
import type { Durable, Pair } from './integration.ts';

const known: WeakMap<Durable, SettledPairs> = new WeakMap();

export function settledPairs(durable: Durable): SettledPairs {
  const own = known.get(durable) ?? new SettledPairs(durable);
  known.set(durable, own);
  return own;
}

/** A class, because every record of both sides is asked for every night. */
class SettledPairs {
  readonly queue: Durable['queue'];
  readonly pairs: Durable['pairs'];
  /** Targets count from 1 here. */
  readonly targets: CountById = countById();
  /** How many jobs had been put when it was noted. */
  readonly noted: CountById = countById();

  constructor({ queue, pairs }: Durable) {
    this.queue = queue;
    this.pairs = pairs;
  }

  /** The target of the source record's pair, -1 where the pair has to be looked at. */
  target(source: number): number {
    return this.queue.lastPut(source) > this.noted.get(source) ? -1 : this.targets.get(source) - 1;
  }

  /**
   * The places of a page whose pairs have to be looked at: `there` does not hold the same as the page, or nothing is known. Not those that
   * the flow leaves alone and never had to do with.
   */
  unlike(list: RowList, hashes: Hashes, there: WordById): readonly number[] {
    const { targets } = this;
    const { ids } = list;
    const all = hashes.all(list);
    const places: number[] = [];
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] ?? 0;
      const target = targets.get(id) - 1;
      const known =
        target < 0
          ? !hashes.passed(id) && this.pairs.get(id) === undefined
          : there.is(target, all[place] ?? 0) && this.target(id) >= 0;
      if (!known) places.push(place);
    }
    return places;
  }

  note(pair: Pair): void {
    if (this.queue.holds(pair.source)) return;
    this.targets.set(pair.source, pair.target + 1);
    this.noted.set(pair.source, this.queue.puts());
  }

  forget(source: number): void {
    this.targets.set(source, 0);
  }
}

export type { SettledPairs };
