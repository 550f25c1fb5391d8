// Decisions about rows: shown at once, saved one after the other for each row over the version that was read. Where somebody else was faster
// the person chooses; until then the row shows what they wanted.
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
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

/** `answer` is what the server gave last; a newer one is taken as it is. */
export function useDecisions(place: Place, answer: FlowAnswer): Decisions {
  const queries = useQueryClient();
  const [lives, setLives] = useState(() => livesOf(answer));
  const [warnings, setWarnings] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [saving, setSaving] = useState(0);
  const [clash, setClash] = useState<Clash | null>(null);
  const stands = useRef(lives);
  const turns = useRef(new Map<string, Promise<unknown>>());
  const open = useRef(0);
  useEffect(() => {
    if (open.current > 0) return;
    stands.current = livesOf(answer);
    setLives(stands.current);
  }, [answer]);

  const put = useCallback((to: string, live: Live) => {
    stands.current = new Map(stands.current).set(to, live);
    setLives(stands.current);
  }, []);

  const save = useCallback(
    async (wanted: Wanted): Promise<void> => {
      const { to, verdict, jsonata } = wanted;
      const version = stands.current.get(to)?.version ?? 0;
      try {
        const made = await answered(
          api.PUT('/api/w/{workspace}/plans/{plan}/mappings/{flow}/rows', {
            params: { path: place, header: { 'If-Match': `"${version}"` } },
            body: { to, verdict, jsonata, note: null },
          }),
        );
        put(to, { decision: made.decision, version: made.version });
        setWarnings((before) => new Map(before).set(to, made.warnings));
      } catch (error) {
        const theirs = await standing(place, to).catch(() => undecided);
        put(to, theirs);
        if (isConflict(error)) setClash({ mine: wanted, theirs });
        else
          notifications.show({
            color: 'red',
            title: `${to} was not saved`,
            message: error instanceof Error ? error.message : 'The server gave no usable answer.',
          });
      }
    },
    [place, put],
  );

  const decide = useCallback(
    (wanted: Wanted) => {
      const { to, verdict, jsonata, from } = wanted;
      const before = stands.current.get(to) ?? undecided;
      const decision =
        verdict === null
          ? null
          : {
              to,
              verdict,
              jsonata: verdict === 'rejected' ? null : jsonata,
              from,
              note: null,
              by: null,
              on: null,
            };
      put(to, { decision, version: before.version });
      open.current += 1;
      setSaving(open.current);
      const turn = (turns.current.get(to) ?? Promise.resolve()).then(() => save(wanted));
      turns.current.set(to, turn);
      void turn.finally(() => {
        open.current -= 1;
        setSaving(open.current);
        if (open.current === 0)
          void queries.invalidateQueries({ queryKey: listKey(place.workspace, place.plan), exact: true });
      });
    },
    [place, put, save, queries],
  );

  const settle = useCallback(
    (how: 'mine' | 'theirs') => {
      if (clash !== null && how === 'mine') decide(clash.mine);
      setClash(null);
    },
    [clash, decide],
  );
  return { lives, saving, decide, warnings, clash, settle };
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
