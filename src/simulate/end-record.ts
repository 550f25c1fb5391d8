// A source record is gone: deleted, or merged into another. What happens in the target is the policy's business; pairs are closed so that
// nothing makes the record anew.
import type { CallSite, Write } from '../twin/twin.ts';
import type { Job, Pair, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { failed, finish, putOff, setBack } from './leave.ts';
import { close, newPair } from './pairs.ts';
import { deleteSite } from './target-sites.ts';

/** The survivor's own first write has no answer yet: looked at again after so long, ms. */
const comingFor = 5000;

/** Lets the job go, whatever happens. */
export function* endRecord(station: Station, job: Job): Generator<Wait, void, void> {
  const { durable, running } = station;
  const { deletes } = running.policy;
  const pair = durable.pairs.get(job.record) ?? null;
  if (deletes === 'ignore') return finish(station, job, 'delete.ignored');
  if (job.into !== null && running.policy.identity.crossReference) {
    const heir = yield* inherit(station, job, pair, job.into);
    if (heir !== 'end') return;
  }
  if (pair === null || pair.target < 0) {
    if (pair !== null) close(pair);
    return finish(station, job, 'delete.never-there');
  }
  const written = deletes === 'delete' ? yield* remove(station, job, pair) : yield* mark(station, job, pair);
  if (!written) return;
  close(pair);
  finish(station, job, deletes === 'delete' ? 'delete.deleted' : 'delete.marked');
}

/** The record that is left takes the pair over where it has none of its own; else the loser's target ends like any other. */
function* inherit(
  station: Station,
  job: Job,
  pair: Pair | null,
  into: number,
): Generator<Wait, 'end' | 'let-go', void> {
  const { durable, bench, inbox } = station;
  const now = bench.kernel.now();
  const open = durable.pairs.get(into)?.open ?? null;
  if (open !== null && open.target < 0) {
    // It may have a partner of its own: nobody knows yet what became of the write that makes it.
    putOff(station, job, now + Math.max(comingFor, Math.floor((now - open.since) / 4)));
    return 'let-go';
  }
  inbox.put({
    ...job,
    record: into,
    change: 'updated',
    into: null,
    row: null,
    readAt: null,
    due: now,
    attempts: 0,
    firstFailed: null,
    lot: null,
  });
  const own = durable.pairs.get(into);
  if (pair === null || pair.target < 0 || (own !== undefined && own.target >= 0)) return 'end';
  const heir: Pair = {
    ...newPair(into, pair.target),
    writes: pair.writes,
    targetVersion: pair.targetVersion,
  };
  durable.pairs.set(into, heir);
  durable.byTarget.set(pair.target, heir);
  if (pair.other !== null) {
    const back: Pair = { ...newPair(pair.target, into), other: heir };
    heir.other = back;
    station.other?.durable.pairs.set(pair.target, back);
    station.other?.durable.byTarget.set(into, back);
    pair.other = null;
  }
  pair.target = -1;
  close(pair);
  if (bench.crash('pair-kept')) yield 0;
  finish(station, job, 'merge.inherited');
  return 'let-go';
}

/** Where the target has a place for it, the record is marked as ended. False: the job has been let go. */
function* mark(station: Station, job: Job, pair: Pair): Generator<Wait, boolean, void> {
  const { running } = station;
  const site = running.sites.update ?? running.sites.upsert;
  if (running.mark === null || site === null) return true;
  const values = Array.from({ length: running.mark + 1 }, () => 0);
  values[running.mark] = 1;
  const version = yield* send(station, job, site, writeOf(station, pair, 1 << running.mark, values));
  if (version !== null) ownChange(pair, version);
  return version !== null;
}

/** The record's last change is the mark; who had changed it before is known where the write before it was seen. */
function ownChange(pair: Pair, version: number): void {
  const { other } = pair;
  if (other !== null && other.version === version - 1) pair.targetBefore = other.modified;
  else if (pair.targetVersion !== version - 1) return;
  pair.targetVersion = version;
}

/** Without a call that deletes nothing is deleted. */
function* remove(station: Station, job: Job, pair: Pair): Generator<Wait, boolean, void> {
  const site = deleteSite(station.running);
  return site === null || (yield* send(station, job, site, writeOf(station, pair, 0, []))) !== null;
}

/** The target's version after it, 0 where it is gone. Null: the job has been let go. */
function* send(
  station: Station,
  job: Job,
  site: CallSite,
  write: Write,
): Generator<Wait, number | null, void> {
  if (station.bench.crash('before-write')) yield 0;
  const outcome = yield* station.attempt(
    station.running,
    site,
    { do: 'write', writes: [write], key: null },
    job.attempts,
  );
  if (station.bench.crash('write-answered')) yield 0;
  if (outcome.failed === null) return outcome.reply.written[0]?.version ?? 0;
  if (outcome.reply.status === 404 || outcome.reply.status === 410) return 0;
  setBack(station, job, failed(outcome, outcome.failed));
  return null;
}

function writeOf({ running }: Station, pair: Pair, mask: number, values: readonly number[]): Write {
  const carried = { flow: running.flow.id, source: pair.source, version: pair.version, seen: null };
  return { id: pair.target, match: null, mask, values, ifVersion: null, carried };
}
