// The designs in order: those that nothing speaks against first, each group by its standing, the id where even that is equal.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { higherFirst, standingOf } from './score.ts';

export interface Ranking {
  /** Best first. */
  readonly order: readonly Design[];
  /** Those among which the first was found: what nothing speaks against, or all where something speaks against each. */
  readonly eligible: readonly Design[];
}

/** Same designs and landscape, same order, however the designs are given. */
export function rankDesigns(designs: readonly Design[], landscape: Landscape): Ranking {
  const standings = new Map(designs.map((design) => [design.id, standingOf(design, landscape)]));
  const none = { total: 0, lean: 0 };
  const sorted = (group: readonly Design[]): readonly Design[] =>
    group.toSorted(
      (a, b) =>
        higherFirst(standings.get(a.id) ?? none, standings.get(b.id) ?? none) || (a.id < b.id ? -1 : 1),
    );
  const accepted = sorted(designs.filter((design) => design.rejectedFor.length === 0));
  const rejected = sorted(designs.filter((design) => design.rejectedFor.length > 0));
  return { order: [...accepted, ...rejected], eligible: accepted.length > 0 ? accepted : rejected };
}
