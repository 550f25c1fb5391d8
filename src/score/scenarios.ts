// Which design would come first if one thing were otherwise: the brief is changed, the landscape joined anew, the same strategies proposed
// and scored again. Nothing is carried over from the first scoring, so that limits, gates and objections have their say. Where the ranking
// rests on runs, the new designs are flown as well (see jobs); a budget or a price changes no run.
import type { Brief } from '../brief/brief.ts';
import type { Design } from '../design/design.ts';
import { proposeDesigns } from '../design/propose.ts';
import { joinLandscape } from '../landscape/join.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { Money } from '../measure/money.ts';
import { usualBudget } from './criteria/cost.ts';
import { exchange } from './prices.ts';
import { type Campaigns, noCampaigns, type Ranking, rankDesigns } from './rank.ts';
import { standingOf } from './score.ts';
import { tenth } from './rubric.ts';
import type { Scenario } from './scorecard.ts';

/** The world after one thing has changed, and the same strategies proposed for it. */
export interface ScenarioWorld {
  readonly id: string;
  readonly change: string;
  readonly landscape: Landscape;
  readonly designs: readonly Design[];
}

/** A scenario whose designs were flown, those that broke something judged for it. */
export interface Flown {
  readonly world: ScenarioWorld;
  readonly campaigns: Campaigns;
}

interface Change {
  readonly id: string;
  readonly change: string;
  readonly brief: Brief;
  /** Whether designs depend on it; a budget is only held against what they cost. */
  readonly redesign: boolean;
}

/**
 * In the order in which a table shows them. Those that the brief gives nothing to change for are left out. Where the ranking rests on runs,
 * a scenario does so as well: on its own, or on the same ones where nothing that is flown changes; one that was not flown is then left out,
 * since arithmetic and runs are different scales.
 */
export function scenariosOf(
  ranking: Ranking,
  landscape: Landscape,
  campaigns: Campaigns = noCampaigns,
  flown: readonly Flown[] = [],
): readonly Scenario[] {
  const [first] = ranking.order;
  if (first === undefined) return [];
  const again = new Map(flown.map((one) => [one.world.id, one]));
  return changesOf(landscape).flatMap((change) => {
    const own = again.get(change.id);
    if (own === undefined && change.redesign && campaigns.size > 0) return [];
    const { world, ...runs } = own ?? {
      world: worldOf(change, ranking.order, landscape),
      campaigns: change.redesign ? noCampaigns : campaigns,
    };
    const after = rankDesigns(world.designs, world.landscape, runs.campaigns, ranking.yardstick);
    const winner = after.order[0] ?? first;
    return [
      {
        id: world.id,
        change: world.change,
        recommended: winner.id,
        turns: winner.id !== first.id,
        why: whyOf(first.id, winner, after, { landscape: world.landscape, campaigns: runs.campaigns }),
        basis: basisOf(own !== undefined, runs.campaigns),
      },
    ];
  });
}

function basisOf(again: boolean, campaigns: Campaigns): Scenario['basis'] {
  if (again) return 'flown-again';
  return campaigns.size > 0 ? 'same-runs' : 'arithmetic';
}

/** The worlds that have to be flown again before `designs` can be ranked in them by what runs show. */
export function worldsToFly(designs: readonly Design[], landscape: Landscape): readonly ScenarioWorld[] {
  return changesOf(landscape)
    .filter((change) => change.redesign && flownAgain.has(change.id))
    .map((change) => worldOf(change, designs, landscape));
}

/** Ten times the volume is left to arithmetic: its runs would cost more than all others together. */
const flownAgain: ReadonlySet<string> = new Set(['volume-3', 'freshness-half']);

function worldOf(
  { id, change, brief, redesign }: Change,
  designs: readonly Design[],
  landscape: Landscape,
): ScenarioWorld {
  const given = new Set(designs.map((design) => design.id));
  const world = redesign ? rejoined(brief, landscape) : { ...landscape, brief };
  return {
    id,
    change,
    landscape: world,
    designs: redesign ? proposeDesigns(world).filter((design) => given.has(design.id)) : designs,
  };
}

