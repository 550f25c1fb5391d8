// Grows the trees that judge possible flows (gradient boosting of the logistic loss). Deterministic: the same rows in the same order
// give the same trees. It knows nothing of flows; a row is a list of figures with whether it is right.
import { type Forest, treeOf } from '../text/forest.ts';
import { randomFrom } from './learn.ts';

export interface Row {
  readonly figures: Float64Array;
  readonly right: boolean;
}

export interface Growth {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Pull of the leaves towards zero. */
  readonly pull: number;
  /** A leaf has at least so many rows. */
  readonly least: number;
  /** The share of the columns, and of the rows, that each tree sees. */
  readonly columns: number;
  readonly rows: number;
  /** How much more a right row counts. */
  readonly right: number;
  readonly seed: number;
}

export const growth: Growth = {
  trees: 600,
  leaves: 24,
  rate: 0.04,
  pull: 4,
  least: 12,
  columns: 0.4,
  rows: 0.7,
  right: 1,
  seed: 11,
};

const most = 40;

/** Where each column is cut into bins, at most `most` of them. */
function cutsOf(rows: readonly Row[], column: number): Float64Array {
  const values = Float64Array.from(rows, ({ figures }) => figures[column] ?? 0).sort();
  const steps: number[] = [];
  let last = values[0] ?? 0;
  const distinct = [last];
  for (const value of values)
    if (value > last) {
      distinct.push(value);
      last = value;
    }
  if (distinct.length <= most)
    for (let at = 1; at < distinct.length; at += 1)
      steps.push(((distinct[at - 1] ?? 0) + (distinct[at] ?? 0)) / 2);
  else
    for (let bin = 1; bin < most; bin += 1) {
      const at = Math.floor((bin * values.length) / most);
      const [below, above] = [values[at - 1] ?? 0, values[at] ?? 0];
      const cut = above > below ? (above + below) / 2 : above;
      if (cut > (steps.at(-1) ?? Number.NEGATIVE_INFINITY) && cut > (values[0] ?? 0)) steps.push(cut);
    }
  return Float64Array.from(steps, (step) => Number(step.toPrecision(4)));
}

interface Binned {
  readonly cuts: readonly Float64Array[];
  /** By column, then by row. */
  readonly bins: readonly Uint8Array[];
}

function binned(rows: readonly Row[], width: number): Binned {
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(rows, column));
  const bins = cuts.map((steps, column) =>
    Uint8Array.from(rows, ({ figures }) => {
      const value = figures[column] ?? 0;
      let [low, high] = [0, steps.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value < (steps[middle] ?? 0)) high = middle;
        else low = middle + 1;
      }
      return low;
    }),
  );
  return { cuts, bins };
}

interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

interface Leaf {
  readonly rows: Int32Array;
  split: Split | null;
  branches: readonly [Leaf, Leaf] | null;
}

interface Split {
  readonly column: number;
  readonly bin: number;
  readonly gain: number;
}

/** What the growing of one tree goes by. */
interface Given {
  readonly slopes: Slopes;
  readonly columns: readonly number[];
  readonly how: Growth;
  readonly random: () => number;
}

/** The best split of a leaf among one cut of each column that the tree sees, each drawn at random: the best cut of all learns too much by heart. */
function splitOf(
  rows: Int32Array,
  { bins, cuts }: Binned,
  { slopes, columns, how, random }: Given,
): Split | null {
  let best: Split | null = null;
  if (rows.length < 2 * how.least) return null;
  const firsts = Float64Array.from(rows, (row) => slopes.first[row] ?? 0);
  const seconds = Float64Array.from(rows, (row) => slopes.second[row] ?? 0);
  const [allFirst, allSecond] = [totalOf(firsts), totalOf(seconds)];
  const worth = (first: number, second: number): number => (first * first) / (second + how.pull);
  const whole = worth(allFirst, allSecond);
  for (const column of columns) {
    const own = bins[column];
    const size = cuts[column]?.length ?? 0;
    if (size === 0 || own === undefined) continue;
    const bin = Math.floor(random() * size);
    let [first, second, count] = [0, 0, 0];
    for (let at = 0; at < rows.length; at += 1) {
      if ((own[rows[at] ?? 0] ?? 0) > bin) continue;
      first += firsts[at] ?? 0;
      second += seconds[at] ?? 0;
      count += 1;
    }
    if (count < how.least || rows.length - count < how.least) continue;
    const gain = worth(first, second) + worth(allFirst - first, allSecond - second) - whole;
    if (gain > (best?.gain ?? 1e-6)) best = { column, bin, gain };
  }
  return best;
}

