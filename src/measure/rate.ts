// So many per length of time: vendors' limits, loads, budgets. Counts only; what is counted is the caller's business.
import { type Duration, seconds } from './duration.ts';

/** At most (or about) `count` per `window`. */
export interface Rate {
  readonly count: number;
  readonly window: Duration;
}

export function perSecond(rate: Rate): number {
  return rate.count / seconds(rate.window);
}
