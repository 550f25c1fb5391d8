// From what is used to what is charged: bands of unit prices added up, and the cheapest plan that holds a month's use.
import type { Meter, PlanList, PlanStep } from './price.ts';

/** Cents; money is rounded where a vendor's bill would be, line by line. */
export function cents(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}

/** The vendor's units in so much of the meter's quantity. */
export function unitsOf(meter: Meter, used: number): number {
  return used / meter.size;
}

/** What so many units cost, each at the price of its band; the first `free` of them cost nothing. */
export function chargeOf(bands: Meter['bands'], units: number, free: number = 0): number {
  let from = 0;
  let charge = 0;
  for (const { upTo, each } of bands) {
    const until = Math.min(units, upTo ?? units);
    const billed = Math.max(0, until - Math.max(from, free));
    charge += billed * each;
    from = Math.max(from, upTo ?? units);
  }
  return charge;
}

/** A step of a plan list taken `times` times: more than once only where no single step holds the use. */
export interface Subscription {
  readonly step: PlanStep;
  readonly times: number;
  readonly price: number;
}

/**
 * The cheapest step that holds the use. Beyond the largest, several of the largest are reckoned with, since what a vendor asks for more is
 * not published: an assumption that is said. Throws Error on an empty list.
 */
export function subscriptionFor(list: PlanList, used: number): Subscription {
  const [cheapest] = list.steps
    .filter((step) => step.holds >= used)
    .toSorted((a, b) => a.price - b.price || b.holds - a.holds);
  if (cheapest !== undefined) return { step: cheapest, times: 1, price: cheapest.price };
  const [largest] = list.steps.toSorted((a, b) => b.holds - a.holds);
  if (largest === undefined) throw new Error(`no plan of ${list.vendor} is known`);
  const times = Math.ceil(used / largest.holds);
  return { step: largest, times, price: times * largest.price };
}
