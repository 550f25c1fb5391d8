// Ranking by other weights than the rubric's: marks are there already, so that moving a weight costs nothing and a page does it at once.
// Types aside it leans on nothing, so that a browser loads no more than this.
import type { Criterion, Dominance, Flip, Turn } from './scorecard.ts';

/** Shares of the whole; {@link normal} makes them add to 1. */
export type Weights = Readonly<Record<Criterion, number>>;

/**
 * A design as it is weighed: its marks before rounding, what settles a draw (`lean`, as `standingOf` gives it), and how much speaks against
 * it. `usual` is its total under the rubric's own weights.
 */
export interface Weighed {
  readonly id: string;
  readonly marks: Weights;
  readonly usual: number;
  readonly lean: number;
  readonly reasonsAgainst: number;
}

/** A design's place, 1 the first. `recommendable` false: something speaks against it, such as an invariant that it broke. */
export interface Place {
  readonly id: string;
  readonly place: number;
  readonly total: number;
  readonly recommendable: boolean;
}

/** Where a weight draws level is closer than this to an end of the scale: a draw at the very end is no lead. */
const hair = 1e-9;

/** Weights that add to 1, in their proportions; null where none is above 0. */
export function normal(weights: Weights): Weights | null {
  const sum = Object.values(weights).reduce((all, weight) => all + Math.max(0, weight), 0);
  return sum <= 0 ? null : mapped(weights, (weight) => Math.max(0, weight) / sum);
}

/** One weight set (0 to 1), the others in their proportions; where all others are 0 they share the rest evenly. */
export function withWeight(weights: Weights, criterion: Criterion, weight: number): Weights {
  const set = Math.min(1, Math.max(0, weight));
  const names = criteriaOf(weights).filter((one) => one !== criterion);
  const rest = names.reduce((sum, one) => sum + weights[one], 0);
  return mapped(weights, (own, one) =>
    one === criterion ? set : rest <= 0 ? (1 - set) / names.length : (own / rest) * (1 - set),
  );
}

export function totalBy(weights: Weights, marks: Weights): number {
  return criteriaOf(weights).reduce((sum, criterion) => sum + weights[criterion] * marks[criterion], 0);
}

/**
 * Best first: what nothing speaks against before the others, each group by its total; draws by the rubric's own weights, then by the
 * figures. So a design that another dominates never stands above it, whatever the weights.
 */
export function rankByWeights(designs: readonly Weighed[], weights: Weights): readonly Place[] {
  const totals = new Map(designs.map(({ id, marks }) => [id, totalBy(weights, marks)]));
  const total = (id: string): number => totals.get(id) ?? 0;
  return designs
    .toSorted(
      (a, b) =>
        Number(a.reasonsAgainst > 0) - Number(b.reasonsAgainst > 0) ||
        apart(total(b.id), total(a.id)) ||
        apart(b.usual, a.usual) ||
        b.lean - a.lean ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, reasonsAgainst }, at) => ({
      id,
      place: at + 1,
      total: total(id),
      recommendable: reasonsAgainst === 0,
    }));
}

/** Differences below a rounding error of the machine are none. */
function apart(a: number, b: number): number {
  return Math.abs(a - b) > hair ? a - b : 0;
}

/**
 * For each criterion the nearest weights, below and above, at which another design takes the first place while the other weights keep
 * their proportions. Only designs that may be recommended compete, or all where none may.
 */
export function turnsOf(designs: readonly Weighed[], weights: Weights): readonly Flip[] {
  const ranked = rankByWeights(designs, weights);
  const open = ranked.some(({ recommendable }) => recommendable);
  const able = ranked
    .filter(({ recommendable }) => recommendable || !open)
    .flatMap(({ id }) => designs.filter((design) => design.id === id));
  return flipsBy(
    able.map(({ id, marks }) => ({ id, marks })),
    weights,
  );
}

/** The first is the one whose lead is asked about; the others compete with it. */
export function flipsBy(
  [first, ...others]: readonly Pick<Weighed, 'id' | 'marks'>[],
  weights: Weights,
): readonly Flip[] {
  return criteriaOf(weights).map((criterion): Flip => {
    const turns =
      first === undefined ? [] : others.flatMap((other) => crossing(first, other, { criterion, weights }));
    const nearest = (side: 'less' | 'more', sign: 1 | -1): Turn | null => {
      const [turn] = turns
        .filter((one) => one.side === side)
        .toSorted((a, b) => sign * (a.weight - b.weight) || (a.design < b.design ? -1 : 1));
      return turn === undefined
        ? null
        : { weight: Math.round(turn.weight * 1000) / 1000, design: turn.design };
    };
    return {
      criterion,
      weight: weights[criterion],
      less: nearest('less', -1),
      more: nearest('more', 1),
    };
  });
}

interface SidedTurn extends Turn {
  readonly side: 'less' | 'more';
}

/**
 * Where the other draws level when one weight moves and the rest keep their proportions: totals are then straight lines in that weight,
 * the criterion's own mark at weight 1 and the mean of the rest at weight 0.
 */
function crossing(
  first: Pick<Weighed, 'marks'>,
  other: Pick<Weighed, 'id' | 'marks'>,
  { criterion, weights }: { readonly criterion: Criterion; readonly weights: Weights },
): readonly SidedTurn[] {
  const weight = weights[criterion];
  const without = withWeight(weights, criterion, 0);
  const rest = totalBy(without, first.marks) - totalBy(without, other.marks);
  const own = first.marks[criterion] - other.marks[criterion];
  if (Math.abs(own - rest) < hair) return [];
  const level = rest / (rest - own);
  if (level < hair || level > 1 - hair) return [];
  const side = own < rest ? 'more' : 'less';
  const ahead = side === 'more' ? level >= weight - hair : level <= weight + hair;
  return ahead ? [{ weight: level, design: other.id, side }] : [];
}

/** Designs that another with no more against it equals or beats in every mark and beats in one, each with the first such in the list. */
export function dominatedOf(
  ranked: readonly Pick<Weighed, 'id' | 'marks' | 'reasonsAgainst'>[],
): readonly Dominance[] {
  return ranked.flatMap((design) => {
    const by = ranked.find((other) => other.id !== design.id && dominates(other, design));
    return by === undefined ? [] : [{ design: design.id, by: by.id }];
  });
}

function dominates(
  one: Pick<Weighed, 'marks' | 'reasonsAgainst'>,
  other: Pick<Weighed, 'marks' | 'reasonsAgainst'>,
): boolean {
  const gaps = criteriaOf(one.marks).map((criterion) => one.marks[criterion] - other.marks[criterion]);
  return (
    (one.reasonsAgainst === 0 || one.reasonsAgainst <= other.reasonsAgainst) &&
    gaps.every((gap) => gap >= -hair) &&
    gaps.some((gap) => gap > hair)
  );
}

function criteriaOf(weights: Weights): readonly Criterion[] {
  return Object.keys(weights) as readonly Criterion[];
}

function mapped(weights: Weights, change: (weight: number, criterion: Criterion) => number): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([criterion, weight]) => [criterion, change(weight, criterion as Criterion)]),
  ) as Weights;
}
