// A plan's call budgets against what runs counted: the closed form and the simulation agree, or what sets them apart is named, call by call.
import { endpointUnder, limitCounts } from '../catalog/limit.ts';
import type { Design } from '../design/design.ts';
import { counted, figure } from '../design/figures.ts';
import type { Budget } from '../landscape/budget.ts';
import { duration, inWords } from '../measure/duration.ts';
import type { Campaign, CampaignCall, CampaignFlow } from '../simulate/campaign.ts';
import { startHour } from '../simulate/clock.ts';
import type { Witness } from './branches.ts';
import type { BudgetRun } from './evidence.ts';

/** The two may lie this share of the larger one apart. */
export const budgetTolerance: number = 0.2;
/** So few calls a day are within rounding, whatever their share. */
const few = 25;
/** So many calls at most are named as what sets the two apart. */
const mostNamed = 3;

export function agree(reckoned: number, counted: number): boolean {
  return Math.abs(reckoned - counted) <= Math.max(few, budgetTolerance * Math.max(reckoned, counted));
}

/**
 * A figure of a plan that a run counts as well: a day's calls or points of a budget, of one endpoint where the limit counts each apart.
 * `calls` are the calls a day that it is made of, by their ids.
 */
export interface Reckoned {
  readonly id: string;
  readonly system: string;
  readonly limit: Budget['limit'];
  readonly endpoint: string | null;
  readonly perDay: number;
  readonly flows: ReadonlySet<string>;
  readonly calls: ReadonlyMap<string, number>;
}

/** Each budget's own figure. */
export function reckonedOf({ budgets, flows }: Pick<Design, 'budgets' | 'flows'>): readonly Reckoned[] {
  const calls = new Map(
    flows.flatMap((flow) => flow.calls).map(({ id, callsPerDay }) => [id, callsPerDay] as const),
  );
  return budgets.map(({ id, system, limit, endpoint, pointsPerDay, callsPerDay, demands }) => ({
    id,
    system,
    limit,
    endpoint,
    perDay: rounded(pointsPerDay ?? callsPerDay),
    flows: new Set(demands.map((demand) => demand.flow)),
    calls: new Map(
      demands.flatMap(({ flow, what }) =>
        what.split(', ').map((name) => [`${flow}.${name}`, calls.get(`${flow}.${name}`) ?? 0] as const),
      ),
    ),
  }));
}

/** Flows that runs flew with fewer existing records than the plan has. */
export type FewerRecords = ReadonlyMap<string, { readonly held: number; readonly of: number }>;

/** One line for each reckoned figure of flows that a run without faults flew. */
export function budgetRuns(
  reckoned: readonly Reckoned[],
  { evidence, campaign }: Witness,
  fewer: FewerRecords = new Map(),
): readonly BudgetRun[] {
  return reckoned.flatMap((one) => {
    const found = countedIn(campaign, one);
    if (found === null) return [];
    const agrees = agree(one.perDay, found);
    return [
      {
        budget: one.id,
        evidence,
        reckoned: one.perDay,
        counted: found,
        tolerance: budgetTolerance,
        agrees,
        says: agrees ? 'they agree' : causes(one, campaign, { more: found - one.perDay, fewer }),
      },
    ];
  });
}

interface Gap {
  readonly more: number;
  readonly fewer: FewerRecords;
}

/** Null where not every flow of the figure was flown. What was flown and never called counts as nothing. */
function countedIn(
  { limits, flows }: Campaign,
  { system, limit, endpoint, flows: own }: Reckoned,
): number | null {
  const flown = new Set(flows.map(({ flow }) => flow));
  if ([...own].some((flow) => !flown.has(flow))) return null;
  const found = limits.find(
    (one) => one.system === system && one.limitId === limit.id && one.endpoint === endpoint,
  );
  return found === undefined ? 0 : rounded(found.callsPerDay.middle);
}

function causes(reckoned: Reckoned, campaign: Campaign, gap: Gap): string {
  const { more } = gap;
  const own = campaign.flows.filter((flow) => reckoned.flows.has(flow.flow));
  const sum = (value: (flow: CampaignFlow) => number): number =>
    own.reduce((all, flow) => all + value(flow), 0);
  const told = (count: number, words: string): readonly string[] =>
    count > 0 ? [`${figure(Math.round(count))} ${words}`] : [];
  const prevented = sum((flow) => flow.prevented.middle);
  const background =
    more < 0
      ? [
          ...told(
            sum((flow) => flow.superseded.middle),
            'changes were overtaken by a later one of the same record and cost no call of their own',
          ),
          ...told(
            sum((flow) => flow.filtered.middle),
            'changes did not concern what the flow carries',
          ),
          ...told(prevented, 'writes were left out because nothing had changed'),
        ]
      : [
          ...told(prevented, 'records were read again and found to be known'),
          ...told(
            sum((flow) => flow.deadLetters.middle),
            'records were tried again after a person had corrected them',
          ),
        ];
  const named = apart(reckoned, campaign, gap);
  const side = more < 0 ? 'fewer' : 'more';
  const reasons = [...named, ...stretchOf(campaign), ...background];
  return reasons.length === 0
    ? `runs make ${side} calls than the arithmetic, and nothing that was counted says why`
    : `runs make ${side} calls than the arithmetic: ${reasons.join('; ')}${background.length === 0 ? '' : ' (in a whole run)'}`;
}

/** The calls that set the two apart most, in the direction in which they lie apart. */
function apart(reckoned: Reckoned, campaign: Campaign, { more, fewer }: Gap): readonly string[] {
  const made = new Map<string, number>();
  for (const call of campaign.calls)
    if (falls(call, reckoned)) made.set(call.call, (made.get(call.call) ?? 0) + call.perDay.middle);
  const names = [...new Set([...reckoned.calls.keys(), ...made.keys()])];
  return names
    .map((name) => ({ name, was: reckoned.calls.get(name) ?? null, is: rounded(made.get(name) ?? 0) }))
    .map((one) => ({ ...one, by: (one.is - (one.was ?? 0)) * Math.sign(more) }))
    .filter(({ by }) => by >= 1)
    .toSorted((a, b) => b.by - a.by || (a.name < b.name ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ name, was, is }) =>
      was === null
        ? `${name} was called ${figure(is)} times a day, which the arithmetic has no call for`
        : `${name} was called ${figure(is)} times a day where ${figure(rounded(was))} are reckoned${fewerWords(name, fewer)}`,
    );
}

/** Calls that read a side whole; they grow with its records. */
const wholeReads: readonly string[] = ['scan', 'compare'];

function fewerWords(name: string, fewer: FewerRecords): string {
  const [flow = '', step = ''] = name.split('.');
  const records = fewer.get(flow);
  return records === undefined || !wholeReads.includes(step)
    ? ''
    : `, in a run with ${counted(records.held, 'record')} in place of ${figure(records.of)}`;
}

function falls(call: CampaignCall, { system, limit, endpoint }: Reckoned): boolean {
  if (call.system !== system || !limitCounts(limit, call)) return false;
  return endpoint === endpointUnder(limit, call);
}

/** What is counted over less than a day is no usual day: people change more by day than by night, and comparisons come at their hour. */
function stretchOf({ shown }: Campaign): readonly string[] {
  const { from, to } = shown.counted;
  if (to - from >= 86_400 || to <= from) return [];
  const clock = `${(startHour + Math.floor(from / 3600)) % 24}:00`;
  return [
    `counted over ${inWords(duration(to - from))} from ${clock} on, after the first load, and taken up to a day`,
  ];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
