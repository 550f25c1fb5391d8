// Learns the weights that free text is read with, from the descriptions of src/brief/eval/descriptions whose flows are known.
// Run: node scripts/train-reader.ts → writes src/brief/text/weights.json. With --folds N nothing is written: every description is
// read by weights that have not seen it, and the figures are printed. The held-out descriptions are never read here.
import { readFileSync, writeFileSync } from 'node:fs';
import { outlineBrief } from '../src/brief/describe.ts';
import { readPlain } from '../src/brief/eval/plain.ts';
import { lessonOf, taught } from '../src/brief/eval/teach.ts';
import { randomFrom, shuffle } from '../src/brief/eval/learn.ts';
import { figures, scoreFlows, scoreSystems, type TrueBrief } from '../src/brief/eval/truth.ts';
import { type Learned, learnedOf } from '../src/brief/text/weights.ts';
import { InputError } from '../src/finding/input.ts';
import { descriptionsIn } from './descriptions.ts';

const folder = new URL('../src/brief/eval/', import.meta.url);
const target = new URL('../src/brief/text/weights.json', import.meta.url);
const plain = readPlain('sentences.yaml', readFileSync(new URL('plain/sentences.yaml', folder), 'utf8'));
const truths = descriptionsIn(new URL('descriptions/', folder));
const always = plain.map(lessonOf);
const lessons = truths.map(lessonOf);

function understood(truth: TrueBrief, learned: Learned): ReturnType<typeof outlineBrief> | null {
  try {
    return outlineBrief({ name: truth.name, text: truth.text }, [], learned);
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
    const learned = learnedOf(
      taught(
        always,
        lessons.filter((_lesson, index) => foldOf.get(index) !== fold),
      ),
    );
    return truths
      .filter((_truth, index) => foldOf.get(index) === fold)
      .map((truth) => ({ truth, brief: understood(truth, learned) }));
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
  const table = taught(always, lessons);
  writeFileSync(target, `${JSON.stringify({ spanwright: 1, ...table }, null, 2)}\n`);
  process.stdout.write(`learned from ${truths.length} descriptions and ${plain.length} plain texts\n`);
}
