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

/** From `until` on a key is as good as new; moments in ms. */
interface Life {
  readonly now: number;
  readonly until: number;
}

/** Keys are looked over for forgotten ones when there are twice as many as after the last look, and never fewer than this. */
const few = 1024;

export interface Answers {
  /** Null: never heard, or forgotten by now. */
  readonly of: (key: string, now: number) => Answered | null;
  readonly keep: (key: string, life: Life, answer: Answered) => void;
}

/** A key heard again keeps its first time. Forgotten keys are thrown away from time to time, so that a long run keeps few. */
export function answersKept(): Answers {
  const byKey = new Map<string, { readonly until: number; readonly answer: Answered }>();
  let full = few;
  return {
    of: (key, now) => {
      const known = byKey.get(key);
      if (known === undefined || known.until <= now) return null;
      return known.answer;
    },
    keep: (key, { now, until }, answer) => {
      byKey.set(key, { until, answer });
      if (byKey.size < full) return;
      for (const [old, known] of byKey) if (known.until <= now) byKey.delete(old);
      full = Math.max(few, byKey.size * 2);
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
