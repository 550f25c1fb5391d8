// How changed records are found and read: the filter, how far each window reaches back, how windows are cut under a result cap.
// A watermark is the largest value of the cursor field that was read to the end, less the overlap; it moves only after the last page.
import { duration, inWords } from '../measure/duration.ts';
import { keyField } from '../landscape/keys.ts';
import type { ReadDecision, TriggerDecision } from './design.ts';
import { type Feed, isCreation } from './feed.ts';
import { argue, cite, counted, figure, time } from './figures.ts';
import { type Ground, sideWords } from './ground.ts';
import { mediumOf, takenWords, versionWords } from './medium.ts';
import { lagOf, overlapOf, pageSizeOf, readsAgain, resolutionOf } from './pace.ts';
import { byRule, type DesignRule, rules } from './rules.ts';

export function decideRead(ground: Ground, trigger: TriggerDecision): ReadDecision {
  const { feed } = ground;
  const version = feed === null ? null : versionWords(ground.source, feed.field);
  const timeless = feed === null || feed.via === 'full-scan' || version !== null;
  const window = timeless ? null : windowOf(ground, feed);
  const cap = feed === null ? null : capOf(ground, feed);
  return {
    method: methodOf(ground, trigger),
    cursorField: feed?.field ?? ground.source.end.cursorField,
    overlap: window === null ? null : duration(window.length),
    partition: cap === null ? null : { by: cap.by, above: cap.above },
    pageSize: feed?.operation.pagination?.maxPageSize ?? null,
    deletes: deletesSeen(ground, trigger),
    feed: feed?.via ?? null,
    watermark:
      feed === null || feed.via === 'full-scan' ? null : { to: 'last-seen', moves: 'after-last-page' },
    why: argue(
      methodWords(ground, trigger),
      feed === null ? null : feedWords(ground, feed),
      window?.why ?? version,
      cap?.why ?? capWords(ground, feed),
      takenWords(ground.source) ?? pageWords(feed),
      filterWords(ground),
    ),
    sources: cite(
      ...ground.source.sources,
      feed?.source,
      ...byRule(
        ...(window?.rules ?? []),
        ...(cap === null ? [] : [rules.capMargin]),
        ...(feed !== null && pageSizeOf(feed.operation).assumed ? [rules.pageSize] : []),
      ),
    ),
  };
}

function isPush(trigger: Pick<TriggerDecision, 'mode'>): boolean {
  return trigger.mode === 'webhook' || trigger.mode === 'event';
}

/** How a record is read once it is known to have changed. */
export function methodOf(ground: Ground, trigger: Pick<TriggerDecision, 'mode'>): ReadDecision['method'] {
  const { get } = ground.source.reads;
  const { feed } = ground;
  if (isPush(trigger))
    return get !== null ? 'read-by-id' : carriesRecord(ground) ? 'event-payload' : 'incremental-filter';
  if (feed === null) return get === null ? 'full-scan' : 'read-by-id';
  switch (feed.via) {
    case 'updated-filter':
    case 'created-filter':
      return 'incremental-filter';
    case 'event-list':
      return readsAgain(ground, feed) ? 'read-by-id' : 'event-payload';
    case 'full-scan':
      return 'full-scan';
    default:
      return feed.via satisfies never;
  }
}

function carriesRecord(ground: Ground): boolean {
  return ground.source.end.events.some((event) => event.payload === 'record');
}

function methodWords(ground: Ground, trigger: TriggerDecision): string {
  switch (methodOf(ground, trigger)) {
    case 'read-by-id':
      return `The record is read by its id at the moment of the work, so that a late, doubled or overtaken ${isPush(trigger) ? 'message' : 'event'} can't write an old state.`;
    case 'event-payload':
      return 'No call reads a single record, so the record comes from the event itself; what is older than the state last applied is dropped.';
    case 'incremental-filter':
      return isPush(trigger)
        ? 'No call reads a single record, so a message makes the next window be read at once.'
        : 'Only what changed since the watermark is read.';
    case 'full-scan':
      return `Everything is read and compared by the hash of its mapped values, ${counted(ground.flow.load.existing, 'record')} each time: nothing better is offered.`;
    default:
      return methodOf(ground, trigger) satisfies string;
  }
}

function feedWords(ground: Ground, feed: Feed): string {
  const call = `${feed.operation.method} ${feed.operation.path}`;
  const param = feed.operation.incremental?.param ?? '';
  const name = ground.source.system.name;
  switch (feed.via) {
    case 'updated-filter': {
      const doubt =
        feed.operation.incremental?.confidence === 'documented'
          ? ''
          : ' (worked out from its name: to be proved by the contract test)';
      return `${call} filters by ${param} on ${feed.field ?? ''}${doubt}.`;
    }
    case 'event-list':
      return `${name} can filter ${ground.source.resource} by creation at best, not by change, so changes are taken from its list of events: ${call} by ${param}.`;
    case 'created-filter':
      return feed.sees === 'all'
        ? `${call} filters by ${param}; these records are never changed, so their creation is all there is to see.`
        : `${call} filters by ${param}, which tells of creations only: ${ground.flow.asked.writes === 'create-only' ? 'enough here, as only new records are asked for' : 'changes of existing records are not seen by it'}.`;
    case 'full-scan':
      return mediumOf(ground.source) === 'file'
        ? `${call} gives the whole file; there is nothing to ask it for.`
        : `${call} has no filter by time that tells of changes${filterNote(ground)}.`;
    default:
      return feed.via satisfies never;
  }
}

