// A campaign in the figures that people compare designs by, and what speaks against a design that broke something in it.
import type { Design } from '../design/design.ts';
import { duration } from '../measure/duration.ts';
import type { Campaign, CampaignFlow } from '../simulate/campaign.ts';
import type { Invariant, Spread } from '../simulate/flight.ts';
import type { Measured } from './measured.ts';

/** Where the evidence of a campaign lies in a plan's folder. */
export function evidenceFile({
  design,
  policy,
  faults,
}: Pick<Campaign, 'design' | 'policy' | 'faults'>): string {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  return `evidence/${policy === 'design' ? plain(design) : plain(policy)}-${plain(faults)}.json`;
}

/** One campaign as a comparison shows it. */
export function measuredOf(campaign: Campaign): Measured {
  const { seeds, flows, recovery } = campaign;
  const p50 = slowest(flows.map((flow) => flow.freshness?.p50 ?? null));
  const p95 = slowest(flows.map((flow) => flow.freshness?.p95 ?? null));
  const backfill = slowest(flows.map((flow) => flow.backfill));
  const lost = together(flows.map((flow) => flow.lost));
  const duplicated = together(flows.map((flow) => flow.doubled));
  return {
    freshnessP50: duration(p50?.middle ?? 0),
    freshnessP95: duration(p95?.middle ?? 0),
    lost: lost.most,
    duplicated: duplicated.most,
    apiCallsPerDay: Object.fromEntries(
      Object.entries(campaign.callsPerDay).map(([system, calls]) => [system, Math.round(calls.middle)]),
    ),
    budgetUse: budgetUse(campaign),
    backfill: duration(backfill?.most ?? 0),
    recovery: duration(recovery?.middle ?? 0),
    runs: seeds.count,
    seeds: seedsOf(campaign),
    spread: { freshnessP50: p50, freshnessP95: p95, lost, duplicated, backfill, recovery },
    survived: campaign.held.map(({ invariant, brokenRuns, firstSeed, first }) => ({
      invariant,
      runs: seeds.count,
      held: seeds.count - brokenRuns,
      firstSeed,
      first,
    })),
  };
}

export function seedsOf({ seeds }: Pick<Campaign, 'seeds'>): readonly number[] {
  return Array.from({ length: seeds.count }, (_, at) => seeds.first + at);
}

/** The spread of the slowest flow by its middle; null where no flow has one. */
function slowest(spreads: readonly (Spread | null)[]): Spread | null {
  return spreads.reduce<Spread | null>(
    (worst, one) =>
      one !== null && (worst === null || one.middle + one.most > worst.middle + worst.most) ? one : worst,
    null,
  );
}

/** Sums over flows: no run had more than `most`, nor fewer than `least`. */
function together(spreads: readonly Spread[]): Spread {
  return spreads.reduce(
    (sum, one) => ({
      least: sum.least + one.least,
      middle: sum.middle + one.middle,
      most: sum.most + one.most,
    }),
    { least: 0, middle: 0, most: 0 },
  );
}

/** The fullest hour of the day after the first load on any limit of each system, in the run that is shown, 1 = full. */
function budgetUse({ shown }: Campaign): Readonly<Record<string, number>> {
  const fullest = new Map<string, number>();
  for (const { system, byHour } of shown.limits)
    fullest.set(system, Math.max(fullest.get(system) ?? 0, rounded(Math.max(0, ...byHour))));
  return Object.fromEntries(fullest);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** "under typical faults", "without faults". */
export function faultWords(faults: string): string {
  return faults === 'none' ? 'without faults' : `under ${faults} faults`;
}

/** What an invariant is called where people read of it. */
export const invariantWords: Readonly<Record<Invariant, string>> = {
  'nothing-lost': 'loses changes',
  'nothing-doubled': 'makes doubles',
  'sides-converge': 'leaves the two sides apart',
  'writes-stop': 'goes on writing when nobody edits any more',
  'throttle-kept': "goes beyond its own share of a vendor's limit",
  'dead-letters-explained': 'leaves failures that nobody can explain or send again',
  'no-stale-overwrite': 'overwrites newer values with older ones',
  'deletes-follow-policy': 'treats deletions in another way than it says',
  'mapped-fields-only': 'writes fields that it must not touch',
  'backfill-meets-live': 'leaves a gap between the first load and live changes',
};

/** A reason against a design for each invariant that it broke, with the first seed that shows it and what would lift it. */
export function brokenReasons({ held, faults, seeds, days }: Campaign): readonly string[] {
  return held
    .filter((one) => one.brokenRuns > 0)
    .map(
      ({ invariant, brokenRuns, firstSeed, first }) =>
        `${invariantWords[invariant]} in ${brokenRuns} of ${seeds.count} simulated runs of ${days} days ${faultWords(faults)} (${invariant}, seed ${firstSeed ?? seeds.first}${first === null ? '' : `: ${first}`}); lifted by a design that survives the same run`,
    );
}

/** The design with what its runs speak against it. */
export function judged(design: Design, campaign: Campaign | null): Design {
  const reasons = campaign === null ? [] : brokenReasons(campaign);
  return reasons.length === 0 ? design : { ...design, rejectedFor: [...design.rejectedFor, ...reasons] };
}

/** Changes of all flows that were lost or doubled among a thousand, in the worst run. */
export function harmPerThousand({ flows }: Campaign): number {
  const sum = (value: (flow: CampaignFlow) => number): number =>
    flows.reduce((all, flow) => all + value(flow), 0);
  const changes = sum((flow) => flow.changes.most);
  const harmed = sum((flow) => flow.lost.most + flow.doubled.most);
  return changes === 0 ? (harmed === 0 ? 0 : 1000) : (1000 * harmed) / changes;
}
