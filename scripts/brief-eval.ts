// Prints how well descriptions are read: those held out of the reader's training (src/brief/eval/held-out), which alone are an honest
// figure, then those it was trained on; or the *.yaml of a folder. Run: node scripts/brief-eval.ts [DIR] [--misses]. Writes nothing.
// `node scripts/train-reader.ts --folds 10` reads every training text by weights that have not seen it.
import { pathToFileURL } from 'node:url';
import type { Brief } from '../src/brief/brief.ts';
import { outlineBrief } from '../src/brief/describe.ts';
import { figures, type Score, scoreFlows, scoreSystems, type TrueBrief } from '../src/brief/eval/truth.ts';
import { InputError } from '../src/finding/input.ts';
import { descriptionsIn } from './descriptions.ts';

const [given] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const own = new URL('../src/brief/eval/', import.meta.url);

function understood(truth: TrueBrief): Brief | null {
  try {
    return outlineBrief({ name: truth.name, text: truth.text });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const line = (name: string, scores: readonly Score[]): string => {
  const { precision, recall, f1 } = figures(scores);
  return `${name.padEnd(24)} ${percent(precision)}    ${percent(recall)} ${percent(f1)}`;
};

function report(title: string, truths: readonly TrueBrief[]): readonly string[] {
  const read = truths.map((truth) => ({ truth, brief: understood(truth) }));
  const systems = read.map(({ truth, brief }) => scoreSystems(truth, brief));
  const flows = read.map(({ truth, brief }) => scoreFlows(truth, brief));
  const lines = [
    `${truths.length} descriptions ${title}`,
    '                         precision recall     F1',
    line('systems', systems),
    line('flows with records', flows),
    '',
  ];
  if (given === undefined && !process.argv.includes('--misses')) return lines;
  lines.push('description                systems  flows (F1)');
  for (const [at, { truth }] of read.entries()) {
    const [ofSystems, ofFlows] = [systems[at], flows[at]];
    if (ofSystems === undefined || ofFlows === undefined) continue;
    lines.push(
      `${truth.name.padEnd(26)} ${percent(figures([ofSystems]).f1)} ${percent(figures([ofFlows]).f1)}`,
    );
    if (!process.argv.includes('--misses')) continue;
    for (const missed of [...ofSystems.missed, ...ofFlows.missed]) lines.push(`    missed ${missed}`);
    for (const wrong of [...ofSystems.wrong, ...ofFlows.wrong]) lines.push(`    wrong  ${wrong}`);
  }
  return [...lines, ''];
}

const lines =
  given === undefined
    ? [
        ...report('held out of training', descriptionsIn(new URL('held-out/', own))),
        ...report(
          'that the reader was trained on: no measure of what it can do',
          descriptionsIn(new URL('descriptions/', own)),
        ),
      ]
    : report(`of ${given}`, descriptionsIn(pathToFileURL(`${given}/`)));
process.stdout.write(`${lines.join('\n')}\n`);
