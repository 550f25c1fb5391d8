// One answer as somebody types it ("5 minutes", "20k", "1 March 2027", "$200") → the value that a brief holds.
// An empty answer is no answer and becomes null; one that can't be read says what would do. No clock: a day needs its year.
import type { Duration } from '../measure/duration.ts';
import { type Money, Money as MoneySchema } from '../measure/money.ts';
import { durationMeant } from '../measure/written.ts';
import { budgetIn } from './text/bounds.ts';
import { dayIn } from './text/dates.ts';
import { numberIn, numberPattern } from './text/numbers.ts';
import { timingOf } from './text/timing.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly expected: string };

/** "5 minutes", "half an hour", "the same day", "real time", "PT5M". */
export function lengthAnswer(text: string): Answer<Duration> {
  return answer(
    text,
    (said) => {
      const plain = durationMeant(said);
      if (plain !== null) return plain;
      const timing = timingOf(said) ?? timingOf(`within ${said}`);
      return timing?.freshness ?? timing?.every ?? null;
    },
    'a length of time such as 5 minutes, same day or PT5M',
  );
}

/** "1 March 2027", "2027-03-01", "Q1 2027" (its first day). */
export function dayAnswer(text: string): Answer<string> {
  return answer(text, (said) => dayIn(said)?.day ?? null, 'a day with its year, such as 1 March 2027');
}

/** A whole number of things: "20,000", "20k", "about two thousand contacts". */
export function countAnswer(text: string): Answer<number> {
  return answer(
    text,
    (said) => {
      const found = counted(said);
      return found === null || period.test(found.rest) ? null : Math.round(found.value);
    },
    'a number such as 300, 20,000 or 20k',
  );
}

const period = /\b(hour|day|week|month|year)\b|\b(hour|dai|week|month|year)ly\b/;
const daysIn: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  dai: 1,
  week: 7,
  month: 30,
  year: 365,
};

/** So many a day: "300", "300 a day", "2k a week" (divided by seven). */
export function dailyAnswer(text: string): Answer<number> {
  return answer(
    text,
    (said) => {
      const found = counted(said);
      if (found === null) return null;
      const named = period.exec(found.rest);
      const days = daysIn[named?.[1] ?? named?.[2] ?? 'day'] ?? 1;
      return Math.round((found.value / days) * 10) / 10;
    },
    'a number a day, such as 300 or 2k a week',
  );
}

/** The number that an answer begins with, and the words after it; null where a second number leaves open which one counts. */
function counted(said: string): { readonly value: number; readonly rest: string } | null {
  const low = said.toLowerCase().replace(/^(?:about|around|roughly|some|ca\.?|circa|~)\s*/, '');
  const found = new RegExp(`^${numberPattern}`).exec(low)?.[0];
  const value = found === undefined ? null : numberIn(found);
  const rest = low.slice(found?.length ?? 0).trim();
  return value === null || /\d/.test(rest) ? null : { value, rest };
}

/** An amount a month with its currency: "200 USD", "$200", "2400 euros a year". */
export function moneyAnswer(text: string): Answer<Money> {
  return answer(
    text,
    (said) => {
      const coded = /^([\d.,]+k?)\s*([a-z]{3})$|^([a-z]{3})\s*([\d.,]+k?)$/i.exec(said);
      if (coded !== null) {
        const amount = numberIn(coded[1] ?? coded[4] ?? '');
        const currency = (coded[2] ?? coded[3] ?? '').toUpperCase();
        return MoneySchema.safeParse({ amount, currency }).data ?? null;
      }
      const monthly = /month|year|annual/i.test(said) ? '' : ' a month';
      return budgetIn(`budget ${said}${monthly}`);
    },
    'an amount with its currency, such as 200 USD or $200',
  );
}

/** Words between commas; each once. */
export function listAnswer(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

function answer<T>(text: string, read: (said: string) => T | null, expected: string): Answer<T> {
  const said = text.trim();
  if (said === '') return { ok: true, value: null };
  const value = read(said);
  return value === null ? { ok: false, expected } : { ok: true, value };
}
