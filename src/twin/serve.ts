// Serves a call that has been let in: the operation itself, and what it costs where limits count records.
// Whether it is let in, and how long its answer takes, is `make.ts`'s business.
import type { Habits } from './habits.ts';
import type { News } from './news.ts';
import { readByKey, readOne, readPage } from './read.ts';
import type { RowList } from './store.ts';
import type { CallSite, Cursor, Reply, Request } from './twin.ts';
import type { Unit } from './unit.ts';
import { writeAll } from './write.ts';

/** Where operations are served. `unit` throws RangeError for a resource that no flow uses. */
export interface Counter {
  readonly habitsAt: (site: CallSite) => Habits;
  readonly unit: (resource: string) => Unit;
  readonly news: News;
}

const none: readonly never[] = [];

/** An answer without content. */
export function answer(status: number, latency: number): Reply {
  return {
    status,
    latency,
    limited: false,
    retryAfter: null,
    rows: none,
    page: null,
    told: none,
    next: null,
    written: none,
  };
}

/** Carries the operation out at the present moment. */
export function serve(
  counter: Counter,
  site: CallSite,
  request: Request,
  { now, latency }: { readonly now: number; readonly latency: number },
): Reply {
  const base = {
    latency,
    limited: false,
    retryAfter: null,
    rows: none,
    page: null,
    told: none,
    next: null,
    written: none,
  };
  switch (request.do) {
    case 'get': {
      const { status, rows } = readOne(counter.unit(site.resource).room, request.id);
      return { ...base, status, rows };
    }
    case 'find': {
      const { room } = counter.unit(site.resource);
      const { status, rows } = readByKey(room, counter.habitsAt(site), request, now);
      return { ...base, status, rows };
    }
    case 'page': {
      const { room } = counter.unit(site.resource);
      const { status, page, next } = readPage(room, counter.habitsAt(site), request, now);
      return page === null ? { ...base, status } : pageReply(page, next, latency);
    }
    case 'events': {
      const { pageSize, lag } = counter.habitsAt(site);
      const resource = counter.news.tellsOf(site.resource) ? site.resource : null;
      const size = Math.min(request.size, pageSize);
      const { cursor, since } = request;
      const { told, next } = counter.news.list({ resource, since, cursor, size, lag, now });
      return { ...base, status: 200, told, next };
    }
    case 'write': {
      const { writes, key } = request;
      const habits = counter.habitsAt(site);
      const { desk } = counter.unit(site.resource);
      const { status, written } = writeAll(desk, { site, habits, writes, key, now });
      return { ...base, status, written };
    }
    default:
      return request satisfies never;
  }
}

/** Most pages are compared or passed over, so that their rows are made when somebody asks for them. */
function pageReply(page: RowList, next: Cursor | null, latency: number): Reply {
  return {
    status: 200,
    latency,
    limited: false,
    retryAfter: null,
    get rows() {
      return page.rows;
    },
    page,
    told: none,
    next,
    written: none,
  };
}

/** How many records a call may read or write, for limits that count them. */
export function recordsOf(request: Request, habits: Habits): number {
  switch (request.do) {
    case 'get':
    case 'find':
      return 1;
    case 'page':
    case 'events':
      return Math.min(request.size, habits.pageSize);
    case 'write':
      return request.writes.length;
    default:
      return request satisfies never;
  }
}

/** The one record that a call is about, for limits that are kept for each; null for many or none. */
export function recordOf(request: Request): number | null {
  if (request.do === 'get') return request.id;
  const only = request.do === 'write' && request.writes.length === 1 ? request.writes[0] : undefined;
  return only?.id ?? null;
}
