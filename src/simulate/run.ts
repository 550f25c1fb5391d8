// One flight: a mission under a setting and a seed. Makes the world, puts the integration into it, lets people work, waits until everything
// that follows from their work has happened, listens for a while to the silence, and judges. The same input gives the same bytes.
import { seconds } from '../measure/duration.ts';
import { branchCounts } from './branches.ts';
import { day, hour, hourOfDay, minute, startHour } from './clock.ts';
import { policyOf } from './derive.ts';
import { backlogOf, flowFigures, recoveryOf } from './figures.ts';
import type { Flight } from './flight.ts';
import type { Durable } from './integration.ts';
import { judge } from './invariants/laws.ts';
import type { Mission } from './mission.ts';
import { mostEvents } from './most-events.ts';
import { naiveOf } from './naive.ts';
import { checkEnd } from './observe/end-check.ts';
import { type Incidents, incidents } from './observe/incidents.ts';
import type { FlowPolicy, MissionPolicy } from './policy.ts';
import { safeguardNamed } from './safeguards.ts';
import { bounded, type Setting } from './sortie.ts';
import { type Integration, startIntegration } from './start.ts';
import { type World, worldOf } from './world.ts';

/** Edits go on for a week, or until two days after the longest first load is planned to end; at most for a month. */
export function daysFor(mission: Mission): number {
  const loads = mission.flows.map(({ design: { backfill } }) =>
    backfill.planned === null ? 0 : (seconds(backfill.planned) * 1000) / day,
  );
  return Math.min(30, Math.max(7, Math.ceil(Math.max(0, ...loads)) + 2));
}

/** Throws InputError for a safeguard that does not exist, and Error where a process of the simulation fails: a bug, not an input. */
export function flyOnce(given: Mission, setting: Setting, seed: number): Flight {
  const mission = bounded(given, setting);
  const intended = policyOf(mission);
  const flown = flownBy(intended, setting);
  return fly({ mission, intended, flown }, setting, seed);
}

/** A mission with the policy that it is flown by and the one that it is judged by. */
export interface Plane {
  readonly mission: Mission;
  readonly intended: MissionPolicy;
  readonly flown: MissionPolicy;
}

function flownBy(intended: MissionPolicy, { policy, without }: Setting): MissionPolicy {
  const whole = policy === 'naive' ? naiveOf(intended) : intended;
  return without === null ? whole : safeguardNamed(without, '--without').without(whole);
}

/** A flight by any policy. */
export function fly({ mission, intended, flown }: Plane, setting: Setting, seed: number): Flight {
  const until = Math.round(setting.days * day);
  const world = worldOf({ mission, flown, intended, faults: setting.faults, seed, until });
  const branches = branchCounts();
  const integration = startIntegration({
    flows: world.flows,
    crashes: setting.faults.crashes,
    until,
    bench: {
      kernel: world.kernel,
      random: world.random.fork('integration'),
      took: branches.took,
      correct: world.weather.correct,
    },
  });
  const most = mostEvents(mission, flown, setting.days);
  runWithin(world, until, most);
  const live = measured(world, integration, until);
  const end = rest(world, integration, { flown, most });
  const seen = settled(world, integration, end);
  const taken = branches.all();
  return {
    design: mission.design,
    policy: setting.policy,
    seed,
    faults: setting.faults.name,
    days: setting.days,
    without: setting.without,
    events: world.kernel.events(),
    held: judge(seen, when),
    flows: world.books.map((book, index) => {
      const { flow } = book.running;
      return flowFigures(book, {
        deadLetters: integration.durables[index]?.deadLetters.length ?? 0,
        prevented: sumOf(taken, `${flow.id}.prevented`),
        load: integration.durables[index]?.backfill ?? null,
      });
    }),
    ...live,
    backlog: backlogOf(world.books, end),
    recovery: recoveryOf(world.books, integration.durables.map(heldBack), { outages: live.outages, until }),
    branches: inOrder(taken),
    crashes: inOrder(new Map(Object.entries(integration.struck))),
    notes: [...notesOf(world, mission), ...(world.kernel.events() < most ? [] : [stormNote])],
  };
}

/** Records that once waited for a person. */
function heldBack({ deadLetters }: Durable): ReadonlySet<number> {
  return new Set(deadLetters.map(({ job }) => job.record));
}

