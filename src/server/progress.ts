// How far a piece of work is, as its steps say it. One step says everything: whoever sees the last one needs none before it.
import { z } from 'zod';
import type { Lane } from '../jobs/lanes.ts';
import { type Stage, stages } from '../jobs/stages.ts';
import type { WorkKind } from '../store/base/works.ts';

/**
 * `done` of `of` are runs where the stage flies some (measure, prove), documents where it makes some (render), else 0 of 0; `share` is of the whole work, 0..1. `lanes`: each
 * competing design, the naive reference ("naive") and the scenarios ("scenarios") with the runs that are done; empty before they are known.
 */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly of: number;
  readonly share: number;
  readonly lanes: readonly Lane[];
}

const count = z.number().int().nonnegative();

export const Progress: z.ZodType<Progress> = z.strictObject({
  stage: z.enum(stages),
  done: count,
  of: count,
  share: z.number().min(0).max(1),
  lanes: z.array(z.strictObject({ id: z.string(), name: z.string(), done: count, all: count })),
});

/** Where each stage of a kind of work begins and ends in the whole. */
type Course = Readonly<Partial<Record<Stage, readonly [number, number]>>>;

const courses: Readonly<Record<WorkKind, Course>> = {
  propose: {
    understand: [0, 0.02],
    survey: [0.02, 0.05],
    design: [0.05, 0.08],
    measure: [0.08, 0.95],
    score: [0.95, 1],
  },
  compose: {
    understand: [0, 0.02],
    survey: [0.02, 0.04],
    design: [0.04, 0.06],
    measure: [0.06, 0.6],
    score: [0.6, 0.64],
    prove: [0.64, 0.9],
    compose: [0.9, 1],
  },
  render: {
    render: [0.02, 0.98],
    print: [0.3, 1],
  },
};

/** Hears what happens in a work and tells it on. */
export interface Teller {
  readonly begun: (stage: Stage) => void;
  readonly lanes: (lanes: readonly Lane[]) => void;
  readonly flown: (done: number, of: number) => void;
}

/** Told at most so often, ms, but for the begin of each stage and its last run. */
const least = 250;

/** `now` is a clock in ms. */
export function teller(kind: WorkKind, now: () => number, tell: (progress: Progress) => void): Teller {
  let stage: Stage = 'understand';
  let lanes: readonly Lane[] = [];
  let told = Number.NEGATIVE_INFINITY;
  const say = (done: number, of: number): void => {
    const [from, to] = courses[kind][stage] ?? [1, 1];
    const share = of === 0 ? from : from + ((to - from) * done) / of;
    told = now();
    tell({ stage, done, of, share: Math.round(share * 1000) / 1000, lanes });
  };
  return {
    begun: (next) => {
      stage = next;
      say(0, 0);
    },
    lanes: (next) => {
      lanes = next;
    },
    flown: (done, of) => {
      if (done === of || now() - told >= least) say(done, of);
    },
  };
}
