// The canonical model of a plan whose design stands on one: for each kind of record who gives and takes it, and its fields with type and
// system of record. Empty for every other design.
import type { RootContent } from 'mdast';
import { adaptersOf, type CanonicalConcept } from '../../design/canonical.ts';
import type { Plan } from '../../plan/plan.ts';
import { systemName } from '../diagram/terms.ts';
import { code, heading, type Inline, joined, paragraph, pointers, strong, table } from './content.ts';
import { count, grouped } from './figures.ts';

/** Fields shown of one kind of record; the rest stands in plan.json. */
const shown = 60;

export function canonicalChapter(plan: Plan): readonly RootContent[] {
  const model = plan.architecture.canonical;
  if (model === null) return [];
  return [
    heading(2, 'canonical', 'Canonical model'),
    paragraph(
      `Every system is mapped to and from these records, never to another system: ${count(model.adapters, 'adapter')} for ${count(model.concepts.length, 'kind')} of records, where ${count(model.mappings, 'mapping')} would lie between pairs of systems. A field is in the model when at least two systems have it and one gives it; what one system alone has stays with its adapter. The mapping of a flow is two adapters, one behind the other. Meanings are worked out from names and types, so the owners confirm each row before it is built.`,
    ),
    ...model.concepts.flatMap((concept) => conceptBlocks(plan, concept)),
  ];
}

function conceptBlocks(plan: Plan, concept: CanonicalConcept): readonly RootContent[] {
  const { fields, flows } = concept;
  const more = fields.length - shown;
  return [
    heading(3, `canonical-${concept.concept.replaceAll(' ', '-')}`, concept.concept),
    paragraph(
      ...between(
        concept.ends.map(
          (end): Inline => [
            strong(systemName(plan, end.system)),
            ` ${end.resource.replaceAll('_', ' ')} ${end.gives && end.takes ? 'gives and takes' : end.gives ? 'gives' : end.same ? 'takes' : 'takes, as a record of another kind'}`,
          ],
        ),
      ),
      `: ${count(adaptersOf(concept), 'adapter')}. Flows: `,
      pointers(flows),
      '.',
    ),
    ...(fields.length === 0
      ? [
          paragraph(
            'No field is known to mean the same in two of its systems: its fields are agreed on by the owners before anything is built.',
          ),
        ]
      : [
          table(
            ['field', 'type', 'system of record', 'held as'],
            fields.slice(0, shown).map((field) => [
              code(field.name),
              field.format === null ? field.type : `${field.type}, ${field.format}`,
              field.systemOfRecord === null
                ? field.rule
                : [strong(systemName(plan, field.systemOfRecord)), `, ${field.rule}`],
              joined(
                field.heldBy.map((held): Inline => [`${systemName(plan, held.system)} `, code(held.field)]),
                ', ',
              ),
            ]),
          ),
        ]),
    ...(more > 0 ? [paragraph(`${grouped(more)} more of its fields stand in `, code('plan.json'), '.')] : []),
  ];
}

function between(parts: readonly Inline[]): readonly Inline[] {
  return parts.flatMap((part, index): readonly Inline[] => (index === 0 ? [part] : ['; ', part]));
}
