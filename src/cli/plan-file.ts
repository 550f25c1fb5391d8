// A plan.json named on the command line. One that another version of Spanwright made is said to be that, in place of a list of all
// that its model lacks.
import { readPlan } from '../check/read.ts';
import { InputError, inputProblem } from '../finding/input.ts';
import type { Plan } from '../plan/plan.ts';
import { textAt } from '../store/documents.ts';

/** So many problems are told one by one; a file with more of them is another kind of file. */
const told = 8;

/** Throws InputError for a file that can't be read, that is no plan, or whose model is another one. */
export async function planAt(path: string): Promise<Plan> {
  const text = await textAt(path);
  try {
    return readPlan({ name: path, text });
  } catch (error) {
    if (!(error instanceof InputError) || error.problems.length <= told) throw error;
    throw new InputError([
      ...error.problems.slice(0, 3),
      inputProblem({
        file: path,
        message: `and ${error.problems.length - 3} more: this is no plan of the model that this version reads${madeBy(text)}`,
        expected: 'a plan.json that this version of spanwright wrote: plan again from the same brief',
      }),
    ]);
  }
}

function madeBy(text: string): string {
  const value: unknown = JSON.parse(text);
  const engine = typeof value === 'object' && value !== null && 'engine' in value ? value.engine : null;
  return typeof engine === 'string' ? ` (it says that it was made by ${engine.slice(0, 60)})` : '';
}
