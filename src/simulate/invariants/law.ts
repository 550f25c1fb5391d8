// What an invariant is: in words, how it is judged, and which incidents of a run break it. One file each beside this one.
import type { Invariant } from '../flight.ts';
import type { IncidentKind } from '../observe/incidents.ts';

export interface Law {
  readonly invariant: Invariant;
  readonly title: string;
  readonly means: string;
  readonly judged: string;
  /** Each incident of these kinds breaks it once. */
  readonly broken: readonly IncidentKind[];
}
