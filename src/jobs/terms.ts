// How much is flown: days, seeds and existing records, by the size of what competes. A stated rule of the input alone, so that the same brief
// is always measured in the same way, on any machine and however fast it is.
import { figure } from '../design/figures.ts';
import { seconds } from '../measure/duration.ts';
import type { Mission, MissionFlow } from '../simulate/mission.ts';
import { bounded } from '../simulate/sortie.ts';

/**
 * `heavy`: the first seed, which flies a large first load and bulk edits; `light`: the others, with few existing records, so that many
 * seeds of everyday changes and faults are met. `records` bounds the existing records of each flow; null: all.
 */
export interface Terms {
  readonly days: number;
  /** Of each design the first so many flows; null: all. */
  readonly flows: number | null;
  readonly heavy: { readonly seeds: readonly number[]; readonly records: number | null };
  readonly light: { readonly seeds: readonly number[]; readonly records: number | null };
  /** What the naive reference flies in the place of `heavy`: it costs little, so that it may have more records. */
  readonly reference: Terms['heavy'];
  /** Scenarios fly light, for a usual day, with these. */
  readonly scenario: { readonly seeds: readonly number[]; readonly days: number };
  readonly says: readonly string[];
}

/** Events that all runs of one comparison may come to, by the reckoning below. */
const bound = 2_000_000;
const lightRecords = 300;
/** More than the 10,000 at which many searches stop: with a bulk edit over them everybody sees what becomes of the others. */
const overCaps = 12_500;
/** The reference has that many records as long as it is reckoned at a quarter of all at most. */
const referenceShare = 0.25;

interface Step {
  readonly days: number;
  readonly seeds: number;
  readonly records: number | null;
  readonly flows: number | null;
}

/** From the most to the least. More than 10,000 records at once find the caps of searches; a bulk edit comes on the second day. */
const steps: readonly Step[] = [
  { days: 3, seeds: 12, records: null, flows: null },
  { days: 3, seeds: 8, records: null, flows: null },
  { days: 3, seeds: 8, records: 12_500, flows: null },
  { days: 3, seeds: 5, records: 12_500, flows: null },
  { days: 2, seeds: 5, records: 12_500, flows: null },
  { days: 2, seeds: 4, records: 12_500, flows: null },
  { days: 2, seeds: 4, records: 3000, flows: null },
  { days: 2, seeds: 3, records: 3000, flows: null },
  { days: 2, seeds: 3, records: 1000, flows: null },
  { days: 2, seeds: 3, records: lightRecords, flows: null },
  { days: 2, seeds: 2, records: lightRecords, flows: null },
  { days: 1, seeds: 2, records: lightRecords, flows: null },
  { days: 1, seeds: 1, records: lightRecords, flows: null },
  { days: 1, seeds: 1, records: 100, flows: null },
  { days: 1, seeds: 1, records: 100, flows: 24 },
  { days: 1, seeds: 1, records: 100, flows: 16 },
];

/** Where even that is more than the bound: fewer would not show how flows get along. */
const last: Step = { days: 1, seeds: 1, records: 100, flows: 12 };

/** About so many events: of a change until it is settled, of a record that is loaded or edited in bulk, of a start by the clock. */
const perChange = 6;
const perRecord = 2.5;
const perStart = 4;
/** A bulk edit takes in so many records at least, as far as there are any. */
const inBulk = 15_000;
/** A run goes on for about two days after the last edit. */
const rest = 2;

/** `missions` are those of the competing designs, the reference counts as one more; each of `worlds` is flown by all of them again. */
export function termsFor(missions: readonly Mission[], worlds: number, first: number): Terms {
  const all = (days: number, records: number | null, most: number | null): number =>
    missions.reduce((sum, mission) => {
      const { flows } = bounded(mission, { records: null, flows: most });
      return sum + eventsOf(flows, days, records);
    }, 0);
  const reckoned = ({ days, seeds, records, flows }: Step): number => {
    const few = Math.min(lightRecords, records ?? lightRecords);
    const own = all(days, records, flows) + all(days, few, flows) * (seeds - 1);
    const scenarios = all(scenarioDays, few, flows) * worlds * scenarioRuns(seeds);
    return own * (1 + 1 / Math.max(1, missions.length)) + scenarios;
  };
  const step = steps.find((one) => reckoned(one) <= bound) ?? last;
  const [mission] = missions;
  const affords =
    mission !== undefined && eventsOf(mission.flows, step.days, overCaps) <= bound * referenceShare;
  return termsOf(missions, { ...step, affords }, worlds, first);
}

const scenarioDays = 1;

function scenarioRuns(seeds: number): number {
  return Math.max(1, Math.floor(seeds / 4));
}

