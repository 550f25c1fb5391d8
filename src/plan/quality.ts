// What to count in the source's (and target's) real data before a flow is built: everything that the mapping and the match keys take for granted.
// Nothing is counted here: `found` is for people.
import { figure } from '../design/figures.ts';
import type { MappingRow } from '../mapping/mapping.ts';
import { carried, type Groundwork, written } from './groundwork.ts';
import type { QualityCheck } from './particulars.ts';
import type { PlanFlow } from './plan.ts';

type Check = Omit<QualityCheck, 'id' | 'found'>;

export function qualityOf(flow: PlanFlow, ground: Groundwork): readonly QualityCheck[] {
  const source = ground.connection(flow.from.system);
  // An id of the system's own is neither empty nor doubled, and what is compared with it is written by us.
  const ids = new Set(
    source.resources.find((resource) => resource.name === flow.from.resource)?.primaryKey ?? [],
  );
  const checks = [
    ...flow.design.identity.keys.flatMap((key) => (ids.has(key.from) ? [] : keyChecks(flow, key))),
    ...ground.rows(flow.id).flatMap(({ id, row }) => rowChecks(flow, id, row)),
    ...filterCheck(flow),
  ];
  return checks.map((check, index) => ({ id: `DQ-${flow.id}-${index + 1}`, ...check, found: null }));
}

type Key = PlanFlow['design']['identity']['keys'][number];

function keyChecks(flow: PlanFlow, { from, to, normalise }: Key): readonly Check[] {
  const form = normalise === 'exact' ? '' : ` after "${normalise}"`;
  return [
    {
      row: null,
      system: flow.from.system,
      counts: `${carried(flow)} records without ${from}, and those that share one with another${form}`,
      why: `${from} = ${to} decides which records are the same; an empty or shared one goes to review.`,
    },
    {
      row: null,
      system: flow.to.system,
      counts: `${written(flow)} records that share their ${to}${form}`,
      why: `Several hits are never guessed between: each is settled by hand before the first load.`,
    },
  ];
}

/** Transforms that leave some values empty, and what can not be done with these. */
const unreadable: Readonly<Record<string, string>> = {
  normalize: "brought into the target's form",
  country_code: 'told as a country',
  cast: 'read as the type that the target wants',
  date_format: 'read as a date',
  split_name: 'split into first and last name',
};

function rowChecks(flow: PlanFlow, id: string, row: MappingRow): readonly Check[] {
  const from = row.from.join(' + ');
  const system = flow.from.system;
  const check = (counts: string, why: string): Check => ({ row: id, system, counts, why });
  return [
    ...(row.nullRule === 'stop' || row.required
      ? [
          check(
            `${carried(flow)} records with an empty ${from}`,
            `${row.to} is required: each one becomes a dead letter.`,
          ),
        ]
      : []),
    ...(row.valueMap === null
      ? []
      : [
          check(
            `values of ${from} other than ${listed(Object.keys(row.valueMap))}`,
            `${row.to} takes no other; each needs a line in the table.`,
          ),
        ]),
    ...(row.transform === 'truncate' && row.maxLength !== null
      ? [
          check(
            `values of ${from} longer than ${row.maxLength} characters`,
            `${row.to} is cut there, and what is cut is lost.`,
          ),
        ]
      : []),
    ...(Object.hasOwn(unreadable, row.transform)
      ? [
          check(
            `values of ${from} that can not be ${unreadable[row.transform] ?? 'read'}`,
            `${row.to} stays empty for them.`,
          ),
        ]
      : []),
  ];
}

function filterCheck(flow: PlanFlow): readonly Check[] {
  if (flow.filter === null) return [];
  const what = flow.condition === null ? flow.filter : `${flow.condition.field} = ${flow.condition.equals}`;
  return [
    {
      row: null,
      system: flow.from.system,
      counts: `${carried(flow)} records that pass the filter (${what}), of ${figure(flow.load.existing)}`,
      why: 'It is what the first load really carries, and shows whether the filter was understood.',
    },
  ];
}

function listed(values: readonly string[]): string {
  return values.length <= 8
    ? values.join(', ')
    : `${values.slice(0, 8).join(', ')} and ${values.length - 8} more`;
}
