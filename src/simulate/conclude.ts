// What became of a write, kept in the same step as its outcome: the pair, a stale partner, a clash, a refusal, an outcome that nobody knows.
import type { Written } from '../twin/twin.ts';
import { agreed, never } from './agree.ts';
import { kinTarget, noteCarried } from './circle.ts';
import type { Draft } from './draft.ts';
import type { Outcome, Pair, RunningFlow, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { aside, failed, finish, putOff, setBack } from './leave.ts';
import { canLook, lookUp, writtenKey } from './look-up.ts';
import { applied, close, link, resolved, unlink } from './pairs.ts';
import { tellOther } from './tell-other.ts';

/** Tries after which a clash that can't be found is left to a person. */
const clashes = 4;

/** The call as a whole failed. */
export function fallThrough(station: Station, draft: Draft, outcome: Outcome): void {
  const kind = outcome.failed ?? 'unavailable';
  const { job, pair } = draft;
  if (kind === 'no-answer') {
    if (pair !== null) {
      pair.wroteAt = outcome.at;
      // It may have waited for its turn: the index lags behind the moment at which it was sent.
      if (pair.open !== null) pair.open.lookAt = outcome.at + station.running.policy.identity.lookupWaitMs;
    }
    if (draft.intent.target < 0 && station.running.policy.idempotency.unknownOutcome === 'read-back')
      return readBackNext(station, draft);
    const asked =
      station.running.policy.idempotency.unknownOutcome === 'dead-letter' && draft.intent.target < 0;
    setBack(station, job, { ...failed(outcome, kind), wait: asked ? null : outcome.wait });
    return;
  }
  if (pair !== null && isOnlyTry(draft, pair)) resolved(station, pair);
  setBack(station, job, failed(outcome, kind));
}

/** Looking at what became of it is no repeat: it is not left to a person before that. */
function readBackNext(station: Station, { job, intent, pair }: Draft): void {
  const { bench, running } = station;
  const now = bench.kernel.now();
  job.firstFailed ??= now;
  job.attempts += 1;
  bench.took(job.flow, 'retry.no-answer');
  putOff(
    station,
    job,
    Math.max(now + 1, pair?.open?.lookAt ?? intent.since + running.policy.identity.lookupWaitMs),
  );
}

/** Of an earlier try nobody knows what became of it, though this one has failed for sure. */
function isOnlyTry({ again, intent }: Draft, { open }: Pair): boolean {
  return !again && (open === null || intent.target >= 0 || open.since === intent.since);
}

/** What was answered for one record. */
export interface Answer {
  readonly outcome: Outcome;
  readonly written: Written;
}

export function isDone({ status }: Written): boolean {
  return status > 0 && status < 300;
}

/** What was carried out is kept; its work is over, or looked at once more. */
export function letGo(station: Station, { job, intent, again }: Draft): void {
  if (again) putOff(station, job, station.bench.kernel.now());
  else finish(station, job, intent.target < 0 ? 'created' : 'updated');
}

/** Of a record that was not written. */
export function* conclude(station: Station, draft: Draft, answer: Answer): Generator<Wait, void, void> {
  const { pair, job, intent } = draft;
  const { status } = answer.written;
  if (pair !== null) resolved(station, pair);
  if ((status === 404 || status === 410) && intent.target >= 0) return missing(station, draft);
  if (status === 409 && intent.target < 0) return yield* clash(station, draft);
  if (status === 409 || status === 412) return outdated(station, draft, status);
  if (status === 424) return alone(station, draft);
  const kind = answer.outcome.failed ?? 'refused';
  setBack(station, job, {
    class: kind,
    status,
    field: null,
    wait: answer.outcome.failed === null ? null : answer.outcome.wait,
  });
}

export function keep(
  station: Station,
  { pair, intent, agreement, before }: Draft,
  { outcome, written }: Answer,
): void {
  if (intent.target < 0) noteMade(station, intent.values, written.id);
  noteCarried(station, intent.row, { id: written.id, mask: intent.mask, values: intent.values });
  if (pair === null) return;
  resolved(station, pair);
  link(station, pair, written.id);
  applied(pair, { row: intent.row, readAt: intent.readAt }, intent.hash);
  pair.targetVersion = written.version;
  pair.targetBefore = before;
  pair.writes += 1;
  pair.wroteAt = outcome.at;
  if (station.other === null) return;
  agreed(
    pair,
    agreement ?? { source: [...intent.row.values], target: madeOf(station.running, pair, intent.values) },
  );
}

/** Where a table stands in for a look-up, it has to know what was made. */
function noteMade({ index, running: { key, sites } }: Station, values: readonly number[], id: number): void {
  const token = key === null ? 0 : (values[key.target] ?? 0);
  if (index === null || sites.match !== null || token === 0) return;
  index.note(token, id);
}

/** What a target record shows that was just made, or made whole. What the other leg makes further fields of is its work still. */
function madeOf({ derives }: RunningFlow, { other }: Pair, values: readonly number[]): number[] {
  const base = other?.base ?? null;
  const made = base === null ? [...values] : base.map((old, place) => values[place] ?? old);
  return made.map((value, place) => ((derives & (1 << place)) === 0 ? value : (base?.[place] ?? never)));
}

/** The partner is gone. One way it is matched again; both ways its own deletion decides, and nothing makes it anew. */
function missing(station: Station, { pair, job }: Draft): void {
  if (pair === null) return aside(station, job, { class: 'refused', status: 404, field: null, wait: null });
  if (station.other !== null && station.running.policy.deletes !== 'ignore') {
    tellOther(station, pair, 'deleted');
    return finish(station, job, 'partner-gone');
  }
  // Where other flows know the record as the same thing, its end comes round by them.
  if (kinTarget(station, job.record) === pair.target) {
    close(pair);
    return finish(station, job, 'partner-gone');
  }
  unlink(station, pair);
  job.attempts += 1;
  station.bench.took(job.flow, 'matched-again');
  putOff(station, job, station.bench.kernel.now());
}

/** A unique key is held by a record that is there already: it is the partner, once it can be found. */
function* clash(station: Station, draft: Draft): Generator<Wait, void, void> {
  const { pair, job, intent } = draft;
  const { bench, running } = station;
  const key =
    running.key === null
      ? null
      : { field: running.key.target, token: intent.values[running.key.target] ?? 0 };
  const held = key !== null && key.token !== 0 ? key : writtenKey(station, job.record, intent.values);
  if (pair === null || held === null || !canLook(station, job, held) || job.attempts >= clashes)
    return aside(station, job, { class: 'refused', status: 409, field: 'key: held', wait: null });
  const found = yield* lookUp(station, job, held, pair);
  if (found === null) return;
  job.attempts += 1;
  if (found === 'none')
    return putOff(station, job, bench.kernel.now() + Math.max(1000, running.policy.identity.lookupWaitMs));
  if (found === 'several' || found === 'taken')
    return aside(station, job, { class: 'refused', status: 409, field: `key: ${found}`, wait: null });
  bench.took(job.flow, 'prevented.unique');
  link(station, pair, found.id);
  putOff(station, job, bench.kernel.now());
}

/** Somebody wrote in between: both are read anew. */
function outdated(station: Station, { job }: Draft, status: number): void {
  if (status === 409 && job.attempts >= clashes)
    return aside(station, job, { class: 'refused', status, field: 'key: held', wait: null });
  job.attempts += 1;
  station.bench.took(job.flow, 'prevented.version');
  putOff(station, job, station.bench.kernel.now());
}

/** Left out because another record of the batch was refused: by itself the next time. */
function alone(station: Station, { job }: Draft): void {
  job.attempts += 1;
  putOff(station, job, station.bench.kernel.now());
}
