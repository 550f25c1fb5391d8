// Serves a call that has been let in: the operation itself, and what it costs where limits count records.
// Whether it is let in, and how long its answer takes, is `make.ts`'s business.
import type { FileAir } from './air.ts';
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

/** `file`: what lies there at the moment, where a file is read; null for everything else. */
export interface Moment {
  readonly now: number;
  readonly latency: number;
  readonly file: FileAir | null;
}

/** Carries the operation out at the present moment. */
export function serve(
  { site, habits, unit }: Window,
  request: Request,
  news: News,
  { now, latency, file }: Moment,
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
      const { room, written } = unit();
      const lying = written ? null : file;
      const { status, page, next } =
        lying === null
          ? readPage(room, habits, request, now)
          : readPage(room, habitsOfFile(habits, lying, room.shelf.count()), request, lying.asOf);
      reply.partial = lying !== null && lying.part < 1;
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
      unit().written = true;
      const { status, written } = writeAll(unit().desk, { site, habits, writes, key, now });
      reply.status = status;
      reply.written = written;
      return reply;
    }
    default:
      return request satisfies never;
  }
}

/** Nothing that came after the file was written is in it; of one that is being written only the first rows are. */
function habitsOfFile(habits: Habits, { part }: FileAir, count: number): Habits {
  return { ...habits, lag: 1, cap: part < 1 ? Math.max(1, Math.floor(count * part)) : habits.cap };
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
