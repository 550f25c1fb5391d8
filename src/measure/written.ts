// Lengths of time and days as people write them ("5m", "2 hours", "1.3.2027"), turned into the one form that travels.
// Only for saying what was probably meant: nothing is accepted because of this.
import { z } from 'zod';
import { type Duration, duration } from './duration.ts';

const units: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hrs: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  w: 604_800,
  week: 604_800,
  weeks: 604_800,
};

/** A thousand years in seconds: more was never meant. */
const longest = 31_557_600_000;

/** "5m", "90 sec", "1h30m", "pt5m" → ISO 8601; null when it is no length of time, or one whose length depends on a date (months). */
export function durationMeant(written: string): Duration | null {
  const text = written
    .trim()
    .toLowerCase()
    .replace(/^(pt|p(?=\d+[dw]))/, '')
    .replace(/^(every|about|ca\.?)\s+/, '');
  let rest = text;
  let total = 0;
  while (rest !== '') {
    const part = /^(\d+(?:[.,]\d+)?)\s*([a-z]+)[\s,]*(?:and\s+)?/.exec(rest);
    const size = units[part?.[2] ?? ''];
    if (part === null || size === undefined) return null;
    total += Number((part[1] ?? '').replace(',', '.')) * size;
    rest = rest.slice(part[0].length);
  }
  return total < 0.001 || total > longest ? null : duration(total);
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2027-3-1", "2027/03/01", "1 March 2027", "March 1, 2027", "1.3.2027" → "2027-03-01"; null when it is none of these or day and month can't be told apart ("3/4/2027"). */
export function dateMeant(written: string): string | null {
  const text = written.trim().toLowerCase();
  const ordered = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(text);
  if (ordered !== null) return dated(ordered[1], ordered[2], ordered[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted !== null) return dated(dotted[3], dotted[2], dotted[1]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/.exec(text);
  if (dayFirst !== null) return dated(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  if (monthFirst !== null) return dated(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

function monthOf(name: string | undefined): string {
  return String(monthNames.indexOf(name ?? '') + 1);
}

function dated(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(date).success ? date : null;
}
