// The shipped catalogue, asked in its thread, which is begun by the first question and holds nobody up when the server ends.
import { Worker } from 'node:worker_threads';
import type { CatalogueAnswers, CatalogueQuestion, Numbered } from './messages.ts';

/** As a source in a checkout, compiled in the published package. */
const program = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

export interface CatalogueShelf {
  readonly ask: <Q extends CatalogueQuestion>(question: Q) => Promise<CatalogueAnswers[Q['is']]>;
}

interface Open {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function openShelf(): CatalogueShelf {
  const open = new Map<number, Open>();
  let thread: Worker | null = null;
  let number = 0;

  const started = (): Worker => {
    const worker = new Worker(program);
    worker.on('message', ({ number: of, content }: Numbered<unknown>) => {
      open.get(of)?.resolve(content);
      open.delete(of);
      if (open.size === 0) worker.unref();
    });
    worker.once('error', (error) => {
      thread = null;
      for (const { reject } of open.values())
        reject(error instanceof Error ? error : new Error(String(error)));
      open.clear();
    });
    return worker;
  };

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        thread ??= started();
        number += 1;
        open.set(number, { resolve: resolve as Open['resolve'], reject });
        thread.ref();
        thread.postMessage({ number, content: question } satisfies Numbered<CatalogueQuestion>);
      }),
  };
}
