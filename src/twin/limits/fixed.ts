// Windows that all start anew together: at the full second, hour, day. Up to twice the limit may pass around such a moment.
import { type Counter, openAt, type Rate } from './counter.ts';

export function fixedWindows(rate: Rate): Counter {
  let window = -1;
  let count = 0;
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
    fits: (now, cost, left) => used(now) + cost <= openAt(rate, now, left),
    wait: (now, cost, left) => {
      if (cost > rate.limit) return Number.POSITIVE_INFINITY;
      if (used(now) + cost <= openAt(rate, now, left)) return 0;
      return (Math.floor(now / rate.windowMs) + 1) * rate.windowMs - now;
    },
    take: (now, cost) => {
      count = used(now) + cost;
    },
    idle: (now) => used(now) === 0,
  };
}
