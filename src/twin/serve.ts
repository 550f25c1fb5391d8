// Serves a call that has been let in: the operation itself, and what it costs where limits count records.
// Whether it is let in, and how long its answer takes, is `make.ts`'s business.
import type { Habits } from './habits.ts';
import type { News } from './news.ts';
import { Answer } from './answer.ts';
import { readByKey, readOne, readPage } from './read.ts';
import type { CallSite, Reply, Request } from './twin.ts';
import type { Unit } from './unit.ts';
import { writeAll } from './write.ts';

/** Where one call site is served. `unit` throws RangeError for a resource that no flow uses; lists of events need none. */
export interface Window {
  readonly site: CallSite;
  readonly habits: Habits;
  readonly unit: () => Unit;
}

export function windowOf(site: CallSite, habits: Habits, unitOf: (resource: string) => Unit): Window {
  let found: Unit | null = null;
  return { site, habits, unit: () => (found ??= unitOf(site.resource)) };
}

/** An answer without content. */
export function answer(status: number, latency: number): Answer {
  return new Answer(status, latency);
}

/** Carries the operation out at the present moment. */
export function serve(
  { site, habits, unit }: Window,
  request: Request,
  news: News,
  { now, latency }: { readonly now: number; readonly latency: number },
): Reply {
  const reply = new Answer(0, latency);
  switch (request.do) {
    case 'get': {
      const { status, rows } = readOne(unit().room, request.id);
      reply.status = status;
      reply.found = rows;
      return reply;
    }
    case 'find': {
      const { status, rows } = readByKey(unit().room, habits, request, now);
      reply.status = status;
      reply.found = rows;
      return reply;
    }
    case 'page': {
      const { status, page, next } = readPage(unit().room, habits, request, now);
      reply.status = status;
      reply.page = page;
      reply.next = next;
      return reply;
    }
    case 'events': {
      const { pageSize, lag } = habits;
      const resource = news.tellsOf(site.resource) ? site.resource : null;
      const size = Math.min(request.size, pageSize);
      const { cursor, since } = request;
      const { told, next } = news.list({ resource, since, cursor, size, lag, now });
      reply.status = 200;
      reply.told = told;
      reply.next = next;
      return reply;
    }
    case 'write': {
      const { writes, key } = request;
      const { status, written } = writeAll(unit().desk, { site, habits, writes, key, now });
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
