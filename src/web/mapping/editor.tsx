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
import { type ReactNode, useEffect, useRef } from 'react';

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

export interface EditorOf {
  readonly label: string;
  /** Taken when it differs from what stands. */
  readonly value: string;
  readonly change: (text: string) => void;
  /** Escape. */
  readonly leave: () => void;
  /** Lets the page focus it; null when it is gone. */
  readonly handle: (handle: EditorHandle | null) => void;
}

export function Editor({ label, value, change, leave, handle }: EditorOf): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const told = useRef({ value, change, leave, handle });
  useEffect(() => {
    told.current = { value, change, leave, handle };
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = new EditorView({
      parent: place.current,
      state: stateOf(label, told.current.value, {
        change: (text) => told.current.change(text),
        leave: () => told.current.leave(),
      }),
    });
    view.current = made;
    const now = told.current.handle;
    now({ focus: () => made.focus() });
    return () => {
      now(null);
      view.current = null;
      made.destroy();
    };
  }, [label]);
  useEffect(() => {
    const stands = view.current?.state.doc.toString();
    if (view.current === null || stands === value) return;
    view.current.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={place} />;
}

function stateOf(label: string, doc: string, told: Pick<EditorOf, 'change' | 'leave'>): EditorState {
  const escape = {
    key: 'Escape',
    run: () => {
      told.leave();
      return true;
    },
  };
  return EditorState.create({
    doc,
    extensions: [
      history(),
      bracketMatching(),
      marked,
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
      keymap.of([escape, ...defaultKeymap, ...historyKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) told.change(update.state.doc.toString());
      }),
    ],
  });
}
