// The designs side by side, and which one is recommended: the best total among those that nothing speaks against.
// When something speaks against each, the best of all is named with what speaks against it.
import type { Design } from '../design/design.ts';
import { countVerdicts } from '../design/verdict.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { judgingDay, priceNotes } from './price-notes.ts';
import { type Campaigns, noCampaigns, rankDesigns } from './rank.ts';
import { faultWords, measuredOf } from './gauge.ts';
import type { Measuring } from './measured.ts';
import type { Flown } from './scenarios.ts';
import { scoreDesign } from './score.ts';
import {
  type ComparedDesign,
  type Comparison,
  criteria,
  type Criterion,
  type Scorecard,
} from './scorecard.ts';
import { rubricWeights, sensitivityOf } from './sensitivity.ts';
import { weightWords } from './turning-words.ts';
import { type OwnWeights, shippedYardstick, type Yardstick } from './yardstick.ts';

/** What runs showed: a campaign for each design, those of the scenarios, and how all were flown. */
export interface Measurement {
  readonly measuring: Measuring;
  readonly campaigns: Campaigns;
  readonly scenarios: readonly Flown[];
}

/** `day` is the ISO date for the age of prices when it is later than any source: today, or the first day of the project; null: the newest source alone. */
export interface Market extends Yardstick {
  readonly day: string | null;
}

/** The rubric's weights and the prices that ship with the product, as old as they are. */
export const shippedMarket: Market = { day: null, ...shippedYardstick };

/**
 * Designs that were flown are given as `judged` by their campaigns. Throws Error when there is no design to
 * compare.
 */
export function compareDesigns(
  designs: readonly Design[],
  landscape: Landscape,
  market: Market = shippedMarket,
  measurement: Measurement | null = null,
): Comparison {
  const campaigns = measurement?.campaigns ?? noCampaigns;
  const ranking = rankDesigns(designs, landscape, campaigns, market);
  const [first] = ranking.order;
  if (first === undefined) throw new Error('no design to compare');
  const compared = designs.map((design) => compare(design, landscape, campaigns, market));
  const best = compared.find((one) => one.id === first.id);
  if (best === undefined) throw new Error(`the design ${first.id} was not compared`);
  const asOf = judgingDay(landscape, market.day);
  return {
    recommended: best.id,
    basis: measurement === null ? 'estimated' : 'measured',
    measuring: measurement?.measuring ?? null,
    why: [
      whyOf(best, compared, first.rejectedFor.length === 0, measurement?.measuring ?? null),
      ...(market.weights === null ? [] : [weighedBy(market.weights)]),
    ].join(' '),
    designs: compared,
    ranking: ranking.order.map((design) => design.id),
    prices: {
      asOf,
      notes: priceNotes(
        compared.flatMap((one) => one.bill),
        asOf,
      ),
    },
    sensitivity: sensitivityOf(ranking, landscape, campaigns, measurement?.scenarios ?? []),
  };
}

function compare(
  design: Design,
  landscape: Landscape,
  campaigns: Campaigns,
  yardstick: Yardstick,
): ComparedDesign {
  const campaign = campaigns.get(design.id) ?? null;
  const card = scoreDesign(design, landscape, campaign, yardstick);
  return {
    id: design.id,
    name: design.name,
    strategy: design.strategy,
    platform: Object.fromEntries(design.layers.map((layer) => [layer.layer, layer.tool])),
    why: design.why,
    rejectedFor: design.rejectedFor,
    verdicts: countVerdicts(design.verdicts),
    canonical: canonicalOf(design),
    measured: campaign === null ? null : measuredOf(campaign),
    campaign,
    computed: card.computed,
    cost: card.cost,
    bill: card.bill,
    scores: { ...scoresOf(card), total: card.total },
    rubric: card.marks,
  };
}

