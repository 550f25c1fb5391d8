// The evaluation set: pairs of made-up objects with the mappings that a person would draw. For measuring the matcher, not for use at run time.
import { z } from 'zod';
import { InputError } from '../../finding/input.ts';
import { shapeProblems } from '../../finding/shape.ts';
import { readYaml } from '../../finding/yaml.ts';
import { readFieldsFile } from '../fields-file.ts';
import type { MappingSide } from '../mapping.ts';

/** `truth` holds [source, target] pairs that have to be found; `also` pairs that are fine and count neither way. */
export interface EvalPair {
  readonly name: string;
  readonly from: MappingSide;
  readonly to: MappingSide;
  readonly truth: readonly (readonly [string, string])[];
  readonly also: readonly (readonly [string, string])[];
}

/** Found, wrongly found and missed pairs, summed up. */
export interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const name = z.strictObject({ system: z.string(), object: z.string() });
const pairs = z.array(z.tuple([z.string(), z.string()]));
const Written = z.strictObject({
  from: name,
  to: name,
  fromFields: z.record(z.string(), z.string()),
  toFields: z.record(z.string(), z.string()),
  truth: pairs,
  also: pairs,
});

/** Reads one file of the set. Throws {@link InputError} when its shape is wrong. */
export function readPair(file: string, text: string): EvalPair {
  const yaml = readYaml(file, text);
  const parsed = Written.safeParse(yaml.value);
  if (!parsed.success)
    throw new InputError(
      shapeProblems({ text: yaml, schema: Written, value: yaml.value, written: null }, parsed.error),
    );
  const { from, to, fromFields, toFields, truth, also } = parsed.data;
  const side = (names: z.infer<typeof name>, fields: Readonly<Record<string, string>>): MappingSide =>
    readFieldsFile(
      file,
      JSON.stringify({ ...names, fields: Object.entries(fields).map(([path, type]) => ({ path, type })) }),
    );
  return {
    name: `${from.object} → ${to.object}`,
    from: side(from, fromFields),
    to: side(to, toFields),
    truth,
    also,
  };
}

/** Compares what was predicted with the truth. */
export function scorePair(
  { truth, also }: EvalPair,
  predicted: readonly (readonly [string, string])[],
): Score {
  const key = (pair: readonly [string, string]): string => pair.join('\n');
  const [wanted, allowed] = [new Set(truth.map(key)), new Set(also.map(key))];
  const found = new Set(predicted.map(key));
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  return {
    right,
    wrong: [...found].filter((pair) => !wanted.has(pair) && !allowed.has(pair)).length,
    missed: wanted.size - right,
  };
}

/** Precision, recall and their harmonic mean over several scores, each 0..1. */
export function summary(scores: readonly Score[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const sum = (part: keyof Score): number => scores.reduce((total, score) => total + score[part], 0);
  const [right, wrong, missed] = [sum('right'), sum('wrong'), sum('missed')];
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
