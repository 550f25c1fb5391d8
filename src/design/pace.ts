// How fast a flow can go: pages a poll, the shortest interval that limits allow, how long a run takes. Closed forms, all in seconds.
// Unknown figures are taken from the stated rules, always to the careful side.
import { limitCounts } from '../catalog/limit.ts';
import type { Operation } from '../catalog/profile.ts';
import { callsPerSecond, limitsFor } from '../landscape/limits.ts';
import { seconds } from '../measure/duration.ts';
import type { Feed } from './feed.ts';
import { type Ground, limitAt, type Side } from './ground.ts';
import { assumedRate, mediumOf, versionWords } from './medium.ts';
import { singleWrites } from './operations.ts';
import { rules } from './rules.ts';

const day = 86_400;

/** A figure and whether a rule of ours stands in for a documented one. */
export interface Reckoned {
  readonly value: number;
  readonly assumed: boolean;
}

/** Records a page: as documented, else by rule; a paging that is documented to have one page only holds everything. */
export function pageSizeOf(operation: Operation): Reckoned {
  const size = operation.pagination?.maxPageSize ?? null;
  return size === null ? { value: rules.pageSize.value, assumed: true } : { value: size, assumed: false };
}

/** How long a change may be invisible to the feed. Only search indexes lag by rule; a list reads the records themselves. */
export function lagOf(feed: Feed | null): Reckoned {
  if (feed === null) return { value: 0, assumed: false };
  const lag = feed.operation.incremental?.lag ?? null;
  if (lag !== null) return { value: seconds(lag), assumed: false };
  return feed.operation.kind === 'search' || asksInWords(feed)
    ? { value: rules.lag.value, assumed: true }
    : { value: 0, assumed: false };
}

/** A list that takes a search text ("query: updated_at:>=") is answered from an index, as a search is. */
function asksInWords(feed: Feed): boolean {
  return /^(query|q|search)\b/i.test(feed.operation.incremental?.param ?? '') && feed.via !== 'event-list';
}

/** Changes that arrive in so many seconds; `factor` 1 for the mean, the load's peak factor for the busiest hour. */
export function changesIn(ground: Ground, interval: number, factor: number): number {
  return (ground.flow.load.changesPerDay * factor * interval) / day;
}

/** How coarse the time is that a feed filters by, s: as documented, a day for a date, else by rule. */
export function resolutionOf(ground: Ground, feed: Feed): Reckoned {
  const documented = feed.operation.incremental?.resolution ?? null;
  if (documented !== null) return { value: seconds(documented), assumed: false };
  const isDate = ground.source.end.fields.find((field) => field.path === feed.field)?.format === 'date';
  return isDate ? { value: day, assumed: false } : { value: rules.resolution.value, assumed: true };
}

/** How far before its watermark a window begins, s: index lag, resolution, safety. None where a counter takes the place of times. */
export function overlapOf(ground: Ground, feed: Feed): number {
  if (feed.via === 'full-scan' || versionWords(ground.source, feed.field) !== null) return 0;
  return Math.ceil(lagOf(feed).value + resolutionOf(ground, feed).value + rules.safety.value);
}

/**
 * Pages that one poll reads, with what its overlap shows again. A watermark is as coarse as the times, and so is the filter: half of their
 * resolution and one more on top. Both ways it shows what the other leg writes too. A full scan always reads everything.
 */
export function pagesPerPoll(ground: Ground, feed: Feed, interval: number, factor: number): number {
  if (feed.operation.pagination?.style === 'none') return 1;
  const size = pageSizeOf(feed.operation).value;
  const overlap = overlapOf(ground, feed);
  const again = overlap === 0 ? 0 : overlap + 1.5 * resolutionOf(ground, feed).value;
  const people = changesIn(ground, interval, factor) + changesIn(ground, again, 1);
  const changes = people + (writtenBack(ground) * (interval * factor + again)) / day;
  return Math.max(1, Math.ceil((feed.via === 'full-scan' ? ground.flow.load.existing : changes) / size));
}

/** Both ways: records a day that the other leg writes where this one reads. */
export function writtenBack({ flow, landscape }: Ground): number {
  return landscape.flows.find(({ id }) => id === flow.pair)?.load.changesPerDay ?? 0;
}