/** What is counted over the days on which people work. */
function measured(
  world: World,
  { durables }: Integration,
  until: number,
): Pick<Flight, 'counted' | 'limits' | 'calls' | 'callsPerDay' | 'outages'> {
  const loaded = Math.max(0, ...durables.map(({ backfill }) => backfill?.endedAt ?? 0));
  const whole = Math.ceil(loaded / hour) * hour;
  return {
    counted: { from: Math.min(whole, until) / 1000, to: Math.round(until / 1000) },
    limits: world.limits.figures(loaded, until),
    calls: world.calls.figures(loaded, until),
    callsPerDay: Object.fromEntries(
      [...world.calls.made()].map(([system, made]) => [system, Math.round((made * day) / until)]),
    ),
    outages: world.weather.outages
      .filter(({ from }) => from < until)
      .map(({ system, from, to }) => ({ system, from: Math.round(from / 1000), to: Math.round(to / 1000) })),
  };
}

/** Never longer than this after the last edit. */
const patience: number = 21 * day;

/**
 * Runs on without edits: first until each flow has polled, repaired, had its dead letters sent again and compared both sides twice (an
 * ended record is believed gone when two comparisons missed it), and nothing waits any more; then through a quiet stretch with another poll
 * and comparison. Gives the end, ms.
 */
function rest(
  world: World,
  integration: Integration,
  { flown, most }: { readonly flown: MissionPolicy; readonly most: number },
): number {
  const { kernel, scene } = world;
  const from = kernel.now();
  let end = from + Math.max(hour, ...flown.flows.map(aftermath)) + hour;
  runWithin(world, end, most);
  while (isBusy(integration) && end < from + patience && kernel.events() < most) {
    end += 6 * hour;
    runWithin(world, end, most);
  }
  scene.quiet = true;
  end += Math.max(hour, ...flown.flows.map(turn)) + hour;
  runWithin(world, end, most);
  return end;
}

const stormNote: string =
  'the run was ended early: far more happened than these changes explain, as where flows feed one another in a circle';

/** Runs to the end, hour by hour, or until there were too many events. */
function runWithin({ kernel }: World, end: number, most: number): void {
  for (let at = kernel.now(); at < end && kernel.events() < most; at = kernel.now())
    kernel.runUntil(Math.min(end, at + hour));
}

/** The longest time after which everything that a flow does by the clock has been done once. */
function turn({ trigger, reconcileMs }: FlowPolicy): number {
  return Math.max(trigger.everyMs ?? 0, trigger.repairMs ?? 0, trigger.watchMs ?? 0, reconcileMs ?? 0);
}

/** Two comparisons; or one round and the time that people take for a letter. */
function aftermath(policy: FlowPolicy): number {
  return Math.max(2 * (policy.reconcileMs ?? 0), turn(policy) + (policy.deadLetter?.triageMs ?? 0));
}

function isBusy({ durables, waiting }: Integration): boolean {
  return waiting() > 0 || durables.some((durable) => isLoading(durable) || isOwed(durable));
}

function isLoading({ backfill }: Durable): boolean {
  return backfill !== null && !backfill.done;
}

/** A letter that somebody is still to look at. */
function isOwed({ deadLetters }: Durable): boolean {
  return deadLetters.some(({ replayed, settled }) => replayed === null && settled === null);
}

function settled(world: World, { durables }: Integration, end: number): readonly Incidents[] {
  for (const [index, book] of world.books.entries()) {
    const own = durables[index];
    const leg = world.books.findIndex(({ running }) => running.flow.id === book.running.flow.pair);
    if (own !== undefined) checkEnd(book, { own, other: durables[leg] ?? null }, end);
  }
  const limits = incidents();
  world.limits.check(limits, end);
  return [...world.books.map((book) => book.incidents), limits];
}

/** "day 2, 14:05". */
function when(at: number): string {
  const clock = Math.floor((at % hour) / minute);
  const today = Math.floor((at + startHour * hour) / day) + 1;
  return `day ${today}, ${String(hourOfDay(at)).padStart(2, '0')}:${String(clock).padStart(2, '0')}`;
}

function sumOf(branches: ReadonlyMap<string, number>, prefix: string): number {
  let sum = 0;
  for (const [name, count] of branches) if (name.startsWith(prefix)) sum += count;
  return sum;
}

function inOrder(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the profiles leave open and the twins took, what was flown otherwise than designed, and what was not flown. */
function notesOf(world: World, mission: Mission): readonly string[] {
  const { twins, flows } = world;
  return [
    ...mission.left.map(({ flow, why }) => `${flow} is not flown: ${why}`),
    ...flows.flatMap((running) => running.notes.map((note) => `${running.flow.id}: ${note}`)),
    ...twins.flatMap(({ assumptions }) =>
      assumptions.map(({ system, about, takes }) => `${system}: ${about}: ${takes}`),
    ),
    `A run begins at ${startHour}:00; freshness is of everyday changes after the first load, backlog of all`,
  ];
}
