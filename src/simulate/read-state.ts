// The state of a source record that a job is about: as the page or the event gave it, or read by its id at the moment of the work.
import type { Row } from '../twin/store.ts';
import { type Gate, gate, type Wait } from './kernel.ts';
import type { CallSite } from '../twin/twin.ts';
import type { Job, Outcome, RunningFlow, SourceStates, Station } from './integration.ts';
import { failed, finish, setBack } from './leave.ts';
import { seeSite, seeSource } from './target-sites.ts';

/** A record as it was at a moment. */
export interface State {
  readonly row: Row;
  readonly readAt: number;
}

/** A state from a page is not used when it waited longer than this and can be read anew, ms. */
const keepsFor = 60_000;
/** States that are kept for other flows; whoever comes later reads anew. */
const mostKept = 5000;

/** By its id. `gone`: deleted. Null: the job has been let go. */
export function* readState(
  station: Station,
  job: Job,
  call: SourceCall,
): Generator<Wait, State | 'gone' | null, void> {
  const shared = isShared(station, job) ? station.states : null;
  if (shared !== null) {
    while (shared.under.has(job.record)) yield shared.under.get(job.record) ?? 0;
    const known = shared.seen.get(job.record);
    if (known !== undefined && known.readAt >= (shared.told.get(job.record) ?? 0)) return known;
  }
  const done = shared === null ? null : begin(shared, job.record);
  const outcome = yield* station.attempt(call.asker, call.site, { do: 'get', id: job.record }, job.attempts);
  if (shared !== null && done !== null) end(station, shared, { record: job.record, done, outcome });
  if (isGone(outcome)) return 'gone';
  if (outcome.failed !== null) {
    setBack(station, job, failed(outcome, outcome.failed));
    return null;
  }
  if (station.bench.crash('record-read')) yield 0;
  return stateIn(outcome);
}

/** A hub has what it read for one flow since a change was last told; whoever tries again, or keeps both sides in step, looks for himself. */
function isShared({ other }: Station, { attempts, from }: Job): boolean {
  return other === null && attempts === 0 && (from === 'message' || from === 'poll' || from === 'repair');
}

function begin({ under }: SourceStates, record: number): Gate {
  const own = gate();
  under.set(record, own);
  return own;
}

interface Read {
  readonly record: number;
  readonly done: Gate;
  readonly outcome: Outcome;
}

function end({ bench }: Station, { seen, under, told }: SourceStates, { record, done, outcome }: Read): void {
  const [row] = outcome.reply.rows;
  if (told.size >= mostKept) {
    seen.clear();
    told.clear();
  }
  if (outcome.failed === null && row !== undefined && !row.deleted)
    seen.set(record, { row, readAt: outcome.at });
  else seen.delete(record);
  under.delete(record);
  bench.kernel.open(done, done.waiting.length);
}

/** Whose rules the call keeps, and the call. */
interface SourceCall {
  readonly asker: RunningFlow;
  readonly site: CallSite;
}

/** Null: the job brings the state along, or nothing reads it. Both ways the other leg may have a call that this one lacks. */
export function callFor(station: Station, job: Job): SourceCall | null {
  const { running, other } = station;
  const own = running.sites.read;
  if (own !== null) return isAsked(station, job) ? { asker: running, site: own } : null;
  const theirs = other === null ? null : seeSite(other.running);
  const anew = job.from === 'replay' ? seeSource(running) : null;
  const call = theirs !== null && other !== null ? { asker: other.running, site: theirs } : anew;
  return call !== null && isAsked(station, job) ? call : null;
}

function isGone({ reply }: Outcome): boolean {
  return reply.status === 404 || reply.status === 410;
}

function stateIn({ reply, at }: Outcome): State | 'gone' {
  const [row] = reply.rows;
  return row === undefined || row.deleted ? 'gone' : { row, readAt: at };
}

/** As the job brings it along. */
export function given(station: Station, job: Job): State | 'gone' | null {
  if (job.change === 'deleted' || job.change === 'merged' || job.row?.deleted === true) return 'gone';
  if (job.row !== null) return { row: job.row, readAt: job.readAt ?? job.since };
  finish(station, job, 'unreadable');
  return null;
}

/** Whether the record is read by its id. What a page showed just now is not read again. */
function isAsked(station: Station, job: Job): boolean {
  if (job.row === null || job.attempts > 0 || job.from === 'replay') return true;
  if (job.change === 'deleted' || job.change === 'merged') return true;
  if (job.from === 'message' && station.running.policy.read.method === 'read-by-id') return true;
  return (
    (station.running.policy.read.method === 'read-by-id' || station.other !== null) &&
    station.bench.kernel.now() - (job.readAt ?? 0) > keepsFor
  );
}