function totalOf(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function parted(leaf: Leaf, { column, bin }: Split, { bins }: Binned): readonly [Leaf, Leaf] {
  const own = bins[column] ?? new Uint8Array();
  const side = (below: boolean): Leaf => ({
    rows: leaf.rows.filter((row) => (own[row] ?? 0) <= bin === below),
    split: null,
    branches: null,
  });
  return [side(true), side(false)];
}

/** One tree, the leaf with the most to gain split first; its words, and the value of each of its leaves' rows. */
function grownOn(data: Binned, start: Int32Array, given: Given): string {
  const root: Leaf = { rows: start, split: splitOf(start, data, given), branches: null };
  const leaves: Leaf[] = [root];
  while (leaves.length < given.how.leaves) {
    let next: Leaf | null = null;
    for (const leaf of leaves) if ((leaf.split?.gain ?? 0) > (next?.split?.gain ?? 0)) next = leaf;
    if (next === null || next.split === null) break;
    const branches = parted(next, next.split, data);
    for (const branch of branches) branch.split = splitOf(branch.rows, data, given);
    next.branches = branches;
    leaves.splice(leaves.indexOf(next), 1, ...branches);
  }
  return written(root, data, given);
}

function written(leaf: Leaf, data: Binned, given: { readonly slopes: Slopes; readonly how: Growth }): string {
  if (leaf.branches !== null && leaf.split !== null) {
    const { column, bin } = leaf.split;
    const [below, above] = leaf.branches;
    return `${column}<${data.cuts[column]?.[bin] ?? 0} ${written(below, data, given)} ${written(above, data, given)}`;
  }
  let [first, second] = [0, 0];
  for (const row of leaf.rows) {
    first += given.slopes.first[row] ?? 0;
    second += given.slopes.second[row] ?? 0;
  }
  return `=${Number(((-given.how.rate * first) / (second + given.how.pull)).toFixed(4))}`;
}

/** The trees that tell right rows from wrong ones, as words. */
export function grown(
  rows: readonly Row[],
  how: Growth = growth,
): { readonly base: number; readonly trees: readonly string[] } {
  const width = rows[0]?.figures.length ?? 0;
  const data = binned(rows, width);
  const random = randomFrom(how.seed);
  const rights = rows.filter(({ right }) => right).length;
  const base = Number(Math.log((how.right * rights + 1) / (rows.length - rights + 1)).toFixed(4));
  const scores = new Float64Array(rows.length).fill(base);
  const slopes: Slopes = { first: new Float64Array(rows.length), second: new Float64Array(rows.length) };
  const trees: string[] = [];
  for (let count = 0; count < how.trees; count += 1) {
    for (const [at, { right }] of rows.entries()) {
      const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
      const weight = right ? how.right : 1;
      slopes.first[at] = weight * (chance - (right ? 1 : 0));
      slopes.second[at] = Math.max(1e-6, weight * chance * (1 - chance));
    }
    const seen = Int32Array.from(rows.keys()).filter(() => random() < how.rows);
    const columns = Array.from({ length: width }, (_, column) => column).filter(() => random() < how.columns);
    const tree = grownOn(data, seen, { slopes, columns, how, random });
    trees.push(tree);
    const forest: Forest = { base: 0, trees: [treeOf(tree)] };
    for (const [at, { figures }] of rows.entries()) scores[at] = (scores[at] ?? 0) + leafOf(forest, figures);
  }
  return { base, trees };
}

function leafOf({ trees }: Forest, row: Float64Array): number {
  const [tree] = trees;
  if (tree === undefined) return 0;
  let at = 0;
  for (let column = tree.columns[0] ?? -1; column >= 0; column = tree.columns[at] ?? -1)
    at = (row[column] ?? 0) < (tree.values[at] ?? 0) ? at + 1 : (tree.other[at] ?? 0);
  return tree.values[at] ?? 0;
}
