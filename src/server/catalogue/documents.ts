// Reads the API documents that people bring, each once, in a thread of its own within bounds of time and memory; what was read is kept.
import { Worker } from 'node:worker_threads';
import type { Base } from '../../store/base/base.ts';
import { keepContent } from '../../store/base/content.ts';
import { keepReading, type Reading, listReadings } from '../../store/base/readings.ts';
import { uploadAt } from '../../store/base/uploads.ts';
import type { InputFault } from '../problem.ts';
import { Refused } from '../problem.ts';
import type { DocumentOrder, DocumentOutcome } from './messages.ts';

/** Which readers these are: what another version read is read anew. */
export const readersVersion = 'readers-1';

/** The largest documents in use take some 20 s on a slow machine. */
const longest = 60_000;
const heap = 2048;
/** Documents that wait to be read at most: each takes a processor while it lasts. */
const mostWaiting = 20;

/** As a source in a checkout, compiled in the published package. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './read-document.ts' : './read-document.js',
  import.meta.url,
);

export interface DocumentReader {
  /** What was read of an upload, now or before. Throws Refused: 404 where the workspace has no such file, 503 where too many wait. */
  readonly read: (workspace: string, hash: string, today: string) => Promise<Reading>;
}

export function openDocumentReader({ db }: Base): DocumentReader {
  const inHand = new Map<string, Promise<Reading>>();
  let last: Promise<unknown> = Promise.resolve();

  const readNow = async (workspace: string, hash: string, today: string): Promise<Reading> => {
    const found = await uploadAt(db, workspace, hash);
    if (found === null) throw new Refused(404, 'This workspace has no such file.');
    const outcome = await outcomeOf({ name: found.upload.name, bytes: found.body, today });
    const reading: Reading =
      outcome.is === 'read'
        ? {
            hash,
            profile: await keepContent(db, workspace, outcome.content),
            summary: outcome.summary,
            faults: null,
          }
        : { hash, profile: null, summary: null, faults: outcome.faults };
    await keepReading(db, workspace, readersVersion, reading);
    return reading;
  };

  return {
    read: async (workspace, hash, today) => {
      const before = (await listReadings(db, workspace, readersVersion)).find((one) => one.hash === hash);
      if (before !== undefined) return before;
      const key = `${workspace} ${hash}`;
      const same = inHand.get(key);
      if (same !== undefined) return same;
      if (inHand.size >= mostWaiting)
        throw new Refused(503, 'Too many documents wait to be read; try again in a moment.');
      const turn = last.then(() => readNow(workspace, hash, today));
      last = turn.catch(() => undefined);
      inHand.set(key, turn);
      return turn.finally(() => inHand.delete(key));
    },
  };
}

/** One document at a time; one that takes too long or too much memory is refused, like one that can't be read. */
function outcomeOf(order: DocumentOrder): Promise<DocumentOutcome> {
  const thread = new Worker(program, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  return new Promise((resolve) => {
    const refused = (message: string, expected: string): void =>
      resolve({ is: 'refused', faults: [fault(order.name, message, expected)] });
    const timer = setTimeout(() => {
      refused(`took longer than ${longest / 1000} s to read`, 'a smaller document, or a part of it');
      void thread.terminate();
    }, longest);
    thread.once('message', (outcome: DocumentOutcome) => resolve(outcome));
    thread.once('error', () => refused('can’t be read: it takes too much memory', 'a smaller document'));
    thread.once('exit', () => {
      clearTimeout(timer);
      refused('can’t be read', 'a document in one of the known formats');
    });
  });
}

function fault(at: string, message: string, expected: string): InputFault {
  return { at, message, expected, nearest: null };
}
