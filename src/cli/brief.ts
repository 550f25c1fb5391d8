// `spanwright brief`: what was understood, what was assumed, what must be asked.
import { completeBrief } from '../brief/complete.ts';
import type { Brief } from '../brief/brief.ts';
import { understand } from '../jobs/understand.ts';
import { briefInput } from './input.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';

export const briefCommand: AddCommand = (program, run) => {
  program
    .command('brief')
    .description('read a brief and show what was understood, assumed and must be asked')
    .argument('<brief>', 'a text, YAML or JSON file, "-" for standard input, or the brief itself')
    .option('--json', 'print the Brief as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright brief examples/crm-billing-support.yaml')
    .action((given: string, options: SharedOptions) =>
      run(async (call) => {
        const input = await briefInput(given, call.streams);
        const brief = completeBrief(await understand(input.brief, input.ports.shelf));
        if (call.json) printJson(call, brief);
        else call.streams.out(`${briefText(brief)}\n`);
        return exitCodes.done;
      }, options),
    );
};

function briefText(brief: Brief): string {
  const systems = brief.systems.map((system) => [
    '',
    system.id,
    system.uses ?? system.api ?? system.description ?? 'unknown',
    system.edition ?? '',
    system.role ?? '',
  ]);
  const flows = brief.flows.map((flow) => [
    '',
    flow.id,
    `${flow.from} → ${flow.to}`,
    flow.direction,
    flow.trigger,
    flow.freshness ?? '',
  ]);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return [
    `${brief.name}${brief.summary === null ? '' : `\n${brief.summary}`}`,
    `\nSystems\n${columns(systems)}`,
    `\nFlows\n${columns(flows)}`,
    section(
      'Assumed',
      brief.assumptions.map((one) => (one.from === null ? one.text : `${one.text} (from: ${one.from})`)),
    ),
    section(
      'To be asked',
      brief.unknowns.map((one) => `${one.question} ${one.why}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
