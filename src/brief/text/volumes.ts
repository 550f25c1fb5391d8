// How much: "about 20k contacts, 300 a day, five times that after a campaign". A number goes with the record beside it, a number
// alone with the record before. Months and weeks are turned into days by division, and the caller is told.
import { numberIn, numberPattern } from './numbers.ts';
import type { Actor } from './actors.ts';
import type { RecordWord } from './lexicon.ts';
import type { Scene } from './scene.ts';

/** Figures for a kind of record, with the words they come from. */
export interface Amount {
  readonly record: RecordWord;
  /** The system that the figure is of, when the text says so right after it: "15,000 orders on Amazon". */
  readonly actor: Actor | null;
  readonly existing: number | null;
  readonly changesPerDay: number | null;
  readonly peakFactor: number | null;
  readonly at: number;
  readonly said: string;
  /** "month" when the figure a day was divided out of one a month, else null. */
  readonly per: string | null;
}

interface Figure {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly said: string;
}

const days: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};
const rate =
  /^[^.;:()]{0,60}?(?:\b(?:a|per|an|each|every|\/) ?|\/)(?:(?:normal|ordinary|working|business|typical|average|good) )?(hour|day|night|week|month|quarter|year)\b|^[^.;:()]{0,50}?\b(daily|nightly|weekly|monthly|hourly)\b|^[^.;:()]{0,60}?\bon an? (?:(?:normal|ordinary|working|business|typical|average|usual|quiet) )?(day)\b/;
const peakWords =
  /^[^.;]{0,40}?\b(?:on|at|in|during|around|before|after) (?:a |the )?(?:black friday|cyber monday|peak\w*|sale days?|busy \w+|christmas\w*|season|campaign|promo\w*|launch\w*|month[- ]end|holidays?|bad days?|rush\w*)\b/;

/** Every amount of a description by record, in the order of the text. */
export function amountsOf(scene: Scene): readonly Amount[] {
  const amounts: Amount[] = [];
  const text = scene.text.replace(/\s/g, ' ').toLowerCase();
  const figures = figuresIn(text);
  for (const [index, figure] of figures.entries()) {
    const stop = Math.min(figures[index + 1]?.at ?? text.length, figure.end + 90);
    const rest = text.slice(figure.end, stop);
    const last = amounts.at(-1) ?? null;
    const fitted = amountAt(scene, figure, { text, rest, last });
    if (fitted === null) continue;
    const at = amounts.findIndex(
      (amount) => amount.record.name === fitted.record.name && amount.actor === fitted.actor,
    );
    if (at < 0) amounts.push(fitted);
    else amounts[at] = merged(amounts[at] ?? fitted, fitted);
  }
  return amounts;
}

function figuresIn(text: string): readonly Figure[] {
  const pattern = new RegExp(`(?<![\\w$€£.,/-])${numberPattern}(?![%°])`, 'g');
  return [...text.matchAll(pattern)].flatMap((found) => {
    const value = numberIn(found[0].replace(/[.,]+$/, ''));
    return value === null
      ? []
      : [{ at: found.index, end: found.index + found[0].length, value, said: found[0] }];
  });
}

interface Around {
  readonly text: string;
  readonly rest: string;
  readonly last: Amount | null;
}

