// `spanwright diff`: what changed between two plans, in business words. A change is no fault: the exit code is 0 with or without one.
import { comparePlans } from '../diff/compare.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { diffText } from './diff-text.ts';
import { planAt } from './plan-file.ts';
import { exitCodes, printJson } from './streams.ts';

export const diffCommand: AddCommand = (program, run) => {
  program
    .command('diff')
    .description('what changed between two plans, in business words')
    .argument('<old>', 'the plan.json of before')
    .argument('<new>', 'the plan.json of now')
    .option('--json', 'print the changes as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright diff approved/plan.json plan-out/plan.json')
    .action((old: string, now: string, options: SharedOptions) =>
      run(async (call) => {
        const [before, after] = [await planAt(old), await planAt(now)];
        if (before.brief.name !== after.brief.name)
          call.note(`These are plans of different briefs: "${before.brief.name}" and "${after.brief.name}".`);
        const diff = comparePlans(before, after);
        if (call.json) printJson(call, diff);
        else call.streams.out(`${diffText(diff)}\n`);
        return exitCodes.done;
      }, options),
    );
};
