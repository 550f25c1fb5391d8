// `spanwright compare`: the designs side by side on the same scales.
import { proposalFor } from '../jobs/plan.ts';
import { criteria, type Comparison } from '../score/scorecard.ts';
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
        const { comparison } = await proposalFor(brief, ports);
        if (call.json) printJson(call, comparison);
        else call.streams.out(`${comparisonText(comparison)}\n`);
        return exitCodes.done;
      }, options),
    );
};

function comparisonText({ designs, recommended, why }: Comparison): string {
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
  return [table, '', `Recommended: ${recommended}. ${why}`, ...rejected].join('\n');
}
