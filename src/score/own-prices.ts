// What somebody pays in place of a listed price: a quote, a contract. Each with where it stands and since when, like any other price.
import { z } from 'zod';
import type { Source } from '../measure/fact.ts';
import type { PriceLists } from './prices.ts';

/** `of` is a host or a platform by its list's name, `line` a quantity of the host or a step of the platform, `amount` what one unit or the step costs. */
export interface OwnPrice {
  readonly of: string;
  readonly line: string;
  readonly amount: number;
  /** Where it stands: a quote, a contract. */
  readonly ref: string;
  readonly on: string;
}

const text = z.string().trim().min(1).max(200);

export const OwnPrice: z.ZodType<OwnPrice> = z.strictObject({
  of: text,
  line: text,
  amount: z.number().nonnegative().max(1_000_000),
  ref: text,
  on: z.iso.date(),
});

/** The lists with own prices in their place: one price for all units where a list has bands. What names no line of a list changes nothing. */
export function withOwnPrices(lists: PriceLists, own: readonly OwnPrice[]): PriceLists {
  if (own.length === 0) return lists;
  const priceOf = (of: string, line: string): OwnPrice | undefined =>
    own.find((one) => one.of === of && one.line === line);
  return {
    hosts: lists.hosts.map((host) => ({
      ...host,
      meters: host.meters.map((meter) => {
        const found = priceOf(host.host, meter.quantity);
        return found === undefined
          ? meter
          : { ...meter, bands: [{ upTo: null, each: found.amount }], source: sourceOf(found) };
      }),
    })),
    planLists: lists.planLists.map((list) => ({
      ...list,
      steps: list.steps.map((step) => {
        const found = priceOf(list.platform, step.name);
        return found === undefined ? step : { ...step, price: found.amount, source: sourceOf(found) };
      }),
    })),
  };
}

/** As people of the workspace wrote it down. */
function sourceOf({ ref, on }: OwnPrice): Source {
  return { kind: 'brief', ref: `own price: ${ref}`, retrieved: on };
}
