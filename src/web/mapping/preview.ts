// A live preview of an expression: asked in a worker, which is ended and begun anew when it takes longer than a second.
import { useEffect, useState } from 'react';
import type { PreviewAnswer, PreviewAsk } from './preview-worker.ts';

/** `for` is the expression that this came of: while somebody types it may be an older one. */
export interface Preview {
  readonly for: string;
  readonly text: string | null;
  readonly error: string | null;
}

const longest = 1000;

interface Runner {
  readonly ask: (jsonata: string, record: string) => Promise<Preview>;
  readonly close: () => void;
}

interface Started {
  readonly runs: Worker;
  /** It has loaded what it needs, or can't. */
  readonly ready: Promise<void>;
}

function started(): Started {
  const runs = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
  const ready = new Promise<void>((resolve) => {
    for (const sign of ['message', 'error'] as const)
      runs.addEventListener(sign, () => resolve(), { once: true });
  });
  return { runs, ready };
}

function openRunner(): Runner {
  let worker: Started | null = null;
  let number = 0;
  const end = (): void => {
    worker?.runs.terminate();
    worker = null;
  };
  const ask: Runner['ask'] = async (jsonata, record) => {
    worker ??= started();
    const { runs, ready } = worker;
    await ready;
    return new Promise((resolve) => {
      number += 1;
      const own = number;
      const settle = (text: string | null, error: string | null): void => {
        window.clearTimeout(timer);
        runs.removeEventListener('message', heard);
        runs.removeEventListener('error', broke);
        resolve({ for: jsonata, text, error });
      };
      const heard = ({ data }: MessageEvent<PreviewAnswer | 'ready'>): void => {
        if (data !== 'ready' && data.number === own) settle(data.text, data.error);
      };
      const broke = (): void => {
        end();
        settle(null, 'The expression could not be run here.');
      };
      const timer = window.setTimeout(() => {
        end();
        settle(null, 'Gave up after one second: the expression does not end on this record.');
      }, longest);
      runs.addEventListener('message', heard);
      runs.addEventListener('error', broke);
      runs.postMessage({ number: own, jsonata, record } satisfies PreviewAsk);
    });
  };
  return { ask, close: end };
}

/** null: nothing to show yet. `jsonata` null: there is nothing to run. A moment after the last key, so that typing stays light. */
export function usePreview(jsonata: string | null, record: string): Preview | null {
  const [runner] = useState(openRunner);
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => () => runner.close(), [runner]);
  useEffect(() => {
    if (jsonata === null) return undefined;
    let isMeant = true;
    const timer = window.setTimeout(() => {
      void runner.ask(jsonata, record).then((made) => {
        if (isMeant) setPreview(made);
      });
    }, 120);
    return () => {
      isMeant = false;
      window.clearTimeout(timer);
    };
  }, [runner, jsonata, record]);
  return jsonata === null ? null : preview;
}
