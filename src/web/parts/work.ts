// Follows work to its end: steps as they come, from where this page stopped, also over a server that was away for a moment.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type Answer, answered, api } from '../client/api.ts';

export type Work = Answer<'/api/w/{workspace}/work/{work}', 'get'>;

export interface WorkStep {
  readonly number: number;
  /** As the worker told it: at least `stage` and `share` (0..1). */
  readonly step: Readonly<Record<string, unknown>>;
}

export interface Followed {
  /** null until the first word from the server. */
  readonly state: Work['state'] | null;
  readonly steps: readonly WorkStep[];
  /** Hash of what came of it. */
  readonly result: string | null;
  /** What a person is told when it failed: `{ problems: [...] }`. */
  readonly problem: unknown;
  /** False while the connection is being made again. */
  readonly isConnected: boolean;
  readonly cancel: () => Promise<void>;
}

const nothing = { state: null, steps: [], result: null, problem: null, isConnected: false } as const;
/** Before asking again when the server answers nothing usable, ms. */
const patience = 1500;

/** `work` null: nothing to follow. At the end the plan and its lists are asked for anew. */
export function useWork(workspace: string, work: string | null): Followed {
  const queries = useQueryClient();
  const [followed, setFollowed] = useState<Known & { readonly of: string | null }>({ of: null, ...nothing });
  useEffect(() => {
    if (work === null) return undefined;
    return follow(`/api/w/${workspace}/work/${work}/events`, (change, isOver) => {
      setFollowed((before) => ({ of: work, ...change(before.of === work ? before : nothing) }));
      if (isOver) void queries.invalidateQueries({ queryKey: ['/api/w', workspace] });
    });
  }, [workspace, work, queries]);
  const cancel = useCallback(async () => {
    if (work === null) return;
    await answered(api.DELETE('/api/w/{workspace}/work/{work}', { params: { path: { workspace, work } } }));
  }, [workspace, work]);
  const { of, ...known } = followed;
  return { ...(of === work ? known : nothing), cancel };
}

type Known = Omit<Followed, 'cancel'>;
type Change = (before: Known) => Known;

/** Gives what ends the following. The browser goes on by itself after a broken connection; after a refusal we begin again where we stopped. */
function follow(path: string, change: (how: Change, isOver: boolean) => void): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  let last = 0;
  const open = (): void => {
    source = new EventSource(`${path}?after=${last}`);
    source.addEventListener('open', () => change((before) => ({ ...before, isConnected: true }), false));
    source.addEventListener('step', (event) => {
      const number = Number(event.lastEventId);
      if (number <= last) return;
      last = number;
      const step = JSON.parse(String(event.data)) as WorkStep['step'];
      change(
        (before) => ({
          ...before,
          state: 'running',
          isConnected: true,
          steps: [...before.steps, { number, step }],
        }),
        false,
      );
    });
    source.addEventListener('end', (event) => {
      source?.close();
      const end = JSON.parse(String(event.data)) as Pick<Followed, 'state' | 'result' | 'problem'>;
      change((before) => ({ ...before, ...end }), true);
    });
    source.addEventListener('error', () => {
      change((before) => ({ ...before, isConnected: false }), false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, patience);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}
