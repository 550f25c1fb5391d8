// Virtual time and what happens in it: a queue of moments and processes that wait. Nothing here knows of integrations.
// A process is a generator that yields how long it sleeps, or what it waits for; everything happens in the order of time, and within one
// moment in the order in which it was set down, so that one seed is one history.
import type { Agenda } from '../twin/agenda.ts';

/** Milliseconds to sleep, or a gate to wait at. */
export type Wait = number | Gate;
export type Process = Generator<Wait, void, void>;

/** A place where processes wait until somebody lets them on, first come first served. */
export interface Gate {
  readonly waiting: Task[];
}

/** A running process. `dead` ones are never resumed. */
export interface Task {
  readonly run: Process;
  dead: boolean;
}

/** The queue of moments. */
export interface Kernel extends Agenda {
  readonly spawn: (run: Process) => Task;
  readonly kill: (task: Task) => void;
  /** Lets up to `count` waiting tasks on, at the present moment. */
  readonly open: (gate: Gate, count: number) => void;
  /** Runs until nothing is left or the moment is reached; gives the number of events so far. */
  readonly runUntil: (end: number) => number;
  readonly events: () => number;
}

export function gate(): Gate {
  return { waiting: [] };
}

interface Moments {
  readonly push: (time: number, act: (() => void) | Task) => void;
  readonly pop: () => (() => void) | Task | null;
  readonly next: () => number;
  readonly time: () => number;
}

/** A binary heap by time and order of arrival, in three arrays that grow together. */
function moments(): Moments {
  const times: number[] = [];
  const orders: number[] = [];
  const acts: ((() => void) | Task)[] = [];
  let arrivals = 0;
  let last = 0;
  const before = (a: number, b: number): boolean => {
    const difference = (times[a] ?? 0) - (times[b] ?? 0);
    return difference < 0 || (difference === 0 && (orders[a] ?? 0) < (orders[b] ?? 0));
  };
  const swap = (a: number, b: number): void => {
    const [time, order, act] = [times[a], orders[a], acts[a]];
    times[a] = times[b] ?? 0;
    orders[a] = orders[b] ?? 0;
    acts[a] = acts[b] as Task;
    times[b] = time ?? 0;
    orders[b] = order ?? 0;
    acts[b] = act as Task;
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      if (left >= times.length) return;
      const right = left + 1;
      const least = right < times.length && before(right, left) ? right : left;
      if (!before(least, at)) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    push: (time, act) => {
      times.push(time);
      orders.push(arrivals);
      acts.push(act);
      arrivals += 1;
      let at = times.length - 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!before(at, above)) return;
        swap(at, above);
        at = above;
      }
    },
    pop: () => {
      const first = acts[0];
      if (first === undefined) return null;
      last = times[0] ?? last;
      swap(0, times.length - 1);
      times.pop();
      orders.pop();
      acts.pop();
      sink();
      return first;
    },
    next: () => times[0] ?? Number.POSITIVE_INFINITY,
    time: () => last,
  };
}

/** Throws what a process throws. */
export function kernelAt(start: number = 0): Kernel {
  const queue = moments();
  let now = start;
  let count = 0;
  const resume = (task: Task): void => {
    if (task.dead) return;
    const step = task.run.next();
    if (step.done === true) {
      task.dead = true;
      return;
    }
    const wait = step.value;
    if (typeof wait === 'number') queue.push(now + wait, task);
    else wait.waiting.push(task);
  };
  return {
    now: () => now,
    at: (time, act) => queue.push(Math.max(now, time), act),
    spawn: (run) => {
      const task: Task = { run, dead: false };
      queue.push(now, task);
      return task;
    },
    kill: (task) => {
      task.dead = true;
    },
    open: (place, number) => {
      let left = number;
      while (left > 0) {
        const task = place.waiting.shift();
        if (task === undefined) return;
        if (task.dead) continue;
        queue.push(now, task);
        left -= 1;
      }
    },
    runUntil: (end) => {
      while (queue.next() <= end) {
        const act = queue.pop();
        if (act === null) break;
        now = queue.time();
        count += 1;
        if (typeof act === 'function') act();
        else resume(act);
      }
      now = Math.max(now, Math.min(end, Number.MAX_SAFE_INTEGER));
      return count;
    },
    events: () => count,
  };
}
