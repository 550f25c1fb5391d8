// Names by which a plan calls parts of its own. A flow of such a name would be taken for that part, in links above all.

const chapters =
  'plan status decide map requirements systems budgets design designs verdicts decisions comparison roadmap rollback cutover hypercare project project-plan questions assumptions risks findings trace revisions specification handover schedule tasks tests-of-the-whole whole gates reckoning marks each rubric turning turning-weights turning-inputs prices charter out-of-scope prerequisites responsibilities running targets runbooks growth compensation handed-over lifecycle coverage canonical';
/** What stands behind "R-" where a flow's id would stand too. */
const requirements = 'no-loss no-doubles limits secrets go-live budget hosting team';

const words: ReadonlySet<string> = new Set(`${chapters} ${requirements}`.split(' '));

/** Tasks (K1, K3-F1-write), designs (D1), lines of coverage (C1), phases (PH-staging) and the like. */
const patterns = [
  /^[kdc]\d+(-|$)/,
  /^(ph|coverage|bar|rubric|compliance|prefer|avoid|never|pq|rp|es|op|ho|lc|as)-/,
  /^d-architecture$/,
  /^t-(secrets$|never-)/,
];

/** Whether a name belongs to the plan itself; upper and lower case are one. */
export function isKeptName(name: string): boolean {
  const lower = name.toLowerCase();
  return words.has(lower) || patterns.some((pattern) => pattern.test(lower));
}
