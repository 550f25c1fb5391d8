// What a command writes to and reads from. Results go to `out`; notes, progress, questions and errors to `err`.
import type { Readable, Writable } from 'node:stream';

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Promise<string>;
  /** Where a person can be asked; null in a pipe. */
  readonly terminal: Terminal | null;
  /** Whether `err` is a terminal on which a line may be drawn again. */
  readonly redraws: boolean;
}

/** Somebody at a keyboard: what is typed, and where questions are shown. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

export const exitCodes = { done: 0, foundSomething: 1, unusable: 2, stopped: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What every command gets: the streams, and the options that all commands share. */
export interface Call {
  readonly streams: Streams;
  readonly json: boolean;
  /** A note for people on standard error, kept back by --quiet. */
  readonly note: (text: string) => void;
  /** Runs work and shows a line about it while it takes longer than a second; kept back by --quiet and in a pipe. */
  readonly progress: Progress;
}

/** `line` is asked again whenever it is drawn. */
export type Progress = <T>(line: () => string, work: () => Promise<T>) => Promise<T>;

/** Exactly one JSON value with a line end. */
export function printJson(call: Call, value: unknown): void {
  call.streams.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Columns aligned by their longest cell; the last cell of a row is left ragged and widens no column. */
export function columns(rows: readonly (readonly string[])[], gap: string = '  '): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.slice(0, -1).entries())
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}