/** Whether records found by the feed must be read again one by one: an event list names them, or carries an old state. */
export function readsAgain(ground: Ground, feed: Feed | null): boolean {
  return feed?.via === 'event-list' && ground.source.reads.get !== null;
}

/** Flows that spend calls at a system; each may take an equal part of what the throttle leaves. */
export function flowsAt(ground: Ground, side: Side): number {
  const system = side.end.system;
  return Math.max(
    1,
    ground.landscape.flows.filter((flow) => flow.from.system === system || flow.to.system === system).length,
  );
}

/** Calls a second that the flow may spend on an operation: the throttle's share of the tightest limit, by the flows that share it. */
export function allowedRate(ground: Ground, side: Side, resource: string, operation: Operation): Reckoned {
  const limit = limitAt(side, resource, operation);
  const rate = limit === null ? assumedRate(side).value : callsPerSecond(limit, { resource, operation });
  return { value: (rate * rules.share.value) / flowsAt(ground, side), assumed: limit === null };
}

/** The shortest interval at which the feed may be asked without breaking a limit; Infinity when the flow's other reads use it up. */
export function shortestPoll(ground: Ground, feed: Feed): number {
  const allowed = allowedRate(ground, ground.source, feed.resource, feed.operation).value;
  const again = readsAgain(ground, feed) ? changesIn(ground, 1, ground.flow.load.peakFactor) : 0;
  const left = allowed - again;
  const pages = pagesPerPoll(ground, feed, 1, ground.flow.load.peakFactor);
  return left <= 0 ? Number.POSITIVE_INFINITY : pages / left;
}

/** Calls that one change costs after it was found: the read of the record, the look-up on first contact, the write. */
export function callsPerChange(rereads: boolean): number {
  return (rereads ? 1 : 0) + 1 + rules.newShare.value;
}

/** A window of this length or more is a quota for the day or hour; it says nothing of how many calls may run at once. */
const momentary = 3600;

/**
 * Writes in flight at a time: no more than short-window limits let through in one call's time, nor than the target takes at once.
 * Where no limit at all is documented, one.
 */
export function concurrencyOf(ground: Ground): Reckoned {
  const { target } = ground;
  const writes = singleWrites(ground.writes);
  const { resource } = target;
  const limits = writes.flatMap((operation) =>
    limitsFor(target.system, resource, operation).map((limit) => ({ limit, operation })),
  );
  if (limits.length === 0) return { value: 1, assumed: true };
  const rate = Math.min(
    ...limits
      .filter(({ limit }) => seconds(limit.window) < momentary)
      .map(({ limit, operation }) => callsPerSecond(limit, { resource, operation })),
  );
  const byRate = Math.max(
    1,
    Math.floor((rate * rules.share.value * rules.callTime.value) / flowsAt(ground, target)),
  );
  const atOnce = (target.system.profile?.rateLimits ?? [])
    .filter((limit) => limit.concurrent && limit.environment !== 'sandbox')
    .filter((limit) =>
      writes.some((operation) => limitCounts(limit, { ...operation, resource: target.resource })),
    )
    .map((limit) => Math.max(1, Math.floor(limit.limit * rules.share.value)));
  return { value: Math.min(ground.traits.concurrency, byRate, ...atOnce), assumed: false };
}

/** How long it takes to read and write what one interval brings. */
export function workTime(ground: Ground, interval: number, factor: number): number {
  const { feed } = ground;
  const pages = feed === null ? 0 : pagesPerPoll(ground, feed, interval, factor);
  const records = Math.max(1, Math.ceil(changesIn(ground, interval, factor)));
  const calls = Math.ceil(records / recordsTogether(ground)) * callsPerChange(readsAgain(ground, feed));
  return (
    (pages + calls / concurrencyOf(ground).value) * rules.callTime.value + seconds(ground.traits.overhead)
  );
}

/** Records that one write of a steady run takes: one, unless the strategy stages them and the target takes many. */
export function recordsTogether(ground: Ground): number {
  if (!ground.traits.bulk) return 1;
  const medium = mediumOf(ground.target);
  switch (medium) {
    case 'api':
      return Math.max(1, ground.writes.batch?.batchSize ?? 1);
    case 'database':
      return rules.mergeRows.value;
    case 'file':
      return Math.max(1, ground.flow.load.existing);
    default:
      return medium satisfies never;
  }
}
