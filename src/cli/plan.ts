// `spanwright plan`: the whole job, written into a folder.
import { z } from 'zod';
import { checkPlan } from '../check/check.ts';
import { counted } from '../design/figures.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import { nothingDecided } from '../jobs/decided.ts';
import { filesOf, formsOf, madeFor, specificationFile } from '../jobs/plan.ts';
import { dateMeant } from '../measure/written.ts';
import { type Answers, formerSection } from '../plan/fill.ts';
import { faultWords } from '../score/gauge.ts';
import type { Plan } from '../plan/plan.ts';
import { filledIn, writeFolder } from '../store/folder.ts';
import type * as Flyers from './fly.ts';
import type { FlyingOptions } from './fly.ts';
import { type BriefInput, briefInput } from './input.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { type Call, columns, type ExitCode, exitCodes, printJson } from './streams.ts';
import { version } from '../store/version.ts';
import { refused } from './refused.ts';

interface PlanOptions extends SharedOptions, FlyingOptions {
  readonly out?: string;
  readonly server?: string;
  readonly design?: string;
  readonly start?: string;
  readonly quick?: boolean;
}

export const planCommand: AddCommand = (program, run) => {
  program
    .command('plan')
    .description('make the plan: designs compared, one chosen, every document')
    .argument('<brief>', 'a text, YAML or JSON file, "-" for standard input, or the brief itself')
    .option('--out <dir>', 'the folder to write into')
    .option('--server <url>', 'a workbench that makes and keeps the plan, in place of a folder')
    .option('--design <id>', 'plan for this design instead of the recommended one')
    .option('--start <date>', 'first day of the project (2027-01-11); without it the project counts in days')
    .option('--seed <n>', 'first seed of the simulated runs', '1')
    .option('--quick', 'simulate nothing: every figure is estimated, no evidence is written')
    .option('--cores <n>', 'processors to simulate on; all of them without it')
    .option('--json', 'print a summary as JSON')
    .option('--quiet', 'no notes')
    .addHelpText(
      'after',
      '\nWith --server a personal token stands in SPANWRIGHT_TOKEN.\n\nExample:\n  spanwright plan examples/crm-billing-support.yaml --out plan-out --start 2027-01-11',
    )
    .action((given: string, options: PlanOptions) =>
      run(async (call) => {
        const input = await briefInput(given, call.streams);
        const start = options.start === undefined ? null : dateOption(options.start);
        if (options.server !== undefined) return there(call, input, { ...options, start });
        const { out } = options;
        if (out === undefined) throw noPlace('neither --out nor --server is named');
        const { brief, ports } = input;
        const answers = await filledIn(out, specificationFile);
        const decided = { ...nothingDecided, answers };
        const request = {
          brief,
          design: options.design ?? null,
          reason: null,
          start,
          engine: `spanwright ${version}`,
        };
        const { plan, evidence } =
          options.quick === true
            ? await madeFor(request, ports, { decided, measuring: null })
            : await (await flyers()).flying(call, options, (measuring) =>
                madeFor(request, ports, { decided, measuring }),
              );
        const files = new Map([...filesOf(plan), ...evidence]);
        await writeFolder(out, files, formsOf(plan));
        const kept = keptWords(answers, plan, out);
        if (kept !== null) call.note(kept);
        if (call.json) printJson(call, summary(plan, out, files));
        else call.streams.out(`${closing(plan, out, files.size)}\n`);
        return exitCodes.done;
      }, options),
    );
};

/** Loaded where something is flown, as are the ways to a workbench where one is named: a quick plan need not wait for either. */
function flyers(): Promise<typeof Flyers> {
  return import('./fly.ts');
}

/** The plan made and kept by the workbench that `--server` names. */
async function there(
  call: Call,
  input: BriefInput,
  options: Omit<PlanOptions, 'start'> & { readonly start: string | null },
): Promise<ExitCode> {
  if (options.out !== undefined) throw noPlace('--out and --server are both named');
  if (options.seed !== '1' || options.cores !== undefined)
    throw refused('--server', 'goes without --seed and --cores', 'the seeds and processors of the workbench');
  const { planThere } = await import('./there.ts');
  const { workbenchAt } = await import('./workbench.ts');
  const workbench = await workbenchAt(options.server ?? '', process.env['SPANWRIGHT_TOKEN']);
  const measured = options.quick !== true;
  const request = { design: options.design ?? null, start: options.start, measured };
  const kept = await planThere(workbench, input, request, call);
  if (call.json) printJson(call, kept);
  else
    call.streams.out(
      `${columns([
        ['made', `design ${kept.design}, revision ${kept.revision}, content ${kept.hash.slice(0, 12)}`],
        ['lies at', kept.url],
      ])}\n`,
    );
  return exitCodes.done;
}

function noPlace(message: string): InputError {
  return refused('plan', message, '--out DIR for a folder, or --server URL for a workbench');
}

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
    measured: plan.comparison.designs.find((design) => design.id === plan.architecture.id)?.measured ?? null,
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

/** Six lines: what was made, what was found, what was measured, what is open, where it lies, what to do next. */
function closing(plan: Plan, out: string, files: number): string {
  const blocked = plan.flows.filter((flow) => flow.status === 'blocked').map((flow) => flow.id);
  const findings = checkPlan(plan);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return columns([
    [
      'made',
      `${plan.name}: ${counted(plan.flows.length, 'flow')}, ${plan.architecture.name} (${plan.architecture.id}), ${counted(plan.project.points, 'point')} in ${counted(plan.project.days, 'day')}`,
    ],
    [
      'found',
      `${counted(errors, 'error')}, ${counted(findings.length - errors, 'other finding')}${blocked.length === 0 ? '' : `; blocked as asked: ${blocked.join(', ')}`}`,
    ],
    ['measured', measuredWords(plan)],
    [
      'open',
      `${counted(plan.questions.length, 'question')}, ${counted(plan.assumptions.length, 'assumption')}`,
    ],
    ['lies in', `${out} (${counted(files, 'file')}; start with plan.html or plan.md)`],
    [
      'next',
      plan.questions.length === 0
        ? `spanwright check ${out}/plan.json`
        : `answer the questions in ${out}/plan.md, then plan again`,
    ],
  ]);
}

function measuredWords({ architecture, comparison, proven }: Plan): string {
  if (proven === null) return 'nothing: every figure is estimated';
  const own = proven.runs.filter((run) => run.design === architecture.id && run.policy === 'design');
  const words = own.map((run) => `${run.survived} of ${run.seeds.length} runs ${faultWords(run.faults)}`);
  const lost = comparison.measuring?.reference?.measured;
  return [
    `${architecture.id} held every invariant in ${words.join(', ')}`,
    ...(lost === undefined
      ? []
      : [
          `the naive reference lost up to ${counted(lost.lost, 'change')} and doubled ${counted(lost.duplicated, 'record')}`,
        ]),
  ].join('; ');
}
