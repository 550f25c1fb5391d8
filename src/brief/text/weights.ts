// What the reader has learned, by scripts/train-reader.ts: data that nobody edits by hand.
import { z } from 'zod';
import type { Weights } from './chances.ts';
import type { Counted } from './customs.ts';
import { type Forest, treeOf } from './forest.ts';
import table from './weights.json' with { type: 'json' };

/** Everything learned: of moves and of places the weights by name, what was counted of flows, and the trees that judge. */
export interface Learned {
  readonly moves: Weights;
  readonly places: Weights;
  readonly counted: Counted;
  readonly forest: Forest;
}

type Numbers = Readonly<Record<string, number>>;

/** As in weights.json. */
export interface Written {
  readonly moves: Numbers;
  readonly places: Numbers;
  readonly counted: Readonly<Record<string, string>>;
  readonly forest: {
    readonly base: number;
    readonly columns: readonly string[];
    readonly trees: readonly string[];
  };
}

const numbers = z.record(z.string(), z.number());

/** weights.json: names sorted; what was counted as "flows/possible flows"; trees as forest.ts reads them. */
export const WeightTable: z.ZodType<Written & { spanwright: 1 }> = z.strictObject({
  spanwright: z.literal(1),
  moves: numbers,
  places: numbers,
  counted: z.record(z.string(), z.string().regex(/^\d+\/\d+$/)),
  forest: z.strictObject({ base: z.number(), columns: z.array(z.string()), trees: z.array(z.string()) }),
});

/** What is learned, from how it is written. */
export function learnedOf({ moves, places, counted, forest }: Written): Learned {
  return {
    moves: new Map(Object.entries(moves)),
    places: new Map(Object.entries(places)),
    counted: new Map(Object.entries(counted).map(([name, share]) => [name, pairOf(share)])),
    forest: { base: forest.base, trees: forest.trees.map(treeOf) },
  };
}

function pairOf(share: string): readonly [number, number] {
  const [right = 0, all = 0] = share.split('/').map(Number);
  return [right, all];
}

export const learnedWeights: Learned = learnedOf(table);
