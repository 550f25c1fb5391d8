// What would flip the order of the designs, as blocks of the comparison: sentences first, then the weights and the tried changes as tables.
import type { RootContent } from 'mdast';
import type { Comparison, Sensitivity, Turn } from '../../score/scorecard.ts';
import { dominanceWords, flipWords, weightWords } from '../../score/turning-words.ts';
import { heading, type Inline, paragraph, strong, table } from './content.ts';
import { sentence, stopped } from './figures.ts';

/** Nothing where the comparison holds no sensitivity. */
export function turningBlocks(comparison: Comparison): readonly RootContent[] {
  const { sensitivity } = comparison;
  const words = flipWords(comparison);
  if (sensitivity === null || words === null) return [];
  const dominated = dominanceWords(sensitivity);
  return [
    heading(2, 'turning', 'What would flip it'),
    paragraph(stopped(words)),
    ...(dominated.length === 0
      ? []
      : [
          paragraph(
            `${dominated.join(', ')}: in no criterion better and in some worse; no weights put a dominated design first.`,
          ),
        ]),
    heading(3, 'turning-weights', 'By weight'),
    paragraph(
      'One weight is moved and the others keep their proportions; where the first place changes, and to which design.',
    ),
    table(
      ['criterion', 'weight now', 'another design below', 'another design above'],
      sensitivity.weights.map(({ criterion, weight, less, more }): readonly Inline[] => [
        criterion,
        weightWords(weight),
        turnWords(less),
        turnWords(more),
      ]),
      'lrrr',
    ),
    ...scenarioBlocks(sensitivity, comparison.recommended),
  ];
}

function turnWords(turn: Turn | null): Inline {
  return turn === null ? 'none' : [`${weightWords(turn.weight)} `, strong(turn.design)];
}

function scenarioBlocks({ scenarios }: Sensitivity, recommended: string): readonly RootContent[] {
  return [
    heading(3, 'turning-inputs', 'By what is asked'),
    paragraph('Each line changes one thing, proposes the designs again and scores them again.'),
    table(
      ['change', 'then first', 'why'],
      scenarios.map((one): readonly Inline[] => [
        sentence(one.change),
        one.turns ? strong(one.recommended) : `${recommended}, as now`,
        stopped(sentence(one.why)),
      ]),
    ),
  ];
}
