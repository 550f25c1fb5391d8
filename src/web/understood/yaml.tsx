// The brief as YAML, in step with the form: what is typed here goes into the form, what the form changes appears here without moving the cursor.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type ReactNode, useEffect, useRef } from 'react';
import style from './brief.module.css';

/** `wrong` are the numbers of lines with problems, from 1. */
export function YamlEditor({
  text,
  wrong,
  onChange,
}: {
  readonly text: string;
  readonly wrong: readonly number[];
  /** null: it may be read only. */
  readonly onChange: ((text: string) => void) | null;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const tell = useRef(onChange);
  const start = useRef(text);
  useEffect(() => {
    tell.current = onChange;
  }, [onChange]);
  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = editorIn(
      place.current,
      start.current,
      (typed) => tell.current?.(typed),
      tell.current === null,
    );
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    start.current = text;
    const editor = view.current;
    if (editor !== null && editor.state.doc.toString() !== text)
      editor.dispatch(replacement(editor.state, text));
  }, [text]);
  const lines = wrong.join(' ');
  useEffect(() => {
    view.current?.dispatch({ effects: wrongLines.of(lines === '' ? [] : lines.split(' ').map(Number)) });
  }, [lines]);
  return <div ref={place} className={style['editor']} />;
}

/** Only the stretch that differs, so that cursor and scroll stay. */
function replacement(
  state: EditorState,
  text: string,
): { readonly changes: { from: number; to: number; insert: string } } {
  const held = state.doc.toString();
  let from = 0;
  while (from < held.length && from < text.length && held[from] === text[from]) from += 1;
  let end = 0;
  while (
    end < held.length - from &&
    end < text.length - from &&
    held[held.length - 1 - end] === text[text.length - 1 - end]
  )
    end += 1;
  return { changes: { from, to: held.length - end, insert: text.slice(from, text.length - end) } };
}

const wrongLines = StateEffect.define<readonly number[]>();
const marked = Decoration.line({ class: 'cm-wrong' });

const wrongField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(wrongLines));
    if (told === undefined) return set.map(transaction.changes);
    const { doc } = transaction.state;
    const ranges: Range<Decoration>[] = [...new Set(told.value)]
      .filter((line) => line >= 1 && line <= doc.lines)
      .toSorted((a, b) => a - b)
      .map((line) => marked.range(doc.line(line).from));
    return Decoration.set(ranges);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '&': {
    fontSize: '13px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    maxHeight: 'calc(100dvh - 220px)',
  },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '20px',
    overflow: 'auto',
  },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--quiet)', border: 'none' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent) !important',
  },
  '.cm-wrong': { backgroundColor: 'var(--failed-ground)', boxShadow: 'inset 3px 0 var(--failed)' },
});

const inks = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--retry)' },
]);

function editorIn(
  parent: HTMLElement,
  text: string,
  tell: (text: string) => void,
  readOnly: boolean,
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        yaml(),
        syntaxHighlighting(inks),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Brief as YAML', tabindex: '0' }),
        EditorState.readOnly.of(readOnly),
        wrongField,
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell(update.state.doc.toString());
        }),
      ],
    }),
  });
}
