// What somebody writes as a transform: kept in this browser until the server has it, and saved by itself a moment after it runs without a fault.
import { useEffect, useState } from 'react';
import type { Preview } from './preview.ts';

/** Under which a row's unsaved text is kept. */
export function draftKey(place: { readonly plan: string; readonly flow: string }, to: string): string {
  return `${place.plan} ${place.flow} ${to}`;
}

export interface Draft {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Whether it differs from what is saved. */
  readonly isUnsaved: boolean;
  readonly save: () => void;
}

const pause = 900;

/** `key` names the row; `stands` is what is saved. `preview` of the text decides whether it is saved by itself. */
export function useDraft(
  key: string,
  stands: string,
  save: (text: string) => void,
): Draft & {
  readonly saveWhenFit: (preview: Preview | null) => void;
} {
  const [text, setText] = useState(() => remembered(key) ?? stands);
  const [saved, setSaved] = useState(stands);
  const [fit, setFit] = useState<string | null>(null);
  // What stands was changed elsewhere (accepted, taken back, another window): it is taken unless something unsaved is here.
  if (stands !== saved) {
    if (text === saved || text.trim() === stands) setText(stands);
    setSaved(stands);
  }
  const isUnsaved = text.trim() !== stands && text.trim() !== '';
  const write = (next: string): void => {
    setText(next);
    remember(key, next.trim() === stands || next.trim() === '' ? null : next);
  };
  const saveNow = (): void => {
    if (!isUnsaved) return;
    remember(key, null);
    save(text.trim());
  };
  useEffect(() => {
    if (fit === null || fit !== text || !isUnsaved) return undefined;
    const timer = window.setTimeout(() => {
      remember(key, null);
      save(text.trim());
    }, pause);
    return () => window.clearTimeout(timer);
  }, [fit, text, isUnsaved, key, save]);
  return {
    text,
    write,
    isUnsaved,
    save: saveNow,
    saveWhenFit: (preview) => {
      const now = preview !== null && preview.error === null ? preview.for : null;
      if (now !== fit) setFit(now);
    },
  };
}

function remembered(key: string): string | null {
  return window.sessionStorage.getItem(`mapping ${key}`);
}

/** Keeps what was written in this window until it is saved; null: it is. */
export function remember(key: string, text: string | null): void {
  if (text === null) window.sessionStorage.removeItem(`mapping ${key}`);
  else window.sessionStorage.setItem(`mapping ${key}`, text);
}
