// `spanwright check`: a plan checked as code is compiled. Exit code 1 when a finding is an error.
import { checkPlan } from '../check/check.ts';
import { readPlan } from '../check/read.ts';
import type { Finding } from '../finding/finding.ts';
import { textAt } from '../store/documents.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { exitCodes, printJson } from './streams.ts';

export const checkCommand: AddCommand = (program, run) => {
  program
    .command('check')
    .description('find what is wrong in a plan')
    .argument('<plan>', 'a plan.json')
    .option('--json', 'print the findings as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright check plan-out/plan.json')
    .action((path: string, options: SharedOptions) =>
      run(async (call) => {
        const findings = checkPlan(readPlan({ name: path, text: await textAt(path) }));
        const errors = findings.filter((finding) => finding.severity === 'error');
        if (call.json) printJson(call, findings);
        else
          call.streams.out(
            `${findings.map((finding) => `${findingText(finding)}\n`).join('')}${total(findings, errors)}\n`,
          );
        return errors.length > 0 ? exitCodes.foundSomething : exitCodes.done;
      }, options),
    );
};

function findingText(finding: Finding): string {
  return `${finding.severity} ${finding.rule} at ${finding.at}: ${finding.message}\n  ${finding.fix}`;
}

function total(findings: readonly Finding[], errors: readonly Finding[]): string {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return errors.length === 0
    ? `No errors; ${count('warning')} warnings, ${count('info')} notes.`
    : `${errors.length} errors, ${count('warning')} warnings, ${count('info')} notes.`;
}
