// Reads descriptions, one after the other, in a thread that is begun by the first of them. One that takes too long ends the thread, and the
// next gets a new one; nobody's text holds up the server.
import { Worker } from 'node:worker_threads';
import { Refused } from '../problem.ts';
import type { DescribingAnswers, DescribingQuestion, DescribingReply } from './messages.ts';

/** As a source in a checkout, compiled in the published package. */
const program = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

export interface Describer {
  /** Throws Refused: 422 for a text that can't be understood, 503 where it takes too long or too many wait. */
  readonly ask: <Q extends DescribingQuestion>(question: Q) => Promise<DescribingAnswers[Q['is']]>;
}

/** The longest description that is taken needs some 5 s on a slow machine, ms. */
const longest = 30_000;
const mostWaiting = 50;

export function openDescriber(): Describer {
  let thread: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const hired = (): Worker => {
    const worker = new Worker(program);
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (thread === worker) thread = null;
    });
    worker.unref();
    return worker;
  };
  const reply = (question: DescribingQuestion): Promise<DescribingReply> => {
    thread ??= hired();
    const worker = thread;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', heard).off('exit', gone);
        act();
      };
      const heard = (message: DescribingReply): void => settle(() => resolve(message));
      const gone = (): void => settle(() => reject(new Error('the describing thread ended')));
      const timer = setTimeout(() => {
        thread = null;
        settle(() => reject(new Refused(503, 'Reading the description took too long; make it shorter.')));
        void worker.terminate();
      }, longest);
      worker.on('message', heard).on('exit', gone);
      worker.postMessage(question);
    });
  };

  return {
    ask: async <Q extends DescribingQuestion>(question: Q): Promise<DescribingAnswers[Q['is']]> => {
      if (waiting >= mostWaiting)
        throw new Refused(503, 'Too many descriptions wait to be read; try again in a moment.');
      waiting += 1;
      const turn = last.then(() => reply(question));
      last = turn.catch(() => undefined);
      try {
        const came = await turn;
        switch (came.is) {
          case 'answer':
            return came.answer as DescribingAnswers[Q['is']];
          case 'unusable':
            throw new Refused(422, 'The description can’t be understood yet.', came.faults);
          case 'broken':
            throw new Error(came.message);
          default:
            return came satisfies never;
        }
      } finally {
        waiting -= 1;
      }
    },
  };
}
