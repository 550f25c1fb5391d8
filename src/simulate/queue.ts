// Where work waits until it is due. Jobs of one record collapse to one while they wait, and one of a record is in flight at a time; retries
// wait here without holding a worker. It knows nothing of what a job does. Every step costs the logarithm of what waits.
import { type ById, byId, countById } from './by-id.ts';
import type { Job, Queue } from './integration.ts';
import { gate, type Kernel } from './kernel.ts';
import { settle } from './lot.ts';

/** A record's work: what waits, what is in flight, and the found jobs that went into each and that somebody counts. */
interface Slot {
  waiting: Job | null;
  counted: readonly Job[];
  flying: Job | null;
  flyingCounted: readonly Job[];
}

const nobody: readonly Job[] = [];

/** `onePerRecord` false: every job by itself. `readable`: a record can be read anew, so that a hint without a state asks for that. */
export interface QueueRules {
  readonly onePerRecord: boolean;
  readonly readable: boolean;
}

export function queueOn(kernel: Kernel, rules: QueueRules): Queue {
  return counted(rules.onePerRecord ? serialQueue(kernel, rules.readable) : plainQueue(kernel));
}

type Plain = Omit<Queue, 'puts' | 'lastPut'>;

function counted(queue: Plain): Queue {
  const last = countById();
  let puts = 0;
  return {
    ...queue,
    puts: () => puts,
    lastPut: last.get,
    put: (job) => {
      puts += 1;
      last.set(job.record, puts);
      queue.put(job);
    },
  };
}

function serialQueue(kernel: Kernel, readable: boolean): Plain {
  const lanes = lanesOf();
  let slots = byId<Slot>();
  const due = gate();
  const waits = (job: Job): boolean => slots.get(job.record)?.waiting === job;
  const line = (job: Job): void => {
    lanes.push(job);
    wake(kernel, due, job);
  };
  return {
    due,
    put: (job) => {
      const slot = slotIn(slots, job.record);
      slot.waiting = slot.waiting === null ? job : merged(slot.waiting, job, readable);
      if (job.lot !== null) slot.counted = [...slot.counted, job];
      if (slot.flying === null) line(slot.waiting);
    },
    take: (loadOnly) => {
      const job = lanes.take(kernel.now(), loadOnly, waits);
      const slot = job === null ? undefined : slots.get(job.record);
      if (job === null || slot === undefined) return null;
      slot.waiting = null;
      slot.flying = job;
      slot.flyingCounted = slot.counted;
      slot.counted = nobody;
      return job;
    },
    done: (job) => {
      const slot = slots.get(job.record);
      if (slot === undefined || slot.flying !== job) return;
      for (const one of slot.flyingCounted) settle(kernel, one);
      slot.flying = null;
      slot.flyingCounted = nobody;
      if (slot.waiting === null) slots.delete(job.record);
      else line(slot.waiting);
    },
    again: (job, time) => {
      const slot = slots.get(job.record);
      if (slot === undefined || slot.flying !== job) return;
      job.due = time;
      slot.waiting = slot.waiting === null ? job : merged(job, slot.waiting, readable);
      if (slot.flyingCounted.length > 0) slot.counted = [...slot.counted, ...slot.flyingCounted];
      slot.flying = null;
      slot.flyingCounted = nobody;
      line(slot.waiting);
    },
    size: () => slots.size,
    holds: (record) => slots.get(record) !== undefined,
    crash: (durable) => {
      lanes.clear();
      if (!durable) slots = byId<Slot>();
      for (const slot of slots.values()) {
        landed(slot, readable);
        if (slot.waiting !== null) line(slot.waiting);
      }
    },
  };
}

/** After a crash what was in flight waits again, and nobody counts any more. */
function landed(slot: Slot, readable: boolean): void {
  if (slot.flying !== null)
    slot.waiting = slot.waiting === null ? slot.flying : merged(slot.flying, slot.waiting, readable);
  slot.flying = null;
  slot.counted = nobody;
  slot.flyingCounted = nobody;
}

function slotIn(slots: ById<Slot>, record: number): Slot {
  const known = slots.get(record);
  if (known !== undefined) return known;
  const made: Slot = { waiting: null, counted: nobody, flying: null, flyingCounted: nobody };
  slots.set(record, made);
  return made;
}

function plainQueue(kernel: Kernel): Plain {
  const lanes = lanesOf();
  const alive = new Set<Job>();
  const due = gate();
  const line = (job: Job): void => {
    lanes.push(job);
    wake(kernel, due, job);
  };
  return {
    due,
    put: (job) => {
      alive.add(job);
      line(job);
    },
    take: (loadOnly) => lanes.take(kernel.now(), loadOnly, (job) => alive.has(job)),
    done: (job) => {
      if (alive.delete(job)) settle(kernel, job);
    },
    again: (job, time) => {
      if (!alive.has(job)) return;
      job.due = time;
      line(job);
    },
    size: () => alive.size,
    holds: () => alive.size > 0,
    crash: (durable) => {
      lanes.clear();
      if (!durable) alive.clear();
      for (const job of alive) line(job);
    },
  };
}

