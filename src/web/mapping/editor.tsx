// A field for an expression: CodeMirror in the colours of the page, with strings, numbers and functions told apart. It holds the text; what is
// done with it belongs to whoever listens.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';

export interface EditorHandle {
  readonly focus: () => void;
}

const words = new MatchDecorator({
  regexp:
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[^]*?\*\/|\$\w*|\b\d+(?:\.\d+)?\b|\b(?:and|or|in|true|false|null|function)\b/g,
  decoration: ([text]) => Decoration.mark({ class: classOf(text) }),
});

function classOf(text: string): string {
  if (text.startsWith('"') || text.startsWith("'")) return 'cm-text';
  if (text.startsWith('/*')) return 'cm-remark';
  if (text.startsWith('$')) return 'cm-call';
  return /^\d/.test(text) ? 'cm-figure' : 'cm-word';
}

const marked = ViewPlugin.fromClass(
  class {
    decorations;
    constructor(view: EditorView) {
      this.decorations = words.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = words.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const look = EditorView.theme({
  '&': {
    fontSize: '13px',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: 'var(--mantine-radius-sm)',
    background: 'var(--paper)',
    color: 'var(--ink)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-content': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    padding: '8px 0',
    minHeight: '64px',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-text': { color: 'var(--recovered)' },
  '.cm-figure': { color: 'var(--retry)' },
  '.cm-call, .cm-word': { color: 'var(--accent)' },
  '.cm-remark': { color: 'var(--quiet)' },
  '.cm-matchingBracket': { background: 'var(--flowing-ground)' },
  '.cm-selectionBackground': { background: 'var(--flowing-ground) !important' },
});

/** `value` is taken when it differs from what stands; `handle` lets the page focus it; `leave` is Escape. */
export function Editor({
  label,
  value,
  change,
  leave,
  handle,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
  readonly leave: () => void;
  readonly handle: RefObject<EditorHandle | null>;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef({ change, leave });
  told.current = { change, leave };
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          bracketMatching(),
          marked,
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          keymap.of([
            {
              key: 'Escape',
              run: () => {
                told.current.leave();
                return true;
              },
            },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current.change(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    handle.current = { focus: () => made.focus() };
    return () => {
      handle.current = null;
      view.current = null;
      made.destroy();
    };
    // The text that it begins with; later texts come by the effect below.
  }, [label, handle]);
  useEffect(() => {
    const stands = view.current?.state.doc.toString();
    if (view.current === null || stands === value) return;
    view.current.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={place} />;
}
