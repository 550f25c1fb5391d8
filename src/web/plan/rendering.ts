// A document that takes long: asked for, followed while it is made, taken away once it is there; or told why not.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../client/api.ts';
import type { Problem } from '../client/paths.ts';
import { useWork } from '../parts/work.ts';
import { fileAddress, type Place } from './queries.ts';
import { taken } from './taken.ts';

/** The file that holds everything. */
export const archive = 'archive.zip';

export interface Rendering {
  /** What is being made; null: nothing. */
  readonly path: string | null;
  /** How far it is, 0 to 1; null while it waits for a worker. */
  readonly share: number | null;
  readonly make: (path: string) => void;
  readonly stop: () => void;
}

export function useRendering(place: Place): Rendering {
  const { workspace, plan, number } = place;
  const [wanted, setWanted] = useState<{ readonly path: string; readonly work: string } | null>(null);
  const { state, steps, problem, cancel } = useWork(workspace, wanted?.work ?? null);
  const isUnderWay = state === null || state === 'waiting' || state === 'running';
  const making = wanted !== null && isUnderWay ? wanted.path : null;
  const over = useRef<string | null>(null);
  const ask = useMutation({
    mutationFn: (path: string) =>
      answered(
        api.POST('/api/w/{workspace}/plans/{plan}/revisions/{number}/renderings', {
          params: { path: { workspace, plan, number } },
          body: { path: path as typeof archive },
        }),
      ),
    onSuccess: ({ id, state: now }, path) => {
      if (now === 'done') void away(place, path);
      else setWanted({ path, work: id });
    },
    onError: (error, path) => notMade(path, error.message),
  });
  useEffect(() => {
    if (wanted === null || isUnderWay || over.current === wanted.work) return;
    over.current = wanted.work;
    if (state === 'done') void away(place, wanted.path);
    if (state === 'failed') notMade(wanted.path, reasonIn(problem));
  }, [state, isUnderWay, wanted, place, problem]);
  const { share = null } = (steps.at(-1)?.step ?? {}) as { readonly share?: number };
  return {
    path: making ?? (ask.isPending ? ask.variables : null),
    share: making === null ? null : share,
    make: (path) => ask.mutate(path),
    stop: () => void cancel(),
  };
}

async function away(place: Place, path: string): Promise<void> {
  await (path === archive
    ? taken(fileAddress(place, null), `plan-revision-${place.number}.zip`)
    : taken(fileAddress(place, path), path));
}

function reasonIn(problem: unknown): string {
  const { problems = [] } = (problem ?? {}) as { readonly problems?: Problem['problems'] };
  const [first] = problems;
  return first === undefined
    ? 'It broke on the server three times; its log says where.'
    : `${first.message}. Needed: ${first.expected ?? 'another try'}.`;
}

function notMade(path: string, message: string): void {
  notifications.show({ color: 'red', title: `${path} could not be made`, message, autoClose: 20_000 });
}
