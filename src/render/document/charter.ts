// What frames the plan: what it leaves out, who answers for what and who is told, what must be there first.
import type { RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import {
  bullets,
  defined,
  heading,
  type Inline,
  joined,
  paragraph,
  pointer,
  pointers,
  shortPointer,
  table,
  told,
} from './content.ts';

export function charterChapter(plan: Plan): readonly RootContent[] {
  const { charter } = plan;
  return [
    heading(2, 'charter', 'Frame'),
    heading(3, 'out-of-scope', 'Left out'),
    charter.outOfScope.length === 0
      ? paragraph('Nothing that is known.')
      : bullets(charter.outOfScope.map((one) => told(one.id, one.text))),
    heading(3, 'prerequisites', 'To be there first'),
    table(
      ['id', 'what', 'of', 'who', 'before'],
      charter.prerequisites.map((one) => [
        defined(one.id),
        one.text,
        about(plan, one.refs),
        one.owner,
        pointer(one.before),
      ]),
    ),
    heading(3, 'responsibilities', 'Who answers for what'),
    table(
      ['part', 'does', 'answers', 'signs', 'name'],
      charter.responsibilities.map((one) => [
        told(one.id, one.role),
        one.duty,
        one.answers.length > 6
          ? [few(one.answers.slice(0, 6)), ` and ${one.answers.length - 6} more`]
          : few(one.answers),
        pointers(one.signs),
        pointer(one.named),
      ]),
    ),
    ...(charter.escalation.length === 0
      ? []
      : [bullets(charter.escalation.map((one) => told(one.id, one.text)))]),
  ];
}

/** A system by its name, anything else by its id. */
function about(plan: Plan, refs: readonly string[]): Inline {
  if (refs.length === 0) return '–';
  const systems = new Map(plan.connections.map((one) => [`C-${one.system}`, one.name]));
  return joined(
    refs.map((ref): Inline => {
      return pointer(ref, systems.get(ref) ?? ref);
    }),
    ', ',
  );
}

function few(questions: readonly string[]): Inline {
  return questions.length === 0 ? '–' : joined(questions.map(shortPointer), ', ');
}
