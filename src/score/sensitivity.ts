// What would flip the order: the weight of each criterion at which another design comes first, and which designs another one beats in
// every criterion. Worked out from the marks before rounding. What other inputs would change stands in scenarios.ts.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { type Campaigns, noCampaigns, type Ranking } from './rank.ts';
import { rubric } from './rubric.ts';
import { type Flown, scenariosOf } from './scenarios.ts';
import { exactMarks, standingOf } from './score.ts';
import type { Dominance, Flip, Sensitivity } from './scorecard.ts';
import { dominatedOf, flipsBy, type Weighed, type Weights } from './weigh.ts';
import { shippedYardstick, type Yardstick } from './yardstick.ts';

/** A design by its marks in the order of the rubric. */
export interface Marked {
  readonly id: string;
  readonly marks: readonly number[];
  readonly reasonsAgainst: number;
}

/** `designs` are those of the ranking; scenarios propose the same strategies again, and rest on runs where these were `flown`. */
export function sensitivityOf(
  ranking: Ranking,
  landscape: Landscape,
  campaigns: Campaigns = noCampaigns,
  flown: readonly Flown[] = [],
): Sensitivity {
  const marked = (design: Design): Marked => ({
    id: design.id,
    marks: exactMarks(design, landscape, campaigns.get(design.id) ?? null, ranking.yardstick),
    reasonsAgainst: design.rejectedFor.length,
  });
  return {
    weights: flipsOf(ranking.eligible.map(marked), ranking.yardstick.weights?.weights ?? rubricWeights),
    scenarios: scenariosOf(ranking, landscape, campaigns, flown),
    dominated: dominanceOf(ranking.order.map(marked)),
  };
}

/** The first design is the one whose lead is asked about; the others compete with it. */
export function flipsOf(marked: readonly Marked[], weights: Weights = rubricWeights): readonly Flip[] {
  return flipsBy(marked.map(named), weights);
}

/**
 * Each design that another equals or beats in every criterion and beats in one, with the best of those that do. What something speaks
 * against dominates only what as much or more speaks against.
 */
export function dominanceOf(ranked: readonly Marked[]): readonly Dominance[] {
  return dominatedOf(ranked.map(named));
}

/** The rubric's own weights by criterion. */
export const rubricWeights: Weights = byCriterion(rubric.map(({ weight }) => weight));

/** A design as pages weigh it: everything that a change of weights needs. */
export function weighedOf(
  design: Design,
  landscape: Landscape,
  campaign: Campaign | null,
  yardstick: Yardstick = shippedYardstick,
): Weighed {
  const { total, lean } = standingOf(design, landscape, campaign, yardstick);
  return {
    id: design.id,
    marks: byCriterion(exactMarks(design, landscape, campaign, yardstick)),
    usual: total,
    lean,
    reasonsAgainst: design.rejectedFor.length,
  };
}

function named({ marks, ...one }: Marked): Pick<Weighed, 'id' | 'marks' | 'reasonsAgainst'> {
  return { ...one, marks: byCriterion(marks) };
}

/** Values in the order of the rubric. */
function byCriterion(values: readonly number[]): Weights {
  return Object.fromEntries(rubric.map(({ rule }, at) => [rule.criterion, values[at] ?? 0])) as Weights;
}
