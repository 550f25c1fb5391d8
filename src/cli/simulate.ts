// `spanwright simulate`: a plan's design against virtual vendors. Exit code 1 when some invariant breaks.
import { existsSync } from 'node:fs';
import { simulatePlan } from '../jobs/simulate.ts';
import { missionOfPlan } from '../plan/mission.ts';
import type { Plan } from '../plan/plan.ts';
import { faultProfiles, faultsNamed, readFaults } from '../simulate/read-faults.ts';
import { daysFor } from '../simulate/run.ts';
import type { Setting } from '../simulate/sortie.ts';
import type { Faults } from '../simulate/weather.ts';
import { textAt } from '../store/documents.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { type FlyingOptions, flying, wholeOption } from './fly.ts';
import { planAt } from './plan-file.ts';
import { simulationText } from './simulation-text.ts';
import { exitCodes, printJson } from './streams.ts';

interface SimulateOptions extends SharedOptions, FlyingOptions {
  readonly days?: string;
  readonly faults: string;
  readonly seed: string;
  readonly seeds: string;
  readonly without?: string;
  readonly records?: string;
  readonly flows?: string;
  readonly naive?: boolean;
}

export const simulateCommand: AddCommand = (program, run) => {
  program
    .command('simulate')
    .description("run a plan's design against virtual vendors, with faults")
    .argument('<plan>', 'a plan.json')
    .option(
      '--days <n>',
      'virtual days of edits; without it a week, or two days beyond the longest first load as planned',
    )
    .option(
      '--faults <profile>',
      `${Object.keys(faultProfiles).join(', ')}, or a file of your own`,
      'typical',
    )
    .option('--seed <n>', 'first seed', '1')
    .option('--seeds <n>', 'how many seeds from the first on', '10')
    .option('--without <safeguard>', 'take a safeguard out, to see what it is for')
    .option('--naive', 'the naive reference in place of the design')
    .option('--records <n>', 'existing records of each flow at most; as many as the brief says without it')
    .option('--flows <n>', 'only the first flows of the plan; all of them without it')
    .option('--cores <n>', 'processors to simulate on; all of them without it')
    .option('--json', 'print the campaign and every run as JSON')
    .option('--quiet', 'no notes')
    .addHelpText(
      'after',
      '\nExample:\n  spanwright simulate plan-out/plan.json --faults harsh --seeds 100\n  spanwright simulate plan-out/plan.json --without overlap',
    )
    .action((path: string, options: SimulateOptions) =>
      run(async (call) => {
        const plan = await planAt(path);
        const setting = await settingOf(plan, options);
        const first = wholeOption(options.seed, '--seed', 0);
        const seeds = Array.from({ length: wholeOption(options.seeds, '--seeds', 1) }, (_, at) => first + at);
        const simulation = await flying(call, options, ({ crew, watch }) =>
          simulatePlan({ plan, setting, seeds }, crew, watch),
        );
        if (call.json) printJson(call, simulation);
        else call.streams.out(`${simulationText(plan, simulation)}\n`);
        const broken = simulation.campaign.held.some((one) => one.brokenRuns > 0);
        return broken ? exitCodes.foundSomething : exitCodes.done;
      }, options),
    );
};

async function settingOf(plan: Plan, options: SimulateOptions): Promise<Setting> {
  return {
    faults: await faultsAt(options.faults),
    days: options.days === undefined ? daysFor(missionOfPlan(plan)) : wholeOption(options.days, '--days', 1),
    policy: options.naive === true ? 'naive' : 'design',
    without: options.without ?? null,
    records: options.records === undefined ? null : wholeOption(options.records, '--records', 0),
    flows: options.flows === undefined ? null : wholeOption(options.flows, '--flows', 1),
  };
}

/** A profile by name, or a file where the name is none and looks like one. */
async function faultsAt(given: string): Promise<Faults> {
  const isFile = !Object.hasOwn(faultProfiles, given) && (existsSync(given) || /[./\\]/.test(given));
  return isFile ? readFaults(await textAt(given), given) : faultsNamed(given, '--faults');
}
