// What passes between the pool and its workers. A sortie's mission is large, so a worker is told of it once and then given seeds.
import type { Flight } from '../simulate/flight.ts';
import type { Mission } from '../simulate/mission.ts';
import type { Setting } from '../simulate/sortie.ts';

/** To a worker. `sortie` counts within the worker's life: a new mission has a new number. */
export type Order =
  | {
      readonly order: 'learn';
      readonly sortie: number;
      readonly mission: Mission;
      readonly setting: Setting;
    }
  | { readonly order: 'fly'; readonly sortie: number; readonly seed: number };

/** From a worker. */
export type Report =
  | { readonly report: 'flown'; readonly flight: Flight }
  | { readonly report: 'failed'; readonly message: string; readonly stack: string | null };
