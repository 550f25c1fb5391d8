// How one limit counts, whatever its window: the shape that every way of counting has, and how much of a limit is left to the integration
// while others of the same account use it too. Nothing here knows calls or profiles.

/**
 * Times are ms of virtual time and never go back between two questions. `left` is the share of the limit that others leave over, 0..1.
 */
export interface Counter {
  readonly fits: (now: number, cost: number, left: number) => boolean;
  /** Ms until so much may fit if nothing else comes; Infinity when it never can. */
  readonly wait: (now: number, cost: number, left: number) => number;
  readonly take: (now: number, cost: number) => void;
  /** What counts in the window that this moment lies in. */
  readonly used: (now: number) => number;
  /** Whether forgetting the counter would change nothing. */
  readonly idle: (now: number) => boolean;
}

/** A limit as a counter needs it: so much per so many ms. */
export interface Rate {
  readonly limit: number;
  readonly windowMs: number;
}

const golden = 0.618_033_988_749_894_9;

/**
 * What of a limit is open to the integration at a moment. Parts of one are given out in turns: of a limit of 1 of which others take a fifth,
 * one window in five is theirs.
 */
export function openAt(rate: Rate, now: number, left: number): number {
  if (left >= 1) return rate.limit;
  if (left <= 0) return 0;
  const turn = Math.floor(now / rate.windowMs) * golden;
  return Math.floor(rate.limit * left + (turn - Math.floor(turn)));
}

/** Ms until the next turn of {@link openAt}. */
export function nextTurn(rate: Rate, now: number): number {
  return (Math.floor(now / rate.windowMs) + 1) * rate.windowMs - now;
}
