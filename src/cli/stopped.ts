// An end that somebody asked for: Ctrl-C while work goes on. No fault of anybody's, so no stack and an exit code of its own.

/** Thrown when somebody ended the work with Ctrl-C: nothing was written. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
