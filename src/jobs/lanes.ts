// How far a comparison's runs are, by what is flown: each design, the reference, and all of them again in the scenarios. It counts and tells;
// it decides nothing about what is flown.
import type { Sortie } from '../simulate/sortie.ts';
import type { Watch } from './ports.ts';

/** What is flown under one name, and how many of its runs are done. `id` is a design's, "naive" or "scenarios". */
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly all: number;
}

/** The sorties that are flown for one lane. */
export interface Lap {
  readonly id: string;
  readonly name: string;
  readonly sorties: readonly Sortie[];
}

/** Told before the first flight and after each, of all lanes in their order; lanes without a run are left out. */
export type Tell = (lanes: readonly Lane[]) => void;

/** `laps` stand in the order in which their sorties are given to the crew. */
export function followed(laps: readonly Lap[], watch: Watch, tell: Tell): Watch {
  const done = laps.map(() => 0);
  const lapOf = laps.flatMap(({ sorties }, lap) => sorties.map(() => lap));
  const lanes = (): readonly Lane[] =>
    laps
      .map(({ id, name, sorties }, lap) => ({
        id,
        name,
        done: done[lap] ?? 0,
        all: sorties.reduce((sum, { seeds }) => sum + seeds.length, 0),
      }))
      .filter(({ all }) => all > 0);
  tell(lanes());
  return {
    signal: watch.signal,
    flown: (count, all, sortie) => {
      const lap = lapOf[sortie];
      if (lap !== undefined) done[lap] = (done[lap] ?? 0) + 1;
      tell(lanes());
      watch.flown(count, all, sortie);
    },
  };
}
