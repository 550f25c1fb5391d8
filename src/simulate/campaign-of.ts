// Folds flights of one design into a campaign. The order in which they came does not matter: they are taken by seed.
import { type Duration, seconds } from '../measure/duration.ts';
import {
  type Campaign,
  type CampaignCall,
  type CampaignFlow,
  type CampaignHeld,
  type CampaignLimit,
  spreadOf,
} from './campaign.ts';
import { type Flight, type FlowFigures, invariants, type Spread } from './flight.ts';

const none: Spread = { least: 0, middle: 0, most: 0 };

/** All flights are of one design, one setting and different seeds. Throws RangeError for none at all. */
export function campaignOf(given: readonly Flight[]): Campaign {
  const flights = given.toSorted((a, b) => a.seed - b.seed);
  const [first] = flights;
  const last = flights.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a campaign needs a flight');
  return {
    design: first.design,
    policy: first.policy,
    faults: first.faults,
    days: first.days,
    without: first.without,
    seeds: { first: first.seed, last: last.seed, count: flights.length },
    survived: flights.filter((flight) => flight.held.every(({ broken }) => broken === 0)).length,
    events: flights.reduce((sum, { events }) => sum + events, 0),
    held: heldOver(flights),
    flows: first.flows.map(({ flow }) => flowOver(flow, flights)),
    limits: limitsOver(flights),
    calls: callsOver(flights),
    callsPerDay: Object.fromEntries(
      Object.keys(first.callsPerDay).map((system) => [
        system,
        spread(flights.map(({ callsPerDay }) => callsPerDay[system] ?? 0)),
      ]),
    ),
    recovery: spreadOf(lengths(flights.map(({ recovery }) => recovery))),
    branches: branchesOver(flights),
    crashes: sums(flights.map(({ crashes }) => crashes)),
    notes: [...new Set(flights.flatMap(({ notes }) => notes))],
    shown: shownOf(flights),
  };
}

function spread(values: readonly number[]): Spread {
  return spreadOf(values) ?? none;
}

function lengths(values: readonly (Duration | null)[]): readonly number[] {
  return values.flatMap((value) => (value === null ? [] : [seconds(value)]));
}

function heldOver(flights: readonly Flight[]): readonly CampaignHeld[] {
  return invariants.map((invariant) => {
    const broken = flights.flatMap((flight) =>
      flight.held
        .filter((held) => held.invariant === invariant && held.broken > 0)
        .map((held) => ({ held, seed: flight.seed })),
    );
    return {
      invariant,
      brokenRuns: broken.length,
      firstSeed: broken[0]?.seed ?? null,
      first: broken[0]?.held.first ?? null,
      worst: Math.max(0, ...broken.map(({ held }) => held.broken)),
    };
  });
}

function flowOver(flow: string, flights: readonly Flight[]): CampaignFlow {
  const own = flights.flatMap(({ flows }) => flows.filter((one) => one.flow === flow));
  const over = (pick: (figures: FlowFigures) => number): Spread => spread(own.map(pick));
  const fresh = own.flatMap(({ freshness }) => freshness ?? []);
  const at = (part: 'p50' | 'p95' | 'p99' | 'worst'): Spread =>
    spread(fresh.map((one) => seconds(one[part])));
  return {
    flow,
    changes: over(({ changes }) => changes),
    applied: over(({ applied }) => applied),
    superseded: over(({ superseded }) => superseded),
    filtered: over(({ filtered }) => filtered),
    lost: over(({ lost }) => lost),
    doubled: over(({ doubled }) => doubled),
    deadLetters: over(({ deadLetters }) => deadLetters),
    parked: over(({ parked }) => parked),
    prevented: over(({ prevented }) => prevented),
    freshness:
      fresh.length === 0 ? null : { p50: at('p50'), p95: at('p95'), p99: at('p99'), worst: at('worst') },
    bulk: spreadOf(lengths(own.map(({ bulk }) => bulk))),
    backfill: spreadOf(lengths(own.map(({ backfill }) => backfill))),
  };
}

/** By system, limit and endpoint, in the order in which they were met first. */
function limitsOver(flights: readonly Flight[]): readonly CampaignLimit[] {
  const groups = together(
    flights.flatMap(({ limits }) => limits),
    ({ system, limitId, endpoint }) => `${system}\n${limitId}\n${endpoint ?? ''}`,
  );
  return groups.flatMap((own): readonly CampaignLimit[] => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        system: first.system,
        limitId: first.limitId,
        endpoint: first.endpoint,
        callsPerDay: spread(own.map(({ callsPerDay }) => callsPerDay)),
        busiest: spread(own.map(({ busiest }) => busiest)),
        share: spread(own.map(({ share }) => share)),
        refused: spread(own.map(({ refused }) => refused)),
      },
    ];
  });
}

/** A flight that made no such call counts as none a day. */
function callsOver(flights: readonly Flight[]): readonly CampaignCall[] {
  const groups = together(
    flights.flatMap(({ calls }) => calls),
    ({ system, call, method, path }) => `${system}\n${call}\n${method} ${path}`,
  );
  return groups.flatMap((own): readonly CampaignCall[] => {
    const [first] = own;
    if (first === undefined) return [];
    const none = Array.from({ length: flights.length - own.length }, () => 0);
    return [{ ...first, perDay: spread([...own.map(({ perDay }) => perDay), ...none]) }];
  });
}

function together<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): readonly (readonly Thing[])[] {
  const names = new Map<string, Thing[]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const known = names.get(name);
    if (known === undefined) names.set(name, [thing]);
    else known.push(thing);
  }
  return [...names.values()];
}

function branchesOver(flights: readonly Flight[]): Campaign['branches'] {
  const found: Record<string, { readonly taken: number; readonly firstSeed: number }> = {};
  for (const { branches, seed } of flights)
    for (const [branch, taken] of Object.entries(branches))
      found[branch] = {
        taken: (found[branch]?.taken ?? 0) + taken,
        firstSeed: found[branch]?.firstSeed ?? seed,
      };
  return inOrder(found);
}

function sums(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
    found[name] = (found[name] ?? 0) + count;
  return inOrder(found);
}

function inOrder<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ones with an outage first, since charts show how a design comes through it; of these the one in the middle by its worst P95. */
function shownOf(flights: readonly Flight[]): Flight {
  const worst = (flight: Flight): number =>
    Math.max(0, ...lengths(flight.flows.map(({ freshness }) => freshness?.p95 ?? null)));
  const through = flights.filter(({ outages }) => outages.length > 0);
  const sorted = (through.length > 0 ? through : flights).toSorted((a, b) => worst(a) - worst(b));
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) throw new RangeError('a campaign needs a flight');
  return middle;
}
