// Days in a text: "1 March 2027", "2027-03-01", "15/04/2027", "end of March 2027", and those that say no year. No clock: a day without
// a year stays open, and so does one that is counted from today.
import { dateMeant } from '../../measure/written.ts';

/** A day as found. `day` is an ISO date or null when the text leaves something open; `assumed` tells that a day of a month or quarter was taken. */
export interface DayFound {
  readonly day: string | null;
  readonly assumed: boolean;
  readonly said: string;
  readonly at: number;
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const whole = new RegExp(
  `\\b\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\.?,? \\d{4}\\b|\\b${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
  'i',
);
/** "end of", "late in": the last day is meant, not the first; "mid" means the middle. */
const lastOf = '(?:(end of|late(?: in)?|mid(?:dle of)?)(?: the)?[ -])?';
const monthYear = new RegExp(`\\b${lastOf}(${month})\\.? (\\d{4})\\b`, 'i');
const quarter = new RegExp(
  `\\b${lastOf}(?:q([1-4])[ /,]*(?:of )?(\\d{4})|(first|second|third|fourth|last) quarter(?: of| in)? (\\d{4}))\\b`,
  'i',
);
const yearEnd = /\bend of(?: the year)? (\d{4})\b/i;
const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/** "in six weeks", "three months from now": counted from a day that the text does not tell. */
const counted =
  /\b(?:in|within) (?:the next )?(?:an?|[a-z]+|\d{1,3})(?:[- ](?:to|or|[a-z]+))?(?: \d{1,3})? (?:weeks?|months?)\b|\b(?:an?|[a-z]+|\d{1,3}) (?:weeks|months) from now\b/i;
const open = new RegExp(
  `\\b(?:next |this |early |mid[- ]?|late |end of |beginning of |start of )+(?:${month}|spring|summer|autumn|fall|winter|year|month|quarter|week)\\b(?: (?:of )?\\d{4}\\b)?|\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?:st|nd|rd|th)?)\\b|\\b(?:by|in|before|until|from|for) (?:${month}|spring|summer|autumn|christmas|easter|black friday|q[1-4]|year end|the end of the year|peak season)\\b(?: (?:of )?\\d{4}\\b)?|\\bthe \\d{1,2}(?:st|nd|rd|th)\\b`,
  'i',
);

/** The first day that a text names, or null when it names none. */
export function dayIn(text: string): DayFound | null {
  const full = whole.exec(text);
  if (full !== null) {
    const day = slashed.test(full[0]) ? slashedDay(full[0]) : dateMeant(full[0].replace(/ of /i, ' '));
    return { day, assumed: false, said: full[0], at: full.index };
  }
  const part = monthIn(text) ?? quarterIn(text) ?? yearEndIn(text);
  if (part !== null) return part;
  const vague = open.exec(text);
  return vague === null ? null : { day: null, assumed: false, said: vague[0], at: vague.index };
}

/** A length of time from a day that is not told ("in six weeks"); only where the text speaks of an end does it mean a day. */
export function countedDayIn(text: string): DayFound | null {
  const found = counted.exec(text);
  return found === null ? null : { day: null, assumed: false, said: found[0], at: found.index };
}

/** "15/04/2027" and "04/15/2027" can each be only one day; "3/4/2027" is two. */
function slashedDay(written: string): string | null {
  const [, first = '', second = '', year = ''] = slashed.exec(written) ?? [];
  if (Number(first) > 12) return dateMeant(`${year}-${second}-${first}`);
  return Number(second) > 12 || first === second ? dateMeant(`${year}-${first}-${second}`) : null;
}

function monthIn(text: string): DayFound | null {
  const found = monthYear.exec(text);
  const first = found === null ? null : dateMeant(`1 ${found[2] ?? ''} ${found[3] ?? ''}`);
  return found === null || first === null
    ? null
    : dayOf(found, found[1] === undefined ? first : meant(found[1], first, 1));
}

const ordinals = ['first', 'second', 'third', 'fourth'];

function quarterIn(text: string): DayFound | null {
  const found = quarter.exec(text);
  if (found === null) return null;
  const named = (found[4] ?? '').toLowerCase();
  const number = found[2] ?? String(named === 'last' ? 4 : ordinals.indexOf(named) + 1);
  const first = `${found[3] ?? found[5] ?? ''}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
  return dayOf(found, found[1] === undefined ? first : meant(found[1], first, 3));
}

function yearEndIn(text: string): DayFound | null {
  const found = yearEnd.exec(text);
  return found === null ? null : dayOf(found, `${found[1] ?? ''}-12-31`);
}

function dayOf(found: RegExpExecArray, day: string): DayFound {
  return { day, assumed: true, said: found[0], at: found.index };
}

/** The last day or the middle of so many months that begin on an ISO date. */
function meant(part: string, first: string, months: number): string {
  if (!/^mid/i.test(part)) return ending(first, months);
  return months === 1 ? first.replace(/01$/, '15') : ending(first, 2).replace(/\d\d$/, '15');
}

/** The last day of so many months, the first of which begins on an ISO date. */
function ending(first: string, months: number): string {
  const [year = 0, begins = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, begins - 1 + months, 0)).toISOString().slice(0, 10);
}
