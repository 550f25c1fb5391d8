// At most so much in any stretch of the window's length, wherever it starts. Two ways of counting: one remembers each call of a small limit
// (exact), the other keeps a ring of sums, so that a limit of a million a day takes as little room as one of a hundred.
import { type Counter, nextTurn, openAt, type Rate } from './counter.ts';

/** Limits up to this are counted call by call. */
const remembered = 1024;
/** A window is cut into so many parts; one that has begun to leave the window counts until it has left. */
const parts = 256;

/** `single`: each call takes one of the limit. */
export function slidingWindow(rate: Rate, single: boolean): Counter {
  return single && rate.limit <= remembered ? callByCall(rate) : inParts(rate);
}

function callByCall(rate: Rate): Counter {
  const { limit, windowMs } = rate;
  const times: number[] = [];
  let taken = 0;
  let gone = 0;
  const used = (now: number): number => {
    while (gone < taken && (times[gone % limit] ?? 0) + windowMs <= now) gone += 1;
    return taken - gone;
  };
  return {
    used,
    fits: (now, cost, left) => used(now) + cost <= openAt(rate, now, left),
    wait: (now, cost, left) => {
      if (cost > limit) return Number.POSITIVE_INFINITY;
      const open = openAt(rate, now, left);
      if (used(now) + cost <= open) return 0;
      if (open < cost) return nextTurn(rate, now);
      return (times[(taken + cost - 1 - open) % limit] ?? now) + windowMs - now;
    },
    take: (now) => {
      times[taken % limit] = now;
      taken += 1;
    },
    idle: (now) => used(now) === 0,
  };
}

function inParts(rate: Rate): Counter {
  const { limit, windowMs } = rate;
  const width = Math.max(1, Math.ceil(windowMs / parts));
  const size = Math.ceil(windowMs / width) + 2;
  const sums = new Float64Array(size);
  let newest = -1;
  let oldest = 0;
  let total = 0;
  /** The first part of which something may still lie within the window: it ends after the window's start. */
  const firstOf = (now: number): number => Math.max(0, Math.floor((now - windowMs) / width));
  const used = (now: number): number => {
    const first = firstOf(now);
    const end = Math.min(first, newest + 1);
    while (oldest < end) {
      total -= sums[oldest % size] ?? 0;
      sums[oldest % size] = 0;
      oldest += 1;
    }
    oldest = first;
    return total;
  };
  return {
    used,
    fits: (now, cost, left) => used(now) + cost <= openAt(rate, now, left),
    wait: (now, cost, left) => {
      if (cost > limit) return Number.POSITIVE_INFINITY;
      const open = openAt(rate, now, left);
      let over = used(now) + cost - open;
      if (over <= 0) return 0;
      if (open < cost) return nextTurn(rate, now);
      let part = oldest;
      for (; part <= newest; part++) {
        over -= sums[part % size] ?? 0;
        if (over <= 0) break;
      }
      return (part + 1) * width + windowMs - now;
    },
    take: (now, cost) => {
      total = used(now) + cost;
      newest = Math.floor(now / width);
      sums[newest % size] = (sums[newest % size] ?? 0) + cost;
    },
    idle: (now) => used(now) === 0,
  };
}
