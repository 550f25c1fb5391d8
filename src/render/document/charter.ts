// What frames the plan: what it leaves out, who answers for what and who is told, what must be there first.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import { bullets, defined, heading, paragraph, pointer, pointers, table } from './content.ts';

export function charterChapter({ charter }: Plan): readonly RootContent[] {
  return [
    heading(2, 'charter', 'Frame'),
    heading(3, 'out-of-scope', 'Left out'),
    charter.outOfScope.length === 0
      ? paragraph('Nothing that is known.')
      : bullets(charter.outOfScope.map((one) => [defined(one.id), ' ', one.text])),
    heading(3, 'prerequisites', 'To be there first'),
    table(
      ['what', '', 'of', 'who', 'before'],
      charter.prerequisites.map((one) => [
        defined(one.id),
        one.text,
        pointers(one.refs),
        one.owner,
        pointer(one.before),
      ]),
    ),
    heading(3, 'responsibilities', 'Who answers for what'),
    table(
      ['part', 'does', 'answers', 'signs', 'name'],
      charter.responsibilities.map((one) => [
        [defined(one.id), ` ${one.role}`],
        one.duty,
        one.answers.length > 6
          ? [pointers(one.answers.slice(0, 6)), ` and ${one.answers.length - 6} more`]
          : pointers(one.answers),
        pointers(one.signs),
        pointer(one.named),
      ]),
    ),
    ...(charter.escalation.length === 0
      ? []
      : [bullets(charter.escalation.map((one) => [defined(one.id), ' ', one.text]))]),
  ];
}
