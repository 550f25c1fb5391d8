// A number as people read it, the same on every machine: no locale is asked.

/** 20000 → "20,000"; −2.5 → "−2.5". Rounded to so many decimals at most. */
export function grouped(value: number, decimals: number): string {
  const unit = 10 ** decimals;
  const [whole = '0', rest] = String(Math.round(Math.abs(value) * unit) / unit).split('.');
  const sign = value < 0 ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}
