// From what was watched in a run to figures: how fresh, how full, how long. Nothing is judged here.
import { duration } from '../measure/duration.ts';
import type { Flight, FlowFigures } from './flight.ts';
import type { Book } from './observe/book.ts';

/** Upper bounds of the classes of freshness in seconds, the same for every run, so that charts stand side by side; the last takes all. */
export const freshnessBounds: readonly number[] = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800,
  31_536_000,
];

/** The value below which this part of sorted figures lies (nearest rank). 0 of none. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const rank = Math.max(1, Math.ceil(part * sorted.length));
  return sorted[Math.min(sorted.length, rank) - 1] ?? 0;
}

/** What of a flow the engine itself counted. */
export interface Counted {
  readonly deadLetters: number;
  readonly prevented: number;
  /** The first load's beginning and end in ms; null where there was none, end null where it did not finish. */
  readonly load: { readonly startedAt: number; readonly endedAt: number | null } | null;
}

export function flowFigures(book: Book, counted: Counted): FlowFigures {
  const { tally, running } = book;
  const totals = tally.totals();
  const loadEnd = counted.load === null ? 0 : (counted.load.endedAt ?? Number.POSITIVE_INFINITY);
  const fresh = freshnessOf(book, loadEnd);
  return {
    flow: running.flow.id,
    changes: tally.count(),
    applied: totals.applied,
    superseded: totals.superseded,
    filtered: totals.filtered,
    lost: totals.lost + totals.pending,
    doubled: book.incidents.count('record-doubled'),
    deadLetters: counted.deadLetters,
    parked: totals.parked,
    prevented: counted.prevented,
    freshness:
      fresh.length === 0
        ? null
        : {
            p50: length(quantile(fresh, 0.5)),
            p95: length(quantile(fresh, 0.95)),
            p99: length(quantile(fresh, 0.99)),
            worst: length(quantile(fresh, 1)),
          },
    freshnessClasses: classes(fresh),
    bulk: bulkTime(book),
    backfill:
      counted.load === null || counted.load.endedAt === null
        ? null
        : length(counted.load.endedAt - counted.load.startedAt),
  };
}

function length(ms: number): string {
  return duration(ms / 1000);
}

/** Of everyday changes after the first load, ms, sorted. */
function freshnessOf({ tally }: Book, loadEnd: number): Float64Array {
  const found: number[] = [];
  for (let place = 0; place < tally.count(); place++) {
    const fate = tally.fate(place);
    if (tally.sort(place) !== 'everyday' || tally.at(place) < loadEnd) continue;
    if (fate === 'applied' || fate === 'superseded') found.push(tally.done(place) - tally.at(place));
  }
  return Float64Array.from(found).sort();
}

function classes(sorted: Float64Array): FlowFigures['freshnessClasses'] {
  let from = 0;
  return freshnessBounds.map((upTo, index) => {
    const last = index === freshnessBounds.length - 1;
    let end = from;
    while (end < sorted.length && (last || (sorted[end] ?? 0) <= upTo * 1000)) end += 1;
    const count = end - from;
    from = end;
    return { upTo, count };
  });
}

/** From a bulk edit until the last of its records was carried over. */
function bulkTime({ tally }: Book): string | null {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (let place = 0; place < tally.count(); place++) {
    const fate = tally.fate(place);
    if (tally.sort(place) !== 'bulk' || (fate !== 'applied' && fate !== 'superseded')) continue;
    from = Math.min(from, tally.at(place));
    to = Math.max(to, tally.done(place));
  }
  return to < 0 ? null : length(to - from);
}

/** At most so many points, evenly spread over the run. */
const points = 200;

/** How many changes waited at each moment. */
export function backlogOf(books: readonly Book[], until: number): Flight['backlog'] {
  const step = until / points;
  const came = new Float64Array(points + 1);
  for (const { tally } of books)
    for (let place = 0; place < tally.count(); place++) {
      const fate = tally.fate(place);
      if (fate === 'filtered' && tally.done(place) === tally.at(place)) continue;
      const from = Math.ceil(tally.at(place) / step);
      const to = Math.ceil(tally.done(place) / step);
      if (from <= points) came[from] = (came[from] ?? 0) + 1;
      if (to <= points) came[to] = (came[to] ?? 0) - 1;
    }
  const found: { at: number; waiting: number }[] = [];
  let waiting = 0;
  for (let point = 0; point < points; point++) {
    waiting += came[point] ?? 0;
    found.push({ at: Math.round((point * step) / 1000), waiting });
  }
  return found;
}

/**
 * From the end of the longest outage until no change had waited longer than is usual: the P95 of everything that was carried over, at
 * least a minute. Records that waited for a person (`held`, by flow) are not the outage's fault. Null without an outage.
 */
export function recoveryOf(
  books: readonly Book[],
  held: readonly ReadonlySet<number>[],
  { outages, until }: { readonly outages: Flight['outages']; readonly until: number },
): string | null {
  const longest = outages
    .filter(({ from }) => from * 1000 < until)
    .reduce<Flight['outages'][number] | null>(
      (found, one) => (found === null || one.to - one.from > found.to - found.from ? one : found),
      null,
    );
  if (longest === null) return null;
  const end = longest.to * 1000;
  const times = books.map((book, index) => {
    const { flow } = book.running;
    const touched = flow.from.system === longest.system || flow.to.system === longest.system;
    return touched ? calmAgain(book, held[index] ?? new Set(), end) - end : 0;
  });
  return length(Math.max(0, ...times));
}

function calmAgain(book: Book, held: ReadonlySet<number>, end: number): number {
  const { tally } = book;
  const usual = Math.max(60_000, quantile(freshnessOf(book, 0), 0.95));
  let calm = end;
  for (let place = 0; place < tally.count(); place++) {
    const fate = tally.fate(place);
    if (fate !== 'applied' && fate !== 'superseded') continue;
    if (tally.sort(place) !== 'everyday' || tally.at(place) + usual > calm) continue;
    if (held.has(tally.source(place))) continue;
    if (tally.done(place) > calm) calm = tally.done(place);
  }
  return calm;
}
