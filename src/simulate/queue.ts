// Where work waits until it is due. Jobs of one record collapse to one while they wait, and one of a record is in flight at a time; retries
// wait here without holding a worker. It knows nothing of what a job does.
import { type ById, byId, type CountById, countById } from './by-id.ts';
import type { Job, Queue } from './integration.ts';
import { type Gate, gate, type Kernel } from './kernel.ts';
import { Lanes } from './lanes.ts';
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
  return rules.onePerRecord ? new SerialQueue(kernel, rules.readable) : new PlainQueue(kernel);
}

/** One job of a record at a time. Classes here, since all work passes and every run makes queues anew. */
class SerialQueue implements Queue {
  readonly kernel: Kernel;
  readonly readable: boolean;
  readonly due: Gate = gate();
  readonly lanes: Lanes = new Lanes();
  readonly last: CountById = countById();
  slots: ById<Slot> = byId<Slot>();
  count = 0;

  constructor(kernel: Kernel, readable: boolean) {
    this.kernel = kernel;
    this.readable = readable;
  }

  puts(): number {
    return this.count;
  }

  lastPut(record: number): number {
    return this.last.get(record);
  }

  put(job: Job): void {
    this.count += 1;
    this.last.set(job.record, this.count);
    const slot = slotIn(this.slots, job.record);
    slot.waiting = slot.waiting === null ? job : merged(slot.waiting, job, this.readable);
    if (job.lot !== null) slot.counted = slot.counted.length === 0 ? [job] : [...slot.counted, job];
    if (slot.flying === null) this.line(slot.waiting);
  }

  take(loadOnly: boolean): Job | null {
    const job = this.lanes.take(this.kernel.now(), loadOnly, this);
    const slot = job === null ? undefined : this.slots.get(job.record);
    if (job === null || slot === undefined) return null;
    slot.waiting = null;
    slot.flying = job;
    slot.flyingCounted = slot.counted;
    slot.counted = nobody;
    return job;
  }

  done(job: Job): void {
    const slot = this.slots.get(job.record);
    if (slot === undefined || slot.flying !== job) return;
    for (const one of slot.flyingCounted) settle(this.kernel, one);
    slot.flying = null;
    slot.flyingCounted = nobody;
    if (slot.waiting === null) this.slots.delete(job.record);
    else this.line(slot.waiting);
  }

  again(job: Job, time: number): void {
    const slot = this.slots.get(job.record);
    if (slot === undefined || slot.flying !== job) return;
    job.due = time;
    slot.waiting = slot.waiting === null ? job : merged(job, slot.waiting, this.readable);
    if (slot.flyingCounted.length > 0) slot.counted = [...slot.counted, ...slot.flyingCounted];
    slot.flying = null;
    slot.flyingCounted = nobody;
    this.line(slot.waiting);
  }

  size(): number {
    return this.slots.size;
  }

  holds(record: number): boolean {
    return this.slots.get(record) !== undefined;
  }

  crash(durable: boolean): void {
    this.lanes.clear();
    if (!durable) this.slots = byId<Slot>();
    for (const slot of this.slots.values()) {
      landed(slot, this.readable);
      if (slot.waiting !== null) this.line(slot.waiting);
    }
  }

  waits(job: Job): boolean {
    return this.slots.get(job.record)?.waiting === job;
  }

  line(job: Job): void {
    this.lanes.push(job);
    wake(this.kernel, this.due, job);
  }
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

/** Every job by itself. */
class PlainQueue implements Queue {
  readonly kernel: Kernel;
  readonly due: Gate = gate();
  readonly lanes: Lanes = new Lanes();
  readonly last: CountById = countById();
  readonly alive: Set<Job> = new Set();
  count = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  puts(): number {
    return this.count;
  }

  lastPut(record: number): number {
    return this.last.get(record);
  }

  put(job: Job): void {
    this.count += 1;
    this.last.set(job.record, this.count);
    this.alive.add(job);
    this.line(job);
  }

  take(loadOnly: boolean): Job | null {
    return this.lanes.take(this.kernel.now(), loadOnly, this);
  }

  done(job: Job): void {
    if (this.alive.delete(job)) settle(this.kernel, job);
  }

  again(job: Job, time: number): void {
    if (!this.alive.has(job)) return;
    job.due = time;
    this.line(job);
  }

  size(): number {
    return this.alive.size;
  }

  holds(): boolean {
    return this.alive.size > 0;
  }

  crash(durable: boolean): void {
    this.lanes.clear();
    if (!durable) this.alive.clear();
    for (const job of this.alive) this.line(job);
  }

  waits(job: Job): boolean {
    return this.alive.has(job);
  }

  line(job: Job): void {
    this.lanes.push(job);
    wake(this.kernel, this.due, job);
  }
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
