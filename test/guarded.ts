// Small made-up missions in which one safeguard matters, flown with it and without it: for the proof that each safeguard is needed somewhere.
// What else a design does against the same fault is left out of both flights, so that the one safeguard is seen alone.
import { policyOf } from '../src/simulate/derive.ts';
import type { Strategy } from '../src/design/strategy.ts';
import type { Flight, Invariant } from '../src/simulate/flight.ts';
import type { FlowPolicy } from '../src/simulate/policy.ts';
import { faultProfiles } from '../src/simulate/read-faults.ts';
import { fly } from '../src/simulate/run.ts';
import { safeguardNamed } from '../src/simulate/safeguards.ts';
import type { Faults } from '../src/simulate/weather.ts';
import type { Made } from './designed.ts';
import { madeMission } from './at-work.ts';

/** `shows`: the invariant that breaks, or what a figure of the flight without it says against the one with it. */
export interface Guarded {
  readonly safeguard: string;
  readonly made: Made;
  readonly strategy: Strategy;
  readonly faults: Partial<Faults>;
  readonly policy?: (policy: FlowPolicy) => FlowPolicy;
  readonly days?: number;
  readonly seed: number;
  readonly shows: Invariant | ((whole: Flight, bare: Flight) => boolean);
}

/** The faults of a case on top of calm weather. */
export function faultsOf({ safeguard, faults }: Guarded): Faults {
  const calm = faultProfiles['none'];
  if (calm === undefined) throw new Error('there is no calm weather');
  return { ...calm, name: `for ${safeguard}`, ...faults };
}

/** The same run with the safeguard and without it. */
export function flyBoth(
  one: Guarded,
  seed: number = one.seed,
): { readonly whole: Flight; readonly bare: Flight } {
  const mission = madeMission(one.made, one.strategy);
  const derived = policyOf(mission);
  const own = one.policy ?? ((policy: FlowPolicy) => policy);
  const intended = { ...derived, flows: derived.flows.map(own) };
  const safeguard = safeguardNamed(one.safeguard, 'test');
  if (!safeguard.applies(intended)) throw new Error(`${one.safeguard} is not there to be taken out`);
  const setting = {
    faults: faultsOf(one),
    days: one.days ?? 3,
    policy: 'design',
    records: null,
    flows: null,
  } as const;
  return {
    whole: fly({ mission, intended, flown: intended }, { ...setting, without: null }, seed),
    bare: fly(
      { mission, intended, flown: safeguard.without(intended) },
      { ...setting, without: one.safeguard },
      seed,
    ),
  };
}

/** What broke, by invariant. */
export function brokenIn({ held }: Flight): Readonly<Record<string, number>> {
  return Object.fromEntries(
    held.filter(({ broken }) => broken > 0).map(({ invariant, broken }) => [invariant, broken]),
  );
}
