// What is said under one code, for all findings of it. Words in {braces} are filled by compose.ts.
import type { Severity } from './finding.ts';

/** `message` and `fix` are templates; `why` is said once for all findings of the code. */
export interface Message {
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}
