// The specification's user stories and functional requirements, flow by flow.
import { inWords } from '../measure/duration.ts';
import type { Particulars } from './particulars.ts';
import type { PlanFlow } from './plan.ts';
import { filled, people, type SpecificationMaterial } from './specification-rows.ts';
import type { SpecificationRow, SpecificationSection } from './specification.ts';

export function flowSections({
  flows,
  mappings,
  particulars,
}: SpecificationMaterial): readonly SpecificationSection[] {
  const mapped = new Map(mappings.map((mapping) => [mapping.flow, mapping.mapping.mappings]));
  const details = new Map(particulars.map((one) => [one.flow, one]));
  const rows = (name: string): readonly string[] => mapped.get(name)?.map((row) => row.to) ?? [];
  const sent = (name: string): readonly string[] => [
    ...new Set(mapped.get(name)?.flatMap((row) => row.from) ?? []),
  ];
  const first = [...Map.groupBy(flows, (flow) => flow.askedAs).values()].flatMap((legs) => legs.slice(0, 1));
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
      rows: first.flatMap((flow) => storyRows(flow, details.get(flow.id))),
    },
    parent,
    ...flows.map((flow) => functionalSection(flow, rows(flow.id), sent(flow.id))),
  ];
}

function functionalSection(
  flow: PlanFlow,
  written: readonly string[],
  sent: readonly string[],
): SpecificationSection {
  return {
    id: `S-functional.${flow.id}`,
    title: `${flow.id} · ${flow.title}`,
    under: 'S-functional',
    columns: ['Item', 'Value'],
    ask: 'Name the screens on which people see these fields.',
    rows: [
      filled(
        `S-functional.${flow.id}.fields`,
        ['Fields affected in the target', written.join(', ') || 'none mapped yet'],
        flow.mapping === null ? [flow.id] : [flow.mapping],
      ),
      filled(
        `S-functional.${flow.id}.sent`,
        ['Fields sent from the source', sent.join(', ') || 'none mapped yet'],
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
  };
}

/** Both legs of a two-way flow are one story, told by the leg that the brief names first. */
function storyRows(flow: PlanFlow, details: Particulars | undefined): readonly SpecificationRow[] {
  const id = `S-stories.${flow.askedAs}`;
  const why = flow.requirements.slice(0, 1);
  const persona = details?.story.persona ?? null;
  return [
    flow.purpose === null ? people(id, [flow.title, '']) : filled(id, [flow.title, flow.purpose], why),
    persona === null
      ? people(`${id}.persona`, [`${flow.askedAs}: for whom`, ''])
      : filled(`${id}.persona`, [`${flow.askedAs}: for whom`, persona], why),
    ...(details === undefined
      ? []
      : [
          filled(
            `${id}.accepted`,
            [`${flow.askedAs}: accepted when`, details.story.acceptance.join(' ')],
            [`T-${flow.id}-acceptance`],
          ),
        ]),
  ];
}

function triggerText({ design: { trigger } }: PlanFlow): string {
  return trigger.events.length === 0 ? trigger.mode : `${trigger.mode}: ${trigger.events.join(', ')}`;
}

function frequency({ design: { trigger } }: PlanFlow): string {
  const main = trigger.every === null ? 'at each event' : `every ${inWords(trigger.every)}`;
  return trigger.repair === null ? main : `${main}; repair every ${inWords(trigger.repair.every)}`;
}
