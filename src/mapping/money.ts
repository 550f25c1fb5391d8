// Whether an amount counts whole currency units or the smallest coin, and how to get from one to the other.
// The number of decimals comes from the record's own currency (ISO 4217), so that yen and dinars come out right.
import type { Meaning } from './meaning.ts';
import units from './minor-units.json' with { type: 'json' };
import { first } from './expression.ts';
import type { Weighed } from './similarity.ts';

/** `minor` and `major` are said by a name or a format; `whole` is an integer amount, which usually but not certainly counts minor units. */
export type MoneyUnit = 'minor' | 'whole' | 'major' | 'unknown';

const minorWords: ReadonlySet<string> = new Set(['cent', 'penny', 'pence', 'minor', 'subunit', 'microcent']);

/** What one of a money field's number is worth, or null when the field holds no money. */
export function moneyUnit({ meaning, kind }: Weighed): MoneyUnit | null {
  if (meaning.head?.term?.kind !== 'money' && !meaning.context.some((token) => token.term?.kind === 'money'))
    return null;
  const format = meaning.field.format?.toLowerCase() ?? '';
  if (meaning.words.some((word) => minorWords.has(word)) || /minor|cents/.test(format)) return 'minor';
  if (kind === 'number' || /decimal|double|float|money|currency/.test(format)) return 'major';
  if (kind === 'integer') return 'whole';
  return kind === 'string' ? 'major' : 'unknown';
}

/** How to convert, or null when both count the same. `assumed` when it rests on an integer type alone. */
export function conversion(
  from: Weighed,
  to: Weighed,
): { readonly to: 'minor' | 'major'; readonly assumed: boolean } | null {
  const [a, b] = [moneyUnit(from), moneyUnit(to)];
  const small = (unit: MoneyUnit | null): boolean => unit === 'minor' || unit === 'whole';
  if (small(a) && b === 'major') return { to: 'major', assumed: a === 'whole' };
  if (a === 'major' && small(b)) return { to: 'minor', assumed: b === 'whole' };
  if (a === 'minor' && b === 'unknown') return { to: 'major', assumed: true };
  if (a === 'unknown' && b === 'minor') return { to: 'minor', assumed: true };
  return null;
}

/** The source field that says the currency of an amount: in the same container first, else nearest to the root. */
export function currencyBeside(amount: Meaning, fields: readonly Meaning[]): Meaning | null {
  const parent = amount.field.path.split('.').slice(0, -1).join('.');
  const found = fields.filter(
    ({ head, exempt, field }) =>
      head?.id === 'currency' && exempt !== 'container' && field.type !== 'boolean',
  );
  const beside = found.find(({ field }) => field.path.split('.').slice(0, -1).join('.') === parent);
  const plain = found
    .filter(({ list }) => !list)
    .sort(
      (one, other) =>
        one.depth + one.context.length - other.depth - other.context.length || one.index - other.index,
    );
  return beside ?? plain[0] ?? null;
}

/** JSONata for the conversion of `$v`. `currency` is the path of the currency from the record's root, or null: two decimals are then assumed. */
export function convert(direction: 'minor' | 'major', currency: string | null): string {
  const power = currency === null ? '100' : '$power(10, $e)';
  const number = '$number($v)';
  const work = direction === 'minor' ? `$round(${number} * ${power})` : `${number} / ${power}`;
  return currency === null
    ? work
    : `($c := $uppercase($string($$.${first(currency)})); $e := ${exponent()}; ${work})`;
}

/** The number of decimals of the currency `$c`: a choice over the few that have not two. */
function exponent(): string {
  const choices = Object.entries(units).map(
    ([decimals, codes]) => `$c in [${codes.map((code) => `"${code}"`).join(', ')}] ? ${decimals} : `,
  );
  return `${choices.join('')}2`;
}
