// The mapping of one flow: rows on the left, the selected one whole on the right, and the keys that work through them.
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Conflict } from '../parts/conflict.tsx';
import { type Clash, type Decisions, useDecisions } from './decisions.ts';
import { draftKey, remember } from './draft.ts';
import type { EditorHandle } from './editor.tsx';
import { Keys } from './keys.tsx';
import { RowList, type Shown } from './list.tsx';
import style from './mapping.module.css';
import { Panel } from './panel.tsx';
import { type FlowAnswer, isWanted, type Live, ordered, type RowState, undecided } from './rows.ts';
import { Sample } from './sample.tsx';
import { type Shelf, shelves, Tools } from './tools.tsx';

export interface BoardOf {
  readonly place: { readonly workspace: string; readonly plan: string; readonly flow: string };
  readonly answer: FlowAnswer;
  readonly mayDecide: boolean;
}

export function Board({ place, answer, mayDecide }: BoardOf): ReactNode {
  const { mapping } = answer;
  const decisions = useDecisions(place, answer);
  const [words, setWords] = useState('');
  const [shelf, setShelf] = useState<Shelf>('all');
  const [at, setAt] = useState(0);
  const [sample, setSample] = useState(mapping.sample);
  const [again, setAgain] = useState(0);
  const [keysOpen, keys] = useDisclosure(false);
  const editor = useRef<EditorHandle | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useRows(answer, decisions, { words, states: shelves[shelf].states });
  const selected = Math.min(at, Math.max(0, rows.length - 1));
  const target = rows[selected]?.target ?? null;
  const live = (target === null ? null : decisions.lives.get(target.path)) ?? undecided;
  // Who holds a key down sees the field where they stop.
  const [shown] = useDebouncedValue(target, 90, { leading: true });
  const toList = (): void => list.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
  useBoardKeys({
    move: (by) => setAt(Math.max(0, Math.min(rows.length - 1, selected + by))),
    decide: (verdict) => {
      if (target === null || target.held || !mayDecide) return false;
      const { suggested, path: to } = target;
      if (verdict === 'accepted' && suggested === null) return false;
      if (verdict === null && live.decision === null) return false;
      const accepted = verdict === 'accepted' ? suggested : null;
      decisions.decide({ to, verdict, jsonata: accepted?.jsonata ?? null, from: accepted?.from ?? [] });
      return true;
    },
    edit: () => editor.current?.focus(),
    find: () => search.current?.focus(),
    help: keys.toggle,
  });
  return (
    <>
      <Tools
        place={place}
        answer={answer}
        decisions={decisions}
        mayDecide={mayDecide}
        words={words}
        setWords={setWords}
        shelf={shelf}
        setShelf={setShelf}
        search={search}
        leave={toList}
        openKeys={keys.open}
      />
      <div className={style['board']}>
        <div ref={list}>
          <RowList rows={rows} lives={decisions.lives} mapping={mapping} selected={selected} choose={setAt} />
        </div>
        <aside className={style['panel']} aria-label="The selected field">
          {shown === null ? null : (
            <Panel
              key={`${shown.path} ${again}`}
              place={place}
              target={shown}
              live={decisions.lives.get(shown.path) ?? undecided}
              updateOnly={mapping.updateOnly}
              warnings={decisions.warnings.get(shown.path) ?? []}
              sample={sample}
              mayDecide={mayDecide}
              decide={decisions.decide}
              editor={editor}
              leave={toList}
            />
          )}
          <Sample text={sample} made={mapping.sample} change={setSample} />
        </aside>
      </div>
      <Keys isOpen={keysOpen} close={keys.close} />
      <Clashing
        clash={decisions.clash}
        settle={decisions.settle}
        later={({ mine }) => {
          if (mine.verdict === 'changed') remember(draftKey(place, mine.to), mine.jsonata);
          decisions.settle('theirs');
          setAgain(again + 1);
        }}
      />
    </>
  );
}

/** Rows keep their places while they are decided; they are sorted anew when the server gives the mapping anew. */
function useRows(
  answer: FlowAnswer,
  { lives }: Decisions,
  { words, states }: { readonly words: string; readonly states: readonly RowState[] | null },
): readonly Shown[] {
  const { rows, updateOnly } = answer.mapping;
  const order = useMemo(() => {
    const begun: ReadonlyMap<string, Live> = new Map(answer.decided.map(({ to, ...live }) => [to, live]));
    return ordered(rows, begun, updateOnly);
  }, [answer, rows, updateOnly]);
  return useMemo(
    () =>
      order.flatMap(({ at, group }) => {
        const target = rows[at];
        if (target === undefined) return [];
        const live = lives.get(target.path) ?? undecided;
        return isWanted(target, live, { words, states, updateOnly }) ? [{ target, group }] : [];
      }),
    [order, rows, lives, words, states, updateOnly],
  );
}

function useBoardKeys(act: {
  readonly move: (by: number) => void;
  /** Whether anything was decided. */
  readonly decide: (verdict: 'accepted' | 'rejected' | null) => boolean;
  readonly edit: () => void;
  readonly find: () => void;
  readonly help: () => void;
}): void {
  const next = (): void => act.move(1);
  const before = (): void => act.move(-1);
  useHotkeys(
    [
      ['j', next],
      ['ArrowDown', next],
      ['k', before],
      ['ArrowUp', before],
      ['a', () => (act.decide('accepted') ? act.move(1) : undefined)],
      ['r', () => (act.decide('rejected') ? act.move(1) : undefined)],
      ['u', () => void act.decide(null)],
      ['e', act.edit],
      ['/', act.find],
      ['shift+?', act.help],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  );
}

function Clashing({
  clash,
  settle,
  later,
}: {
  readonly clash: Clash | null;
  readonly settle: Decisions['settle'];
  /** Theirs stands for now; what was written is in the editor again. */
  readonly later: (clash: Clash) => void;
}): ReactNode {
  const words = (verdict: string | null, jsonata: string | null): string =>
    verdict === null ? 'not decided' : [verdict, jsonata].filter((part) => part !== null).join('\n');
  const of =
    clash === null
      ? null
      : {
          what: clash.mine.to,
          mine: words(clash.mine.verdict, clash.mine.jsonata),
          theirs: `${words(clash.theirs.decision?.verdict ?? null, clash.theirs.decision?.jsonata ?? null)}${clash.theirs.decision?.by == null ? '' : `\nby ${clash.theirs.decision.by}`}`,
        };
  return (
    <Conflict
      of={of}
      keepMine={() => settle('mine')}
      takeTheirs={() => settle('theirs')}
      close={() => (clash === null ? undefined : later(clash))}
    />
  );
}
