// The steps of the switch and of the weeks after it, with this plan's loads, times and limits.
import { counted } from '../design/figures.ts';
import { duration, inWords, seconds } from '../measure/duration.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migration.ts';
import type { PlanFlow } from './plan.ts';

/** Of a first load, how much may end as dead letters before it is called off. A rule of ours. */
const tolerated = 0.005;

export function cutoverSteps(
  built: readonly PlanFlow[],
  connections: readonly Connection[],
  migrations: readonly Migration[],
): readonly string[] {
  if (built.length === 0)
    return ['Planned anew when the flows are designed: nothing can be switched on yet.'];
  const names = connections.map((connection) => connection.name).join(', ');
  const loads = built.map((flow) => flow.design.backfill.planned).filter((time) => time !== null);
  const together = loads.reduce((sum, time) => sum + seconds(time), 0);
  const unknown = built.length - loads.length;
  return [
    `Agree the hour with the owners of ${names}: from the day before until the day after no bulk imports, no changes of fields or value lists, no releases.`,
    `First loads one after the other, systems of record first: ${built
      .slice(0, 12)
      .map(
        (flow) =>
          `${flow.id} ${counted(flow.load.existing, 'record')}${flow.design.backfill.planned === null ? '' : ` in ${inWords(flow.design.backfill.planned)}`}`,
      )
      .join(
        ', ',
      )}${built.length > 12 ? ` and ${built.length - 12} more` : ''}; together ${inWords(duration(together))}${unknown === 0 ? '' : `, and ${unknown} whose time no documented limit gives`}. Each takes its watermark before the first page.`,
    `Go or no go by the business owner after each load: both sides compared, no open difference, and at most ${built
      .slice(0, 6)
      .map((flow) => `${Math.max(1, Math.floor(flow.load.existing * tolerated))} dead letters of ${flow.id}`)
      .join(', ')}${built.length > 6 ? `, half a percent of the others` : ''}.`,
    `Switch on one flow at a time, ${built[0]?.id ?? ''} first, each after the one before ran an hour without an unexplained dead letter.`,
    migrations.length === 0
      ? 'The former way of working stays possible, and is done beside for samples, until hypercare ends.'
      : `Nothing is shut yet: ${migrations.map((one) => nameOf(connections, one.system)).join(', ')} stays master until the takeover, and both sides run beside each other in between.`,
    'No go: switch off, take back what was written as the phase says, open the former way again, and name the next date when the cause is known.',
  ];
}

export function hypercareSteps(
  built: readonly PlanFlow[],
  connections: readonly Connection[],
): readonly string[] {
  const urgent = built.filter((flow) => flow.freshness !== null);
  const limited = connections.filter((connection) => connection.rateLimits.length > 0);
  return [
    `Two weeks: dead letters of ${list(built)} looked at twice a day, by those who built it together with those who will run it.`,
    urgent.length === 0
      ? 'Times from change to arrival are noted daily; no target was asked, so the first week sets it.'
      : `Each day: the time from change to arrival of ${list(urgent)} against what was asked.`,
    limited.length === 0
      ? 'Each day: refusals and answer times, since no limit is documented.'
      : `Each day: use of the limits of ${limited.map((connection) => connection.name).join(', ')} against the plan, and who else uses them.`,
    'Verified on day 15 under real traffic: comparison of both sides, the figures of the days since, a walk through the stories with those who work with it. Its signature ends hypercare; without it another week follows.',
  ];
}

function nameOf(connections: readonly Connection[], system: string): string {
  return connections.find((connection) => connection.system === system)?.name ?? system;
}

function list(flows: readonly PlanFlow[]): string {
  const ids = flows.map((flow) => flow.id);
  return ids.length <= 12
    ? ids.join(', ') || 'the flows'
    : `${ids.slice(0, 12).join(', ')} and ${ids.length - 12} more`;
}
