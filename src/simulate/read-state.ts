// The state of a source record that a job is about: as the page or the event gave it, or read by its id at the moment of the work.
import type { Row } from '../twin/store.ts';
import type { Wait } from './kernel.ts';
import type { CallSite } from '../twin/twin.ts';
import type { Job, Outcome, RunningFlow, Station } from './integration.ts';
import { failed, finish, setBack } from './leave.ts';
import { seeSite, seeSource } from './target-sites.ts';

/** A record as it was at a moment. */
export interface State {
  readonly row: Row;
  readonly readAt: number;
}

/** A state from a page is not used when it waited longer than this and can be read anew, ms. */
const keepsFor = 60_000;

/** `gone`: deleted. Null: the job has been let go. */
export function* readState(station: Station, job: Job): Generator<Wait, State | 'gone' | null, void> {
  const call = callFor(station, job);
  if (call === null) return given(station, job);
  const outcome = yield* station.attempt(call.asker, call.site, { do: 'get', id: job.record }, job.attempts);
  if (isGone(outcome)) return 'gone';
  if (outcome.failed !== null) {
    setBack(station, job, failed(outcome, outcome.failed));
    return null;
  }
  if (station.bench.crash('record-read')) yield 0;
  return stateIn(outcome);
}

/** Whose rules the call keeps, and the call. */
interface SourceCall {
  readonly asker: RunningFlow;
  readonly site: CallSite;
}

/** Null: the job brings the state along, or nothing reads it. Both ways the other leg may have a call that this one lacks. */
function callFor(station: Station, job: Job): SourceCall | null {
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

function given(station: Station, job: Job): State | 'gone' | null {
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
