// `spanwright init`: writes spanwright.yaml, from questions on a terminal, as a commented example in a pipe.
// A file that is there already is kept unless somebody says otherwise; nothing is written before the last question.
import { join, relative, resolve } from 'node:path';
import { lasting } from '../brief/amend.ts';
import type { Brief } from '../brief/brief.ts';
import { readBrief } from '../brief/read.ts';
import { templateBrief } from '../brief/template.ts';
import { toYaml } from '../brief/to-yaml.ts';
import { documentsBeside } from '../store/documents.ts';
import { isThere, writeFirst } from '../store/file.ts';
import { shippedShelf } from '../store/shelf.ts';
import type { AddCommand, SharedOptions } from './command.ts';
import { type Call, type ExitCode, exitCodes, printJson, type Terminal } from './streams.ts';

const fileName = 'spanwright.yaml';

export const initCommand: AddCommand = (program, run) => {
  program
    .command('init')
    .description('ask for systems and flows, write spanwright.yaml; in a pipe, write a commented example')
    .argument('[dir]', 'the folder to write into; it is made when it is missing', '.')
    .option('--json', 'print what was written as JSON')
    .option('--quiet', 'no notes')
    .addHelpText('after', '\nExample:\n  spanwright init my-integration')
    .action((dir: string, options: SharedOptions) =>
      run((call) => {
        const { terminal } = call.streams;
        return terminal === null ? withoutQuestions(call, dir) : withQuestions(call, terminal, dir);
      }, options),
    );
};

async function withoutQuestions(call: Call, dir: string): Promise<ExitCode> {
  const path = join(dir, fileName);
  const text = toYaml(
    templateBrief(),
    `An example of a brief. Put your own systems and flows in place of these, then:\n  ${commandFor('brief', path)}\n  ${commandFor('plan', path)}`,
  );
  await writeFirst(path, text, false);
  call.note('Questions are asked on a terminal only; this is a commented example to be changed.');
  told(call, path, { ...templateBrief(), name: 'An example' });
  return exitCodes.done;
}

async function withQuestions(call: Call, terminal: Terminal, dir: string): Promise<ExitCode> {
  const { askerAt, Stopped } = await import('./ask.ts');
  const { interview } = await import('./interview.ts');
  const path = join(dir, fileName);
  const ask = askerAt(terminal);
  try {
    ask.begin('spanwright init');
    const there = await isThere(path);
    if (there && !(await ask.agree(`${path} is there already. Write a new one in its place?`, false)))
      throw new Stopped(`${path} is kept; nothing was written.`);
    const ports = { shelf: shippedShelf(), documents: documentsBeside(null) };
    const place = { typedIn: process.cwd(), briefIn: resolve(dir) };
    const brief = lasting(await interview(ask, ports, place));
    const text = toYaml(
      brief,
      `The brief of this integration. Change it as you like, then:\n  ${commandFor('plan', path)}`,
    );
    readBrief({ name: path, text });
    await writeFirst(path, text, there);
    ask.end(`Written. Next: ${commandFor('plan', path)}`);
    told(call, path, brief);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    call.streams.err(`${error.message}\n`);
    return exitCodes.stopped;
  }
}

function commandFor(command: 'brief' | 'plan', path: string): string {
  const named = /^[\w./-]+$/.test(path) ? path : `"${path}"`;
  return command === 'plan' ? `spanwright plan ${named} --out plan-out` : `spanwright brief ${named}`;
}

function told(call: Call, path: string, brief: Brief): void {
  if (call.json) printJson(call, { path, systems: brief.systems.length, flows: brief.flows.length });
  else call.streams.out(`${relative(process.cwd(), resolve(path)) || path}\n`);
}
