// Amounts of money between whole units and the smallest coin.
import { conversion, convert, currencyBeside } from '../money.ts';
import { type Between, nothing, type Transform } from '../transform.ts';

/** Converts an amount when the two sides count in different units. */
export function unit({ from, to, sources }: Between): Transform | null {
  const change = conversion(from, to);
  if (change === null) return null;
  const currency = currencyBeside(
    from.meaning,
    sources.map(({ meaning }) => meaning),
  );
  const path = currency?.field.path ?? null;
  const work = convert(change.to, path);
  const doubt = [
    change.assumed ? 'the integer is taken to count minor units' : null,
    path === null ? 'two decimals are taken, no currency being given' : null,
  ].filter((word) => word !== null);
  return {
    ...nothing,
    name: 'unit',
    reads: path === null ? [] : [path],
    work: to.kind === 'string' ? `$string(${work})` : work,
    lossy: change.to === 'minor' ? ['fractions of the smallest coin are rounded'] : [],
    notes: [
      change.to === 'minor' ? 'major to minor currency units' : 'minor to major currency units',
      ...(path === null ? [] : [`decimals by the currency in ${path}`]),
    ],
    remarks:
      doubt.length === 0
        ? []
        : [
            {
              code: 'SPW205',
              values: { from: from.meaning.field.path, to: to.meaning.field.path, doubt: doubt.join('; ') },
            },
          ],
  };
}
