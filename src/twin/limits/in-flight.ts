// How many calls may be open at once. A call is open until its answer has been sent; when that is, is known as soon as it was carried out.
import { nextTurn, openAt, type Rate } from './counter.ts';

export interface InFlight {
  readonly fits: (now: number, left: number) => boolean;
  /** Ms until one may fit. */
  readonly wait: (now: number, left: number) => number;
  readonly take: (until: number) => void;
  readonly used: (now: number) => number;
}

/** `windowMs` of the rate only says for how long others keep their turn. */
export function inFlight(rate: Rate): InFlight {
  /** Ends of open calls, the earliest last. */
  const ends: number[] = [];
  const used = (now: number): number => {
    while ((ends.at(-1) ?? Number.POSITIVE_INFINITY) <= now) ends.pop();
    return ends.length;
  };
  return {
    used,
    fits: (now, left) => used(now) < openAt(rate, now, left),
    wait: (now, left) => {
      const open = openAt(rate, now, left);
      if (used(now) < open) return 0;
      return open < 1 ? nextTurn(rate, now) : (ends[open - 1] ?? now + 1) - now;
    },
    take: (until) => {
      ends.push(until);
      for (let at = ends.length - 1; at > 0 && (ends[at - 1] ?? 0) < until; at--) {
        ends[at] = ends[at - 1] ?? 0;
        ends[at - 1] = until;
      }
    },
  };
}
