// What is to be flown: a mission under one setting, over seeds. It says everything that decides a flight, so that the same sortie gives
// the same flights wherever and whenever it is flown.
import type { Mission } from './mission.ts';
import type { Faults } from './weather.ts';

/** `policy`: as the design decided, or the naive reference. `without`: the safeguard taken out, or null. */
export interface Setting {
  readonly faults: Faults;
  readonly days: number;
  readonly policy: 'design' | 'naive';
  readonly without: string | null;
}

/** One flight for each seed, in their order. */
export interface Sortie {
  readonly mission: Mission;
  readonly setting: Setting;
  readonly seeds: readonly number[];
}
