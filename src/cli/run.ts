// Arguments to a command to an exit code. All commands are in one table; what they share (help, --json, errors) is here.
// No stack trace reaches a person without --debug.
import { Command, CommanderError } from 'commander';
import { InputError, inputProblemText } from '../finding/input.ts';
import type { AddCommand, Runner } from './command.ts';
import { progressOn } from './progress.ts';
import { Stopped } from './stopped.ts';
import { type ExitCode, exitCodes, type Streams } from './streams.ts';
import { version } from '../store/version.ts';

/** Loaded when its name is called for: a command that reads one document need not wait for what draws plans. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./init.ts')).initCommand,
  brief: async () => (await import('./brief.ts')).briefCommand,
  catalog: async () => (await import('./catalog.ts')).catalogCommand,
  api: async () => (await import('./api.ts')).apiCommand,
  map: async () => (await import('./map.ts')).mapCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  render: async () => (await import('./render.ts')).renderCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
};

/** Runs one command line; `args` without node and script. Never throws. */
export async function runCommand(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const debug = args.includes('--debug');
  let code: ExitCode = exitCodes.done;
  const run: Runner = async (action, options) => {
    const note = (text: string): void => {
      if (options.quiet !== true) streams.err(`${text}\n`);
    };
    const progress = progressOn(streams, options.quiet === true);
    code = await action({ streams, json: options.json === true, note, progress });
  };
  try {
    const own = args.filter((arg) => arg !== '--debug');
    const program = programOf(await called(own), run);
    settle(program, streams);
    await program.parseAsync(own, { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, streams, debug);
  }
}

/** The command that is named first; all of them where none is, for help and for the nearest spelling. */
async function called(args: readonly string[]): Promise<readonly AddCommand[]> {
  const [name] = args;
  if (name === '--version' || name === '-V') return [];
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return load === undefined ? Promise.all(Object.values(commands).map((one) => one())) : [await load()];
}

function programOf(added: readonly AddCommand[], run: Runner): Command {
  const program = new Command('spanwright')
    .description('Say which systems must be connected; get a plan that engineers can build from.')
    .version(version)
    .addHelpText(
      'after',
      '\nThe workbench: spanwright serve, spanwright work (each with --help).\n\nExit codes: 0 done, 1 done and found something wrong, 2 unusable input or arguments, 130 stopped by hand.\n--debug shows the stack of an error.',
    );
  for (const add of added) add(program, run);
  return program;
}

/** Errors become exceptions, output goes to our streams, everywhere in the tree. */
function settle(command: Command, streams: Streams): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: streams.out,
      writeErr: streams.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'spanwright: ')),
    });
  for (const child of command.commands) settle(child, streams);
}

function failure(error: unknown, streams: Streams, debug: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.unusable;
  if (error instanceof Stopped) {
    streams.err(`spanwright: ${error.message}\n`);
    return exitCodes.stopped;
  }
  if (debug && error instanceof Error) streams.err(`${error.stack ?? error.message}\n`);
  if (error instanceof InputError) {
    streams.err(`${error.problems.map(inputProblemText).join('\n')}\n`);
    return exitCodes.unusable;
  }
  const message = error instanceof Error ? error.message : String(error);
  streams.err(
    `spanwright: ${message}\nThis is a fault of spanwright, not of the input; --debug shows where.\n`,
  );
  return exitCodes.unusable;
}
