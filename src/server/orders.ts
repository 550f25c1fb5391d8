// What goes to the thread that works, and what comes back. Types and nothing else: both sides lean on it.
import type { InputFault } from './problem.ts';

/** A document that the brief names, as somebody uploaded it. */
export interface OrderedDocument {
  readonly name: string;
  readonly text: string;
}

export type Order =
  | {
      readonly kind: 'propose';
      readonly brief: string;
      readonly documents: readonly OrderedDocument[];
      readonly start: string | null;
    }
  | {
      readonly kind: 'compose';
      readonly brief: string;
      readonly documents: readonly OrderedDocument[];
      readonly start: string | null;
      readonly design: string;
    };

/** One thing that got done, for people: `share` of the whole, 0..1. */
export interface Progress {
  readonly stage: string;
  readonly share: number;
}

export type Answer =
  | { readonly is: 'progress'; readonly progress: Progress }
  | { readonly is: 'done'; readonly result: unknown }
  | { readonly is: 'unusable'; readonly faults: readonly InputFault[] };
