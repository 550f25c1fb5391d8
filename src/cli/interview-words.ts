// Readers of single answers, as a question takes them: one part says what is wrong while it is asked, the other takes the value.
import type { Answer } from '../brief/answer.ts';

type Reads<T> = (text: string) => Answer<T>;

/** What to say of an answer that can't be read; null when it can. */
export function checking<T>(reads: Reads<T>): (typed: string) => string | null {
  return (typed) => {
    const answer = reads(typed);
    return answer.ok ? null : `expected ${answer.expected}`;
  };
}

/** The value of an answer that was checked; null for none. */
export function answerOf<T>(reads: Reads<T>, typed: string): T | null {
  const answer = reads(typed);
  return answer.ok ? answer.value : null;
}
