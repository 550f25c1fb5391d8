// Flights and campaigns made by hand, for tests of what rests on them: everything held, one flow, round figures.
import type { Campaign, CampaignFlow } from '../src/simulate/campaign.ts';
import { type Flight, type Invariant, invariants, type Spread } from '../src/simulate/flight.ts';

export function even(value: number): Spread {
  return { least: value, middle: value, most: value };
}

export function madeFlight(parts: Partial<Flight> = {}): Flight {
  return {
    design: 'D1',
    policy: 'design',
    seed: 1,
    faults: 'typical',
    days: 3,
    without: null,
    events: 1000,
    held: invariants.map((invariant) => ({ invariant, broken: 0, first: null })),
    flows: [],
    counted: { from: 0, to: 259_200 },
    limits: [],
    calls: [],
    callsPerDay: { a: 864 },
    backlog: [],
    outages: [],
    recovery: null,
    branches: {},
    crashes: {},
    notes: [],
    ...parts,
  };
}

export function madeCampaignFlow(parts: Partial<CampaignFlow> = {}): CampaignFlow {
  return {
    flow: 'F1',
    changes: even(1000),
    applied: even(900),
    superseded: even(100),
    filtered: even(0),
    lost: even(0),
    doubled: even(0),
    deadLetters: even(0),
    parked: even(0),
    prevented: even(5),
    freshness: { p50: even(30), p95: even(120), p99: even(200), worst: even(400) },
    bulk: null,
    backfill: even(3600),
    ...parts,
  };
}

export function madeCampaign(parts: Partial<Campaign> = {}): Campaign {
  return {
    design: 'D1',
    policy: 'design',
    faults: 'typical',
    days: 3,
    without: null,
    seeds: { first: 1, last: 5, count: 5 },
    survived: 5,
    events: 5000,
    held: invariants.map((invariant) => ({
      invariant,
      brokenRuns: 0,
      firstSeed: null,
      first: null,
      worst: 0,
    })),
    flows: [madeCampaignFlow()],
    limits: [],
    calls: [],
    callsPerDay: { a: even(864), b: even(300) },
    recovery: even(60),
    branches: {},
    crashes: {},
    notes: [],
    shown: madeFlight(),
    ...parts,
  };
}

/** The campaign with one invariant broken in its runs with `seeds` from the first on. */
export function brokenCampaign(invariant: Invariant, runs: number, parts: Partial<Campaign> = {}): Campaign {
  const whole = madeCampaign(parts);
  return {
    ...whole,
    survived: whole.seeds.count - runs,
    held: whole.held.map((one) =>
      one.invariant === invariant
        ? {
            ...one,
            brokenRuns: runs,
            firstSeed: whole.seeds.first,
            first: 'F1: record 7 never arrived',
            worst: 1,
          }
        : one,
    ),
  };
}
