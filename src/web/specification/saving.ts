// Saves what is typed, one thing at a time, and keeps what another saved in the meantime beside it until the person has chosen.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { isConflict } from '../client/api.ts';
import type { ConflictOf } from '../parts/conflict.tsx';
import { planKey, type PlanPlace } from '../client/queries.ts';
import { type FormView, formQuery, saveCell, type Saved } from './queries.ts';

export type SavingState = 'saved' | 'saving' | 'failed';

/** `what` names the thing for people. */
export interface Wish extends Saved {
  readonly what: string;
}

export interface Saving {
  readonly state: SavingState;
  readonly problem: string | null;
  readonly save: (wish: Wish) => void;
  readonly conflict: ConflictOf | null;
  /** Where the reader takes theirs, the field with this key is read anew. */
  readonly taken: string | null;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly close: () => void;
}

export function useSaving(path: PlanPlace): Saving {
  const client = useQueryClient();
  const [open, setOpen] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [clash, setClash] = useState<{ readonly wish: Wish; readonly theirs: Wish } | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  // What was saved from here is known before the form is read anew: leaving two cells of a row quickly is no conflict with oneself.
  const own = useRef<Map<string, number>>(new Map());

  const read = useCallback(async (): Promise<FormView | undefined> => {
    await client.invalidateQueries({ queryKey: planKey(path) });
    return client.getQueryData<FormView>(formQuery(path).queryKey);
  }, [client, path]);
  const save = useCallback(
    (wish: Wish): void => {
      setOpen((count) => count + 1);
      queue.current = queue.current
        .then(async () => {
          try {
            const seen = Math.max(wish.version, own.current.get(wish.key) ?? 0);
            const { version } = await saveCell(path, { ...wish, version: seen });
            own.current.set(wish.key, version);
            setProblem(null);
            await read();
          } catch (error) {
            if (!isConflict(error)) throw error;
            const view = await read();
            const theirs = view === undefined ? null : standing(view, wish);
            if (theirs !== null) setClash({ wish, theirs });
          }
        })
        .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
        .finally(() => setOpen((count) => count - 1));
    },
    [path, read],
  );
  return {
    state: open > 0 ? 'saving' : problem === null ? 'saved' : 'failed',
    problem,
    save,
    taken,
    conflict:
      clash === null ? null : { what: clash.wish.what, mine: told(clash.wish), theirs: told(clash.theirs) },
    keepMine: () => {
      if (clash !== null) save({ ...clash.wish, version: clash.theirs.version });
      setClash(null);
    },
    takeTheirs: () => {
      setTaken(clash === null ? null : `${clash.wish.key} ${clash.theirs.version}`);
      setClash(null);
    },
    close: () => setClash(null),
  };
}

/** What stands now where the wish was meant to. */
function standing(view: FormView, wish: Wish): Wish | null {
  for (const section of view.sections) {
    const cell = section.rows.flatMap((row) => row.cells).find(({ key }) => key === wish.key);
    if (cell !== undefined) return { ...wish, value: cell.text, version: cell.version };
    const row = section.own.find(({ key }) => key === wish.key);
    if (row !== undefined) return { ...wish, value: [...row.cells], version: row.version };
  }
  return null;
}

function told({ value }: Wish): string {
  return typeof value === 'string' ? value : value.join('\n');
}
