// `spanwright brief`: what was understood, what was assumed, what must be asked.
import { completeBrief } from '../brief/complete.ts';
import { spelledOut } from '../brief/spell-out.ts';
import { outline } from '../jobs/understand.ts';
import { briefInput } from './input.ts';
import { briefText } from './brief-text.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { exitCodes, printJson } from './streams.ts';

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
        const brief = completeBrief(await outline(input.brief, input.ports.shelf));
        if (call.json) printJson(call, spelledOut(brief));
        else call.streams.out(`${briefText(brief)}\n`);
        return exitCodes.done;
      }, options),
    );
};
