// Virtual time and what happens in it: a queue of moments and processes that wait. Nothing here knows of integrations.
// A process is a generator that yields how long it sleeps, or what it waits for; everything happens in the order of time, and within one
// moment in the order in which it was set down, so that one seed is one history.
import type { Agenda } from '../twin/agenda.ts';
import { moments } from './moments.ts';

/** Milliseconds to sleep, or a gate to wait at. */
export type Wait = number | Gate;
export type Process = Generator<Wait, void, void>;

/** A place where processes wait until somebody lets them on, first come first served. Those before `first` have gone. */
export interface Gate {
  readonly waiting: Task[];
  first: number;
}

/** A running process. `dead` ones are never resumed. */
export interface Task {
  readonly run: Process;
  readonly name: string;
  dead: boolean;
}

/** The queue of moments. */
export interface Kernel extends Agenda {
  /** Starts at the present moment, after all that is set down for it. The name stands in errors. */
  readonly spawn: (run: Process, name: string) => Task;
  /** The process is never resumed; what it would do at its end (`finally`) is not done either. */
  readonly kill: (task: Task) => void;
  /** Lets up to `count` waiting tasks on, at the present moment. */
  readonly open: (gate: Gate, count: number) => void;
  /**
   * Runs until nothing is left or the moment is reached, what is set down for that moment included; gives the number of events so far.
   * Throws Error naming the process and the moment when one fails.
   */
  readonly runUntil: (end: number) => number;
  /** Acts and resumed processes so far; those that were killed while they slept don't count. */
  readonly events: () => number;
  /** Acts and sleeping processes, killed ones included. */
  readonly pending: () => number;
}

export function gate(): Gate {
  return { waiting: [], first: 0 };
}

/** Gone tasks are cleared away when there are more of them than this, and than those that wait. */
const clearedAbove = 64;

/** Takes the first living task out of a gate, or null. */
function leave(place: Gate): Task | null {
  const { waiting } = place;
  while (place.first < waiting.length) {
    const task = waiting[place.first];
    place.first += 1;
    if (place.first === waiting.length) {
      waiting.length = 0;
      place.first = 0;
    } else if (place.first > clearedAbove && place.first * 2 > waiting.length) {
      waiting.splice(0, place.first);
      place.first = 0;
    }
    if (task !== undefined && !task.dead) return task;
  }
  return null;
}

export function kernelAt(start: number = 0): Kernel {
  const queue = moments<(() => void) | Task>();
  let now = start;
  let count = 0;
  const resume = (task: Task): void => {
    const step = task.run.next();
    if (step.done === true) {
      task.dead = true;
      return;
    }
    const wait = step.value;
    if (typeof wait !== 'number') wait.waiting.push(task);
    else if (wait >= 0 && wait < Number.POSITIVE_INFINITY) queue.push(now + wait, task);
    else throw new RangeError(`sleeps for ${wait} ms`);
  };
  const perform = (act: (() => void) | Task): void => {
    if (typeof act === 'function') act();
    else if (act.dead) return;
    else resume(act);
    count += 1;
  };
  return {
    now: () => now,
    at: (time, act) => {
      if (!(time < Number.POSITIVE_INFINITY)) throw new RangeError(`nothing can be set down for ${time}`);
      queue.push(Math.max(now, time), act);
    },
    spawn: (run, name) => {
      const task: Task = { run, name, dead: false };
      queue.push(now, task);
      return task;
    },
    kill: (task) => {
      task.dead = true;
    },
    open: (place, number) => {
      for (let left = number; left > 0; left--) {
        const task = leave(place);
        if (task === null) return;
        queue.push(now, task);
      }
    },
    runUntil: (end) => {
      while (queue.next() <= end) {
        const act = queue.pop();
        if (act === null) break;
        now = queue.time();
        try {
          perform(act);
        } catch (cause) {
          throw failure(act, now, cause);
        }
      }
      if (end < Number.POSITIVE_INFINITY) now = Math.max(now, end);
      return count;
    },
    events: () => count,
    pending: queue.size,
  };
}

function failure(act: (() => void) | Task, now: number, cause: unknown): Error {
  const who = typeof act === 'function' ? 'something set down' : `process "${act.name}"`;
  const what = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${who} failed at ${now} ms: ${what}`, { cause });
}
