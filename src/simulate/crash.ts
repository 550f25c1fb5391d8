// When the integration falls over: at random moments, and at every kind of step in turn. Deciding alone; what a crash does to the parts is
// `start.ts`'s business.
import { seconds } from '../measure/duration.ts';
import type { Random } from '../twin/random.ts';
import { type CrashPoint, crashPoints } from './integration.ts';
import type { Kernel } from './kernel.ts';
import type { Faults } from './weather.ts';

export interface Crashes {
  /** True when a crash strikes here and now. */
  readonly at: (point: CrashPoint) => boolean;
  /** How often it struck, by kind of step; "any" at a random moment. */
  readonly struck: Record<string, number>;
  readonly restartMs: number;
}

/** `until`: no crash begins after it (ms). `strike` is called for crashes at random moments; it says whether anything was running. */
export interface CrashInput {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly faults: Faults['crashes'];
  readonly until: number;
  readonly strike: () => boolean;
}

export function crashesOf({ kernel, random, faults, until, strike }: CrashInput): Crashes {
  const struck: Record<string, number> = {};
  const count = (where: string): void => {
    struck[where] = (struck[where] ?? 0) + 1;
  };
  if (faults.every !== null) {
    const mean = seconds(faults.every) * 1000;
    const moments = random.fork('moments');
    let next = Math.ceil(moments.exponential(mean));
    for (; next < until; next += Math.ceil(moments.exponential(mean)))
      kernel.at(next, () => {
        if (strike()) count('any');
      });
  }
  const armed = faults.atSteps ? armedFrom(random.fork('steps'), until) : new Map<CrashPoint, number>();
  return {
    struck,
    restartMs: Math.ceil(seconds(faults.restart) * 1000),
    at: (point) => {
      const from = armed.get(point);
      if (from === undefined || kernel.now() < from || kernel.now() >= until) return false;
      armed.delete(point);
      count(point);
      return true;
    },
  };
}

/** Each kind of step gets its own moment, spread over the run; the crash strikes when that step is next taken. */
function armedFrom(random: Random, until: number): Map<CrashPoint, number> {
  const share = until / (crashPoints.length + 1);
  return new Map(
    crashPoints.map((point, index) => [point, Math.floor(share * (index + random.next()))] as const),
  );
}
