// Who wants a flow and how they see that they got it. The persona is read from the brief's own words, or left to people.
import { withArticle } from '../catalog/name.ts';
import { inWords } from '../measure/duration.ts';
import { carried, type Groundwork, written } from './groundwork.ts';
import type { Story } from './particulars.ts';
import type { PlanFlow } from './plan.ts';

export function storyOf(flow: PlanFlow, ground: Groundwork): Story {
  return {
    id: `ST-${flow.id}`,
    persona: personaIn(flow.purpose),
    wants: flow.purpose,
    acceptance: acceptanceOf(flow, ground),
  };
}

/** People by what they are called: the last word of "billing specialist", "account manager", "office staff". */
const people =
  /^(manager|specialist|agent|accountant|clerk|rep|representative|user|team|staff|analyst|operator|admin|administrator|engineer|developer|buyer|dispatcher|planner|nurse|doctor|teacher|driver|technician|assistant|controller|bookkeeper|marketer|recruiter|seller|salesperson|customer|client|member|patient|employee|supervisor|consultant|officer|warehouse worker|worker|colleague|merchandiser|picker|packer|coordinator|director|owner)s?$/i;

/** What a customer or an employee is often only the owner of. */
const records = /^(records?|data|accounts?|names?|details?|fields?|lists?|master|numbers?)\b/i;

/** "A billing specialist invoices …" → "billing specialist"; null unless the sentence begins with somebody. */
export function personaIn(purpose: string | null): string | null {
  if (purpose === null) return null;
  const [first = '', ...rest] = purpose.trim().split(/\s+/);
  const words = /^(an?|the|our|every|each)$/i.test(first) ? rest : [first, ...rest];
  const at = words.slice(0, 4).findIndex((word) => people.test(word));
  const next = words[at + 1];
  if (at < 0 || next === undefined || records.test(next)) return null;
  const before = words.slice(0, at);
  return before.every((word) => /^[\p{L}-]+$/u.test(word) && !/^(to|of|in|on|for|by|so|that)$/i.test(word))
    ? words.slice(0, at + 1).join(' ')
    : null;
}

/** Given, when, then: with the filter, the time, the fields that stop a record, and what is not wanted. */
function acceptanceOf(flow: PlanFlow, ground: Groundwork): readonly string[] {
  const [record, target] = [carried(flow), written(flow)];
  const source = ground.connection(flow.from.system).name;
  const to = ground.connection(flow.to.system).name;
  const qualifies = flow.filter === null ? '' : ` that qualifies (${flow.filter})`;
  const within = inWords(flow.freshness ?? flow.design.trigger.expected.worst);
  const only = flow.design.write.mode === 'update-only';
  const rows = ground.rows(flow.id);
  const stops = rows.filter(({ row }) => row.nullRule === 'stop').map(({ row }) => row.to);
  return [
    `Given ${withArticle(record)}${qualifies} in ${source}, when it changes, then the ${only ? '' : 'one '}matching ${target} in ${to} shows ${rows.length === 0 ? 'the mapped values' : `the values of ${rows.length} mapping rows`} within ${within}.`,
    ...(flow.filter === null
      ? []
      : [`Given ${withArticle(record)} that does not qualify, when it changes, then ${to} is not written.`]),
    ...(stops.length === 0
      ? []
      : [
          `Given ${withArticle(record)} without a value for ${stops.slice(0, 4).join(', ')}${stops.length > 4 ? ` and ${stops.length - 4} more` : ''}, when it changes, then nothing is written, and it is found among the dead letters with the field named.`,
        ]),
    ...(only
      ? [
          `Given ${withArticle(record)} whose ${target} is not found, when it changes, then none is created and somebody is told.`,
        ]
      : []),
    flow.direction === 'two-way'
      ? `Given the same field changed on both sides, then the outcome is the one that the conflict rule names, and no further write follows.`
      : `Given ${withArticle(target)} changed by hand in ${to}, then ${source} stays as it is.`,
  ];
}
