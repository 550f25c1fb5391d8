// When people work: a day by hours whose busiest hour is so many times the mean, and the moments of changes drawn along it. The next
// moment is worked out from the last one, so that a year of changes takes no room.
import type { Random } from '../twin/random.ts';
import { day, hour, hourOfDay, startHour } from './clock.ts';

/** How busy each hour is before it is stretched to a peak: nights are quiet, mornings busier than afternoons. */
const shape: readonly number[] = [
  0.02, 0.01, 0.01, 0.01, 0.02, 0.05, 0.12, 0.3, 0.65, 0.95, 1, 0.9, 0.6, 0.75, 0.85, 0.8, 0.7, 0.5, 0.3, 0.2,
  0.15, 0.1, 0.06, 0.04,
];

/**
 * 24 weights with mean 1 whose greatest is `peak`. A peak below 1 counts as 1; above 24 it is 24, when all of a day falls into one hour.
 */
export function dailyCurve(peak: number): readonly number[] {
  const wanted = Math.min(24, Math.max(1, peak));
  let form = shape;
  // A higher peak than the form allows needs a narrower one: squares keep the busiest hour at 1 and press the others down.
  for (let step = 0; step < 8 && mean(form) * wanted > 1; step++)
    form = form.map((weight) => weight * weight);
  const middle = mean(form);
  const slope = (wanted - 1) / (1 - middle);
  return form.map((weight) => Math.max(0, wanted - slope + slope * weight));
}

function mean(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

/** The moment of the change after `now`, for so many a day along the curve. Infinity where there are none. */
export function nextChange(curve: readonly number[], perDay: number, now: number, random: Random): number {
  if (perDay <= 0) return Number.POSITIVE_INFINITY;
  const perHour = perDay / 24;
  let work = random.exponential(1);
  let at = now;
  for (;;) {
    const rate = (curve[hourOfDay(at)] ?? 0) * perHour;
    const left = hour - ((at + startHour * hour) % hour);
    const here = (rate * left) / hour;
    if (work < here) return Math.floor(at + (work / rate) * hour);
    work -= here;
    at += left;
    if (at - now > 3650 * day) return Number.POSITIVE_INFINITY;
  }
}
