// A bucket of units that fills steadily and from which every call takes. A leaky bucket is the same seen from the other side: what drains
// steadily out of the one fills the other, so both are kept here, and differ in how much may come at once.
import { type Counter, type Rate } from './counter.ts';

/** Rounding of sums must not refuse a call that fits exactly. */
const grain = 1e-9;

/** Starts full. `size` is how much may come at once; `rate` fills it. Others slow the filling. */
export function bucket(rate: Rate, size: number): Counter {
  const perMs = rate.limit / rate.windowMs;
  let level = size;
  let since = 0;
  let window = -1;
  let count = 0;
  const fill = (now: number, left: number): number => {
    level = Math.min(size, level + (now - since) * perMs * Math.min(1, Math.max(0, left)));
    since = now;
    return level;
  };
  const used = (now: number): number => {
    const present = Math.floor(now / rate.windowMs);
    if (present !== window) {
      window = present;
      count = 0;
    }
    return count;
  };
  return {
    used,
    fits: (now, cost, left) => fill(now, left) + grain >= cost,
    wait: (now, cost, left) => {
      if (cost > size + grain) return Number.POSITIVE_INFINITY;
      const lacks = cost - fill(now, left);
      if (lacks <= grain) return 0;
      return left <= 0 ? rate.windowMs : Math.ceil(lacks / (perMs * Math.min(1, left)));
    },
    take: (now, cost) => {
      level -= cost;
      count = used(now) + cost;
    },
    idle: (now) => fill(now, 1) + grain >= size && used(now) === 0,
  };
}
