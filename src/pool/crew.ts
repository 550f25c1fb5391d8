// Flights on all processors. Which worker flies a seed does not matter: a flight follows from its sortie and seed alone, and results stand in
// the order in which they were asked for. With one processor everything is flown here, between turns of the event loop.
import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Crew, Watch } from '../jobs/ports.ts';
import type { Flight } from '../simulate/flight.ts';
import type { Sortie } from '../simulate/sortie.ts';
import type { Order, Report } from './orders.ts';

/** A crew that holds workers until it is closed; they keep no process alive that has nothing else to do. */
export interface OpenCrew extends Crew {
  readonly cores: number;
  readonly close: () => Promise<void>;
}

/** How many processors this process may use. */
export function coresHere(): number {
  return availableParallelism();
}

/** As sources and as published: the file beside this one, in the language of this one. */
const ownProgram = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * `cores` workers, or this thread alone where it is 1. Workers load `program`, which answers orders with reports, while the caller does
 * other work.
 */
export function openCrew(cores: number = coresHere(), program: URL = ownProgram): OpenCrew {
  if (cores <= 1) return { cores: 1, fly: flyHere, close: () => Promise.resolve() };
  return crewOf(Array.from({ length: cores }, () => hired(program)));
}

/** One seed of one sortie, the sortie's place among all, and the place of its flight. */
interface Task {
  readonly sortie: Sortie;
  readonly place: number;
  readonly seed: number;
  readonly at: number;
}

function tasksOf(sorties: readonly Sortie[]): readonly Task[] {
  return sorties
    .flatMap((sortie, place) => sortie.seeds.map((seed) => ({ sortie, place, seed })))
    .map((task, at) => ({ ...task, at }));
}

/** The flights of all tasks back under their sorties. */
function sorted(sorties: readonly Sortie[], flights: readonly Flight[]): readonly (readonly Flight[])[] {
  let from = 0;
  return sorties.map(({ seeds }) => {
    const own = flights.slice(from, from + seeds.length);
    from += seeds.length;
    return own;
  });
}

async function flyHere(
  sorties: readonly Sortie[],
  { flown, signal }: Watch,
): Promise<readonly (readonly Flight[])[]> {
  const { flyOnce } = await import('../simulate/run.ts');
  const tasks = tasksOf(sorties);
  const flights: Flight[] = [];
  for (const { sortie, place, seed } of tasks) {
    signal?.throwIfAborted();
    flights.push(failing(sortie, seed, () => flyOnce(sortie.mission, sortie.setting, seed)));
    flown(flights.length, tasks.length, place);
    // A turn of the loop, so that a line is drawn and a signal is heard.
    await turn();
  }
  signal?.throwIfAborted();
  return sorted(sorties, flights);
}

function failing(sortie: Sortie, seed: number, fly: () => Flight): Flight {
  try {
    return fly();
  } catch (cause) {
    throw fault(sortie, seed, cause);
  }
}

/** Says which flight it was: with the sortie and the seed anybody can fly it again. */
function fault({ mission, setting }: Sortie, seed: number, cause: unknown): Error {
  const says = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `the flight of ${mission.design} with seed ${seed} under ${setting.faults.name}: ${says}`,
    {
      cause,
    },
  );
}

/** A worker, what it has been told, and why it is gone. */
interface Hand {
  readonly worker: Worker;
  readonly learnt: Map<Sortie, number>;
  gone: Error | null;
}

function hired(program: URL): Hand {
  const worker = new Worker(program);
  const hand: Hand = { worker, learnt: new Map<Sortie, number>(), gone: null };
  // One that ends while it has nothing to do is remembered: its next flight says so.
  worker.on('error', (cause) => {
    hand.gone ??= cause instanceof Error ? cause : new Error(String(cause));
  });
  worker.on('exit', (code) => {
    hand.gone ??= new Error(`its worker ended with code ${code}`);
  });
  worker.unref();
  return hand;
}

function crewOf(hands: readonly Hand[]): OpenCrew {
  let open = true;
  const close = async (): Promise<void> => {
    open = false;
    await Promise.all(hands.map(({ worker }) => worker.terminate()));
  };
  return {
    cores: hands.length,
    close,
    fly: async (sorties, watch) => {
      if (!open) throw new Error('this crew has been sent home');
      watch.signal?.throwIfAborted();
      try {
        return sorted(sorties, await share(hands, tasksOf(sorties), watch));
      } catch (error) {
        // A worker cannot be stopped in the middle of a flight but by ending it.
        await close();
        throw error;
      }
    },
  };
}

/** Each hand takes the next task as soon as it is free. Rejects on the first fault, a dead worker or the signal. */
async function share(
  hands: readonly Hand[],
  tasks: readonly Task[],
  watch: Watch,
): Promise<readonly Flight[]> {
  const flights: Flight[] = [];
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(watch.signal?.reason);
  watch.signal?.addEventListener('abort', stop, { once: true });
  let next = 0;
  let done = 0;
  const work = async (hand: Hand): Promise<void> => {
    for (let task = tasks[next]; task !== undefined; task = tasks[next]) {
      next += 1;
      flights[task.at] = await flownBy(hand, task);
      done += 1;
      watch.flown(done, tasks.length, task.place);
    }
  };
  for (const { worker } of hands) worker.ref();
  try {
    await Promise.race([Promise.all(hands.map(work)), stopped.promise]);
    return flights;
  } finally {
    watch.signal?.removeEventListener('abort', stop);
    for (const { worker } of hands) worker.unref();
  }
}

function flownBy(hand: Hand, { sortie, seed }: Task): Promise<Flight> {
  const { worker } = hand;
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', heard).off('error', ended).off('exit', ended);
      act();
    };
    const failed = (cause: unknown): void => settle(() => reject(fault(sortie, seed, cause)));
    const ended = (): void => failed(hand.gone);
    const heard = (report: Report): void => {
      if (report.report === 'flown') settle(() => resolve(report.flight));
      else failed(Object.assign(new Error(report.message), { stack: report.stack ?? undefined }));
    };
    if (hand.gone !== null) {
      failed(hand.gone);
      return;
    }
    worker.on('message', heard).on('error', ended).on('exit', ended);
    give(hand, sortie, seed);
  });
}

/** A mission that this hand does not know yet goes before its first seed. */
function give({ worker, learnt }: Hand, sortie: Sortie, seed: number): void {
  const tell = (order: Order): void => worker.postMessage(order);
  const number = learnt.get(sortie) ?? learnt.size;
  if (!learnt.has(sortie)) {
    learnt.set(sortie, number);
    tell({ order: 'learn', sortie: number, mission: sortie.mission, setting: sortie.setting });
  }
  tell({ order: 'fly', sortie: number, seed });
}