function eventsOf(flows: readonly MissionFlow[], days: number, records: number | null): number {
  const existing = withUpstream(flows, ({ load }) =>
    records === null ? load.existing : Math.min(load.existing, records),
  );
  const changes = withUpstream(flows, ({ load }) => load.changesPerDay);
  return flows.reduce(
    (sum, flow, at) =>
      sum + flowEvents(flow, days, { existing: existing[at] ?? 0, changes: changes[at] ?? 0 }),
    0,
  );
}

/** What a flow writes is a change for the flows that read there; so many times on, since flows may feed one another in a circle. */
const fedOn = 4;

/** Each flow's own figure with those of all flows that feed its source. */
function withUpstream(flows: readonly MissionFlow[], own: (flow: MissionFlow) => number): readonly number[] {
  const place = ({ system, resource }: MissionFlow['from']): string => `${system} ${resource}`;
  let sums = flows.map(own);
  for (let round = 0; round < fedOn; round += 1) {
    const fed = new Map<string, number>();
    for (const [at, flow] of flows.entries())
      fed.set(place(flow.to), (fed.get(place(flow.to)) ?? 0) + (sums[at] ?? 0));
    const before = sums;
    sums = flows.map((flow) => {
      const back = flows.findIndex((other) => other.id === flow.pair);
      const ownEcho = back < 0 ? 0 : (before[back] ?? 0);
      return own(flow) + (fed.get(place(flow.from)) ?? 0) - ownEcho;
    });
  }
  return sums;
}

function flowEvents(
  { design }: MissionFlow,
  days: number,
  { existing, changes }: { readonly existing: number; readonly changes: number },
): number {
  const perDay = (every: string | null): number =>
    every === null ? 0 : 86_400 / Math.max(1, seconds(every));
  const starts = perDay(design.trigger.every) + perDay(design.trigger.repair?.every ?? null);
  return (
    (existing + (days > 1 ? Math.min(existing, inBulk) : 0)) * perRecord +
    days * changes * perChange +
    (days + rest) * starts * perStart
  );
}

/** `affords`: the reference can have more records than result caps let through. */
interface Chosen extends Step {
  readonly affords: boolean;
}

function termsOf(missions: readonly Mission[], step: Chosen, worlds: number, first: number): Terms {
  const { days, records, flows } = step;
  const seeds = Array.from({ length: step.seeds }, (_, at) => first + at);
  const most = Math.max(0, ...missions.flatMap(({ flows }) => flows.map((flow) => flow.load.existing)));
  const few = most <= lightRecords;
  const more = step.affords && records !== null && records < Math.min(most, overCaps);
  const scenarioSeeds = seeds.slice(0, scenarioRuns(step.seeds));
  return {
    days,
    flows,
    heavy: { seeds: few ? seeds : seeds.slice(0, 1), records: few ? null : records },
    light: { seeds: few ? [] : seeds.slice(1), records: Math.min(lightRecords, records ?? lightRecords) },
    reference: { seeds: few ? seeds : seeds.slice(0, 1), records: few ? null : more ? overCaps : records },
    scenario: { seeds: scenarioSeeds, days: scenarioDays },
    says: [
      `Each design and the reference flew ${runs(step.seeds)} of ${days} virtual ${days === 1 ? 'day' : 'days'} of edits and the time until all of it is settled; days and runs are the most whose reckoned events stay under ${figure(bound)} over everything that is compared.`,
      ...(few ? [] : [loadWords(step, most, first)]),
      ...(few || !more
        ? []
        : [
            `The reference flew that run with at most ${figure(overCaps)} existing records of each flow, so that what result caps leave off is seen.`,
          ]),
      ...flowWords(missions, flows),
      ...(worlds === 0
        ? []
        : [
            `Scenarios that change what is flown: ${runs(scenarioSeeds.length)} of each design, of one usual day with at most ${Math.min(lightRecords, records ?? lightRecords)} existing records of each flow.`,
          ]),
    ],
  };
}

function loadWords({ seeds, records }: Step, most: number, first: number): string {
  const cut = records !== null && records < most;
  const heavy = cut
    ? `with at most ${figure(records)} existing records of each flow`
    : 'with all existing records';
  const light = seeds > 1 ? `, the others with at most ${lightRecords}` : '';
  return `The run with seed ${first} flew ${heavy}${light}: times of the first load are of that one${cut ? ', and grow with the records' : ''}.`;
}

/** What nobody flew is said, so that nobody takes it for proved. */
function flowWords(missions: readonly Mission[], flows: number | null): readonly string[] {
  const all = Math.max(0, ...missions.map((mission) => mission.flows.length));
  return flows === null || flows >= all
    ? []
    : [
        `Only the first ${flows} of ${all} flows were flown, in the order of the brief: what is measured speaks for them alone, and the others rest on arithmetic. Plan in parts, or fly the finished plan with simulate, which flies all of them.`,
      ];
}

function runs(count: number): string {
  return `${count} ${count === 1 ? 'run' : 'runs'}`;
}
