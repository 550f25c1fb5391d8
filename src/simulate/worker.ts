// One of a flow's workers: takes what is due, finds out what has to be written, writes it. It ends only with the integration.
import type { Job, Station } from './integration.ts';
import type { Process } from './kernel.ts';
import { isLeftAlone, prepare } from './prepare.ts';
import { send } from './send.ts';
import type { Draft } from './draft.ts';

export function* work(station: Station): Process {
  const { durable, bench, running } = station;
  const { overheadMs } = running.policy.transport;
  for (;;) {
    const rests = station.rests(running);
    if (rests > 0) {
      yield rests;
      continue;
    }
    const jobs = takeTogether(station);
    if (jobs.length === 0) {
      yield durable.queue.due;
      continue;
    }
    if (bench.crash('job-taken')) yield 0;
    if (overheadMs > 0) yield overheadMs;
    const drafts: Draft[] = [];
    for (const job of jobs) {
      if (isLeftAlone(station, job)) continue;
      const draft = yield* prepare(station, job);
      if (draft !== null) drafts.push(draft);
    }
    if (drafts.length > 0) yield* send(station, drafts);
  }
}

/** Jobs of one call: as many as its batch takes and are due now. What failed before goes by itself. */
function takeTogether({ durable, running }: Station): readonly Job[] {
  const { policy } = running;
  const loading = durable.backfill !== null && !durable.backfill.done && policy.backfill.holdsLive;
  const first = durable.queue.take(loading);
  if (first === null) return [];
  const most =
    first.attempts > 0 ? 1 : first.from === 'backfill' ? policy.backfill.batch : policy.write.batch;
  const jobs = [first];
  while (jobs.length < most) {
    const next = durable.queue.take(loading);
    if (next === null) break;
    jobs.push(next);
  }
  return jobs;
}
