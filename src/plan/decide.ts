// The decision between the competing designs as a record: chosen, rejected, and what would flip it.
import type { Comparison, ComparedDesign } from '../score/scorecard.ts';
import { criteria } from '../score/scorecard.ts';
import { flipWords } from '../score/turning-words.ts';
import type { DecisionRecord } from './plan.ts';

/**
 * `chosen` is the id of the design that the plan is made for; people may choose another than the recommended one. `reason`: what the person who
 * chose said, which goes before everything that was worked out; null where nobody was asked.
 */
export function decide(
  comparison: Comparison,
  chosen: string,
  reason: string | null = null,
): readonly DecisionRecord[] {
  const design = comparison.designs.find((candidate) => candidate.id === chosen);
  if (design === undefined) throw new Error(`no design ${chosen} in the comparison`);
  const others = comparison.designs.filter((candidate) => candidate.id !== chosen);
  return [
    {
      id: 'D-architecture',
      title: `Architecture: ${design.name}`,
      chosen,
      why: [
        ...(reason === null ? [] : [stated(reason)]),
        chosen === comparison.recommended
          ? withoutRejections(comparison.why)
          : `Chosen by request in place of ${comparison.recommended}; ${design.why}${weighingOf(comparison)}`,
      ].join(' '),
      owner: 'sponsor',
      before: 'K3',
      rejected: others.map((other) => ({ id: other.id, why: rejectedBecause(other, design) })),
      flips: (chosen === comparison.recommended ? flipWords(comparison) : null) ?? flips(others, design),
    },
  ];
}

/** The words of the person, told apart from those that were worked out. */
function stated(reason: string): string {
  const words = reason.replaceAll(/\s+/g, ' ').trim();
  return `Reason given for the choice: ${words}${/[.!?…]$/.test(words) ? '' : '.'}`;
}

/** What speaks against the others is said of each below, so the reason for the chosen one leaves it out. */
function withoutRejections(why: string): string {
  return why.replace(/ D\d+ is out: .*?(?= D\d+ is out: | It leads | Ranked by |$)/gs, '');
}

/** What the comparison says of weights that people set, with a space before it; nothing where the rubric's stood. */
function weighingOf({ why }: Comparison): string {
  return / Ranked by weights .*$/s.exec(why)?.[0] ?? '';
}

/** How many marks a reason names: the widest gaps; all of them stand in the comparison. */
const named = 3;

function rejectedBecause(other: ComparedDesign, design: ComparedDesign): string {
  const reasons = other.rejectedFor.length === 0 ? [] : [other.rejectedFor.join('; ')];
  const worse = criteria
    .filter((criterion) => other.scores[criterion] < design.scores[criterion])
    .toSorted((a, b) => design.scores[b] - other.scores[b] - (design.scores[a] - other.scores[a]));
  const marks = worse
    .slice(0, named)
    .map((criterion) => `${criterion} ${other.scores[criterion]} against ${design.scores[criterion]}`);
  return [
    ...reasons,
    marks.length === 0 ? `total ${other.scores.total} against ${design.scores.total}` : marks.join(', '),
  ].join('; ');
}

/** The criteria on which a rejected design is ahead: the order turns when these weigh enough more. */
function flips(others: readonly ComparedDesign[], design: ComparedDesign): string {
  const ahead = others.flatMap((other) =>
    criteria
      .filter((criterion) => other.scores[criterion] > design.scores[criterion])
      .map(
        (criterion) =>
          `${other.id} leads in ${criterion} (${other.scores[criterion]} against ${design.scores[criterion]})`,
      ),
  );
  return ahead.length === 0
    ? 'Nothing in the rubric: no other design leads in any criterion.'
    : `More weight on a criterion where another design leads: ${ahead.join(', ')}.`;
}
