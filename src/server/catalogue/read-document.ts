// A thread that reads one API document and ends. The document is somebody's file: whatever it does to the reader, it does it here, within the
// time and the memory that the thread was given.
import { parentPort, workerData } from 'node:worker_threads';
import { textIn } from '../../jobs/bytes.ts';
import { InputError } from '../../finding/input.ts';
import { inspectDocument } from '../../jobs/inspect.ts';
import { withPersonal } from '../../mapping/personal.ts';
import { canonicalContent } from '../../store/base/content.ts';
import { faultsOf } from '../problem.ts';
import { systemLine } from '../views/system.ts';
import type { DocumentOrder, DocumentOutcome } from './messages.ts';

async function outcomeOf({ name, bytes, today }: DocumentOrder): Promise<DocumentOutcome> {
  try {
    const read = await inspectDocument(name, {
      documents: { read: () => Promise.resolve({ name, text: textIn(bytes, name) }) },
      web: { fetch: () => Promise.reject(new Error('nothing is fetched here')) },
    });
    const profile = withPersonal(read);
    return { is: 'read', content: canonicalContent(profile), summary: keepable(systemLine(profile, today)) };
  } catch (error) {
    if (error instanceof InputError) return { is: 'refused', faults: keepable(faultsOf(error)) };
    throw error;
  }
}

/** Without what no database keeps as text: NUL, and half of a pair of surrogates. */
function keepable<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'string' ? inner.replaceAll('\0', '').toWellFormed() : inner,
    ),
  ) as T;
}

parentPort?.postMessage(await outcomeOf(workerData as DocumentOrder));
