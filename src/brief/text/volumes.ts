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
  /** A figure of the busiest time, as so many a day, until the ordinary figure is known by which it is divided. */
  readonly busiest: number | null;
  /** Whether the text gives a range ("3 to 4 thousand"), of which the higher figure was taken. */
  readonly ranged: boolean;
}

interface Figure {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly said: string;
  readonly ranged: boolean;
}

const days: Readonly<Record<string, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};
const rate =
  /^[^.;:()]{0,60}?(?:\b(?:a|per|an|each|every|\/) ?|\/)(?:(?:normal|ordinary|working|business|typical|average|good) )?(second|minute|hour|day|night|week|month|quarter|year)\b|^[^.;:()]{0,50}?\b(daily|nightly|weekly|monthly|hourly)\b|^[^.;:()]{0,60}?\bon an? (?:(?:normal|ordinary|working|business|typical|average|usual|quiet) )?(day)\b/;
const peakWords =
  /^[^.;]{0,40}?\b(?:on|at|in|during|around|before|after) (?:a |the )?(?:black friday|cyber monday|peak\w*|sale days?|busy \w+|christmas\w*|season|campaign|promo\w*|launch\w*|month[- ]end|holidays?|bad days?|rush\w*)\b/;

/** "peak season 1500 a day", "on the busiest day: 900". */
const peakBefore =
  /\b(?:peak(?: (?:season|days?|times?|hours?))?|black friday|busiest (?:day|week|month|hour|season)|busy (?:days?|season)|christmas)(?: (?:is|are|it is|there are|we (?:have|get|see)))?(?: (?:up to|about|around|some))?[:,]? $/;

/** Behind a comma, a busy time belongs to the figure before it, if there is one. */
function isBusyBefore(lead: string): boolean {
  return peakBefore.test(lead) && !(lead.endsWith(', ') && /\d/.test(lead));
}

const moneyWords = /\b(?:costs?|budget|spend(?:ing)?|pay|price|fees?)\b[^,]{0,30}$/;

/** What stands before a place in its own sentence. */
function sentenceBefore(text: string, at: number): string {
  return /[^.;!?]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
}

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

const range = new RegExp(`^(?: ?[-–—] ?| (?:to|or|and) )(${numberPattern})`);

/** Every figure; of a range the higher one, because a plan has to bear it. */
function figuresIn(text: string): readonly Figure[] {
  const pattern = new RegExp(`(?<![\\w$€£.,/-])${numberPattern}(?![%°])`, 'g');
  const found: Figure[] = [];
  for (let next = pattern.exec(text); next !== null; next = pattern.exec(text)) {
    const said = next[0];
    const value = numberIn(said.replace(/[.,]+$/, ''));
    if (value === null) continue;
    const end = next.index + said.length;
    const between =
      text.startsWith(' and ', end) && !/\bbetween (?:about )?$/.test(text.slice(0, next.index));
    const upper = between ? null : range.exec(text.slice(end, end + 40));
    const higher = upper === null ? null : numberIn((upper[1] ?? '').replace(/[.,]+$/, ''));
    const ranged = higher !== null && higher > value;
    const whole = ranged ? end + (upper?.[0].length ?? 0) : end;
    if (ranged) pattern.lastIndex = whole;
    found.push({
      at: next.index,
      end: whole,
      value: ranged ? higher : value,
      said: text.slice(next.index, whole),
      ranged,
    });
  }
  return found;
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
      .split(/[;()]|[.,](?!\d)/)[0]
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
    busiest: null,
    ranged: figure.ranged,
  };
  const times = /^ ?(?:times|x)\b/.test(rest);
  const lead = sentenceBefore(text, figure.at);
  const busy = peakWords.test(rest) || isBusyBefore(lead);
  if (times || (last !== null && busy))
    return last === null ? null : peakOf(last, figure, { times, said, unit: unitIn(rest) });
  if (
    /^ ?(?:%|percent|minutes?|mins?|hours?\b|days?\b|seconds?|weeks?|months?|years?|st\b|nd\b|rd\b|th\b|requests?|calls?\b|developers?|engineers?|dollars?|euros?|pounds?|usd|eur|gbp|gb|mb|kb|o'clock|am\b|pm\b|people in|of us|locations?|branches|countries|warehouses|shops|stores|reps|agents\b|employees in)/.test(
      rest,
    )
  )
    return null;
  const record = recordFor(scene, figure, rest, last);
  if (record === null) return null;
  if (actor === null && record === last?.record) plain.actor = last.actor;
  const unit = unitIn(rest);
  if (unit !== null) {
    if (moneyWords.test(lead)) return null;
    const perDay = figure.value / (days[unit] ?? 1);
    if (busy) return { ...plain, record, busiest: perDay };
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

/** The length of time that a figure is for: "a day", "hourly", "on an ordinary day"; null when it is none. */
function unitIn(rest: string): string | null {
  const by = rate.exec(rest);
  const word = { daily: 'day', nightly: 'day', weekly: 'week', monthly: 'month', hourly: 'hour' }[
    by?.[2] ?? ''
  ];
  return by?.[1] ?? by?.[3] ?? word ?? null;
}

/** A figure of the busiest time, as a factor on the last amount; null when nothing can be divided. */
function peakOf(
  last: Amount,
  { value, at }: Figure,
  { times, said, unit }: { readonly times: boolean; readonly said: string; readonly unit: string | null },
): Amount | null {
  const busiest = value / (days[unit ?? 'day'] ?? 1);
  const factor = times ? value : last.changesPerDay === null ? null : busiest / last.changesPerDay;
  if (factor === null || factor < 1) return null;
  const peakFactor = Math.round(factor * 10) / 10;
  return {
    ...last,
    existing: null,
    changesPerDay: null,
    per: null,
    busiest: null,
    ranged: false,
    at,
    said,
    peakFactor,
  };
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
  const labelled = labelBefore(scene, figure);
  if (labelled !== null) return labelled;
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

/** The record that a figure is written behind: "Tickets: 80k", "contacts (20,000)", "the number of orders is 300". */
function labelBefore(scene: Scene, figure: Figure): RecordWord | null {
  const lead =
    /(?: ?[:(=–—] ?| - | (?:is|are|count|total) )(?:about |around |roughly |some |approx(?:imately|\.)? |ca\.? |currently |up to |~ ?)*$/.exec(
      scene.text
        .slice(Math.max(0, figure.at - 60), figure.at)
        .replace(/\s/g, ' ')
        .toLowerCase(),
    );
  if (lead === null) return null;
  const end = figure.at - lead[0].length;
  return scene.records.find((record) => scene.tokens[record.to - 1]?.end === end)?.record ?? null;
}

function merged(first: Amount, second: Amount): Amount {
  const changesPerDay = first.changesPerDay ?? second.changesPerDay;
  const busiest = first.busiest ?? second.busiest;
  const factor = busiest === null || changesPerDay === null ? null : busiest / changesPerDay;
  const peakFactor = factor === null || factor < 1 ? null : Math.round(factor * 10) / 10;
  return {
    ...first,
    existing: first.existing ?? second.existing,
    changesPerDay,
    busiest,
    peakFactor: first.peakFactor ?? second.peakFactor ?? peakFactor,
    per: first.per ?? second.per,
    ranged: first.ranged || second.ranged,
    said: first.said === second.said ? first.said : `${first.said}; ${second.said}`,
  };
}
