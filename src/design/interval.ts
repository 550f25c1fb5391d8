// How often to ask. The interval follows from what was asked, what freshness needs and what limits allow:
// interval + lag + the run's own time must not exceed the freshness, and pages ÷ interval must not exceed the allowed rate.
import type { RateLimit } from '../catalog/profile.ts';
import { unitsPerCall } from '../landscape/limits.ts';
import { seconds } from '../measure/duration.ts';
import { argue, figure, limitWords, time } from './figures.ts';
import type { Feed } from './feed.ts';
import { type Ground, limitAt } from './ground.ts';
import { allowedRate, lagOf, pageSizeOf, pagesPerPoll, shortestPoll, workTime } from './pace.ts';
import { rules } from './rules.ts';

/** Seconds. `typical` and `worst` from the change to the write by arithmetic; `late` when the asked freshness can't be met by asking. */
export interface Interval {
  readonly every: number;
  readonly typical: number;
  readonly worst: number;
  readonly late: boolean;
  readonly why: string;
}

const steps: readonly number[] = [
  10, 15, 20, 30, 60, 120, 180, 240, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200,
  86_400, 172_800, 604_800,
];

/** `wanted` is the asked interval in seconds or null; `otherwise` stands where neither interval nor freshness is asked. */
export function intervalFor(ground: Ground, feed: Feed, wanted: number | null, otherwise: number): Interval {
  const freshness = ground.flow.asked.freshness === null ? null : seconds(ground.flow.asked.freshness);
  const least = Math.max(seconds(ground.traits.shortestInterval), shortestPoll(ground, feed));
  const fits = (every: number): boolean => freshness === null || worstOf(ground, feed, every) <= freshness;
  const usable = steps.filter((step) => step >= least);
  const first = wanted ?? (freshness === null ? otherwise : null);
  const chosen =
    first !== null && first >= least && fits(first)
      ? first
      : (usable.filter(fits).at(-1) ?? usable[0] ?? Math.ceil(least));
  const every = Number.isFinite(chosen) ? chosen : (steps.at(-1) ?? 604_800);
  const late = !fits(every);
  return {
    every,
    late,
    typical: every / 2 + lagOf(feed).value + workTime(ground, every, 1),
    worst: worstOf(ground, feed, every),
    why: argue(
      choiceWords({ every, wanted, freshness, least }),
      sumWords(ground, feed, every),
      budgetWords(ground, feed, every),
      loadWords(ground),
      late && freshness !== null ? `That misses the asked ${time(freshness)}.` : null,
    ),
  };
}

function worstOf(ground: Ground, feed: Feed, every: number): number {
  return (
    every + Math.ceil(lagOf(feed).value) + Math.ceil(workTime(ground, every, ground.flow.load.peakFactor))
  );
}

interface Choice {
  readonly every: number;
  readonly wanted: number | null;
  readonly freshness: number | null;
  readonly least: number;
}

function choiceWords({ every, wanted, freshness, least }: Choice): string {
  if (wanted === every) return `Asked every ${time(every)}, as the brief says.`;
  const said = wanted === null ? null : `The brief says every ${time(wanted)}`;
  if (said !== null && wanted !== null && wanted < least)
    return `${said}, but the limits and the scheduler allow no less than ${time(least)}: every ${time(every)}.`;
  if (freshness !== null)
    return `${said === null ? '' : `${said}, which is too rare for the asked freshness: `}${said === null ? 'E' : 'e'}very ${time(every)} is the longest round interval that keeps a change within ${time(freshness)}, or the shortest possible one.`;
  return `No freshness is asked: every ${time(every)} by rule.`;
}

function sumWords(ground: Ground, feed: Feed, every: number): string {
  const lag = lagOf(feed);
  const work = Math.ceil(workTime(ground, every, ground.flow.load.peakFactor));
  const lagWords =
    lag.value === 0
      ? ''
      : ` + ${time(lag.value)} of index lag${lag.assumed ? ' (assumed, none documented)' : ''}`;
  return `Worst case ${time(every)} of waiting${lagWords} + ${time(work)} for reading and writing the busiest interval (${time(rules.callTime.value)} a call${seconds(ground.traits.overhead) === 0 ? '' : ` and ${time(seconds(ground.traits.overhead))} a run beside them`}, assumed) = ${time(every + lag.value + work)}.`;
}

function loadWords({ flow }: Ground): string | null {
  const { assumed, changesPerDay, peakFactor } = flow.load;
  const figures = [
    ...(assumed.includes('changesPerDay') ? [`${figure(changesPerDay)} changes a day`] : []),
    ...(assumed.includes('peakFactor') ? [`a busiest hour of ${figure(peakFactor)} times the mean`] : []),
  ];
  return figures.length === 0 ? null : `Assumed, not given: ${figures.join(', ')}.`;
}

/** What a page takes where points are counted. */
function costWords(limit: RateLimit, feed: Feed): string {
  return limit.unit === 'calls' ? '' : `, ${figure(unitsPerCall(limit, feed))} points a page`;
}

function budgetWords(ground: Ground, feed: Feed, every: number): string {
  const size = pageSizeOf(feed.operation);
  const pages = pagesPerPoll(ground, feed, every, 1);
  const polls = 86_400 / every;
  const limit = limitAt(ground.source, feed.resource, feed.operation);
  const allowed = allowedRate(ground, ground.source, feed.resource, feed.operation).value;
  const shortest = shortestPoll(ground, feed);
  const against =
    limit === null
      ? `; no limit is documented, so ${figure(allowed)} calls a second are reckoned`
      : ` against ${limitWords(limit)}, of which this flow may use ${figure(allowed)} ${limit.unit === 'calls' ? '' : 'such calls '}a second${costWords(limit, feed)}`;
  const whole = feed.operation.pagination?.style === 'none';
  const page = whole
    ? 'everything in one piece'
    : `${figure(size.value)} records${size.assumed ? ' (assumed)' : ''}`;
  return `${figure(polls)} polls a day of ${figure(pages)} page${pages === 1 ? '' : 's'} of ${page} make ${figure(polls * pages)} calls a day${against}${Number.isFinite(shortest) ? `; the limit itself would allow a poll every ${time(shortest)}` : '; reading the found records one by one uses it up'}.`;
}
