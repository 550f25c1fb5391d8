// The mapping of one flow: rows on the left, the selected one whole on the right, and the keys that work through them.
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { Conflict } from '../parts/conflict.tsx';
import { type Clash, type Decisions, useDecisions } from './decisions.ts';
import { draftKey, remember } from './draft.ts';
import type { EditorHandle } from './editor.tsx';
import { Keys } from './keys.tsx';
import { RowList, type Shown } from './list.tsx';
import style from './mapping.module.css';
import { Panel } from './panel.tsx';
import {
  type FlowAnswer,
  isWanted,
  type Live,
  ordered,
  type RowState,
  type Target,
  undecided,
} from './rows.ts';
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
  const [again, setAgain] = useState(0);
  const [keysOpen, keys] = useDisclosure(false);
  const { keepList, keepSearch, ...focus } = useFocus();
  const rows = useRows(answer, decisions, { words, states: shelves[shelf].states });
  const selection = useSelection(rows, decisions, mayDecide, shelf);
  useBoardKeys({ ...selection, edit: focus.edit, find: focus.find, help: keys.toggle });
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
        keepSearch={keepSearch}
        leave={focus.list}
        openKeys={keys.open}
      />
      <div className={style['board']}>
        <div ref={keepList}>
          <RowList
            rows={rows}
            lives={decisions.lives}
            mapping={mapping}
            selected={selection.selected}
            choose={selection.choose}
          />
        </div>
        <Side
          key={again}
          of={{ place, answer, mayDecide }}
          target={selection.target}
          decisions={decisions}
          focus={focus}
        />
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

function Side({
  of: { place, answer, mayDecide },
  target,
  decisions,
  focus,
}: {
  readonly of: BoardOf;
  readonly target: Target | null;
  readonly decisions: Decisions;
  readonly focus: Pick<Focus, 'keepEditor' | 'edit' | 'list'>;
}): ReactNode {
  const { mapping } = answer;
  const [sample, setSample] = useState(mapping.sample);
  // Who holds a key down sees the field where they stop.
  const [shown] = useDebouncedValue(target, 90, { leading: true });
  return (
    <aside className={style['panel']} aria-label="The selected field">
      {shown === null ? null : (
        <Panel
          key={shown.path}
          place={place}
          target={shown}
          live={decisions.lives.get(shown.path) ?? undecided}
          updateOnly={mapping.updateOnly}
          warnings={decisions.warnings.get(shown.path) ?? []}
          sample={sample}
          mayDecide={mayDecide}
          decide={decisions.decide}
          keepEditor={focus.keepEditor}
          edit={focus.edit}
          leave={focus.list}
        />
      )}
      <Sample text={sample} made={mapping.sample} change={setSample} />
    </aside>
  );
}

/** Where the keyboard goes: the search, the list, the transform. */
interface Focus {
  readonly keepSearch: (input: HTMLInputElement | null) => void;
  readonly keepList: (holder: HTMLDivElement | null) => void;
  readonly keepEditor: (handle: EditorHandle | null) => void;
  readonly find: () => void;
  readonly list: () => void;
  readonly edit: () => void;
}

function useFocus(): Focus {
  const [focus] = useState((): Focus => {
    let search: HTMLInputElement | null = null;
    let holder: HTMLDivElement | null = null;
    let editor: EditorHandle | null = null;
    return {
      keepSearch: (input) => {
        search = input;
      },
      keepList: (list) => {
        holder = list;
      },
      keepEditor: (handle) => {
        editor = handle;
      },
      find: () => search?.focus(),
      list: () => holder?.querySelector<HTMLElement>('[role=listbox]')?.focus(),
      edit: () => editor?.focus(),
    };
  });
  return focus;
}

interface Selection {
  readonly selected: number;
  readonly target: Target | null;
  readonly choose: (at: number) => void;
  readonly move: (by: number) => void;
  readonly decide: (verdict: 'accepted' | 'rejected' | null) => void;
}

/** One row is selected; deciding it by keyboard goes on to the next, unless the filter takes it away and so does that itself. */
function useSelection(
  rows: readonly Shown[],
  decisions: Decisions,
  mayDecide: boolean,
  shelf: Shelf,
): Selection {
  const [at, setAt] = useState(0);
  const selected = Math.min(at, Math.max(0, rows.length - 1));
  const target = rows[selected]?.target ?? null;
  const move = (by: number): void => setAt(Math.max(0, Math.min(rows.length - 1, selected + by)));
  const decide: Selection['decide'] = (verdict) => {
    if (target === null || target.held || !mayDecide) return;
    const { suggested, path: to } = target;
    if (verdict === 'accepted' && suggested === null) return;
    if (verdict === null && (decisions.lives.get(to) ?? undecided).decision === null) return;
    const accepted = verdict === 'accepted' ? suggested : null;
    decisions.decide({ to, verdict, jsonata: accepted?.jsonata ?? null, from: accepted?.from ?? [] });
    const states: readonly RowState[] | null = shelves[shelf].states;
    if (verdict !== null && (states === null || states.includes(verdict))) move(1);
  };
  return { selected, target, choose: setAt, move, decide };
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

function useBoardKeys(
  act: Pick<Selection, 'move' | 'decide'> & {
    readonly edit: () => void;
    readonly find: () => void;
    readonly help: () => void;
  },
): void {
  const next = (): void => act.move(1);
  const before = (): void => act.move(-1);
  useHotkeys(
    [
      ['j', next],
      ['ArrowDown', next],
      ['k', before],
      ['ArrowUp', before],
      ['a', () => act.decide('accepted')],
      ['r', () => act.decide('rejected')],
      ['u', () => act.decide(null)],
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
          theirs: `${words(clash.theirs.decision?.verdict ?? null, clash.theirs.decision?.jsonata ?? null)}${byWords(clash.theirs)}`,
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

function byWords({ decision }: Live): string {
  return decision === null || decision.by === null ? '' : `\nby ${decision.by}`;
}
