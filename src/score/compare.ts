// The designs side by side, and which one is recommended: the best total among those that nothing speaks against.
// When something speaks against each, the best of all is named with what speaks against it.
import type { Design } from '../design/design.ts';
import { countVerdicts } from '../design/verdict.ts';
import type { Landscape } from '../landscape/landscape.ts';
import { higherFirst, scoreDesign, type Standing, standingOf } from './score.ts';
import {
  type ComparedDesign,
  type Comparison,
  criteria,
  type Criterion,
  type Scorecard,
} from './scorecard.ts';

/** Throws Error when there is no design to compare. */
export function compareDesigns(designs: readonly Design[], landscape: Landscape): Comparison {
  const compared = designs.map((design) => compare(design, scoreDesign(design, landscape)));
  const standing = (one: ComparedDesign): Standing => {
    const design = designs.find((candidate) => candidate.id === one.id);
    return design === undefined ? { total: 0, lean: 0 } : standingOf(design, landscape);
  };
  const accepted = compared.filter((design) => design.rejectedFor.length === 0);
  const ranked = (accepted.length > 0 ? accepted : compared).toSorted(
    (a, b) => higherFirst(standing(a), standing(b)) || (a.id < b.id ? -1 : 1),
  );
  const [best] = ranked;
  if (best === undefined) throw new Error('no design to compare');
  return { recommended: best.id, why: whyOf(best, compared, accepted.length > 0), designs: compared };
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
