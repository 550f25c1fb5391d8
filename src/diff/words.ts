// Values and names of a plan as people say them: lengths of time, shares, money, lists; keys as words.
// The same on every machine: no locale is asked.
import { inWords } from '../measure/duration.ts';
import { grouped as figure } from '../measure/grouped.ts';
import { isNamed, nameOf } from './walk.ts';

const spoken: Readonly<Record<string, string>> = {
  to: 'target',
  from: 'source',
  jsonata: 'expression',
  why: 'argument',
  lossy: 'what is lost',
  personal: 'personal data',
  retry: 'retried',
  then: 'afterwards',
  cap: 'longest wait',
  oneLine: 'in one line',
  callsPerDay: 'calls a day',
  pointsPerDay: 'points a day',
  peakPerWindow: 'busiest window',
  use: 'use of the limit',
  limitId: 'limit it falls under',
  on: 'ends on',
  uses: 'product',
  api: 'API document',
  monthly: 'cost a month',
};

const shares: ReadonlySet<string> = new Set(['use', 'share', 'budgetUse']);

/** "retry.rows.rate-limit.firstWait" → "retried rows rate-limit first wait". */
export function wordsOf(steps: readonly string[]): string {
  return steps
    .map(
      (step) => spoken[step] ?? step.replaceAll(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`),
    )
    .join(' · ');
}

/** A value in words; `key` says what it is of. Long texts are told whole: what changed may stand at their end. */
export function said(value: unknown, key: string): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number')
    return shares.has(key) ? `${grouped(Math.round(value * 1000) / 10)} %` : grouped(value);
  if (typeof value === 'string')
    return /^P(?=[\dT])[\dDTHMSW.]+$/.test(value) ? inWords(value) : value === '' ? 'empty' : value;
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((one) => said(one, key)).join(', ');
  if (!isNamed(value)) return 'something';
  if (typeof value['amount'] === 'number' && typeof value['currency'] === 'string')
    return `${grouped(value['amount'])} ${value['currency']}`;
  const name = nameOf(value);
  return name.startsWith('{')
    ? Object.entries(value)
        .map(([inner, one]) => `${wordsOf([inner])} ${said(one, inner)}`)
        .join(', ')
    : name;
}

/** 20000 → "20,000". */
export function grouped(value: number): string {
  return figure(value, 4);
}

/** "+3", "−2.5". */
export function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : grouped(value);
}

export function counted(number: number, one: string): string {
  return `${grouped(number)} ${one}${number === 1 ? '' : 's'}`;
}
