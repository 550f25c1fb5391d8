// Days in a text: "1 March 2027", "2027-03-01", "March 2027", and those that say no year. No clock: a day without a year stays open.
import { dateMeant } from '../../measure/written.ts';

/** A day as found. `day` is an ISO date or null when the text leaves something open; `assumed` tells that the first of a month was taken. */
export interface DayFound {
  readonly day: string | null;
  readonly assumed: boolean;
  readonly said: string;
  readonly at: number;
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const whole = new RegExp(
  `\\b\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}\\b|\\b\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\.?,? \\d{4}\\b|\\b${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`,
  'i',
);
const monthYear = new RegExp(`\\b(${month})\\.? (\\d{4})\\b`, 'i');
const quarter = /\bq([1-4])[ /,]*(\d{4})\b/i;
const open = new RegExp(
  `\\b(?:next |this |early |mid[- ]?|late |end of |beginning of |start of )+(?:${month}|spring|summer|autumn|fall|winter|year|month|quarter|week)\\b|\\b(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}|${month} \\d{1,2}(?:st|nd|rd|th)?)\\b|\\b(?:by|in|before|until|from|for) (?:${month}|spring|summer|autumn|christmas|easter|black friday|q[1-4]|year end|the end of the year|peak season)\\b|\\bthe \\d{1,2}(?:st|nd|rd|th)\\b`,
  'i',
);

/** The first day that a text names, or null when it names none. */
export function dayIn(text: string): DayFound | null {
  const full = whole.exec(text);
  if (full !== null) {
    const day = dateMeant(full[0].replace(/ of /i, ' '));
    return { day, assumed: false, said: full[0], at: full.index };
  }
  const byMonth = monthYear.exec(text);
  if (byMonth !== null)
    return {
      day: dateMeant(`1 ${byMonth[1] ?? ''} ${byMonth[2] ?? ''}`),
      assumed: true,
      said: byMonth[0],
      at: byMonth.index,
    };
  const byQuarter = quarter.exec(text);
  if (byQuarter !== null) {
    const first = String(Number(byQuarter[1]) * 3 - 2).padStart(2, '0');
    return {
      day: `${byQuarter[2] ?? ''}-${first}-01`,
      assumed: true,
      said: byQuarter[0],
      at: byQuarter.index,
    };
  }
  const vague = open.exec(text);
  return vague === null ? null : { day: null, assumed: false, said: vague[0], at: vague.index };
}
