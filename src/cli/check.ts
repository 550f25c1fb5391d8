// `spanwright check`: a plan checked as code is compiled. Exit code 1 when a finding is an error.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { checkPlan } from '../check/check.ts';
import { githubText } from '../check/github.ts';
import { placesIn } from '../check/place.ts';
import { readPlan } from '../check/read.ts';
import { sarifOf } from '../check/sarif.ts';
import type { Finding } from '../finding/finding.ts';
import { textAt } from '../store/documents.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { type Call, exitCodes, printJson } from './streams.ts';
import { version } from '../store/version.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;
type Format = (typeof formats)[number];

interface Options extends SharedOptions {
  readonly format: Format;
}

export const checkCommand: AddCommand = (program, run) => {
  program
    .command('check')
    .description('find what is wrong in a plan')
    .argument('<plan>', 'a plan.json')
    .addOption(
      new Option('--format <format>', 'how findings are printed').choices(formats).default('text' as const),
    )
    .option('--json', 'print the findings as JSON, as --format json does')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright check plan-out/plan.json --format sarif > plan.sarif')
    .action((path: string, options: Options) =>
      run(async (call) => {
        const text = await textAt(path);
        const findings = checkPlan(readPlan({ name: path, text }));
        print(call, call.json ? 'json' : options.format, { path, text, findings });
        return findings.some(isError) ? exitCodes.foundSomething : exitCodes.done;
      }, options),
    );
};

interface Checked {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

function print(call: Call, format: Format, { path, text, findings }: Checked): void {
  switch (format) {
    case 'text':
      call.streams.out(`${findings.map((one) => `${findingText(one)}\n`).join('')}${total(findings)}\n`);
      return;
    case 'json':
      printJson(call, findings);
      return;
    case 'sarif':
      printJson(call, sarifOf(findings, { file: path, version, help: pageOf, place: placesIn(text) }));
      return;
    case 'github':
      call.streams.out(githubText(findings, path, placesIn(text)));
      call.note(total(findings));
      return;
    default:
      format satisfies never;
  }
}

/** The page on a code beside this program; without pages its name, which says as much. */
function pageOf(code: string): string {
  const page = new URL(`../../docs/findings/${code}.md`, import.meta.url);
  return existsSync(fileURLToPath(page)) ? page.href : `urn:spanwright:finding:${code}`;
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}

function findingText(finding: Finding): string {
  return `${finding.severity} ${finding.rule} at ${finding.at}: ${finding.message}\n  ${finding.fix}`;
}

function total(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  return errors === 0
    ? `No errors; ${count('warning')} warnings, ${count('info')} notes.`
    : `${errors} errors, ${count('warning')} warnings, ${count('info')} notes.`;
}
