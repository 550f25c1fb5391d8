// A flow's mapping as a table: what becomes what, through which transform, what when empty, what is lost; and what is left out.
import type { RootContent } from 'mdast';
import type { Mapping, MappingRow } from '../../mapping/mapping.ts';
import type { Plan, PlanFlow } from '../../plan/plan.ts';
import { systemName } from '../diagram/terms.ts';
import { anchor, bullets, code, heading, type Inline, joined, paragraph, strong, table } from './content.ts';
import { count, percent, stopped } from './figures.ts';
import { inWords } from '../../measure/duration.ts';

const shownValues = 8;
/** Longer expressions stand in the files beside the plan; the table says in words what they do. */
const shownCode = 76;

export function mappingBlocks(plan: Plan, flow: PlanFlow): readonly RootContent[] {
  const held = plan.mappings.find((mapping) => mapping.id === flow.mapping);
  if (held === undefined) {
    return [
      heading(3, `${flow.id}-mapping`, 'Mapping'),
      paragraph(
        'No mapping could be worked out: the fields of one side are not known. It is the first thing to agree with the owners.',
      ),
      ...leftOut(flow),
    ];
  }
  const { mapping } = held;
  return [
    heading(3, held.id, `Mapping ${held.id}`),
    paragraph(
      `${count(mapping.mappings.length, 'row')}`,
      requiredWords(mapping, flow),
      'Whole in ',
      code(`mappings/${held.id}.csv`),
      ', runnable in ',
      code(`mappings/${held.id}.jsonata`),
      '.',
    ),
    table(
      [
        '',
        systemName(plan, flow.from.system),
        'type',
        systemName(plan, flow.to.system),
        'transform',
        'when empty',
        'loss',
      ],
      mapping.mappings.map((row, index) => mappingRow(row, `${held.id}.${index + 1}`)),
    ),
    ...leftOut(flow),
  ];
}

/** What the target requires; an update leaves what it does not name as it is, so there nothing is missing. */
function requiredWords({ mappings, unmapped }: Mapping, { design }: PlanFlow): Inline {
  const required = mappings.filter((row) => row.required).length;
  const all = required + unmapped.required.length;
  const missing = joined(unmapped.required.map(code), ', ');
  if (all === 0) return ', no target field is required. ';
  if (unmapped.required.length === 0) return `, ${required} of ${all} required target fields covered. `;
  return design.write.mode === 'update-only'
    ? ['. Required of new records only, and not needed, since this flow only updates: ', missing, '. ']
    : [
        `, ${required} of ${all} required target fields covered. `,
        strong('Required and not covered:'),
        ' ',
        missing,
        '. ',
      ];
}

function mappingRow(row: MappingRow, id: string): readonly Inline[] {
  return [
    [anchor(id), id.slice(id.lastIndexOf('.') + 1)],
    row.from.length === 0
      ? '–'
      : [
          joined(row.from.map(code), ', '),
          row.reads.length === 0 ? '' : [', by ', joined(row.reads.map(code), ', ')],
        ],
    types(row),
    [
      code(row.to),
      row.required ? [' ', strong('required')] : '',
      row.personal === null ? '' : ` (personal: ${row.personal})`,
    ],
    [expression(row), values(row), row.score < 0.6 ? ` ⚠ score ${percent(row.score)}, check` : ''],
    emptyRule(row),
    row.lossy.length === 0 ? '–' : row.lossy.join('; '),
  ];
}

function expression(row: MappingRow): Inline {
  const words =
    row.why === '' ? row.transform.replaceAll('_', ' ') : `${row.transform.replaceAll('_', ' ')}: ${row.why}`;
  return row.jsonata.length > shownCode ? words : [code(row.jsonata), ` ${words}`];
}

function types(row: MappingRow): string {
  const from = row.fromTypes.join(', ');
  const size = row.maxLength === null ? '' : `, at most ${row.maxLength}`;
  return from === row.toType ? `${from}${size}` : `${from} → ${row.toType}${size}`;
}

function values({ valueMap }: MappingRow): Inline {
  if (valueMap === null) return '';
  const pairs = Object.entries(valueMap);
  const rest = pairs.length - shownValues;
  return [
    ': ',
    pairs
      .slice(0, shownValues)
      .map(([from, to]) => `${from} → ${to}`)
      .join(', '),
    rest > 0 ? ` and ${rest} more` : '',
  ];
}

function emptyRule(row: MappingRow): Inline {
  switch (row.nullRule) {
    case 'omit':
      return 'left out';
    case 'clear':
      return 'cleared in the target';
    case 'stop':
      return [strong('stops'), ': dead letter'];
    case 'default':
      return row.defaultValue === null ? 'default of the target' : ['set to ', code(row.defaultValue)];
    default: {
      const never: never = row.nullRule;
      return never;
    }
  }
}

function leftOut(flow: PlanFlow): readonly RootContent[] {
  const { deadLetter } = flow.design;
  const blocks: RootContent[] = [];
  if (flow.notSynced.length > 0)
    blocks.push(
      paragraph(strong('Not synced, on purpose:')),
      bullets(flow.notSynced.map((left) => `${left.what}: ${left.why}`)),
    );
  blocks.push(
    paragraph(
      strong('Personal data:'),
      ' ',
      flow.personalData.length === 0
        ? 'no field is known to hold any.'
        : joined(
            flow.personalData.map((field): Inline => [code(field.field), ` ${field.class}`]),
            ', ',
          ),
      flow.personalData.length === 0
        ? ''
        : `. Purpose: ${stopped(flow.purpose ?? 'not stated in the brief')} Kept in dead letters up to ${inWords(deadLetter.expires)}, never in logs.`,
    ),
  );
  return blocks;
}
