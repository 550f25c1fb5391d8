// What was asked a moment ago, for a moment: whose cookie it is does not change from one request of a page to the next. Bounded, and short,
// because another process may have ended the session.
/** How long an answer stands, ms: so long may a session that ended in another process still be taken here. */
const stands = 5000;
/** The oldest goes when there are more. */
const most = 10_000;

export interface Seen<T> {
  /** The answer for the key, asked for where none stands. Nobody (null) is never kept. */
  readonly of: (key: string, ask: () => Promise<T | null>) => Promise<T | null>;
  readonly forget: (key: string) => void;
}

/** `now` in ms, counted from anywhere. */
export function openSeen<T>(now: () => number): Seen<T> {
  const kept = new Map<string, { readonly value: T; readonly at: number }>();
  return {
    of: async (key, ask) => {
      const found = kept.get(key);
      if (found !== undefined && now() - found.at < stands) return found.value;
      kept.delete(key);
      const value = await ask();
      if (value === null) return null;
      kept.set(key, { value, at: now() });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget: (key) => void kept.delete(key),
  };
}
