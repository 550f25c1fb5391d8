// Whether two texts say the same figures: numbers with their units, dates, paths, ids. Wording may differ, figures may not.
// A text that the plan derives from its own parts is held against them by this, so that prose stays free to be edited.

const units: ReadonlySet<string> = new Set(['ms', 's', 'min', 'h', 'd', '%', 'points', 'days', 'times']);

/** The figures of a text in their order: a token with a digit, a slash, a dash inside or an underscore; a number takes its unit along. */
export function figuresIn(text: string): readonly string[] {
  const tokens = text
    .split(/[\s,;:()"'`„“”’]+/u)
    .map((token) => token.replace(/[.!?…]+$/u, ''))
    .filter((token) => token !== '');
  return tokens.flatMap((token, index) => {
    if (!/[\d/_]/.test(token)) return [];
    const next = tokens[index + 1] ?? '';
    return [/^[\d.]+$/.test(token) && units.has(next) ? `${token} ${next}` : token];
  });
}

/** The first figure that one text has and the other lacks, told as "says A where B follows"; null when they say the same. */
export function otherFigures(written: string, follows: string): string | null {
  if (written === follows) return null;
  const [said, due] = [figuresIn(written), figuresIn(follows)];
  const odd = surplus(said, due);
  const lacking = surplus(due, said);
  if (odd === null && lacking === null) return null;
  if (odd === null) return `does not say ${lacking ?? ''}`;
  return lacking === null
    ? `says ${odd}, which nothing in the plan gives`
    : `says ${odd} where ${lacking} follows`;
}

/** Order is left out of account; how often is not. */
function surplus(some: readonly string[], others: readonly string[]): string | null {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  for (const one of some) {
    const count = left.get(one) ?? 0;
    if (count === 0) return one;
    left.set(one, count - 1);
  }
  return null;
}
