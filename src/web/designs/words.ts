// Figures as the page of designs writes them.

/** "1,026.50 USD": cents always, so that amounts stand under each other. */
export function moneyWords({
  amount,
  currency,
}: {
  readonly amount: number;
  readonly currency: string;
}): string {
  const [whole = '0', cents = '00'] = amount.toFixed(2).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents} ${currency}`;
}

/** 1234.5 → "1,234.5". */
export function figureWords(value: number): string {
  const [whole = '0', rest] = String(Math.round(value * 10_000) / 10_000).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

/** A tool's words without the marks that set names apart in documents. */
export function plainWords(text: string): string {
  return text.replaceAll('`', '');
}

export const criterionWords: Readonly<Record<string, string>> = {
  reliability: 'Reliability',
  freshness: 'Freshness',
  capacity: 'Capacity',
  cost: 'Cost',
  effort: 'Effort',
  operability: 'Operability',
  security: 'Security',
  fit: 'Fit',
};
