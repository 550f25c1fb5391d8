// A brief as lines for people: systems, flows, volumes, constraints, what was assumed, what must be asked.
import type { Brief, Constraints } from '../brief/brief.ts';
import { columns } from './streams.ts';

/** A whole sentence about a system is no name for it. */
function shortly(description: string | null): string | null {
  return description !== null && description.split(/\s+/).length <= 4 ? description : null;
}

/** Everything that a brief says, without a line end. */
export function briefText(brief: Brief): string {
  const systems = brief.systems.map((system) => [
    '',
    system.id,
    system.uses ?? system.api ?? shortly(system.description) ?? 'not known yet',
    system.edition ?? '',
    system.role ?? '',
  ]);
  const flows = brief.flows.map((flow) => [
    '',
    flow.id,
    `${flow.from} → ${flow.to}`,
    flow.direction,
    flow.trigger,
    flow.freshness ?? '',
  ]);
  const volumes = brief.volumes.map((volume) => [
    '',
    volume.object,
    volume.existing === null ? '' : `${volume.existing} today`,
    volume.changesPerDay === null ? '' : `${volume.changesPerDay} changes a day`,
    volume.peakFactor === null ? '' : `busiest hour ${volume.peakFactor} times the mean`,
  ]);
  const constraints = constraintRows(brief.constraints);
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return [
    `${brief.name}${brief.summary === null ? '' : `\n${brief.summary}`}`,
    `\nSystems\n${columns(systems)}`,
    `\nFlows\n${columns(flows)}`,
    volumes.length === 0 ? '' : `\nVolumes\n${columns(volumes)}`,
    constraints.length === 0 ? '' : `\nConstraints\n${columns(constraints)}`,
    section(
      'Assumed',
      brief.assumptions.map((one) => (one.from === null ? one.text : `${one.text} (from: ${one.from})`)),
    ),
    section(
      'To be asked',
      brief.unknowns.map((one) => `${one.question} ${one.why}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function constraintRows({
  monthlyBudget: budget,
  team,
  ...rest
}: Constraints): readonly (readonly string[])[] {
  const developers = team === null || team.developers === null ? [] : [`${team.developers} developers`];
  const rows: readonly (readonly [string, string])[] = [
    ['go-live', rest.goLive ?? ''],
    ['budget', budget === null ? '' : `${budget.amount} ${budget.currency} a month`],
    ['team', [...developers, ...(team?.skills ?? [])].join(', ')],
    ['hosting', rest.hosting ?? ''],
    ['compliance', rest.compliance.join(', ')],
    ['prefer', rest.prefer.join(', ')],
    ['avoid', rest.avoid.join(', ')],
    ...rest.never.map((said): readonly [string, string] => ['never', said]),
  ];
  return rows.filter(([, said]) => said !== '').map(([key, said]) => ['', key, said]);
}
