// Look-up tables that come with the product, for expressions that translate by them ("$tables.countries"). What is a customer's own
// (a vendor's codes, price lists) is not among them: people fill those.
import type { Tables } from './apply.ts';
import countries from './countries.json' with { type: 'json' };

/** By name: lower-case country names, English and German, to ISO 3166-1 alpha-2 codes. */
export const shippedTables: Tables['tables'] = { countries };

/** Names of the tables that expressions look into, in the order of their first use. */
export function tablesIn(expressions: readonly string[]): readonly string[] {
  return [
    ...new Set(
      expressions.flatMap((one) =>
        [...one.matchAll(/\$tables\.([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''),
      ),
    ),
  ];
}