function canonicalOf({ canonical }: Design): ComparedDesign['canonical'] {
  if (canonical === null) return null;
  const { concepts, adapters, mappings } = canonical;
  return {
    kinds: concepts.length,
    fields: concepts.reduce((sum, concept) => sum + concept.fields.length, 0),
    adapters,
    mappings,
  };
}

function scoresOf(card: Scorecard): Readonly<Record<Criterion, number>> {
  const of = (criterion: Criterion): number =>
    card.marks.find((mark) => mark.criterion === criterion)?.score ?? 0;
  return {
    reliability: of('reliability'),
    freshness: of('freshness'),
    capacity: of('capacity'),
    cost: of('cost'),
    effort: of('effort'),
    operability: of('operability'),
    security: of('security'),
    fit: of('fit'),
  };
}

/** The criteria that decided, by weighted distance to the next design, and those that speak for the other. */
function whyOf(
  best: ComparedDesign,
  all: readonly ComparedDesign[],
  accepted: boolean,
  measuring: Measuring | null,
): string {
  const others = all.filter((design) => design.id !== best.id);
  const rejected = others.filter((design) => design.rejectedFor.length > 0);
  const rival = others.toSorted(
    (a, b) => a.rejectedFor.length - b.rejectedFor.length || b.scores.total - a.scores.total,
  )[0];
  const sentences = [
    accepted
      ? `${best.id} (${best.name}) has ${best.scores.total} of 100 ${groundWords(measuring)}.`
      : `Something speaks against every design; ${best.id} (${best.name}) has the best total, ${best.scores.total} of 100. Against it: ${best.rejectedFor.join('; ')}.`,
    ...(accepted ? rejected.map((design) => `${design.id} is out: ${design.rejectedFor.join('; ')}.`) : []),
    ...(rival === undefined ? [] : [margins(best, rival)]),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** By whose weights the order came about, and which of them are others than the rubric's. */
function weighedBy({ whose, weights }: OwnWeights): string {
  const moved = criteria
    .filter((criterion) => Math.abs(weights[criterion] - rubricWeights[criterion]) >= 0.0005)
    .map(
      (criterion) =>
        `${criterion} ${weightWords(weights[criterion])} (${weightWords(rubricWeights[criterion])})`,
    );
  const set = whose === 'plan' ? 'set for this plan' : 'that the workspace set for its plans';
  return moved.length === 0
    ? `Ranked by weights ${set}, which are those of the rubric.`
    : `Ranked by weights ${set}; other than in the rubric (in brackets): ${moved.join(', ')}.`;
}

function groundWords(measuring: Measuring | null): string {
  if (measuring === null) return 'by arithmetic; nothing has been measured yet';
  const { seeds, days, faults } = measuring;
  return `by what ${seeds.length} simulated ${seeds.length === 1 ? 'run' : 'runs'} of ${days} ${days === 1 ? 'day' : 'days'} ${faultWords(faults)} measured, and by arithmetic where runs can't tell`;
}

function margins(best: ComparedDesign, rival: ComparedDesign): string {
  const weight = (criterion: Criterion): number =>
    best.rubric.find((mark) => mark.criterion === criterion)?.weight ?? 0;
  const gaps = criteria
    .map((criterion) => ({
      criterion,
      gap: (best.scores[criterion] - rival.scores[criterion]) * weight(criterion),
    }))
    .toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  const higher = (criterion: Criterion): number => Math.max(best.scores[criterion], rival.scores[criterion]);
  const lower = (criterion: Criterion): number => Math.min(best.scores[criterion], rival.scores[criterion]);
  const words = (sign: 1 | -1): string =>
    gaps
      .filter(({ gap }) => gap * sign > 0)
      .slice(0, 3)
      .map(({ criterion }) => `${criterion} (${higher(criterion)} against ${lower(criterion)})`)
      .join(', ');
  const ahead = words(1);
  const behind = words(-1);
  return [
    ahead === '' ? '' : `It leads ${rival.id} in ${ahead}.`,
    behind === '' ? '' : `${rival.id} leads in ${behind}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
