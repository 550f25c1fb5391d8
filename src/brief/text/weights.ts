// The reader's weights, learned by scripts/train-reader.ts. They are data: nobody edits them by hand.
import { z } from 'zod';
import type { Weights } from './rank.ts';
import table from './weights.json' with { type: 'json' };

/** weights.json: the weight of each feature by its name, the names sorted. */
export const WeightTable: z.ZodType<{ spanwright: 1; weights: Readonly<Record<string, number>> }> =
  z.strictObject({
    spanwright: z.literal(1),
    weights: z.record(z.string(), z.number()),
  });

export const learnedWeights: Weights = new Map(Object.entries(table.weights));
