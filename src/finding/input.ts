// Unusable input: what, where, what was expected, the nearest valid spelling. The doors turn it into exit code 2 or a 4xx.
// Not for bugs (throw Error) and not for noteworthy but usable input (return a Finding).
import { closest, distance } from 'fastest-levenshtein';

/** One thing wrong in one input. `line` and `column` count from 1; `pointer` is a JSON pointer ("/flows/0/from"). */
export interface InputProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly pointer: string | null;
  readonly message: string;
  readonly expected: string | null;
  readonly nearest: string | null;
}

/** Thrown at the edges when input cannot be used; carries every problem found, not only the first. */
export class InputError extends Error {
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map(inputProblemText).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** A problem with only some of its places known. */
export function inputProblem(
  given: Partial<InputProblem> & Pick<InputProblem, 'file' | 'message'>,
): InputProblem {
  return {
    line: null,
    column: null,
    pointer: null,
    expected: null,
    nearest: null,
    ...given,
  };
}

/** One line, as a compiler writes it: `brief.yaml:12:5 /flows/0/from: unknown system "crn"; expected one of crm, billing; did you mean crm?` */
export function inputProblemText(problem: InputProblem): string {
  const place = [problem.file, problem.line, problem.line === null ? null : problem.column]
    .filter((part) => part !== null)
    .join(':');
  const head = [place, problem.pointer].filter((part) => part !== null && part !== '').join(' ');
  const expected = problem.expected === null ? '' : `; expected ${problem.expected}`;
  const nearest = problem.nearest === null ? '' : `; did you mean ${problem.nearest}?`;
  return `${head}: ${problem.message}${expected}${nearest}`;
}

/** The valid spelling nearest to what was written, or null when none is near enough to be meant. */
export function nearestSpelling(written: string, valid: readonly string[]): string | null {
  if (valid.length === 0) return null;
  const best = closest(
    written.toLowerCase(),
    valid.map((word) => word.toLowerCase()),
  );
  const original = valid.find((word) => word.toLowerCase() === best) ?? null;
  const far = distance(written.toLowerCase(), best);
  return far < written.length && far <= Math.max(2, Math.floor(written.length / 3)) ? original : null;
}
