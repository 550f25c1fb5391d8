// A counter for each single record, kept only while it counts something: of a million records few are written in one window.
import type { Counter } from './counter.ts';

/** Counters are looked over for idle ones when there are twice as many as after the last look, and never fewer than this. */
const few = 1024;

export interface CounterByRecord {
  /** The counter of a record, made when it is first asked for. */
  readonly of: (record: number, now: number) => Counter;
  readonly size: () => number;
}

export function byRecord(make: () => Counter): CounterByRecord {
  const counters = new Map<number, Counter>();
  let full = few;
  return {
    size: () => counters.size,
    of: (record, now) => {
      const known = counters.get(record);
      if (known !== undefined) return known;
      if (counters.size >= full) {
        for (const [one, counter] of counters) if (counter.idle(now)) counters.delete(one);
        full = Math.max(few, counters.size * 2);
      }
      const made = make();
      counters.set(record, made);
      return made;
    },
  };
}