/** Somebody who waits is let on: now, or when the job falls due. */
function wake(kernel: Kernel, due: Queue['due'], job: Job): void {
  if (job.due <= kernel.now()) kernel.open(due, 1);
  else kernel.at(job.due, () => kernel.open(due, 1));
}

/** How much a job's origin says about what must be done; the greater stays. */
const weight = { backfill: 5, replay: 4, reconcile: 3, repair: 2, poll: 1, message: 0 } as const;

/** One job for two of the same record: the newer state, an end rather than a change, due as soon as either. */
function merged(old: Job, fresh: Job, readable: boolean): Job {
  const told = isEnd(fresh) || !isEnd(old) ? fresh : old;
  const state = newerState(old, fresh, readable);
  return {
    flow: fresh.flow,
    record: fresh.record,
    change: told.change,
    into: told.into,
    row: state.row,
    readAt: state.readAt,
    from: weight[old.from] > weight[fresh.from] ? old.from : fresh.from,
    since: Math.min(old.since, fresh.since),
    attempts: old.attempts,
    due: Math.min(old.due, fresh.due),
    firstFailed: old.firstFailed,
    lot: null,
  };
}

function isEnd(job: Job): boolean {
  return job.change === 'deleted' || job.change === 'merged';
}

function newerState(old: Job, fresh: Job, readable: boolean): Job {
  if (fresh.row === null) return readable ? fresh : old;
  if (old.row === null) return fresh;
  const later = old.row.modified - fresh.row.modified || (old.readAt ?? 0) - (fresh.readAt ?? 0);
  return later > 0 ? old : fresh;
}

interface Lanes {
  readonly push: (job: Job) => void;
  readonly take: (now: number, loadOnly: boolean, waits: (job: Job) => boolean) => Job | null;
  readonly clear: () => void;
}

/** Live work and the first load side by side; the earlier due goes first, live work on a tie. */
function lanesOf(): Lanes {
  const live = laneOf();
  const load = laneOf();
  const next = (lane: Lane, now: number, waits: (job: Job) => boolean): Job | null => {
    for (;;) {
      const first = lane.peek();
      if (first === null || first.due > now) return null;
      if (waits(first.job) && first.job.due === first.due) return first.job;
      lane.pop();
    }
  };
  return {
    push: (job) => (job.from === 'backfill' ? load : live).push(job),
    take: (now, loadOnly, waits) => {
      const loading = next(load, now, waits);
      const living = loadOnly ? null : next(live, now, waits);
      if (living !== null && (loading === null || living.due <= loading.due)) {
        live.pop();
        return living;
      }
      if (loading !== null) load.pop();
      return loading;
    },
    clear: () => {
      live.clear();
      load.clear();
    },
  };
}

interface Entry {
  readonly due: number;
  readonly order: number;
  readonly job: Job;
}

interface Lane {
  readonly push: (job: Job) => void;
  readonly pop: () => void;
  readonly peek: () => Entry | null;
  readonly clear: () => void;
}

/** Most work is due as it comes and stands in line; the rest waits in a heap. The two are one order: by due time, then by arrival. */
function laneOf(): Lane {
  const later = heap();
  let line: (Entry | undefined)[] = [];
  let first = 0;
  let arrivals = 0;
  const head = (): Entry | null => line[first] ?? null;
  const isLater = (): boolean => {
    const soon = head();
    const late = later.peek();
    return soon === null || (late !== null && isBefore(late, soon));
  };
  return {
    push: (job) => {
      const entry = { due: job.due, order: arrivals, job };
      arrivals += 1;
      const last = line[line.length - 1];
      if (last === undefined ? first === line.length : last.due <= job.due && job.due <= last.due + lineMs)
        line.push(entry);
      else later.push(entry);
    },
    pop: () => {
      if (isLater()) {
        later.pop();
        return;
      }
      line[first] = undefined;
      first += 1;
      if (first === line.length) {
        line = [];
        first = 0;
      } else if (first > 1024 && first * 2 > line.length) {
        line = line.slice(first);
        first = 0;
      }
    },
    peek: () => (isLater() ? later.peek() : head()),
    clear: () => {
      line = [];
      first = 0;
      later.clear();
    },
  };
}

/** Work that is due much later than what came before it would keep others out of the line, ms. */
const lineMs = 60_000;

function isBefore(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

/** A binary heap by due time and arrival. */
function heap(): Omit<Lane, 'push'> & { readonly push: (entry: Entry) => void } {
  let entries: Entry[] = [];
  return {
    peek: () => entries[0] ?? null,
    clear: () => {
      entries = [];
    },
    push: (entry) => {
      let at = entries.length;
      entries.push(entry);
      while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = entries[above];
        if (parent === undefined || !isBefore(entry, parent)) break;
        entries[at] = parent;
        at = above;
      }
      entries[at] = entry;
    },
    pop: () => {
      const last = entries.pop();
      if (last === undefined || entries.length === 0) return;
      let at = 0;
      for (;;) {
        let below = at * 2 + 1;
        let child = entries[below];
        if (child === undefined) break;
        const right = entries[below + 1];
        if (right !== undefined && isBefore(right, child)) {
          child = right;
          below += 1;
        }
        if (!isBefore(child, last)) break;
        entries[at] = child;
        at = below;
      }
      entries[at] = last;
    },
  };
}
