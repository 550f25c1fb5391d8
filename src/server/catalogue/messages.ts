// What passes between the server and the threads of the catalogue. Types and nothing else.
import type { KeptContent } from '../../store/base/content.ts';
import type { InputFault } from '../problem.ts';
import type { Hit } from '../views/search.ts';
import type { Found, Look, ObjectLine, ObjectView, SystemLine, SystemView } from '../views/system.ts';

/** Questions to the thread that holds the shipped catalogue; `today` is an ISO date. */
export type CatalogueQuestion =
  | { readonly is: 'systems'; readonly today: string }
  | { readonly is: 'system'; readonly id: string; readonly today: string }
  | { readonly is: 'objects'; readonly id: string; readonly look: Look }
  | { readonly is: 'object'; readonly id: string; readonly name: string; readonly look: Look }
  | { readonly is: 'search'; readonly word: string };

/** By question; null where the catalogue has no such system or object. */
export interface CatalogueAnswers {
  readonly systems: readonly SystemLine[];
  readonly system: SystemView | null;
  readonly objects: Found<ObjectLine> | null;
  readonly object: ObjectView | null;
  readonly search: readonly Hit[];
}

export interface Numbered<T> {
  readonly number: number;
  readonly content: T;
}

/** A document as somebody brought it, for a thread of its own. */
export interface DocumentOrder {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly today: string;
}

export type DocumentOutcome =
  | { readonly is: 'read'; readonly content: KeptContent; readonly summary: SystemLine }
  | { readonly is: 'refused'; readonly faults: readonly InputFault[] };
