// Everything around an integration in one run: virtual time, weather, the twins of its systems, people at work and those who watch. The
// integration itself is put into it by `run.ts`.
import { makeTwin } from '../twin/make.ts';
import { type Random, randomFrom } from '../twin/random.ts';
import type { Change } from '../twin/store.ts';
import type { Twin } from '../twin/twin.ts';
import { airOf, type Weather } from './air-of.ts';
import { rolesIn } from './circle-of.ts';
import { hour } from './clock.ts';
import type { RunningFlow } from './integration.ts';
import { type Kernel, kernelAt, type Process } from './kernel.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Mission } from './mission.ts';
import { type Book, bookOf, type Scene } from './observe/book.ts';
import { type CallLog, callLog } from './observe/call-log.ts';
import { type LimitLog, limitLog } from './observe/limit-log.ts';
import { type Partners, partnersOf, type Side } from './observe/partners.ts';
import { hearSource } from './observe/source-watch.ts';
import { hearTarget } from './observe/target-watch.ts';
import { goToWork } from './people.ts';
import type { MissionPolicy } from './policy.ts';
import { runningOf } from './running.ts';
import type { Faults } from './weather.ts';
import { workplacesOf } from './workplace.ts';

/** `flown` is what runs; `intended` what the design means, by which it is judged. `until`: people's last edit, ms. */
export interface WorldInput {
  readonly mission: Mission;
  readonly flown: MissionPolicy;
  readonly intended: MissionPolicy;
  readonly faults: Faults;
  readonly seed: number;
  readonly until: number;
}

export interface World {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly weather: Weather;
  readonly scene: Scene;
  readonly twins: readonly Twin[];
  readonly flows: readonly RunningFlow[];
  /** In the order of the flows. */
  readonly books: readonly Book[];
  readonly limits: LimitLog;
  readonly calls: CallLog;
}

export function worldOf(input: WorldInput): World {
  const { mission, flown, intended, faults, seed, until } = input;
  const random = randomFrom(seed);
  const kernel = kernelAt();
  const weather = airOf(
    faults,
    seed,
    mission.systems.map(({ id }) => id),
    until,
  );
  const layout = layoutOf(mission);
  const calls = callLog();
  const twins = new Map(
    mission.systems.map((system): readonly [string, Twin] => {
      const twin = makeTwin({
        system: system.id,
        profile: system.profile,
        edition: system.edition,
        environment: 'production',
        resources: layout.stocks.filter((stock) => stock.system === system.id),
        agenda: kernel,
        random: random.fork(`twin ${system.id}`),
        air: weather.air,
      });
      return [system.id, calls.counting(twin)];
    }),
  );
  const flows = runningOf({ mission, layout }, flown, twins);
  const scene: Scene = { now: kernel.now, bulk: false, quiet: false };
  const partners = partnersIn(flows, layout);
  const roles = rolesIn(
    flows.map((running, index) => ({ ...running, policy: intended.flows[index] ?? running.policy })),
    mission,
  );
  const books = flows.map((running, index): Book => {
    const meant = intended.flows[index];
    const own = partners.get(running);
    if (meant === undefined || own === undefined) throw new Error(`${running.flow.id} has no policy`);
    return bookOf({ running, intended: meant, partners: own, scene, circle: roles[index] ?? null });
  });
  for (const book of books) {
    const at = (ids: readonly string[]): readonly Book[] =>
      ids.flatMap((id) => books.find((one) => one.running.flow.id === id) ?? []);
    book.kin = at(book.circle?.kin ?? []);
    book.owners = at(book.circle?.owners ?? []);
  }
  watch(books);
  const limits = limitLog([...twins.values()], intended);
  kernel.spawn(hourly(kernel, [limits, calls]), 'hours');
  goToWork({
    kernel,
    random: random.fork('people'),
    scene,
    until,
    workplaces: workplacesOf(flows, layout, partners),
  });
  return { kernel, random, weather, scene, twins: [...twins.values()], flows, books, limits, calls };
}

/** Legs of one two-way flow share a book of partners. */
function partnersIn(flows: readonly RunningFlow[], layout: Layout): ReadonlyMap<RunningFlow, Partners> {
  const found = new Map<RunningFlow, Partners>();
  for (const running of flows) {
    const { flow, key } = running;
    const other = flows.find((one) => one.flow.id === flow.pair);
    const shared = other === undefined ? undefined : found.get(other);
    const side = (end: typeof flow.from, place: number | null): Side => {
      const stock = layout.stocks.find((one) => one.system === end.system && one.resource === end.resource);
      return { count: stock?.count ?? 0, key: place === null ? null : (stock?.starts[place] ?? null) };
    };
    found.set(
      running,
      shared?.flipped() ??
        partnersOf(side(flow.from, key?.source ?? null), side(flow.to, key?.target ?? null)),
    );
  }
  return found;
}

/** Every store tells first those who see it as a target, so that partners are known when it is seen as a source. */
function watch(books: readonly Book[]): void {
  for (const book of books) {
    const { running } = book;
    const other = books.find((one) => one.running.flow.id === running.flow.pair) ?? null;
    running.target.store(running.flow.to.resource).watch((change: Change) => hearTarget(book, change, other));
  }
  for (const book of books)
    book.running.source.store(book.running.flow.from.resource).watch((change) => hearSource(book, change));
}

function* hourly(kernel: Kernel, logs: readonly Pick<LimitLog, 'note'>[]): Process {
  for (;;) {
    for (const log of logs) log.note(kernel.now());
    yield hour;
  }
}
