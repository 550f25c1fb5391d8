// What a command is to the command line: something added to the program whose action yields an exit code.
import type { Command } from 'commander';
import type { Call, ExitCode } from './streams.ts';

/** Adds one command to the program; the action it registers reports its exit code through `done`. */
export type AddCommand = (program: Command, run: Runner) => void;

/** Wraps an action: gives it the shared options, takes its exit code. */
export type Runner = (action: (call: Call) => Promise<ExitCode>, options: SharedOptions) => Promise<void>;

export interface SharedOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}
