// What is to be flown: a mission under one setting, over seeds. It says everything that decides a flight, so that the same sortie gives
// the same flights wherever and whenever it is flown.
import type { Mission } from './mission.ts';
import type { Faults } from './weather.ts';

/**
 * `policy`: as the design decided, or the naive reference. `without`: the safeguard taken out, or null. `records`: of each flow at most so
 * many existing records are there at the start; null: as many as the brief says. `flows`: the first so many of the mission, the legs of a
 * two-way flow never apart; null: all of them.
 */
export interface Setting {
  readonly faults: Faults;
  readonly days: number;
  readonly policy: 'design' | 'naive';
  readonly without: string | null;
  readonly records: number | null;
  readonly flows: number | null;
}

/** One flight for each seed, in their order. */
export interface Sortie {
  readonly mission: Mission;
  readonly setting: Setting;
  readonly seeds: readonly number[];
}

/** The mission with no more flows and existing records than the setting allows; what is left out is among `left`. */
export function bounded(whole: Mission, { records, flows }: Pick<Setting, 'records' | 'flows'>): Mission {
  const mission = flows === null || flows >= whole.flows.length ? whole : firstOf(whole, flows);
  if (records === null || mission.flows.every((flow) => flow.load.existing <= records)) return mission;
  return {
    ...mission,
    flows: mission.flows.map((flow) => ({
      ...flow,
      load: { ...flow.load, existing: Math.min(flow.load.existing, records) },
    })),
  };
}

function firstOf(mission: Mission, count: number): Mission {
  const first = new Set(mission.flows.slice(0, Math.max(1, count)).flatMap(({ id, pair }) => [id, pair]));
  const flows = mission.flows.filter(({ id }) => first.has(id));
  const used = new Set(flows.flatMap(({ from, to }) => [from.system, to.system]));
  return {
    ...mission,
    systems: mission.systems.filter(({ id }) => used.has(id)),
    flows,
    left: [
      ...mission.left,
      ...mission.flows
        .filter(({ id }) => !first.has(id))
        .map(({ id }) => ({ flow: id, why: `these runs fly the first ${flows.length} flows alone` })),
    ],
  };
}
