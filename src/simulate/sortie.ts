// What is to be flown: a mission under one setting, over seeds. It says everything that decides a flight, so that the same sortie gives
// the same flights wherever and whenever it is flown.
import type { Mission } from './mission.ts';
import type { Faults } from './weather.ts';

/**
 * `policy`: as the design decided, or the naive reference. `without`: the safeguard taken out, or null. `records`: of each flow at most so
 * many existing records are there at the start; null: as many as the brief says.
 */
export interface Setting {
  readonly faults: Faults;
  readonly days: number;
  readonly policy: 'design' | 'naive';
  readonly without: string | null;
  readonly records: number | null;
}

/** One flight for each seed, in their order. */
export interface Sortie {
  readonly mission: Mission;
  readonly setting: Setting;
  readonly seeds: readonly number[];
}

/** The mission with no more existing records than the setting allows. */
export function bounded(mission: Mission, { records }: Pick<Setting, 'records'>): Mission {
  if (records === null || mission.flows.every((flow) => flow.load.existing <= records)) return mission;
  return {
    ...mission,
    flows: mission.flows.map((flow) => ({
      ...flow,
      load: { ...flow.load, existing: Math.min(flow.load.existing, records) },
    })),
  };
}
