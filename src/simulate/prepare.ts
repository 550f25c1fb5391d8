// What becomes of a job: nothing (older, equal, filtered out, an echo, ended), or a write. It reads and looks up; it writes nothing.
import { kinMaking, kinTarget, partnerByKin, reserved, trimmed } from './circle.ts';
import { agree, agreed, cleared, isEcho, peoplesTime, type Verdict } from './agree.ts';
import { isComing, waitFor } from './coming.ts';
import { type Content, type Draft, draftOf, mappedValues, wholeContent } from './draft.ts';
import { endRecord } from './end-record.ts';
import type { Job, Pair, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { aside, failed, finish, putOff, setBack } from './leave.ts';
import { canLook, firstKey, lookAtHand, lookUp } from './look-up.ts';
import { hashOfMapped, passes } from './mapped.ts';
import { adopt, applied, link, pairFor, resolved, unlink } from './pairs.ts';
import { callFor, given, readState, type State } from './read-state.ts';
import { seeSite } from './target-sites.ts';
import { tellOther } from './tell-other.ts';
import { reopen } from './reopen.ts';
import type { Row } from '../twin/store.ts';

/** Another job is at work on the pair, or its own write has no answer yet: looked at again after so long, ms. */
const busyFor = 500;

type Step = Generator<Wait, Draft | null, void>;

/** Null: the job has been let go. */
export function* prepare(station: Station, job: Job): Step {
  const { durable, bench, running } = station;
  const known = durable.pairs.get(job.record) ?? null;
  if (known?.closed === true) return done(station, job, 'ended');
  if (known !== null && known.busy === station.life && station.other !== null) {
    putOff(station, job, bench.kernel.now() + busyFor);
    return null;
  }
  if (known !== null && known.other !== null) {
    if (known.other.busy === station.life) {
      putOff(station, job, bench.kernel.now() + busyFor);
      return null;
    }
    known.busy = station.life;
  }
  if (known !== null && known.open !== null) {
    const settled = yield* reopen(station, job, known, known.open);
    if (settled !== 'on') return settled;
  }
  const call = callFor(station, job);
  const state = call === null ? given(station, job) : yield* readState(station, job, call);
  if (state === null) return null;
  if (state === 'gone') {
    yield* endRecord(station, job);
    return null;
  }
  if (known !== null && (isOld(station, known, state) || isDoubtful(station, job, known, state)))
    return older(station, job);
  if (!passes(running, state.row)) return done(station, job, 'filtered');
  if (known !== null && isEqual(station, job, known, state)) {
    known.modified = Math.max(known.modified, state.row.modified);
    // A window that reaches far back shows it again and again: once is enough.
    known.version = Math.max(known.version, state.row.version);
    known.missed = 0;
    return done(station, job, 'prevented.hash');
  }
  const pair = durable.pairs.get(job.record);
  if (station.other === null && pair !== undefined && pair.target >= 0)
    return overwritten(station, job, state, pair.target);
  return yield* meet(station, job, state);
}

/** One way, and the partner is known. */
function overwritten(station: Station, job: Job, state: State, target: number): Draft | null {
  if (station.running.policy.write.mode === 'create-only') return done(station, job, 'known');
  return writeWhole(station, job, state, target);
}

/** Lets go at once of what the job shows and the flow neither carries nor knows: the most of a first load, where a filter stands. */
export function isLeftAlone(station: Station, job: Job): boolean {
  const { row } = job;
  if (station.running.filter === null || row === null || row.deleted) return false;
  if (job.change === 'deleted' || job.change === 'merged') return false;
  if (passes(station.running, row) || station.durable.pairs.get(job.record) !== undefined) return false;
  if (callFor(station, job) !== null) return false;
  finish(station, job, 'filtered');
  return true;
}

function done(station: Station, job: Job, branch: string): null {
  finish(station, job, branch);
  return null;
}

/**
 * Older than the state last applied; or read before this integration's own last write into the record, or from an index that does not show
 * that write yet.
 */
function isOld({ running, other }: Station, pair: Pair, { row, readAt }: State): boolean {
  if (!running.policy.ordering) return false;
  if (other !== null && pair.other !== null)
    if (readAt <= pair.other.wroteAt || row.version < pair.other.targetVersion) return true;
  const told = running.flow.design.ordering.field !== null;
  if (told && row.modified !== pair.modified) return row.modified < pair.modified;
  if (row.version < pair.version) return true;
  return readAt < pair.readAt;
}

/** A page may come from an index that does not show yet what the other leg wrote here without getting an answer. */
function isDoubtful({ running, other }: Station, job: Job, pair: Pair, { row }: State): boolean {
  if (!running.policy.ordering || other === null || pair.other === null || row !== job.row) return false;
  return pair.other.open !== null || pair.other.doubt !== null;
}

/** Read anew where that can be done; else a later state is on its way. */
function older(station: Station, job: Job): null {
  const { running, other } = station;
  const readable = running.sites.read !== null || (other !== null && seeSite(other.running) !== null);
  if (job.row === null || other === null || !readable) return done(station, job, 'prevented.order');
  job.row = null;
  job.readAt = null;
  station.bench.took(job.flow, 'prevented.order');
  putOff(station, job, station.bench.kernel.now());
  return null;
}

/** The target shows it already. What a comparison found otherwise since the last write is written all the same. */
function isEqual({ running }: Station, job: Job, pair: Pair, { row }: State): boolean {
  if (!running.policy.dedupe || pair.hash === null) return false;
  if (job.from === 'reconcile' && (job.readAt ?? 0) > pair.wroteAt) return false;
  return pair.hash === hashOfMapped(running, row.values);
}

/** The partner is known, found, or made. */
function* meet(station: Station, job: Job, state: State): Step {
  const { running, durable } = station;
  const { mode } = running.policy.write;
  const known = durable.pairs.get(job.record) ?? null;
  if (known !== null && known.target >= 0) {
    if (mode === 'create-only') return done(station, job, 'known');
    return yield* changed(station, job, state, known);
  }
  if (isComing(station, job, state)) return null;
  const pair = pairFor(station, job.record);
  const kin = pair === null || mode === 'create-only' ? null : partnerByKin(station, job.record);
  if (pair !== null && kin !== null) {
    link(station, pair, kin);
    if (station.other !== null) pair.busy = station.life;
    return yield* changed(station, job, state, pair);
  }
  const key = firstKey(station, state);
  const found =
    key !== null && canLook(station, job, key)
      ? (lookAtHand(station, job, key, pair) ?? (yield* lookUp(station, job, key, pair)))
      : 'none';
  if (found === null) return null;
  // The other leg did not wait meanwhile.
  if (station.other !== null && pair !== null && pair.target >= 0 && mode !== 'create-only')
    return yield* changed(station, job, state, pair);
  if (isComing(station, job, state)) return null;
  if (found === 'several' || found === 'taken') {
    aside(station, job, { class: 'refused', status: 409, field: `key: ${found}`, wait: null });
    return null;
  }
  if (found !== 'none') {
    if (mode === 'create-only') {
      if (pair !== null) link(station, pair, found.id);
      return done(station, job, 'known');
    }
    if (pair === null) return writeWhole(station, job, state, found.id);
    meetAs(station, job, pair, found.id);
    if (station.other !== null) pair.busy = station.life;
    return yield* changed(station, job, state, pair);
  }
  if (mode === 'update-only') return parked(station, job);
  if (pair !== null && station.circle !== null) {
    const since = kinMaking(station, job.record);
    if (since !== null) return waitFor(station, job, since);
    const rival =
      key === null || key.field !== running.key?.target ? null : reserved(station, job.record, key);
    if (rival !== null)
      return 'since' in rival
        ? waitFor(station, job, rival.since)
        : yield* joined(station, job, state, rival.made);
    pair.busy = station.life;
  }
  return write(station, job, state, wholeContent(station, state, -1, pair));
}

/** Another flow has made the record of this key, though the look-up does not show it yet. */
function* joined(station: Station, job: Job, state: State, target: number): Step {
  const pair = pairFor(station, job.record);
  const holder = station.durable.byTarget.get(target);
  if (pair === null || (holder !== undefined && !holder.closed && holder !== pair)) {
    aside(station, job, { class: 'refused', status: 409, field: 'key: taken', wait: null });
    return null;
  }
  station.bench.took(job.flow, 'prevented.shared-key');
  link(station, pair, target);
  return yield* changed(station, job, state, pair);
}

/** What nobody met before an own create without an answer, and is met now, was made by it: both sides were in step there. */
function meetAs(station: Station, job: Job, pair: Pair, target: number): void {
  const { open } = pair;
  if (open === null || open.target >= 0) return link(station, pair, target);
  resolved(station, pair);
  station.bench.took(job.flow, 'prevented.look-up');
  adopt(station, pair, open, target);
}

/**
 * Tried again for a day in case the partner is just being made, less and less often. What the first load brings is old enough to have one,
 * and whoever sends a letter again has looked.
 */
function parked(station: Station, job: Job): null {
  const day = 86_400_000;
  const since = station.bench.kernel.now() - (job.firstFailed ?? station.bench.kernel.now());
  const wait =
    since >= day || job.from === 'backfill'
      ? null
      : Math.min(day / 6, 60_000 * 2 ** Math.min(job.attempts, 10));
  setBack(station, job, { class: 'refused', status: 404, field: 'no partner', wait });
  return null;
}

function* changed(station: Station, job: Job, state: State, pair: Pair): Step {
  const { running } = station;
  if (station.other === null) return writeWhole(station, job, state, pair.target);
  const coming = pair.other?.open ?? pair.other?.doubt ?? null;
  if (
    running.policy.echo &&
    job.from !== 'reconcile' &&
    pair.doubt === null &&
    isEcho(running, pair, state.row, coming)
  ) {
    pair.modified = Math.max(pair.modified, state.row.modified);
    // Both sides are in step: who meets this state again, as every scan does, need not ask.
    if (coming === null) pair.hash = hashOfMapped(running, state.row.values);
    return done(station, job, 'prevented.echo');
  }
  if (running.policy.conflict === null) {
    const whole = wholeContent(station, state, pair.target, pair);
    const target = pair.other?.base?.slice() ?? mappedValues(running, state.row.values);
    for (const { to } of running.rows) target[to] = whole.values[to] ?? 0;
    return write(station, job, state, { ...whole, agreement: { source: [...state.row.values], target } });
  }
  const there = yield* readThere(station, job, state, pair);
  if (there === null) return null;
  if (there.at !== null) cleared(running, pair, there.row);
  if (pair.other !== null) cleared(station.other.running, pair.other, state.row);
  return decide(station, job, { state, there, pair });
}

/** The target as it was at a moment; null: nobody looked. */
interface Sight {
  readonly row: Row;
  readonly at: number | null;
}

/** The target as it stands now, by the call with which the other leg reads it. Null: the job has been let go. */
function* readThere(
  station: Station,
  job: Job,
  { row: source }: State,
  pair: Pair,
): Generator<Wait, Sight | null, void> {
  const { other, running } = station;
  const theirs = other?.running.sites.read ?? null;
  const site = theirs ?? seeSite(running);
  if (other === null || site === null) return { row: asKept(pair), at: null };
  const asker = theirs === null ? running : other.running;
  const outcome = yield* station.attempt(asker, site, { do: 'get', id: pair.target }, job.attempts);
  const [row] = outcome.reply.rows;
  if (outcome.reply.status === 404 || outcome.reply.status === 410 || row?.deleted === true) {
    partnerGone(station, job, source, pair);
    return null;
  }
  if (outcome.failed !== null || row === undefined) {
    setBack(station, job, failed(outcome, outcome.failed ?? 'unavailable'));
    return null;
  }
  return { row, at: outcome.at };
}

/** Its end is the other leg's business; who was gone before the two ever were in step is nobody's partner, and the next one is looked for. */
function partnerGone(station: Station, job: Job, { values }: Row, pair: Pair): void {
  const met = pair.base !== null || pair.other?.base !== null || pair.writes > 0;
  if (met || kinTarget(station, job.record) === pair.target) {
    tellOther(station, pair, 'deleted');
    return finish(station, job, 'partner-gone');
  }
  const { key, policy } = station.running;
  station.index?.forget(key === null ? 0 : (values[key.source] ?? 0), pair.target);
  unlink(station, pair);
  station.bench.took(job.flow, 'matched-again');
  putOff(station, job, station.bench.kernel.now() + Math.max(1000, policy.identity.lookupWaitMs));
}

/** Where nothing reads the target by id, it is taken to be as it was left. */
function asKept(pair: Pair): Row {
  const values = pair.other?.base ?? [];
  return {
    id: pair.target,
    version: 0,
    modified: Number.NEGATIVE_INFINITY,
    created: 0,
    deleted: false,
    values,
  };
}

function decide(
  station: Station,
  job: Job,
  sides: { readonly state: State; readonly there: Sight; readonly pair: Pair },
): Draft | null {
  const { state, there, pair } = sides;
  const decided = job.from === 'replay' && station.durable.letters.get(job.record)?.field === 'conflict';
  const verdict = agree(station.running, pair, { state, there: there.row }, decided);
  if (verdict.lost) tellOther(station, pair, 'updated');
  if (verdict.mask === 0) return nothingCrosses(station, job, sides, verdict);
  const content: Content = {
    target: pair.target,
    mask: verdict.mask,
    values: verdict.values,
    seen: there.row.version > 0 ? there.row.version : null,
    seenAt: there.at,
    before: peoplesTime(pair, there.row),
    agreement: verdict.agreement,
  };
  if (verdict.lost || verdict.open) station.bench.took(job.flow, 'conflict');
  return write(station, job, state, content);
}

function nothingCrosses(
  station: Station,
  job: Job,
  { state, pair }: { readonly state: State; readonly pair: Pair },
  verdict: Verdict,
): null {
  agreed(pair, verdict.agreement);
  if (verdict.open) {
    aside(station, job, { class: 'refused', status: 409, field: 'conflict', wait: null });
    return null;
  }
  if (verdict.lost) return done(station, job, 'conflict.target-wins');
  applied(pair, state, hashOfMapped(station.running, state.row.values));
  return done(station, job, 'prevented.equal');
}

/** Everything mapped, but for what other flows of the same records leave to do. */
function writeWhole(station: Station, job: Job, state: State, target: number): Draft | null {
  const pair = station.durable.pairs.get(job.record) ?? null;
  const content = trimmed(station, state.row, pair, wholeContent(station, state, target, pair));
  if (content.mask !== 0) return write(station, job, state, content);
  if (pair !== null) applied(pair, state, hashOfMapped(station.running, state.row.values));
  return done(station, job, 'prevented.circle');
}

function write(station: Station, job: Job, state: State, content: Content): Draft | null {
  const pair = station.durable.pairs.get(job.record) ?? null;
  const draft = draftOf(station, job, { state, pair, content });
  if (draft === null) finish(station, job, 'no-call');
  return draft;
}
