// The designs side by side, and which one is recommended: the best total among those that nothing speaks against.
// When something speaks against each, the best of all is named with what speaks against it.
import type { Design } from '../design/design.ts';
import { countVerdicts } from '../design/verdict.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { judgingDay, priceNotes } from './price-notes.ts';
import { rankDesigns } from './rank.ts';
import { scoreDesign } from './score.ts';
import {
  type ComparedDesign,
  type Comparison,
  criteria,
  type Criterion,
  type Scorecard,
} from './scorecard.ts';
import { sensitivityOf } from './sensitivity.ts';

/**
 * `day` is the ISO date by which the age of prices is judged when it is later than any source: today, or the first day of the project;
 * null: the newest source alone. Throws Error when there is no design to compare.
 */
export function compareDesigns(
  designs: readonly Design[],
  landscape: Landscape,
  day: string | null = null,
): Comparison {
  const ranking = rankDesigns(designs, landscape);
  const [first] = ranking.order;
  if (first === undefined) throw new Error('no design to compare');
  const compared = designs.map((design) => compare(design, scoreDesign(design, landscape)));
  const best = compared.find((one) => one.id === first.id);
  if (best === undefined) throw new Error(`the design ${first.id} was not compared`);
  const asOf = judgingDay(landscape, day);
  return {
    recommended: best.id,
    why: whyOf(best, compared, first.rejectedFor.length === 0),
    designs: compared,
    ranking: ranking.order.map((design) => design.id),
    prices: {
      asOf,
      notes: priceNotes(
        compared.flatMap((one) => one.bill),
        asOf,
      ),
    },
    sensitivity: sensitivityOf(ranking, landscape),
  };
}

function compare(design: Design, card: Scorecard): ComparedDesign {
  return {
    id: design.id,
    name: design.name,
    strategy: design.strategy,
    platform: Object.fromEntries(design.layers.map((layer) => [layer.layer, layer.tool])),
    why: design.why,
    rejectedFor: design.rejectedFor,
    verdicts: countVerdicts(design.verdicts),
    canonical: canonicalOf(design),
    measured: null,
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
function whyOf(best: ComparedDesign, all: readonly ComparedDesign[], accepted: boolean): string {
  const others = all.filter((design) => design.id !== best.id);
  const rejected = others.filter((design) => design.rejectedFor.length > 0);
  const rival = others.toSorted(
    (a, b) => a.rejectedFor.length - b.rejectedFor.length || b.scores.total - a.scores.total,
  )[0];
  const sentences = [
    accepted
      ? `${best.id} (${best.name}) has ${best.scores.total} of 100 by arithmetic; nothing has been measured yet.`
      : `Something speaks against every design; ${best.id} (${best.name}) has the best total, ${best.scores.total} of 100. Against it: ${best.rejectedFor.join('; ')}.`,
    ...(accepted ? rejected.map((design) => `${design.id} is out: ${design.rejectedFor.join('; ')}.`) : []),
    ...(rival === undefined ? [] : [margins(best, rival)]),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
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
