// The designs in order: those that nothing speaks against first, each group by its standing, the id where even that is equal.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { higherFirst, standingOf } from './score.ts';
import { shippedYardstick, type Yardstick } from './yardstick.ts';

export interface Ranking {
  /** Best first. */
  readonly order: readonly Design[];
  /** Those among which the first was found: what nothing speaks against, or all where something speaks against each. */
  readonly eligible: readonly Design[];
  readonly yardstick: Yardstick;
}

/** By design id; empty where nothing was flown. A design that is missing while others were flown is marked by arithmetic. */
export type Campaigns = ReadonlyMap<string, Campaign>;
export const noCampaigns: Campaigns = new Map<string, Campaign>();

/** Same designs, landscape and campaigns, same order, however the designs are given. */
export function rankDesigns(
  designs: readonly Design[],
  landscape: Landscape,
  campaigns: Campaigns = noCampaigns,
  yardstick: Yardstick = shippedYardstick,
): Ranking {
  const standings = new Map(
    designs.map((design) => [
      design.id,
      standingOf(design, landscape, campaigns.get(design.id) ?? null, yardstick),
    ]),
  );
  const none = { total: 0, lean: 0 };
  const sorted = (group: readonly Design[]): readonly Design[] =>
    group.toSorted(
      (a, b) =>
        higherFirst(standings.get(a.id) ?? none, standings.get(b.id) ?? none) || (a.id < b.id ? -1 : 1),
    );
  const accepted = sorted(designs.filter((design) => design.rejectedFor.length === 0));
  const rejected = sorted(designs.filter((design) => design.rejectedFor.length > 0));
  const eligible = accepted.length > 0 ? accepted : rejected;
  return { order: [...accepted, ...rejected], eligible, yardstick };
}
