// The list of what a complete plan holds, line by line, with where this one holds it, why it does not apply, or who is asked.
import type { RootContent } from 'mdast';
import type { CoverageLine } from '../../plan/coverage.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  code,
  defined,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  shortPointer,
  table,
} from './content.ts';
import { count, sentence, stopped } from './figures.ts';

export function coverageChapter({ coverage, questions }: Plan): readonly RootContent[] {
  if (coverage.length === 0) return [];
  const due = new Map(questions.map((question) => [question.id, question]));
  const of = (state: CoverageLine['state']): number => coverage.filter((line) => line.state === state).length;
  return [
    heading(2, 'coverage', 'What a complete plan holds'),
    paragraph(
      `${count(coverage.length, 'line')}: ${of('filled')} filled, ${of('open')} asked of people, ${of('not-applicable')} not applicable. Places are parts of `,
      code('plan.json'),
      '; a star stands for each.',
    ),
    ...[...new Set(coverage.map((line) => line.group))].flatMap((group): readonly RootContent[] => [
      heading(3, `coverage-${group.replaceAll(/\W+/g, '-')}`, sentence(group)),
      table(
        ['line', 'what', 'state', 'who is asked, where it stands, why not'],
        coverage
          .filter((line) => line.group === group)
          .map((line) => [
            defined(line.id),
            line.title,
            line.state.replace('-', ' '),
            joined(
              [asks(line), exceptions(line), whereabouts(line)].filter((part) => part !== ''),
              ' ',
            ),
          ]),
      ),
    ]),
  ];

  function asks(line: CoverageLine): Inline {
    if (line.questions.length === 0) return '';
    const shown = line.questions.slice(0, 4).map((id): Inline => {
      const question = due.get(id);
      const day = question === undefined ? '' : `, ${question.due.date ?? `day ${question.due.day}`}`;
      return [shortPointer(id), question === undefined ? '' : ` (${question.owner}${day})`];
    });
    const more = line.questions.length > 4 ? ` and ${line.questions.length - 4} more` : '';
    return ['Asked: ', joined(shown, ', '), more, '.'];
  }
}

function whereabouts({ at, reason }: CoverageLine): Inline {
  if (reason !== null) return stopped(reason);
  return at.length === 0
    ? ''
    : joined(
        at.map((place): Inline => (place.startsWith('/') ? code(place) : pointer(place))),
        ', ',
      );
}

function exceptions({ except }: CoverageLine): string {
  if (except.length === 0) return '';
  const reasons = [...new Set(except.map((one) => one.why))];
  const more = reasons.length > 3 ? `; and ${reasons.length - 3} more` : '';
  return `Except: ${reasons.slice(0, 3).join('; ')}${more}.`;
}
