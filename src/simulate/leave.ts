// How a worker lets go of a job: done, put off without blame, tried again after a failure, or laid aside for a person.
import type { ErrorClass } from '../design/design.ts';
import { layAside } from './dead-letters.ts';
import type { Failure, Job, Outcome, Station } from './integration.ts';
import { resolved } from './pairs.ts';

const wrote: ReadonlySet<string> = new Set(['created', 'updated', 'delete.marked', 'delete.deleted']);

/** Ended, whatever became of it; `branch` is told to the watchers. */
export function finish(station: Station, job: Job, branch: string): void {
  station.bench.took(job.flow, branch);
  if (job.from === 'repair' && wrote.has(branch)) station.bench.took(job.flow, 'repaired');
  const pair = station.durable.pairs.get(job.record);
  // It is not repeated any more, so there is nothing to wait for.
  if (pair !== undefined && pair.open !== null) resolved(station, pair);
  release(station, job);
  station.durable.queue.done(job);
}

/** To be done again at that moment; nobody failed. */
export function putOff(station: Station, job: Job, due: number): void {
  release(station, job);
  station.durable.queue.again(job, due);
}

export function failed(outcome: Outcome, kind: ErrorClass): Failure {
  return { class: kind, status: outcome.reply.status, field: null, wait: outcome.wait };
}

/** Waits for its next try, or is laid aside when its time is up or its class is not repeated. */
export function setBack(station: Station, job: Job, failure: Failure): void {
  const { bench } = station;
  const now = bench.kernel.now();
  job.firstFailed ??= now;
  job.attempts += 1;
  if (failure.wait === null || isUp(station, job, failure.class)) {
    aside(station, job, failure);
    return;
  }
  bench.took(job.flow, `retry.${failure.class}`);
  release(station, job);
  station.durable.queue.again(job, now + Math.max(1, Math.ceil(failure.wait)));
}

/** Kept for a person, or dropped where nobody keeps anything. */
export function aside(station: Station, job: Job, failure: Failure): void {
  release(station, job);
  if (station.running.policy.deadLetter === null) station.bench.took(job.flow, 'dropped');
  else layAside(station, job, failure);
  station.durable.queue.done(job);
}

/** Work in memory alone does not outlive the run that found it: the next run is due. */
function isUp(station: Station, job: Job, kind: ErrorClass): boolean {
  const { policy } = station.running;
  const { givesUpAfter, tries } = policy.retry[kind];
  if (tries !== null && job.attempts >= tries) return true;
  // Without a grant nothing is wrong with the work: it waits until a person has renewed it.
  if (kind === 'access-lost' && policy.transport.durable) return false;
  const waited = station.bench.kernel.now() - (job.firstFailed ?? 0);
  if (givesUpAfter !== null && waited >= givesUpAfter) return true;
  return !policy.transport.durable && policy.trigger.everyMs !== null && waited >= policy.trigger.everyMs;
}

/** Other jobs may work on the pair again. */
export function release(station: Station, job: Job): void {
  if (station.other === null && station.circle === null) return;
  const pair = station.durable.pairs.get(job.record);
  if (pair !== undefined) pair.busy = -1;
}
