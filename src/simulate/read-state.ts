// The state of a source record that a job is about: as the page or the event gave it, or read by its id at the moment of the work.
import type { Row } from '../twin/store.ts';
import type { Wait } from './kernel.ts';
import type { Job, Station } from './integration.ts';
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
  const { running, other } = station;
  // Both ways the other leg may have a call that this one lacks.
  const theirs = running.sites.read === null && other !== null ? seeSite(other.running) : null;
  const anew = running.sites.read === null && job.from === 'replay' ? seeSource(running) : null;
  const site = running.sites.read ?? theirs ?? anew?.site ?? null;
  if (site === null || !isAsked(station, job)) return given(station, job);
  const asker = theirs !== null && other !== null ? other.running : (anew?.asker ?? running);
  const outcome = yield* station.attempt(asker, site, { do: 'get', id: job.record }, job.attempts);
  const { reply } = outcome;
  if (reply.status === 404 || reply.status === 410) return 'gone';
  if (outcome.failed !== null) {
    setBack(station, job, failed(outcome, outcome.failed));
    return null;
  }
  if (station.bench.crash('record-read')) yield 0;
  const [row] = reply.rows;
  if (row === undefined || row.deleted) return 'gone';
  return { row, readAt: outcome.at };
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
