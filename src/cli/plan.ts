// `spanwright plan`: the whole job, written into a folder.
import { z } from 'zod';
import { checkPlan } from '../check/check.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import { filesOf, formsOf, planFor, specificationFile } from '../jobs/plan.ts';
import { dateMeant } from '../measure/written.ts';
import { type Answers, formerSection } from '../plan/fill.ts';
import type { Plan } from '../plan/plan.ts';
import { filledIn, writeFolder } from '../store/folder.ts';
import { briefInput } from './input.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { columns, exitCodes, printJson } from './streams.ts';
import { version } from './version.ts';

interface PlanOptions extends SharedOptions {
  readonly out: string;
  readonly design?: string;
  readonly start?: string;
  readonly seed?: string;
  readonly quick?: boolean;
}

export const planCommand: AddCommand = (program, run) => {
  program
    .command('plan')
    .description('make the plan: designs compared, one chosen, every document')
    .argument('<brief>', 'a text, YAML or JSON file, "-" for standard input, or the brief itself')
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--design <id>', 'plan for this design instead of the recommended one')
    .option('--start <date>', 'first day of the project (2027-01-11); without it the project counts in days')
    .option('--seed <n>', 'seed of the simulation; has no effect as long as nothing is simulated')
    .option('--quick', 'fewer simulated runs; has no effect as long as nothing is simulated')
    .option('--json', 'print a summary as JSON')
    .option('--quiet', 'no notes')
    .addHelpText(
      'after',
      '\nExample:\n  spanwright plan examples/crm-billing-support.yaml --out plan-out --start 2027-01-11',
    )
    .action((given: string, options: PlanOptions) =>
      run(async (call) => {
        if (options.seed !== undefined || options.quick === true)
          call.note('Nothing is simulated yet: --seed and --quick have no effect.');
        const { brief, ports } = await briefInput(given, call.streams);
        const start = options.start === undefined ? null : dateOption(options.start);
        const answers = await filledIn(options.out, specificationFile);
        const plan = await planFor(
          { brief, design: options.design ?? null, start, engine: `spanwright ${version}` },
          ports,
          answers,
        );
        const files = filesOf(plan);
        await writeFolder(options.out, files, formsOf(plan));
        const kept = keptWords(answers, plan, options.out);
        if (kept !== null) call.note(kept);
        if (call.json) printJson(call, summary(plan, options.out, files));
        else call.streams.out(`${closing(plan, options.out, files.size)}\n`);
        return exitCodes.done;
      }, options),
    );
};

function dateOption(written: string): string {
  if (z.iso.date().safeParse(written).success) return written;
  throw new InputError([
    inputProblem({
      file: '--start',
      message: `"${written}" is no date`,
      expected: 'a date such as 2027-01-11',
      nearest: dateMeant(written),
    }),
  ]);
}

function summary(plan: Plan, out: string, files: ReadonlyMap<string, string>): unknown {
  return {
    out,
    id: plan.id,
    contentHash: plan.contentHash,
    design: plan.architecture.id,
    days: plan.project.days,
    points: plan.project.points,
    flows: plan.flows.map((flow) => ({ id: flow.id, status: flow.status })),
    questions: plan.questions.length,
    findings: checkPlan(plan).length,
    files: [...files.keys()],
  };
}

/** What people had filled in and was kept; null when there was nothing. */
function keptWords(answers: Answers, plan: Plan, out: string): string | null {
  const added = [...answers.added.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (answers.rows.size + added === 0) return null;
  const former =
    plan.specification.sections.find((section) => section.id === formerSection)?.rows.length ?? 0;
  return [
    `Kept from ${out}/${specificationFile}: ${answers.rows.size} filled ${answers.rows.size === 1 ? 'row' : 'rows'}`,
    added === 0 ? '' : ` and ${added} added by hand`,
    former === 0 ? '' : `; ${former} of them no longer asked for, put at the end of the document`,
    '.',
  ].join('');
}

/** Five lines: what was made, what was found, what is open, where it lies, what to do next. */
function closing(plan: Plan, out: string, files: number): string {
  const blocked = plan.flows.filter((flow) => flow.status === 'blocked').map((flow) => flow.id);
  const findings = checkPlan(plan);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return columns([
    [
      'made',
      `${plan.name}: ${plan.flows.length} flows, ${plan.architecture.name} (${plan.architecture.id}), ${plan.project.points} points in ${plan.project.days} days`,
    ],
    [
      'found',
      `${errors} errors, ${findings.length - errors} other findings${blocked.length === 0 ? '' : `; blocked as asked: ${blocked.join(', ')}`}`,
    ],
    ['open', `${plan.questions.length} questions, ${plan.assumptions.length} assumptions`],
    ['lies in', `${out} (${files} files; start with plan.html or plan.md)`],
    [
      'next',
      plan.questions.length === 0
        ? `spanwright check ${out}/plan.json`
        : `answer the questions in ${out}/plan.md, then plan again`,
    ],
  ]);
}
