// The design that is recommended and the one that the plan is made for held every invariant in their runs; one that did not is out.
import type { Plan } from '../../plan/plan.ts';
import { faultWords, invariantWords } from '../../score/gauge.ts';
import type { ComparedDesign } from '../../score/scorecard.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';

export const designSurvives: Rule = {
  code: 'SPW068',
  name: 'design-survives',
  check: (plan) => report('SPW068', problemsOf(plan)),
};

function problemsOf({ comparison, architecture }: Plan): readonly Problem[] {
  return comparison.designs.flatMap((design) => {
    const broken = brokenIn(design);
    if (broken.length === 0) return [];
    const role =
      design.id === comparison.recommended
        ? 'is recommended'
        : design.id === architecture.id
          ? 'is the design of the plan'
          : null;
    return [
      ...(role === null ? [] : [told(design.id, `${design.id} ${role} and ${broken.join('; ')}`)]),
      ...(design.rejectedFor.length > 0
        ? []
        : [told(design.id, `${design.id} ${broken.join('; ')}, and nothing is said to speak against it`)]),
    ];
  });
}

function brokenIn({ campaign }: ComparedDesign): readonly string[] {
  if (campaign === null) return [];
  return campaign.held
    .filter(({ brokenRuns }) => brokenRuns > 0)
    .map(
      ({ invariant, brokenRuns, firstSeed }) =>
        `${invariantWords[invariant]} in ${brokenRuns} of ${campaign.seeds.count} runs ${faultWords(campaign.faults)} (${invariant}, seed ${firstSeed ?? campaign.seeds.first})`,
    );
}
