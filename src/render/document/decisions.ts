// The design that was chosen, the tools it stands on, what was rejected, and what would flip the choice.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { type ComparedDesign, criteria } from '../../score/scorecard.ts';
import {
  bullets,
  cite,
  code,
  defined,
  heading,
  type Inline,
  paragraph,
  pointer,
  strong,
  table,
} from './content.ts';
import { grouped, money, sentence, stopped } from './figures.ts';
import { priceCaution } from './prices.ts';
import { verdictBlocks } from './verdicts.ts';

export function decisionsChapter(plan: Plan): readonly RootContent[] {
  const { architecture } = plan;
  return [
    heading(2, 'design', `Design: ${architecture.name}`),
    paragraph(stopped(architecture.why)),
    table(
      ['layer', 'tool', 'why', 'limits', 'way out'],
      architecture.layers.map((layer) => [
        layer.layer,
        strong(layer.tool),
        [sentence(stopped(layer.why)), cite(layer.sources)],
        sentence(stopped(layer.limits)),
        sentence(stopped(layer.exit)),
      ]),
    ),
    ...(architecture.parts.length === 0
      ? []
      : [paragraph(`To run and watch: ${architecture.parts.join(', ')}.`)]),
    ...verdictBlocks(architecture.verdicts),
    heading(2, 'decisions', 'Decisions and rejected designs'),
    ...plan.decisions.flatMap((decision) => [
      heading(3, decision.id, `${decision.id} · ${decision.title}`),
      paragraph(
        'Chosen: ',
        pointer(decision.chosen, nameOf(plan, decision.chosen)),
        `. ${stopped(decision.why)} To be agreed by the ${decision.owner} before `,
        pointer(decision.before),
        '.',
      ),
      ...(decision.rejected.length === 0
        ? []
        : [
            bullets(
              decision.rejected.map(
                (other): Inline => [
                  'Rejected: ',
                  pointer(other.id, nameOf(plan, other.id)),
                  `. ${sentence(stopped(other.why))}`,
                ],
              ),
            ),
          ]),
      paragraph(strong('What would flip it:'), ' ', stopped(decision.flips)),
    ]),
    ...comparisonSummary(plan),
  ];
}

function nameOf(plan: Plan, id: string): string {
  const design = plan.comparison.designs.find((candidate) => candidate.id === id);
  return design === undefined ? id : `${id} ${design.name}`;
}

function comparisonSummary({ comparison, architecture }: Plan): readonly RootContent[] {
  return [
    heading(2, 'comparison', 'Designs compared'),
    paragraph(
      stopped(comparison.why),
      ' Marks are computed from documented limits, price lists and the rubric in ',
      code('comparison.md'),
      comparison.measuring === null
        ? '; nothing was measured yet.'
        : '; those for reliability, freshness and capacity also from simulated runs.',
    ),
    table(
      [
        'mark, 0 to 100',
        ...comparison.designs.map(
          (design): Inline => [
            defined(design.id),
            ` ${design.name}`,
            design.id !== comparison.recommended
              ? ''
              : design.rejectedFor.length > 0
                ? ' (nearest; none can be recommended)'
                : ' (recommended)',
          ],
        ),
      ],
      [
        ...criteria.map((criterion): Inline[] => [
          criterion,
          ...comparison.designs.map((design) => grouped(design.scores[criterion])),
        ]),
        [strong('total'), ...comparison.designs.map((design) => strong(grouped(design.scores.total)))],
        ['cost a month', ...comparison.designs.map((design) => money(design.cost.monthly))],
        [
          'policies native · around · impossible',
          ...comparison.designs.map((design) => verdictWords(design)),
        ],
        ['effort, days', ...comparison.designs.map((design) => grouped(design.cost.effortDays))],
      ],
      `l${'r'.repeat(comparison.designs.length)}`,
    ),
    ...priceCaution(
      comparison,
      comparison.designs.find((design) => design.id === architecture.id)?.bill ?? [],
    ),
  ];
}

/** "36 · 33 · 0": policies that the tools carry, that need a workaround, that they can't carry. */
function verdictWords({ verdicts }: ComparedDesign): string {
  return [verdicts.native, verdicts.workaround, verdicts.impossible].map(grouped).join(' · ');
}
