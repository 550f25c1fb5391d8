// One thing that a command was given and can't use, told as all unusable input is.
import { InputError, inputProblem } from '../finding/input.ts';

/** `where` names the option, the argument or the address. */
export function refused(where: string, message: string, expected: string): InputError {
  return new InputError([inputProblem({ file: where, message, expected, nearest: null })]);
}
