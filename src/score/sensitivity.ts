// What would flip the order: the weight of each criterion at which another design comes first, and which designs another one beats in
// every criterion. Worked out from the marks before rounding. What other inputs would change stands in scenarios.ts.
import type { Design } from '../design/design.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { type Campaigns, noCampaigns, type Ranking } from './rank.ts';
import { rubric } from './rubric.ts';
import { type Flown, scenariosOf } from './scenarios.ts';
import { exactMarks } from './score.ts';
import type { Dominance, Flip, Sensitivity, Turn } from './scorecard.ts';

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
    marks: exactMarks(design, landscape, campaigns.get(design.id) ?? null),
    reasonsAgainst: design.rejectedFor.length,
  });
  return {
    weights: flipsOf(ranking.eligible.map(marked)),
    scenarios: scenariosOf(ranking, landscape, campaigns, flown),
    dominated: dominanceOf(ranking.order.map(marked)),
  };
}

/** The first design is the one whose lead is asked about; the others compete with it. */
export function flipsOf([first, ...others]: readonly Marked[]): readonly Flip[] {
  return rubric.map(({ rule, weight }, at) => {
    const turns = first === undefined ? [] : others.flatMap((other) => crossing(first, other, at));
    const nearest = (side: readonly Turn[], sign: 1 | -1): Turn | null =>
      side.toSorted((a, b) => sign * (a.weight - b.weight) || (a.design < b.design ? -1 : 1))[0] ?? null;
    return {
      criterion: rule.criterion,
      weight,
      less: nearest(turns.filter((turn) => turn.side === 'less').map(plainTurn), -1),
      more: nearest(turns.filter((turn) => turn.side === 'more').map(plainTurn), 1),
    };
  });
}

interface SidedTurn extends Turn {
  readonly side: 'less' | 'more';
}

function plainTurn({ weight, design }: SidedTurn): Turn {
  return { weight: Math.round(weight * 1000) / 1000, design };
}

/**
 * Where the other draws level when one weight moves and the rest keep their proportions: totals are then straight lines in that weight,
 * the criterion's own mark at weight 1 and the mean of the rest at weight 0.
 */
function crossing(first: Marked, other: Marked, at: number): readonly SidedTurn[] {
  const weight = rubric[at]?.weight ?? 0;
  const lead = (marks: (one: Marked) => number): number => marks(first) - marks(other);
  const rest = lead((one) => restOf(one, at));
  const own = lead((one) => one.marks[at] ?? 0);
  if (Math.abs(own - rest) < 1e-9) return [];
  const level = rest / (rest - own);
  // Level at the very end of the scale is a draw, not a lead.
  if (level < 1e-9 || level > 1 - 1e-9) return [];
  return [{ weight: level, design: other.id, side: own < rest ? 'more' : 'less' }].filter(
    (turn): turn is SidedTurn => (turn.side === 'more' ? level >= weight - 1e-9 : level <= weight + 1e-9),
  );
}

/** The weighted mean of all other marks. */
function restOf({ marks }: Marked, at: number): number {
  const others = rubric.map(({ weight }, index) => (index === at ? 0 : weight));
  const all = others.reduce((sum, weight) => sum + weight, 0);
  return all === 0 ? 0 : others.reduce((sum, weight, index) => sum + weight * (marks[index] ?? 0), 0) / all;
}

/**
 * Each design that another equals or beats in every criterion and beats in one, with the best of those that do. What something speaks
 * against dominates only what as much or more speaks against.
 */
export function dominanceOf(ranked: readonly Marked[]): readonly Dominance[] {
  return ranked.flatMap((design) => {
    const by = ranked.find((other) => other.id !== design.id && dominates(other, design));
    return by === undefined ? [] : [{ design: design.id, by: by.id }];
  });
}

function dominates(one: Marked, other: Marked): boolean {
  const gaps = rubric.map((_, at) => (one.marks[at] ?? 0) - (other.marks[at] ?? 0));
  return (
    (one.reasonsAgainst === 0 || one.reasonsAgainst <= other.reasonsAgainst) &&
    gaps.every((gap) => gap >= -1e-9) &&
    gaps.some((gap) => gap > 1e-9)
  );
}
