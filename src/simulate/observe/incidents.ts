// What was seen to go wrong in a run, by kind: how often, and in words the first time. Whether that breaks an invariant is for the
// invariants to say.

export const incidentKinds = [
  'change-lost',
  'record-never-brought',
  'record-doubled',
  'record-differs',
  'written-after-rest',
  'limit-overrun',
  'throttle-overrun',
  'letter-unexplained',
  'letter-unsent',
  'older-over-newer',
  'deleted-against-policy',
  'ending-not-carried',
  'made-anew',
  'outside-mapping',
  'load-gap',
  'load-unfinished',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export interface Incidents {
  /** `says` is asked the first time alone: when, where and what. */
  readonly note: (kind: IncidentKind, at: number, says: () => string) => void;
  readonly count: (kind: IncidentKind) => number;
  readonly first: (kind: IncidentKind) => { readonly at: number; readonly says: string } | null;
}

export function incidents(): Incidents {
  const counts = new Map<IncidentKind, number>();
  const firsts = new Map<IncidentKind, { readonly at: number; readonly says: string }>();
  return {
    note: (kind, at, says) => {
      const before = counts.get(kind) ?? 0;
      counts.set(kind, before + 1);
      if (before === 0) firsts.set(kind, { at, says: says() });
    },
    count: (kind) => counts.get(kind) ?? 0,
    first: (kind) => firsts.get(kind) ?? null,
  };
}
