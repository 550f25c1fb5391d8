// A simulation as a terminal shows it: what held, what each flow came to, limits, branches that were taken, and the verdict at the end.
import type { Simulation } from '../jobs/simulate.ts';
import { duration, inWords } from '../measure/duration.ts';
import { branchRuns } from '../plan/branches.ts';
import type { Plan } from '../plan/plan.ts';
import { faultWords, invariantWords } from '../score/gauge.ts';
import type { Campaign } from '../simulate/campaign.ts';
import type { Spread } from '../simulate/flight.ts';
import { columns } from './streams.ts';

export function simulationText(plan: Plan, simulation: Simulation): string {
  const { campaign } = simulation;
  return [
    heading(plan, simulation),
    '',
    table(['invariant', 'held', 'first broken'], heldRows(campaign)),
    '',
    table(
      [
        'flow',
        'changes',
        'applied',
        'overtaken',
        'filtered',
        'parked',
        'lost',
        'doubled',
        'dead letters',
        'prevented',
      ],
      campaign.flows.map((flow) => [
        flow.flow,
        ...[flow.changes, flow.applied, flow.superseded, flow.filtered, flow.parked].map(middle),
        ...[flow.lost, flow.doubled].map((spread) => String(spread.most)),
        ...[flow.deadLetters, flow.prevented].map(middle),
      ]),
    ),
    '',
    table(
      ['flow', 'fresh P50', 'P95', 'P99', 'worst', 'first load'],
      campaign.flows.map(({ flow, freshness, backfill }) => [
        flow,
        ...(freshness === null
          ? ['nothing changed', '', '', '']
          : [freshness.p50, freshness.p95, freshness.p99, freshness.worst].map(time)),
        backfill === null ? 'none' : time(backfill),
      ]),
    ),
    '',
    table(
      ['limit', 'calls a day', 'fullest window', 'refused'],
      campaign.limits.map((limit) => [
        `${limit.system} ${limit.limitId}${limit.endpoint === null ? '' : ` ${limit.endpoint}`}`,
        middle(limit.callsPerDay),
        `${Math.round(limit.share.most * 1000) / 10} %`,
        String(limit.refused.most),
      ]),
    ),
    '',
    table(['branch', 'taken', 'first seed'], branchRows(plan, campaign)),
    '',
    ...campaign.notes,
    ...recoveryText(campaign),
    verdict(simulation),
    `Figures are of the middle run; lost, doubled, refused and the fullest window are of the worst.`,
  ].join('\n');
}

function heading(plan: Plan, { campaign, setting }: Simulation): string {
  const { seeds, days } = campaign;
  const what = setting.policy === 'naive' ? 'the naive reference' : plan.architecture.name;
  const without = setting.without === null ? '' : ` without ${setting.without}`;
  const span = seeds.count === 1 ? `seed ${seeds.first}` : `seeds ${seeds.first} to ${seeds.last}`;
  return `${plan.name}: ${what} (${campaign.design})${without}, ${seeds.count} ${seeds.count === 1 ? 'run' : 'runs'} of ${days} ${days === 1 ? 'day' : 'days'} ${faultWords(campaign.faults)}, ${span}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return columns([head, ...rows]);
}

function heldRows({ held, seeds }: Campaign): readonly (readonly string[])[] {
  return held.map(({ invariant, brokenRuns, firstSeed, first }) => [
    invariant,
    `${seeds.count - brokenRuns} of ${seeds.count}`,
    brokenRuns === 0 ? '' : `seed ${firstSeed ?? seeds.first}: ${first ?? ''}`,
  ]);
}

function branchRows(plan: Plan, campaign: Campaign): readonly (readonly string[])[] {
  const flown = new Set(campaign.flows.map((flow) => flow.flow));
  return plan.flows
    .filter((flow) => flown.has(flow.id))
    .flatMap((flow) => branchRuns(flow.design, [{ evidence: 'this', campaign }]))
    .map(({ flow, branch, taken, seed, says }) => [
      `${flow} ${branch}`,
      String(taken),
      seed === null ? says : `${seed}`,
    ]);
}

function middle(spread: Spread): string {
  return String(Math.round(spread.middle));
}

function time(spread: Spread): string {
  return inWords(duration(spread.middle));
}

function recoveryText({ recovery }: Campaign): readonly string[] {
  return recovery === null
    ? []
    : [
        `After an outage it took ${time(recovery)} until nothing old was waiting (at most ${inWords(duration(recovery.most))}).`,
      ];
}

function verdict(simulation: Simulation): string {
  const { campaign, safeguard } = simulation;
  const broken = campaign.held.filter((one) => one.brokenRuns > 0);
  if (safeguard !== null) return safeguardWords(safeguard, campaign);
  if (broken.length === 0) return `Every invariant held in all ${campaign.seeds.count} runs.`;
  return `Broken: ${broken
    .map(
      ({ invariant, firstSeed, first }) =>
        `${invariant} with seed ${firstSeed ?? campaign.seeds.first}${first === null ? '' : ` (${first})`}`,
    )
    .join('; ')}.`;
}

function safeguardWords(safeguard: NonNullable<Simulation['safeguard']>, campaign: Campaign): string {
  const { name, does, there, needed, breaks } = safeguard;
  const seed = (invariant: string): string =>
    String(campaign.held.find((one) => one.invariant === invariant)?.firstSeed ?? campaign.seeds.first);
  if (!there) return `${name} (${does}) is no part of this design: nothing was taken out.`;
  return needed
    ? `Without ${name} (${does}) it ${breaks.map((one) => `${invariantWords[one]} (${one}, seed ${seed(one)})`).join(' and ')}; with it the same runs do not.`
    : `${name} (${does}) is not needed here: without it, too, nothing breaks in these ${campaign.seeds.count} runs that holds with it.`;
}
