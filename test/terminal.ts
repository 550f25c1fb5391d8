// A command at a real terminal (a pseudo terminal of the system), for tests: what it shows is read, keys are typed.
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';

export interface AtTerminal {
  /** Waits until what was shown since the last key matches; throws with the screen when it does not within ten seconds. */
  readonly shows: (expected: RegExp) => Promise<string>;
  readonly types: (keys: string) => void;
  /** Closes the terminal, as a window is closed. */
  readonly hangUp: () => void;
  /** The exit code, once the command has ended. */
  readonly ended: Promise<number>;
  /** Everything that was shown, without control sequences. */
  readonly all: () => string;
}

export const keys = {
  enter: '\r',
  down: '\u001B[B',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  escape: '\u001B',
} as const;

const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const patienceMs = 10_000;

/** Starts `spanwright ARGS` in a folder, at a terminal of 100 columns. */
export function atTerminal(args: readonly string[], cwd: string): AtTerminal {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const terminal = spawn(process.execPath, [main, ...args], {
    cwd,
    cols: 100,
    rows: 40,
    env: { ...env, TERM: 'xterm', CI: '' },
  });
  let shown = '';
  let since = 0;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const one of waiting) one();
  };
  terminal.onData((data) => {
    shown += data;
    wake();
  });
  let over = false;
  const ended = new Promise<number>((done) => {
    terminal.onExit(({ exitCode, signal }) => {
      over = true;
      done(signal === undefined || signal === 0 ? exitCode : 128 + signal);
      wake();
    });
  });
  const plain = (from: number): string => stripVTControlCharacters(shown.slice(from));
  return {
    shows: (expected) =>
      new Promise((done, fail) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        const look = (): void => {
          const text = plain(since);
          if (expected.test(text)) end(() => done(text));
          else if (over) end(() => fail(new Error(`ended without ${String(expected)}; it showed:\n${text}`)));
        };
        const timer = setTimeout(
          () => end(() => fail(new Error(`no ${String(expected)}; it showed:\n${plain(since)}`))),
          patienceMs,
        );
        waiting.add(look);
        look();
      }),
    types: (typed) => {
      since = shown.length;
      terminal.write(typed);
    },
    hangUp: () => terminal.kill('SIGHUP'),
    ended,
    all: () => plain(0),
  };
}