function amountAt(scene: Scene, figure: Figure, { text, rest, last }: Around): Amount | null {
  const said =
    text
      .slice(figure.at, figure.end + Math.min(rest.length, 60))
      .split(/[.;,()]/)[0]
      ?.trim() ?? figure.said;
  const actor = placeAfter(scene, figure, rest);
  const plain = {
    actor,
    existing: null,
    changesPerDay: null,
    peakFactor: null,
    at: figure.at,
    said,
    per: null,
  };
  const times = /^ ?(?:times|x)\b/.test(rest);
  if (times || (last !== null && peakWords.test(rest)))
    return last === null ? null : peakOf(last, figure, { times, said });
  if (
    /^ ?(?:%|percent|minutes?|mins?|hours?\b|days?\b|seconds?|weeks?|months?|years?|st\b|nd\b|rd\b|th\b|requests?|calls?\b|developers?|engineers?|dollars?|euros?|pounds?|usd|eur|gbp|gb|mb|kb|o'clock|am\b|pm\b|people in|of us|locations?|branches|countries|warehouses|shops|stores|reps|agents\b|employees in)/.test(
      rest,
    )
  )
    return null;
  const record = recordFor(scene, figure, rest, last);
  if (record === null) return null;
  if (actor === null && record === last?.record) plain.actor = last.actor;
  const by = rate.exec(rest);
  const unit =
    by?.[1] ??
    by?.[3] ??
    (
      { daily: 'day', nightly: 'day', weekly: 'week', monthly: 'month', hourly: 'hour' } as Record<
        string,
        string
      >
    )[by?.[2] ?? ''];
  if (unit !== undefined) {
    const perDay = figure.value / (days[unit] ?? 1);
    return {
      ...plain,
      record,
      changesPerDay: Math.round(perDay * 100) / 100,
      per: unit === 'day' || unit === 'night' ? null : unit,
    };
  }
  if (figure.value < 20 || figure.value % 1 !== 0) return null;
  return { ...plain, record, existing: figure.value };
}

/** A figure of the busiest time, as a factor on the last amount; null when nothing can be divided. */
function peakOf(
  last: Amount,
  { value, at }: Figure,
  { times, said }: { readonly times: boolean; readonly said: string },
): Amount | null {
  const factor = times ? value : last.changesPerDay === null ? null : value / last.changesPerDay;
  if (factor === null || factor < 1) return null;
  const peakFactor = Math.round(factor * 10) / 10;
  return { ...last, existing: null, changesPerDay: null, per: null, at, said, peakFactor };
}

/** The system named after "in", "on", "at" or "from" between a figure and the next one. */
function placeAfter(scene: Scene, figure: Figure, rest: string): Actor | null {
  const near = scene.places.find((place) => {
    const start = scene.tokens[place.at]?.start ?? 0;
    const lead = rest.slice(0, Math.max(0, start - figure.end));
    return (
      place.actors.length === 1 &&
      start >= figure.end &&
      start < figure.end + rest.length &&
      /\b(in|on|at|from)( (the|our))? ?$/.test(lead) &&
      !/[.;()]/.test(lead)
    );
  });
  return near?.actors[0] ?? null;
}

/** What may not stand between a number and its record: another statement, place or rate. */
const barred = /[.;()]|,(?! and)|\b(with|per|for|in|from|to|a|an|which|that)\b/;

/** The record right after the number, or the last one when the number stands for some of it ("300 of which", "400 new ones"). */
function recordFor(scene: Scene, figure: Figure, rest: string, last: Amount | null): RecordWord | null {
  const near = scene.records.find((record) => {
    const start = scene.tokens[record.at]?.start ?? 0;
    const gap = start - figure.end;
    const between = rest.slice(0, Math.max(0, gap));
    return gap >= 0 && gap <= Math.min(34, rest.length) && !barred.test(between);
  });
  if (near !== undefined) return near.record;
  if (
    last !== null &&
    /^ ?(?:of (?:which|them|those|these)|new|changes?|a (?:day|week|month)|per (?:day|week|month)|more|on an|updates?|daily|are|get|change|edits?|\/)/.test(
      rest,
    )
  )
    return last.record;
  const loose = /^ ?(?:rows|records|entries|lines|items|objects|things)\b/.test(rest);
  const before = scene.records.findLast((record) => (scene.tokens[record.at]?.start ?? 0) < figure.at);
  return loose && rate.test(rest) && before !== undefined ? before.record : null;
}

function merged(first: Amount, second: Amount): Amount {
  return {
    ...first,
    existing: first.existing ?? second.existing,
    changesPerDay: first.changesPerDay ?? second.changesPerDay,
    peakFactor: first.peakFactor ?? second.peakFactor,
    per: first.per ?? second.per,
    said: first.said === second.said ? first.said : `${first.said}; ${second.said}`,
  };
}
