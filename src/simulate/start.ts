// A running integration, put together from its parts: what is durable once for the whole run, everything else anew in each life. A crash ends
// all processes at once; after a while it starts again with what was kept.
import type { Receiver } from '../twin/twin.ts';
import { callersOn, line, type Line } from './caller.ts';
import { written } from './circle.ts';
import { crashesOf } from './crash.ts';
import { findersOf } from './finders.ts';
import { endName } from '../landscape/circles.ts';
import { type Alive, intakeFor } from './intake.ts';
import type { Bench, Durable, KeyBook, RunningFlow, Station, Written } from './integration.ts';
import type { Process, Task } from './kernel.ts';
import { emptyDurable } from './pairs.ts';
import { reconcile } from './reconcile.ts';
import type { Faults } from './weather.ts';
import { work } from './worker.ts';

/** `until`: no crash begins after it (ms). */
export interface Start {
  readonly flows: readonly RunningFlow[];
  readonly bench: Omit<Bench, 'crash'>;
  readonly crashes: Faults['crashes'];
  readonly until: number;
}

export interface Integration {
  /** In the order of the flows. */
  readonly durables: readonly Durable[];
  /** Crashes by the kind of step at which they struck. */
  readonly struck: Readonly<Record<string, number>>;
  /** Jobs waiting or in flight, over all flows. */
  readonly waiting: () => number;
}

/** What outlives a crash. */
interface Kept {
  readonly running: RunningFlow;
  readonly durable: Durable;
  alive: Alive | null;
  address: Station['address'];
  /** The target by match key, where a table stands in for a look-up. */
  index: Station['index'];
}

interface House {
  readonly kept: readonly Kept[];
  readonly bench: Bench;
  readonly line: Line;
  /** What is known of records that close a circle, by their end. */
  readonly written: Map<string, Written>;
  /** Match keys that flows have reserved, by the end into which they write. */
  readonly keys: Map<string, KeyBook>;
  tasks: Task[];
  life: number;
  up: boolean;
}

/** Starts at the present moment and goes on until the kernel stops. */
export function startIntegration({ flows, bench, crashes, until }: Start): Integration {
  const { kernel } = bench;
  const kept = flows.map(
    (running): Kept => ({
      running,
      durable: emptyDurable(kernel, running),
      alive: null,
      index: null,
      address: null,
    }),
  );
  const strike = (): boolean => fall(house, plan.restartMs);
  const plan = crashesOf({ kernel, random: bench.random.fork('crashes'), faults: crashes, until, strike });
  const crash: Bench['crash'] = (point) => house.up && plan.at(point) && strike();
  const house: House = {
    kept,
    bench: { ...bench, crash },
    line: line(),
    written: new Map(),
    keys: new Map(),
    tasks: [],
    life: 0,
    up: false,
  };
  subscribe(kept);
  live(house);
  return {
    durables: kept.map(({ durable }) => durable),
    struck: plan.struck,
    waiting: () => kept.reduce((sum, { durable }) => sum + durable.queue.size(), 0),
  };
}

/** One address for each flow that is told of changes itself. */
function subscribe(kept: readonly Kept[]): void {
  for (const one of kept) {
    const { flow, policy, source } = one.running;
    if (policy.trigger.mode !== 'webhook' && policy.trigger.mode !== 'event') continue;
    if (policy.read.by !== null) continue;
    const receiver: Receiver = intakeFor(() => one.alive);
    one.address = {
      stands: () => source.subscribed(receiver),
      subscribe: () => source.subscribe([flow.from.resource], receiver),
    };
    one.address.subscribe();
  }
}

/** Everything ends where it stands. False when nothing was running. */
function fall(house: House, restartMs: number): boolean {
  if (!house.up) return false;
  house.up = false;
  const { kernel } = house.bench;
  for (const task of house.tasks) kernel.kill(task);
  house.tasks = [];
  for (const one of house.kept) {
    one.index = one.running.sites.match === null ? (one.alive?.station.index ?? null) : null;
    one.alive = null;
    one.durable.queue.crash(one.running.policy.transport.durable);
  }
  kernel.at(kernel.now() + restartMs, () => live(house));
  return true;
}

/** A new life. */
function live(house: House): void {
  house.up = true;
  house.life += 1;
  const { life, bench } = house;
  const callers = callersOn(bench, house.line);
  const stations = house.kept.map(
    ({ running, durable, index, address }): Station => ({
      running,
      durable,
      bench,
      ...callers,
      inbox: durable.queue,
      index,
      address,
      other: null,
      takers: [],
      states: null,
      circle: null,
      life,
    }),
  );
  for (const station of stations)
    station.other = stations.find((one) => one.running.flow.id === station.running.flow.pair) ?? null;
  for (const station of stations) shareReads(station, stations);
  for (const station of stations) station.circle = circleOf(station, stations, house);
  for (const [at, station] of stations.entries()) {
    const { processes, bell } = findersOf(station);
    const one = house.kept[at];
    if (one !== undefined) one.alive = { station, bell, up: () => house.up && house.life === life };
    const { id } = station.running.flow;
    const start = (run: Process, name: string): void => {
      house.tasks.push(bench.kernel.spawn(run, `${id} ${name}`));
    };
    for (const [number, finder] of processes.entries()) start(finder, `finder ${number + 1}`);
    for (let worker = 1; worker <= station.running.policy.transport.concurrency; worker++)
      start(work(station), `worker ${worker}`);
    start(reconcile(station), 'comparison');
  }
}

/** What is found and read for one is there for all that take from it. */
function shareReads(station: Station, stations: readonly Station[]): void {
  const { id } = station.running.flow;
  station.takers = stations.filter((one) => one.running.policy.read.by === id);
  if (station.takers.length === 0) return;
  const states = { told: new Map(), seen: new Map(), under: new Map() };
  for (const one of [station, ...station.takers]) one.states = states;
}

/** The other flows of the same records, at work; null where there are none. */
function circleOf(
  { running: { circle, flow } }: Station,
  stations: readonly Station[],
  { written: known, keys }: Pick<House, 'written' | 'keys'>,
): Station['circle'] {
  if (circle === null) return null;
  const at = (ids: readonly string[]): readonly Station[] =>
    ids.flatMap((id) => stations.find((one) => one.running.flow.id === id) ?? []);
  const of = (end: typeof flow.from): Written => {
    const own = known.get(endName(end)) ?? written();
    known.set(endName(end), own);
    return own;
  };
  const kin = at(circle.kin);
  const web = new Map<string, { durable: Durable; forward: boolean; other: string }[]>();
  const lead = (from: string, thread: { durable: Durable; forward: boolean; other: string }): void => {
    const own = web.get(from) ?? [];
    own.push(thread);
    web.set(from, own);
  };
  for (const { durable, running } of kin) {
    const [from, to] = [endName(running.flow.from), endName(running.flow.to)];
    lead(from, { durable, forward: true, other: to });
    lead(to, { durable, forward: false, other: from });
  }
  const [from, to] = [endName(flow.from), endName(flow.to)];
  const book: KeyBook = keys.get(to) ?? new Map();
  keys.set(to, book);
  return {
    from,
    to,
    keys: book,
    web,
    rivals: kin.flatMap(({ durable, running }) =>
      endName(running.flow.to) === to ? [{ durable, from: endName(running.flow.from) }] : [],
    ),
    owners: at(circle.owners),
    feeders: at(circle.feeders),
    wrote: of(flow.to),
    read: of(flow.from),
  };
}
