// The specification's user stories and functional requirements, flow by flow.
import { inWords } from '../measure/duration.ts';
import type { PlanFlow } from './plan.ts';
import { filled, people, type SpecificationMaterial } from './specification-rows.ts';
import type { SpecificationRow, SpecificationSection } from './specification.ts';

export function flowSections({ flows, mappings }: SpecificationMaterial): readonly SpecificationSection[] {
  const rows = (name: string): readonly string[] =>
    mappings.find((mapping) => mapping.flow === name)?.mapping.mappings.map((row) => row.to) ?? [];
  const parent: SpecificationSection = {
    id: 'S-functional',
    title: 'Functional requirements',
    under: null,
    columns: [],
    rows: [],
    ask: null,
  };
  return [
    {
      id: 'S-stories',
      title: 'User stories',
      under: null,
      columns: ['Story', 'Text'],
      ask: 'Add persona and benefit where the brief does not say them.',
      rows: flows.filter((flow, index) => flows.findIndex(sameAsked(flow)) === index).map(story),
    },
    parent,
    ...flows.map(
      (flow): SpecificationSection => ({
        id: `S-functional.${flow.id}`,
        title: `${flow.id} · ${flow.title}`,
        under: 'S-functional',
        columns: ['Item', 'Value'],
        ask: 'Name the screens on which people see these fields.',
        rows: [
          filled(
            `S-functional.${flow.id}.fields`,
            ['Fields affected in the target', rows(flow.id).join(', ') || 'none mapped yet'],
            flow.mapping === null ? [flow.id] : [flow.mapping],
          ),
          people(`S-functional.${flow.id}.screens`, ['Screens', '']),
          filled(`S-functional.${flow.id}.trigger`, ['Trigger', triggerText(flow)], [`P-${flow.id}-trigger`]),
          filled(
            `S-functional.${flow.id}.frequency`,
            ['Run frequency', frequency(flow)],
            [`P-${flow.id}-trigger`],
          ),
          filled(
            `S-functional.${flow.id}.flow`,
            ['Data flow', flow.oneLine],
            [flow.id, ...flow.design.calls.map((call) => call.id)],
          ),
        ],
      }),
    ),
  ];
}

/** Both legs of a two-way flow are one story, told by the leg that the brief names first. */
function sameAsked(flow: PlanFlow): (other: PlanFlow) => boolean {
  return (other) => other.askedAs === flow.askedAs;
}

function story(flow: PlanFlow): SpecificationRow {
  const id = `S-stories.${flow.askedAs}`;
  return flow.purpose === null
    ? people(id, [flow.title, ''])
    : filled(id, [flow.title, flow.purpose], flow.requirements.slice(0, 1));
}

function triggerText({ design: { trigger } }: PlanFlow): string {
  return trigger.events.length === 0 ? trigger.mode : `${trigger.mode}: ${trigger.events.join(', ')}`;
}

function frequency({ design: { trigger } }: PlanFlow): string {
  const main = trigger.every === null ? 'at each event' : `every ${inWords(trigger.every)}`;
  return trigger.repair === null ? main : `${main}; repair every ${inWords(trigger.repair.every)}`;
}
