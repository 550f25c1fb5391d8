// First answers by idempotency key, kept as long as the vendor keeps them: the same key gives the first answer again and does nothing.
// Types of calls only; nothing is written here.
import { mix } from './random.ts';
import type { Write, Written } from './twin.ts';

/** What was answered to a key: the digest of what was asked, and what became of each record. */
export interface Answered {
  readonly digest: number;
  readonly status: number;
  readonly written: readonly Written[];
}

export interface Answers {
  /** Null: never heard, or forgotten by now. */
  readonly of: (key: string, now: number, keeps: number) => Answered | null;
  readonly keep: (key: string, now: number, answer: Answered) => void;
}

/** Keys are forgotten in the order in which they were first heard; a key heard again keeps its first time. */
export function answersKept(): Answers {
  const byKey = new Map<string, { readonly at: number; readonly answer: Answered }>();
  return {
    of: (key, now, keeps) => {
      for (const [old, { at }] of byKey) {
        if (now - at < keeps) break;
        byKey.delete(old);
      }
      const known = byKey.get(key);
      return known === undefined || now - known.at >= keeps ? null : known.answer;
    },
    keep: (key, now, answer) => {
      byKey.delete(key);
      byKey.set(key, { at: now, answer });
    },
  };
}

/** What was asked as one number; `carried` is a note of the simulation, not part of the body. */
export function digestOf(writes: readonly Write[]): number {
  let digest = writes.length;
  for (const write of writes) {
    digest = mix(digest, (write.id ?? -1) + 1);
    digest = mix(digest, write.mask);
    digest = mix(digest, write.match === null ? 0 : mix(write.match.field + 1, write.match.token));
    digest = mix(digest, (write.ifVersion ?? -1) + 1);
    for (let field = 0; field < write.values.length; field++)
      if ((write.mask & (1 << field)) !== 0) digest = mix(digest, write.values[field] ?? 0);
  }
  return digest;
}
