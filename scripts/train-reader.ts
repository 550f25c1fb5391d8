// Learns the weights that free text is read with, from the descriptions of src/brief/eval whose flows are known.
// Run: node scripts/train-reader.ts → writes src/brief/text/weights.json. With --folds N nothing is written: every description is
// read by weights that have not seen it, and the figures are printed. The held-out descriptions are never read here.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { outlineBrief } from '../src/brief/describe.ts';
import {
  type Example,
  examplesOf,
  randomFrom,
  shuffle,
  trained,
  Vocabulary,
  weightsOf,
} from '../src/brief/eval/learn.ts';
import { readPlain } from '../src/brief/eval/plain.ts';
import { figures, readTruth, scoreFlows, scoreSystems, type TrueBrief } from '../src/brief/eval/truth.ts';
import type { Weights } from '../src/brief/text/rank.ts';
import { InputError } from '../src/finding/input.ts';

const folder = new URL('../src/brief/eval/', import.meta.url);
const target = new URL('../src/brief/text/weights.json', import.meta.url);
/** Weights nearer to zero are left out: they change no flow. */
const least = 0.08;

const vocabulary = new Vocabulary();
const plain = readPlain('sentences.yaml', readFileSync(new URL('plain/sentences.yaml', folder), 'utf8'));
const truths = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()
  .map((name) => readTruth(name, readFileSync(new URL(name, folder), 'utf8')));
const always = plain.map((truth) => examplesOf(truth, vocabulary));
const examples = truths.map((truth) => examplesOf(truth, vocabulary));

function learned(texts: readonly (readonly Example[])[]): Weights {
  const names = vocabulary.names;
  return weightsOf(trained([...always, ...texts], names.length), names, least);
}

function understood(truth: TrueBrief, weights: Weights): ReturnType<typeof outlineBrief> | null {
  try {
    return outlineBrief({ name: truth.name, text: truth.text }, [], weights);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function crossValidated(folds: number): string {
  const order = truths.map((_truth, index) => index);
  shuffle(order, randomFrom(7));
  const foldOf = new Map(order.map((index, place) => [index, place % folds]));
  const read = Array.from({ length: folds }, (_, fold) => {
    const weights = learned(examples.filter((_examples, index) => foldOf.get(index) !== fold));
    return truths
      .filter((_truth, index) => foldOf.get(index) === fold)
      .map((truth) => ({ truth, brief: understood(truth, weights) }));
  }).flat();
  const percent = (share: number): string => (100 * share).toFixed(1);
  const line = (name: string, { precision, recall, f1 }: ReturnType<typeof figures>): string =>
    `${name.padEnd(20)} precision ${percent(precision)}  recall ${percent(recall)}  F1 ${percent(f1)}`;
  return [
    `${truths.length} descriptions, each read by weights that have not seen it (${folds} folds)`,
    line('systems', figures(read.map(({ truth, brief }) => scoreSystems(truth, brief)))),
    line('flows with records', figures(read.map(({ truth, brief }) => scoreFlows(truth, brief)))),
  ].join('\n');
}

const folds = Number(process.argv[process.argv.indexOf('--folds') + 1]);
if (process.argv.includes('--folds')) process.stdout.write(`${crossValidated(folds)}\n`);
else {
  const weights = learned(examples);
  const table = { spanwright: 1, weights: Object.fromEntries(weights) };
  writeFileSync(target, `${JSON.stringify(table, null, 2)}\n`);
  process.stdout.write(
    `${weights.size} weights from ${truths.length} descriptions and ${plain.length} plain texts\n`,
  );
}
