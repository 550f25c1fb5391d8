// Serves a call that has been let in: the operation itself, and what it costs where limits count records.
// Whether it is let in, and how long its answer takes, is `make.ts`'s business.
import type { Habits } from './habits.ts';
import type { News } from './news.ts';
import { Answer } from './answer.ts';
import { readByKey, readOne, readPage } from './read.ts';
import type { CallSite, Reply, Request } from './twin.ts';
import type { Unit } from './unit.ts';
import { writeAll } from './write.ts';

/** Where operations are served. `unit` throws RangeError for a resource that no flow uses. */
export interface Counter {
  readonly habitsAt: (site: CallSite) => Habits;
  readonly unit: (resource: string) => Unit;
  readonly news: News;
}

/** An answer without content. */
export function answer(status: number, latency: number): Answer {
  return new Answer(status, latency);
}

/** Carries the operation out at the present moment. */
export function serve(
  counter: Counter,
  site: CallSite,
  request: Request,
  { now, latency }: { readonly now: number; readonly latency: number },
): Reply {
  const reply = new Answer(0, latency);
  switch (request.do) {
    case 'get': {
      const { status, rows } = readOne(counter.unit(site.resource).room, request.id);
      reply.status = status;
      reply.found = rows;
      return reply;
    }
    case 'find': {
      const { room } = counter.unit(site.resource);
      const { status, rows } = readByKey(room, counter.habitsAt(site), request, now);
      reply.status = status;
      reply.found = rows;
      return reply;
    }
    case 'page': {
      const { room } = counter.unit(site.resource);
      const { status, page, next } = readPage(room, counter.habitsAt(site), request, now);
      reply.status = status;
      reply.page = page;
      reply.next = next;
      return reply;
    }
    case 'events': {
      const { pageSize, lag } = counter.habitsAt(site);
      const resource = counter.news.tellsOf(site.resource) ? site.resource : null;
      const size = Math.min(request.size, pageSize);
      const { cursor, since } = request;
      const { told, next } = counter.news.list({ resource, since, cursor, size, lag, now });
      reply.status = 200;
      reply.told = told;
      reply.next = next;
      return reply;
    }
    case 'write': {
      const { writes, key } = request;
      const habits = counter.habitsAt(site);
      const { desk } = counter.unit(site.resource);
      const { status, written } = writeAll(desk, { site, habits, writes, key, now });
      reply.status = status;
      reply.written = written;
      return reply;
    }
    default:
      return request satisfies never;
  }
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