function rejoined(brief: Brief, landscape: Landscape): Landscape {
  const profiles = new Map(
    landscape.systems.flatMap(({ asked, profile }) =>
      profile === null ? [] : [[asked.id, profile] as const],
    ),
  );
  return joinLandscape(brief, profiles);
}

function changesOf(landscape: Landscape): readonly Change[] {
  const { brief } = landscape;
  const { monthlyBudget } = brief.constraints;
  const budget = monthlyBudget ?? { amount: usualBudget, currency: exchange.to };
  const fresher = halfFreshness(brief);
  const assumed = monthlyBudget === null ? ', the one that stands in for none' : '';
  return [
    { id: 'volume-3', change: 'three times the volume', brief: scaled(landscape, 3), redesign: true },
    { id: 'volume-10', change: 'ten times the volume', brief: scaled(landscape, 10), redesign: true },
    ...(fresher === null ? [] : [{ id: 'freshness-half', ...fresher, redesign: true }]),
    {
      id: 'budget-half',
      change: `half the budget (${budget.amount / 2} ${budget.currency} a month${assumed})`,
      brief: withBudget(brief, { ...budget, amount: budget.amount / 2 }),
      redesign: false,
    },
    {
      // The mark of costs sees cost ÷ budget alone, so that a budget of two thirds is the same as prices half as high again.
      id: 'prices-150',
      change: 'all prices 50 % higher',
      brief: withBudget(brief, { ...budget, amount: budget.amount / 1.5 }),
      redesign: false,
    },
  ];
}

/** Every flow's load times `factor`, said in the brief; assumed figures grow as well. */
function scaled({ brief, flows }: Landscape, factor: number): Brief {
  const volumes = new Map(brief.volumes.map((volume) => [volume.object, volume]));
  for (const { from, load } of flows) {
    const object = `${from.system}.${from.asked}`;
    volumes.set(object, {
      object,
      existing: load.existing * factor,
      changesPerDay: load.changesPerDay * factor,
      peakFactor: load.peakFactor,
    });
  }
  return { ...brief, volumes: [...volumes.values()] };
}

function halfFreshness(brief: Brief): { readonly change: string; readonly brief: Brief } | null {
  const asked = [...new Set(brief.flows.flatMap((flow) => flow.freshness ?? []))];
  if (asked.length === 0) return null;
  const half = (length: string): string => duration(Math.max(1, Math.floor(seconds(length) / 2)));
  return {
    change: `half the freshness (${asked.map((one) => `${inWords(half(one))} in place of ${inWords(one)}`).join(', ')})`,
    brief: {
      ...brief,
      flows: brief.flows.map((flow) =>
        flow.freshness === null ? flow : { ...flow, freshness: half(flow.freshness) },
      ),
    },
  };
}

function withBudget(brief: Brief, monthlyBudget: Money): Brief {
  return { ...brief, constraints: { ...brief.constraints, monthlyBudget } };
}

interface Judged {
  readonly landscape: Landscape;
  readonly campaigns: Campaigns;
}

function whyOf(before: string, winner: Design, after: Ranking, world: Judged): string {
  const total = (design: Design): number =>
    tenth(standingOf(design, world.landscape, world.campaigns.get(design.id) ?? null, after.yardstick).total);
  const former = after.order.find((design) => design.id === before);
  const next = after.order.find((design) => design.id !== winner.id);
  const against =
    winner.rejectedFor.length === 0
      ? ''
      : `; something then speaks against every design, against it: ${winner.rejectedFor.join('; ')}`;
  if (winner.id !== before && former !== undefined)
    return former.rejectedFor.length > 0 && winner.rejectedFor.length === 0
      ? `${before} is then out: ${former.rejectedFor.join('; ')}`
      : `${winner.id} then has ${total(winner)}, ${before} ${total(former)}${against}`;
  return next === undefined
    ? `nothing competes with it${against}`
    : `${winner.id} then has ${total(winner)}, ${next.id} ${total(next)}${next.rejectedFor.length > 0 && winner.rejectedFor.length === 0 ? ' and is out' : ''}${against}`;
}
