// `spanwright compare`: the designs side by side on the same scales.
import { proposalFor } from '../jobs/plan.ts';
import { inWords } from '../measure/duration.ts';
import type { Measured, Reference } from '../score/measured.ts';
import { tally } from '../score/price-notes.ts';
import { criteria, type Comparison } from '../score/scorecard.ts';
import { dominanceWords, flipWords } from '../score/turning-words.ts';
import { briefInput } from './input.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { type FlyingOptions, flying } from './fly.ts';
import { columns, exitCodes, printJson } from './streams.ts';

interface CompareOptions extends SharedOptions, FlyingOptions {
  readonly quick?: boolean;
}

export const compareCommand: AddCommand = (program, run) => {
  program
    .command('compare')
    .description('the competing designs with their scorecards')
    .argument('<brief>', 'a text, YAML or JSON file, "-" for standard input, or the brief itself')
    .option('--quick', 'simulate nothing: every figure is estimated')
    .option('--seed <n>', 'first seed of the simulated runs', '1')
    .option('--cores <n>', 'processors to simulate on; all of them without it')
    .option('--json', 'print the Comparison as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright compare examples/crm-billing-support.yaml')
    .action((given: string, options: CompareOptions) =>
      run(async (call) => {
        const { brief, ports } = await briefInput(given, call.streams);
        const today = new Date().toISOString().slice(0, 10);
        const { comparison } =
          options.quick === true
            ? await proposalFor(brief, ports, today)
            : await flying(call, options, (measure) => proposalFor(brief, ports, today, measure));
        if (call.json) printJson(call, comparison);
        else call.streams.out(`${comparisonText(comparison)}\n`);
        return exitCodes.done;
      }, options),
    );
};

function comparisonText(comparison: Comparison): string {
  const { designs, recommended, why } = comparison;
  const row = (title: string, cell: (design: Comparison['designs'][number]) => string): readonly string[] => [
    title,
    ...designs.map(cell),
  ];
  const table = columns([
    [...row('', (design) => design.id), ...(referenceOf(comparison) === null ? [] : ['naive'])],
    [...row('', (design) => design.strategy), ...(referenceOf(comparison) === null ? [] : ['reference'])],
    ...criteria.map((criterion) => row(criterion, (design) => String(design.scores[criterion]))),
    row('total', (design) => String(design.scores.total)),
    row('cost a month', (design) => `${design.cost.monthly.amount} ${design.cost.monthly.currency}`),
    row(
      'policies',
      ({ verdicts }) => `${verdicts.native} native, ${verdicts.workaround} around, ${verdicts.impossible} no`,
    ),
    row('effort', (design) => `${design.cost.effortDays} days`),
    ...measuredRows(comparison),
  ]);
  const rejected = designs
    .filter((design) => design.rejectedFor.length > 0)
    .map((design) => `${design.id} is rejected for: ${design.rejectedFor.join('; ')}`);
  return [
    table,
    '',
    `${rejected.length === designs.length ? 'No design can be recommended; the nearest to it is' : 'Recommended:'} ${recommended}. ${why}`,
    ...rejected,
    ...referenceText(comparison),
    ...turningText(comparison),
    ...priceText(comparison),
  ].join('\n');
}

/** One column for each design and one for the naive reference, which has no marks. */
function measuredRows(comparison: Comparison): readonly (readonly string[])[] {
  const { designs, measuring } = comparison;
  const reference = referenceOf(comparison);
  const row = (title: string, cell: (measured: Measured) => string): readonly string[] => [
    title,
    ...designs.map(({ measured }) => (measured === null ? 'not measured' : cell(measured))),
    ...(reference === null ? [] : [cell(reference.measured)]),
  ];
  if (measuring === null) return [row('measured', () => '')];
  return [
    row(
      'runs held',
      ({ survived, runs }) => `${runs - Math.max(...survived.map((one) => runs - one.held), 0)} of ${runs}`,
    ),
    row('freshness P50', (one) => inWords(one.freshnessP50)),
    row('freshness P95', (one) => inWords(one.freshnessP95)),
    row('lost', (one) => String(one.lost)),
    row('doubled', (one) => String(one.duplicated)),
    row('first load', (one) => inWords(one.backfill)),
    row('recovery', (one) => inWords(one.recovery)),
  ];
}

function referenceOf({ measuring }: Comparison): Reference | null {
  return measuring?.reference ?? null;
}

function referenceText({ measuring }: Comparison): readonly string[] {
  if (measuring === null) return ['Nothing was simulated: every figure is estimated.'];
  const { reference, says } = measuring;
  return [...(reference === null ? [] : [`${reference.name}: ${reference.says}`]), ...says];
}

function turningText(comparison: Comparison): readonly string[] {
  const words = flipWords(comparison);
  const dominated = comparison.sensitivity === null ? [] : dominanceWords(comparison.sensitivity);
  return [
    ...(dominated.length === 0 ? [] : [`${dominated.join(', ')}: no weights put it first.`]),
    ...(words === null ? [] : [`What would flip it: ${words}`]),
  ];
}

/** Prices that are not dated within the last year are named one by one. */
function priceText({ prices }: Comparison): readonly string[] {
  if (prices === null) return [];
  return [
    `Prices on ${prices.asOf}: ${tally(prices.notes)}.`,
    ...prices.notes.filter((note) => note.state !== 'current').map((note) => `  ${note.what}: ${note.says}`),
  ];
}
