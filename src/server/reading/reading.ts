// Reads kept contents off the server's own thread: a few threads that keep what they have read, one question at a time each. A question goes
// to the thread that read the content before; one that takes too long ends its thread, and the next question gets a new one.
import { Worker } from 'node:worker_threads';
import type { Base } from '../../store/base/base.ts';
import { bodyAt } from '../../store/base/content.ts';
import { Refused } from '../problem.ts';
import type { Question, Reply } from './messages.ts';
import type { Views } from './views.ts';

export interface Asking<N extends keyof Views> {
  readonly workspace: string;
  readonly hash: string;
  readonly view: N;
  readonly args: ArgsOf<N>;
}

export interface Reading {
  /**
   * What a view gives of a content that this workspace keeps. Throws Refused: 404 where it keeps none, 503 where the reading takes too long or
   * too many wait, and whatever the view refuses.
   */
  readonly ask: <N extends keyof Views>(asking: Asking<N>) => Promise<AnswerOf<N>>;
  readonly close: () => Promise<void>;
}

type ArgsOf<N extends keyof Views> = Parameters<Views[N]['answer']>[1];
export type AnswerOf<N extends keyof Views> = Awaited<ReturnType<Views[N]['answer']>>;

/** So many threads, each of which ends a reading after so many ms. */
export interface Bench {
  readonly threads: number;
  readonly within: number;
}

/** Whole documents have a thread of their own and more time, so that nobody who turns a page waits for them. */
export interface ReadingSettings {
  readonly pages: Bench;
  readonly documents: Bench;
}

const usual: ReadingSettings = {
  pages: { threads: 2, within: 30_000 },
  documents: { threads: 1, within: 120_000 },
};
const ofDocuments: readonly (keyof Views)[] = ['plan.file'];

/** Questions that wait for a thread at most. */
const mostWaiting = 200;
/** Heap of a thread, MB: a reading that needs more ends alone. */
const heap = 3072;

/** As sources and as published: the file beside this one, in the language of this one. */
const program = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

interface Seat {
  worker: Worker | null;
  isBusy: boolean;
  /** Keys that this thread was given, the last at the end; only a guess at what it still keeps. */
  readonly read: Set<string>;
}

interface Waiting {
  readonly key: string;
  readonly take: (seat: Seat) => void;
}

export function openReading(base: Base, settings: ReadingSettings = usual): Reading {
  const rooms = { pages: roomOf(settings.pages), documents: roomOf(settings.documents) };
  let isOpen = true;
  return {
    ask: async <N extends keyof Views>({ workspace, hash, view, args }: Asking<N>): Promise<AnswerOf<N>> => {
      if (!isOpen) throw new Refused(503, 'The server is shutting down.');
      const room = rooms[ofDocuments.includes(view) ? 'documents' : 'pages'];
      const key = `${workspace} ${hash}`;
      const seat = await room.taken(key);
      try {
        const question: Question = { key, hash, view, args, body: null };
        let reply = await answered(seat, question, room.within);
        if (reply.is === 'lacking') {
          const body = await bodyAt(base.db, workspace, hash);
          if (body === null) throw new Refused(404, 'This workspace keeps no such content.');
          seat.read.add(key);
          reply = await answered(seat, { ...question, body }, room.within);
        }
        return answerOf(reply) as AnswerOf<N>;
      } finally {
        room.left(seat);
      }
    },
    close: async () => {
      isOpen = false;
      await Promise.all([rooms.pages.close(), rooms.documents.close()]);
    },
  };
}

interface Room {
  readonly within: number;
  readonly taken: (key: string) => Promise<Seat>;
  readonly left: (seat: Seat) => void;
  readonly close: () => Promise<void>;
}

function roomOf({ threads, within }: Bench): Room {
  const seats: readonly Seat[] = Array.from({ length: threads }, () => ({
    worker: null,
    isBusy: false,
    read: new Set<string>(),
  }));
  const waiting: Waiting[] = [];
  const seatFor = (key: string): Seat | undefined => {
    const free = seats.filter((seat) => !seat.isBusy);
    return free.find((seat) => seat.read.has(key)) ?? free.find((seat) => seat.worker === null) ?? free[0];
  };
  return {
    within,
    taken: (key) => {
      const seat = seatFor(key);
      if (seat !== undefined) {
        seat.isBusy = true;
        return Promise.resolve(seat);
      }
      if (waiting.length >= mostWaiting)
        return Promise.reject(new Refused(503, 'Too many readings wait; try again in a moment.'));
      return new Promise((resolve) => waiting.push({ key, take: resolve }));
    },
    left: (seat) => {
      const at = waiting.findIndex(({ key }) => seat.read.has(key));
      const [next] = waiting.splice(Math.max(0, at), 1);
      if (next === undefined) seat.isBusy = false;
      else next.take(seat);
    },
    close: async () => {
      await Promise.all(seats.map(async (seat) => seat.worker?.terminate()));
    },
  };
}

function answerOf(reply: Reply): unknown {
  switch (reply.is) {
    case 'answer':
      return reply.answer;
    case 'refused':
      throw new Refused(reply.status, reply.detail, reply.problems);
    case 'broken':
      throw Object.assign(new Error(reply.message), { stack: reply.stack ?? undefined });
    case 'lacking':
      throw new Error('a reading thread lost the content that it was given');
    default:
      return reply satisfies never;
  }
}

function answered(seat: Seat, question: Question, within: number): Promise<Reply> {
  const worker = seat.worker ?? hired(seat);
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', heard).off('error', lost).off('exit', gone);
      act();
    };
    const heard = (reply: Reply): void => settle(() => resolve(reply));
    const lost = (error: unknown): void => settle(() => reject(dropped(seat, error)));
    const gone = (): void => lost(new Error('its thread ended'));
    const timer = setTimeout(() => {
      settle(() => {
        dropped(seat, null);
        void worker.terminate();
        reject(
          new Refused(503, `The reading took longer than ${Math.round(within / 1000)} s and was ended.`),
        );
      });
    }, within);
    worker.on('message', heard).on('error', lost).on('exit', gone);
    worker.postMessage(question);
  });
}

/** The next question hires another. A reading that needed too much memory is refused, not a fault of the server. */
function dropped(seat: Seat, error: unknown): Error {
  seat.worker = null;
  seat.read.clear();
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (tooLarge) return new Refused(503, 'This content is too large to be read here.');
  return error instanceof Error ? error : new Error(String(error));
}

function hired(seat: Seat): Worker {
  const worker = new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  worker.unref();
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (seat.worker !== worker) return;
    seat.worker = null;
    seat.read.clear();
  });
  seat.worker = worker;
  return worker;
}
