// The naive reference: the same flows as somebody builds them in an afternoon, flown beside the designs so that everybody sees what the
// designs' safeguards are worth for this brief.
import type { Design } from '../design/design.ts';
import { figure } from '../design/figures.ts';
import type { Campaign } from '../simulate/campaign.ts';
import { faultWords, invariantWords, measuredOf } from './gauge.ts';
import type { Reference } from './measured.ts';

/** The design whose calls the reference makes: one that polls every flow, where there is one. */
export function referenceDesign(designs: readonly Design[]): Design {
  const polls = (design: Design): number =>
    design.flows.filter(({ trigger }) => trigger.mode === 'poll' || trigger.mode === 'schedule').length;
  const most = designs.reduce<Design | null>(
    (best, one) => (best === null || polls(one) > polls(best) ? one : best),
    null,
  );
  if (most === null) throw new Error('no design to make a reference of');
  return most;
}

export function referenceFrom(campaign: Campaign): Reference {
  return {
    name: 'Naive: poll without overlap, no dedupe, retry three times',
    says: `${lossWords(campaign)} ${brokenWords(campaign)}`,
    measured: measuredOf(campaign),
    campaign,
  };
}

/** "In the worst of 5 runs of 3 days F1 would have lost 12 of 1,000 changes and doubled 3 records." */
function lossWords({ flows, seeds, days, faults }: Campaign): string {
  const harmed = flows.filter((flow) => flow.lost.most + flow.doubled.most > 0);
  const runs = seeds.count === 1 ? 'one run' : `the worst of ${seeds.count} runs`;
  const head = `In ${runs} of ${days} ${days === 1 ? 'day' : 'days'} ${faultWords(faults)}`;
  if (harmed.length === 0) return `${head} it lost and doubled nothing.`;
  const words = harmed.map(({ flow, lost, doubled, changes }) => {
    const parts = [
      ...(lost.most === 0 ? [] : [`lost ${figure(lost.most)} of ${figure(changes.most)} changes`]),
      ...(doubled.most === 0
        ? []
        : [`made ${figure(doubled.most)} ${doubled.most === 1 ? 'double' : 'doubles'}`]),
    ];
    return `${flow} would have ${parts.join(' and ')}`;
  });
  return `${head} ${words.join('; ')}.`;
}

function brokenWords({ held, seeds }: Campaign): string {
  const broken = held.filter((one) => one.brokenRuns > 0);
  if (broken.length === 0) return 'No invariant broke.';
  return `It ${broken
    .map(
      ({ invariant, brokenRuns, firstSeed }) =>
        `${invariantWords[invariant]} (${invariant}, ${brokenRuns} of ${seeds.count} runs, first with seed ${firstSeed ?? seeds.first})`,
    )
    .join(', ')}.`;
}
