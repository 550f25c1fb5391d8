// Questions that arise while the plan is made: values that the target requires and the source does not have.
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
    text: `Which value does ${field} get when ${flow} creates a ${mapping.to.split(':').at(-1) ?? 'record'}?`,
    why: 'The target refuses a record without it, and the source has nothing to fill it with.',
    about: flow,
    owner: `owner of ${target}`,
    blocks: 'K4',
  }));
}
