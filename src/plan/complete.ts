// The coverage of a plan by all lines that the house knows.
import { coverageOf, type Uncovered } from './cover.ts';
import { answeredLines } from './cover-answered.ts';
import { askedLines } from './cover-asked.ts';
import type { CoverageLine } from './coverage.ts';
import { idsOf } from './ids.ts';

/** Every line of the list over one plan. */
export function cover(plan: Uncovered): readonly CoverageLine[] {
  return coverageOf(plan, [...askedLines, ...answeredLines], new Set(idsOf(plan)));
}
