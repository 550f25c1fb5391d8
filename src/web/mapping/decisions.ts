// Decisions about rows: shown at once, saved one after the other for each row over the version that was read. Where somebody else was faster
// the person chooses; until then the row shows what they wanted.
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { MappingVerdict } from '../../mapping/mapping.ts';
import { answered, api, isConflict } from '../client/api.ts';
import { type FlowAnswer, type Live, undecided } from './rows.ts';

export interface Wanted {
  readonly to: string;
  /** null: taken back. */
  readonly verdict: MappingVerdict | null;
  /** null for an acceptance of what was suggested. */
  readonly jsonata: string | null;
  readonly from: readonly string[];
}

export interface Clash {
  readonly mine: Wanted;
  readonly theirs: Live;
}

export interface Decisions {
  readonly lives: ReadonlyMap<string, Live>;
  /** How many are on their way to the server. */
  readonly saving: number;
  readonly decide: (wanted: Wanted) => void;
  /** What the server remarked about an expression when it was saved, by target. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
  readonly clash: Clash | null;
  readonly settle: (how: 'mine' | 'theirs') => void;
}

interface Place {
  readonly workspace: string;
  readonly plan: string;
  readonly flow: string;
}

function livesOf(answer: FlowAnswer): ReadonlyMap<string, Live> {
  return new Map(answer.decided.map(({ to, decision, version }) => [to, { decision, version }]));
}

/** `answer` is what the server gave last; a newer one is taken as it is, unless something is on its way. */
export function useDecisions(place: Place, answer: FlowAnswer): Decisions {
  const queries = useQueryClient();
  const [book] = useState(() => openBook(place, answer));
  const [shown, setShown] = useState(book.shown);
  useEffect(() => book.listen(setShown), [book]);
  useEffect(() => book.adopt(answer), [book, answer]);
  const decide = useCallback(
    (wanted: Wanted) => {
      void book.decide(wanted).then((isLast) => {
        if (isLast)
          void queries.invalidateQueries({ queryKey: listKey(place.workspace, place.plan), exact: true });
      });
    },
    [book, queries, place.workspace, place.plan],
  );
  const settle = useCallback(
    (how: 'mine' | 'theirs') => {
      const { clash } = book.shown();
      book.settled();
      if (clash !== null && how === 'mine') decide(clash.mine);
    },
    [book, decide],
  );
  return { ...shown, decide, settle };
}

type Shown = Pick<Decisions, 'lives' | 'saving' | 'warnings' | 'clash'>;

/** What stands, apart from any page: decisions on their way, in turn for each row. */
interface Book {
  readonly shown: () => Shown;
  readonly listen: (told: (shown: Shown) => void) => () => void;
  readonly adopt: (answer: FlowAnswer) => void;
  /** True when nothing else is on its way. */
  readonly decide: (wanted: Wanted) => Promise<boolean>;
  readonly settled: () => void;
}

function openBook(place: Place, answer: FlowAnswer): Book {
  const turns = new Map<string, Promise<unknown>>();
  const listeners = new Set<(shown: Shown) => void>();
  let shown: Shown = { lives: livesOf(answer), saving: 0, warnings: new Map(), clash: null };
  const become = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change };
    for (const told of listeners) told(shown);
  };
  const put = (to: string, live: Live): void => become({ lives: new Map(shown.lives).set(to, live) });
  const save = async (wanted: Wanted): Promise<void> => {
    const { to } = wanted;
    try {
      const { decision, version, warnings } = await sent(place, wanted, shown.lives.get(to)?.version ?? 0);
      put(to, { decision, version });
      become({ warnings: new Map(shown.warnings).set(to, warnings) });
    } catch (error) {
      const theirs = await standing(place, to).catch(() => undecided);
      put(to, theirs);
      if (isConflict(error)) become({ clash: { mine: wanted, theirs } });
      else tell(to, error);
    }
  };
  return {
    shown: () => shown,
    listen: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    adopt: (newer) => {
      if (shown.saving === 0) become({ lives: livesOf(newer) });
    },
    decide: async (wanted) => {
      put(wanted.to, { decision: hoped(wanted), version: shown.lives.get(wanted.to)?.version ?? 0 });
      become({ saving: shown.saving + 1 });
      const turn = (turns.get(wanted.to) ?? Promise.resolve()).then(() => save(wanted));
      turns.set(wanted.to, turn);
      await turn;
      become({ saving: shown.saving - 1 });
      return shown.saving === 0;
    },
    settled: () => become({ clash: null }),
  };
}

/** What a row shows while its decision is on the way. */
function hoped({ to, verdict, jsonata, from }: Wanted): Live['decision'] {
  if (verdict === null) return null;
  const own = verdict === 'rejected' ? null : jsonata;
  return { to, verdict, jsonata: own, from, note: null, by: null, on: null };
}

function sent(place: Place, { to, verdict, jsonata }: Wanted, version: number) {
  return answered(
    api.PUT('/api/w/{workspace}/plans/{plan}/mappings/{flow}/rows', {
      params: { path: place, header: { 'If-Match': `"${version}"` } },
      body: { to, verdict, jsonata, note: null },
    }),
  );
}

function tell(to: string, error: unknown): void {
  notifications.show({
    color: 'red',
    title: `${to} was not saved`,
    message: error instanceof Error ? error.message : 'The server gave no usable answer.',
  });
}

export function listKey(workspace: string, plan: string): readonly string[] {
  return ['/api/w', workspace, 'plans', plan, 'mappings'];
}

/** What the server holds about a row now. */
async function standing(place: Place, to: string): Promise<Live> {
  const answer = await answered(
    api.GET('/api/w/{workspace}/plans/{plan}/mappings/{flow}', { params: { path: place } }),
  );
  const found = answer.decided.find((one) => one.to === to);
  return found === undefined ? undecided : { decision: found.decision, version: found.version };
}
