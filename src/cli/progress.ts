// A line that shows that work goes on: only on a terminal, only when it takes longer than a second, and gone when it is done.
import type { Progress, Streams } from './streams.ts';

const afterMs = 1000;
const everyMs = 250;

/** Progress on the error stream; without a terminal, or when kept quiet, the work alone. */
export function progressOn(streams: Streams, quiet: boolean): Progress {
  if (quiet || !streams.redraws) return (_line, work) => work();
  return async (line, work) => {
    const began = performance.now();
    let drawn = false;
    const timer = setInterval(() => {
      const passed = performance.now() - began;
      if (passed < afterMs) return;
      drawn = true;
      streams.err(`\r\u001B[2K${line()}, ${Math.floor(passed / 1000)} s`);
    }, everyMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      if (drawn) streams.err('\r\u001B[2K');
    }
  };
}
