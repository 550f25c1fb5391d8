// Pairs that a comparison found equal and that nothing has been done with since: the next one need not look at them again, only at the two
// records. It only saves time; nothing would be otherwise without it. Of one-way flows alone, since the other leg's work touches pairs too.
import { type CountById, countById, type WordById } from './by-id.ts';
import type { Durable, Pair } from './integration.ts';

const known: WeakMap<Durable, SettledPairs> = new WeakMap();

export function settledPairs(durable: Durable): SettledPairs {
  const own = known.get(durable) ?? new SettledPairs(durable.queue);
  known.set(durable, own);
  return own;
}

/** A class, because every record of both sides is asked for every night. */
class SettledPairs {
  readonly queue: Durable['queue'];
  /** Targets count from 1 here. */
  readonly targets: CountById = countById();
  /** How many jobs had been put when it was noted. */
  readonly noted: CountById = countById();

  constructor(queue: Durable['queue']) {
    this.queue = queue;
  }

  /** The target of the source record's pair, -1 where the pair has to be looked at. */
  target(source: number): number {
    return this.queue.lastPut(source) > this.noted.get(source) ? -1 : this.targets.get(source) - 1;
  }

  /** The places of a page whose pairs have to be looked at: `there` does not hold the same as the page, or nothing is known. */
  unlike(ids: readonly number[], hashes: Int32Array, there: WordById): readonly number[] {
    const { targets } = this;
    const places: number[] = [];
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] ?? 0;
      const target = targets.get(id) - 1;
      if (target < 0 || !there.is(target, hashes[place] ?? 0) || this.target(id) < 0) places.push(place);
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
