// What goes to the thread that works, and what comes back. Types and nothing else: both sides lean on it.
import type { Decided } from '../jobs/decided.ts';
import type { Written } from '../plan/answers.ts';
import type { Judged } from '../store/base/advance.ts';
import type { KeptContent } from '../store/base/content.ts';
import type { InputFault } from './problem.ts';
import type { Progress } from './progress.ts';

/** A document that the brief names, as somebody uploaded it. */
export interface OrderedDocument {
  readonly name: string;
  readonly text: string;
}

/** A document of a revision that is made by its path; `beside` are the texts that lie beside the plan, where the whole archive is made. */
export interface RenderOrder {
  readonly kind: 'render';
  readonly path: string;
  readonly plan: string;
  readonly beside: readonly (readonly [string, string])[];
}

/** What both kinds of designing go by. `measured`: designs are flown; else every figure is estimated. */
interface Common {
  readonly brief: string;
  readonly documents: readonly OrderedDocument[];
  readonly start: string | null;
  readonly decided: Decided;
  readonly measured: boolean;
}

export type Order =
  | RenderOrder
  | (Common & { readonly kind: 'propose' })
  | (Common & {
      readonly kind: 'compose';
      readonly design: string;
      readonly reason: string | null;
      /** Answers to the specification, one by one. */
      readonly written: readonly Written[];
      /** The plan's last revision: what it holds stays, and what differs from it is judged. */
      readonly before: KeptContent | null;
    });

/**
 * What came of it, as it is kept: the canonical text with its hash, made where it does not hold up the server. `contentHash` is the plan's own
 * and null for a proposal; `files` lie beside a plan, by path; `judged` is what the plan takes back of what was signed.
 */
export interface Result {
  readonly content: KeptContent;
  readonly contentHash: string | null;
  readonly files: readonly { readonly path: string; readonly content: KeptContent }[];
  readonly judged: Judged;
}

export type Answer =
  | { readonly is: 'progress'; readonly progress: Progress }
  | { readonly is: 'done'; readonly result: Result }
  | { readonly is: 'rendered'; readonly body: Uint8Array }
  /** Still to be printed, which takes a process of its own. */
  | { readonly is: 'page'; readonly html: string }
  | { readonly is: 'unusable'; readonly faults: readonly InputFault[] };
