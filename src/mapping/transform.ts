// What turns a source value into a target value: a piece of JSONata over `$v`, what it loses, and what a reader has to settle.
// What JSONata cannot know (another system's ids, country names) it looks up in a table that is bound at run time. The rules are in transforms/.
import type { Weighed } from './similarity.ts';

/** Something a reader of the plan has to settle: a finding's code and the words that fill it. */
export interface Remark {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** `work` yields the target value from `$v`; `name` is the transform's kind ("direct", "enum", "date_format", …). */
export interface Transform {
  readonly name: string;
  readonly work: string;
  readonly lossy: readonly string[];
  readonly notes: readonly string[];
  readonly valueMap: Readonly<Record<string, string>> | null;
  readonly remarks: readonly Remark[];
  /** Paths of further source fields that `work` looks at: the currency of an amount. */
  readonly reads: readonly string[];
}

/** A pair of fields; `sources` are the record's other fields. */
export interface Between {
  readonly from: Weighed;
  readonly to: Weighed;
  readonly sources: readonly Weighed[];
}

/** The parts of a transform that loses nothing and remarks nothing. */
export const nothing: Pick<Transform, 'lossy' | 'notes' | 'valueMap' | 'remarks' | 'reads'> = {
  lossy: [],
  notes: [],
  valueMap: null,
  remarks: [],
  reads: [],
};
