// Structured lines for programs that collect them: one JSON object each, with the request's id. Never a body, a cookie or a token.
export type Level = 'info' | 'warn' | 'error';

export interface Logger {
  readonly write: (level: Level, event: string, detail: Readonly<Record<string, unknown>>) => void;
}

/** `out` takes a line; `now` is the clock. */
export function openLog(out: (line: string) => void, now: () => Date): Logger {
  return {
    write: (level, event, detail) =>
      out(`${JSON.stringify({ at: now().toISOString(), level, event, ...detail })}\n`),
  };
}

/** What may be told of an error without its values: its name and the first line of its message. */
export function errorWords(error: unknown): { readonly error: string; readonly stack: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error, stack: undefined };
  return { error: `${error.name}: ${error.message.split('\n')[0] ?? ''}`, stack: error.stack };
}
