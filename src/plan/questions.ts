// Questions that arise while the plan is made: values that the target requires and the source does not have, links that no row carries.
import { conceptOf } from '../catalog/concept.ts';
import { withArticle } from '../catalog/name.ts';
import type { Field } from '../catalog/profile.ts';
import type { FlowDesign } from '../design/design.ts';
import type { Question } from '../finding/finding.ts';
import type { Mapping } from '../mapping/mapping.ts';

/** The id of the question for a required field's value, so that rules can see that it is asked. */
export function valueQuestion(flow: string, field: string): string {
  return `Q-M-${flow}-${field}`;
}

/** One question for each required target field that no source field fills, of flows that may create records. */
export function valueQuestions(flow: string, mapping: Mapping, target: string): readonly Question[] {
  return mapping.unmapped.required.map((field) => ({
    id: valueQuestion(flow, field),
    text: `Which value does ${field} get when ${flow} creates ${withArticle(words(mapping.to.split(':').at(-1) ?? 'record'))}?`,
    why: 'The target refuses a record without it, and the source has nothing to fill it with.',
    about: flow,
    owner: `owner of ${target}`,
    blocks: 'K4',
  }));
}

/** Records that people look for others by; a link to anything else (a macro, an audit) is rarely missed. */
const linked: ReadonlySet<string> = new Set([
  'person',
  'company',
  'customer',
  'user',
  'deal',
  'ticket',
  'order',
  'invoice',
  'subscription',
  'product',
]);

/** What {@link linkQuestions} looks at: the source's name and fields, the mapping, and the target's name and owner. */
export interface Links {
  readonly flow: string;
  readonly record: string;
  readonly fields: readonly Field[];
  readonly mapping: Mapping;
  readonly target: string;
}

/** One question about the source's links to other business records that no mapping row carries over. */
export function linkQuestions({ flow, record, fields, mapping, target }: Links): readonly Question[] {
  const carried = new Set(mapping.mappings.flatMap((row) => row.from));
  const lost = fields.filter(
    ({ path, references }) =>
      references !== null &&
      !path.includes('[]') &&
      !carried.has(path) &&
      isShallow(path) &&
      linked.has(conceptOf(references) ?? ''),
  );
  if (lost.length === 0) return [];
  const named = lost.slice(0, 4).map(({ path, references }) => `${path} (${references})`);
  return [
    {
      id: `Q-links-${flow}`,
      text: `Which links of ${record} does ${flow} carry over, and by which key is the other record found in ${target}: ${named.join(', ')}?`,
      why: 'A record that arrives without its links is not seen where people look for it; the mapping carries none of these.',
      about: flow,
      owner: `owner of ${target}`,
      blocks: 'K4',
    },
  ];
}

/** A link of the record itself, not of something that lies deep in it; one envelope ("properties.") is allowed. */
function isShallow(path: string): boolean {
  return path.split('.').length <= 2;
}

/** A flow that never creates stands or falls with finding the record it updates: how the pair is known is asked before anything is built. */
export function pairQuestion(
  design: FlowDesign,
  ends: { readonly from: string; readonly to: string; readonly owner: string },
): Question {
  const keys = design.identity.keys.map((key) => `${key.from} = ${key.to}`).join(' or ');
  return {
    id: `Q-pair-${design.flow}`,
    text: `How does ${withArticle(words(ends.from))} name its ${words(ends.to)} today, and for which share of the records? Planned: ${keys === '' ? 'by hand' : keys}.`,
    why: 'The flow only updates: a record whose counterpart is not found is parked and then given to people.',
    about: design.flow,
    owner: ends.owner,
    blocks: 'K1',
  };
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
