// `spanwright compare`: the designs side by side on the same scales.
import { proposalFor } from '../jobs/plan.ts';
import { tally } from '../score/price-notes.ts';
import { criteria, type Comparison } from '../score/scorecard.ts';
import { dominanceWords, flipWords } from '../score/turning-words.ts';
import { briefInput } from './input.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';

export const compareCommand: AddCommand = (program, run) => {
  program
    .command('compare')
    .description('the competing designs with their scorecards')
    .argument('<brief>', 'a text, YAML or JSON file, "-" for standard input, or the brief itself')
    .option('--json', 'print the Comparison as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright compare examples/crm-billing-support.yaml')
    .action((given: string, options: SharedOptions) =>
      run(async (call) => {
        const { brief, ports } = await briefInput(given, call.streams);
        const today = new Date().toISOString().slice(0, 10);
        const { comparison } = await proposalFor(brief, ports, today);
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
    row('', (design) => design.id),
    row('', (design) => design.strategy),
    ...criteria.map((criterion) => row(criterion, (design) => String(design.scores[criterion]))),
    row('total', (design) => String(design.scores.total)),
    row('cost a month', (design) => `${design.cost.monthly.amount} ${design.cost.monthly.currency}`),
    row(
      'policies',
      ({ verdicts }) => `${verdicts.native} native, ${verdicts.workaround} around, ${verdicts.impossible} no`,
    ),
    row('effort', (design) => `${design.cost.effortDays} days`),
    row('measured', (design) => (design.measured === null ? 'not measured' : `${design.measured.runs} runs`)),
  ]);
  const rejected = designs
    .filter((design) => design.rejectedFor.length > 0)
    .map((design) => `${design.id} is rejected for: ${design.rejectedFor.join('; ')}`);
  return [
    table,
    '',
    `Recommended: ${recommended}. ${why}`,
    ...rejected,
    ...turningText(comparison),
    ...priceText(comparison),
  ].join('\n');
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
