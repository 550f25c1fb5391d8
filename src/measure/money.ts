// Amounts of money with their currency. No conversion: a price table or a brief says the currency.
import { z } from 'zod';

/** `amount` in major units (22.5 = 22 dollars 50), `currency` ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export const Money: z.ZodType<Money> = z.strictObject({
  amount: z.number().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'),
});
