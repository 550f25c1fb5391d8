// So many per length of time: vendors' limits, loads, budgets. Counts only; what is counted is the caller's business.
import { z } from 'zod';
import { Duration, duration, seconds } from './duration.ts';

/** At most (or about) `count` per `window`. */
export interface Rate {
  readonly count: number;
  readonly window: Duration;
}

export const Rate: z.ZodType<Rate> = z.object({ count: z.number().nonnegative(), window: Duration });

export function perSecond(rate: Rate): number {
  return rate.count / seconds(rate.window);
}

export function perDay(rate: Rate): number {
  return perSecond(rate) * 86_400;
}

/** The least time in which `count` things fit through a rate, steadily, without a burst. */
export function timeFor(count: number, rate: Rate): Duration {
  return duration(count / perSecond(rate));
}