function filterNote(ground: Ground): string {
  const created = ground.source.end.operations.find(
    (operation) => operation.incremental !== null && isCreation(operation.incremental.field),
  );
  return created === undefined ? '' : ` (${created.incremental?.param ?? ''} compares the creation alone)`;
}

interface Window {
  readonly length: number;
  readonly why: string;
  readonly rules: readonly DesignRule[];
}

/** Index lag + clock resolution + safety, in seconds. */
function windowOf(ground: Ground, feed: Feed): Window {
  const lag = lagOf(feed);
  const resolution = resolutionOf(ground, feed);
  const length = overlapOf(ground, feed);
  return {
    length,
    rules: [
      rules.safety,
      ...(lag.assumed ? [rules.lag] : []),
      ...(resolution.assumed ? [rules.resolution] : []),
    ],
    why: `Each window reaches back ${time(length)} before the watermark: ${time(lag.value)} of index lag (${lag.assumed ? 'assumed, none is documented' : lag.value === 0 ? 'a list reads no index' : 'documented'}) + ${time(resolution.value)} of clock resolution${resolution.assumed ? ' (assumed)' : ''} + ${time(rules.safety.value)} for late commits; what comes twice is dropped by its hash. ${orderWords(ground, feed)}`,
  };
}

/** A search can be told how to sort; a list comes as it comes, so that its watermark may move only at the end. */
function orderWords(ground: Ground, feed: Feed): string {
  const key = ground.source.end.primaryKey.join(', ');
  if (mediumOf(ground.source) === 'database')
    return `Read in the order of ${[feed.field, key].filter((part) => part !== null && part !== '').join(' and ')}, each page beginning behind the last row of the one before; the watermark moves only after the last page.`;
  return feed.operation.kind === 'search'
    ? `Sorted ascending by ${feed.field ?? 'the cursor'}, ties by id; the watermark is the largest value read to the end.`
    : `Whatever the order of the list, it is read down to the watermark, and the watermark moves to the largest ${feed.field ?? 'value'} seen only after the last page.`;
}

interface Cap {
  readonly by: string;
  readonly above: number;
  readonly why: string;
}

/** A bulk edit can touch every record at once, so a cap below the number of records needs partitions. */
function capOf(ground: Ground, feed: Feed): Cap | null {
  const most = feed.operation.pagination?.maxResults ?? null;
  const { existing } = ground.flow.load;
  if (most === null || existing <= most * rules.capMargin.value) return null;
  const above = Math.floor(most * rules.capMargin.value);
  const key = keyField(ground.source.end);
  const by =
    feed.field === null ? `ranges of ${key}` : `ranges of ${feed.field}, and of ${key} within one value`;
  return {
    by,
    above,
    why: `One query returns at most ${figure(most)} results; a bulk edit can touch all ${figure(existing)} records at once, so a window with more than ${figure(above)} hits is cut by ${by}: the next query begins at the last value seen.`,
  };
}

function capWords(ground: Ground, feed: Feed | null): string | null {
  const most = feed?.operation.pagination?.maxResults ?? null;
  if (most === null) return null;
  return `Even a bulk edit of all ${figure(ground.flow.load.existing)} records stays under ${percentOf(most)} of the ${figure(most)} results that one query returns.`;
}

function percentOf(most: number): string {
  return `nine tenths (${figure(Math.floor(most * rules.capMargin.value))})`;
}

/** The brief's filter is judged on the record itself; what stops qualifying keeps its partner. */
function filterWords({ flow }: Ground): string | null {
  return flow.asked.filter === null
    ? null
    : `The filter "${flow.asked.filter}" is judged on the record as read, never on a message; a record that no longer passes keeps its partner and is not updated any more.`;
}

function pageWords(feed: Feed | null): string | null {
  if (feed === null) return null;
  const { pagination } = feed.operation;
  if (pagination === null)
    return 'How the list is paged is not documented: the contract test has to find out before the first load, or records beyond the first page are lost.';
  return pagination.style === 'none' ? 'The list comes in one piece.' : null;
}

/** In words that end "deletions: …". */
export function deletesSeen(ground: Ground, trigger: TriggerDecision): string {
  const gone = ground.source.end.events
    .filter((event) => event.change === 'deleted')
    .map((event) => event.name);
  if (
    gone.length > 0 &&
    (isPush(trigger) || (ground.feed?.via === 'event-list' && trigger.mode !== 'manual'))
  )
    return `told by ${gone.join(', ')}`;
  if (ground.feed?.via === 'full-scan') return 'seen as records that are missing from the scan';
  return `not seen by ${sideWords(ground.source)} reads; found by the comparison of both sides`;
}

/** The overlap in words for a call's detail, or null. */
export function overlapWords(read: ReadDecision): string | null {
  return read.overlap === null
    ? null
    : `${read.cursorField ?? 'cursor'} ≥ watermark − ${inWords(read.overlap)}`;
}
