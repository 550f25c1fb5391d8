// What commands that simulate share: a crew for as long as the work lasts, a line that says how far it is, a clean end on Ctrl-C, and a
// note on what was spent. Times are told on standard error alone, so that results stay the same bytes.
import { InputError, inputProblem } from '../finding/input.ts';
import type { Measure } from '../jobs/measure.ts';
import { coresHere, openCrew } from '../pool/crew.ts';
import { Stopped } from './stopped.ts';
import type { Call } from './streams.ts';

export interface FlyingOptions {
  readonly seed?: string;
  readonly cores?: string;
}

/** The line says what there is to say. */
const unheard = (): void => undefined;

/** Runs work that flies; `first` is the first seed. Throws Stopped on Ctrl-C, InputError for options that are no numbers. */
export async function flying<T>(
  call: Call,
  options: FlyingOptions,
  work: (measure: Measure) => Promise<T>,
): Promise<T> {
  const seed = wholeOption(options.seed ?? '1', '--seed', 0);
  const cores = options.cores === undefined ? coresHere() : wholeOption(options.cores, '--cores', 1);
  const crew = openCrew(cores);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort(new Stopped('stopped; nothing was written'));
  process.once('SIGINT', interrupt);
  const began = performance.now();
  const count = { done: 0, all: 0, before: 0 };
  const flown = (done: number, all: number): void => {
    count.done = done;
    count.all = all;
    if (done === all) count.before += all;
  };
  try {
    const result = await call.progress(
      () => (count.all === 0 ? 'preparing runs' : `simulated ${count.done} of ${count.all} runs`),
      () => work({ crew, watch: { flown, signal: stop.signal }, begun: unheard, lanes: unheard, seed }),
    );
    const spent = ((performance.now() - began) / 1000).toFixed(1);
    call.note(
      `Simulated ${count.before} ${count.before === 1 ? 'run' : 'runs'} on ${crew.cores} ${crew.cores === 1 ? 'core' : 'cores'}; ${spent} s with everything around them.`,
    );
    return result;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await crew.close();
  }
}

/** A whole number of an option, not under `least`. */
export function wholeOption(written: string, option: string, least: number): number {
  const value = Number(written);
  if (/^\d+$/.test(written) && Number.isSafeInteger(value) && value >= least) return value;
  throw new InputError([
    inputProblem({
      file: option,
      message: `"${written}" is no whole number from ${least} on`,
      expected: `a number such as ${Math.max(least, 1)}`,
      nearest: null,
    }),
  ]);
}
