// Whether a record is just being made from elsewhere: a write of the other leg, or of a flow that feeds this one, has no answer yet. A job
// that would make a partner for it waits until that is known.
import type { Row } from '../twin/store.ts';
import type { Job, RunningFlow, Station } from './integration.ts';
import { putOff } from './leave.ts';
import { windowOf } from './read-back.ts';
import type { State } from './read-state.ts';

/** Looked at again after so long at first, ms. */
const comingFor = 5000;
/** How much earlier than it was sent a write may seem to have been carried out, ms, beside how coarsely records tell their time. */
const clocksDiffer = 60_000;

/** Lets the job wait while the other leg may have made its record. */
export function isComing(station: Station, job: Job, state: State): boolean {
  const since = comingSince(station, state);
  if (since !== null) waitFor(station, job, since);
  return since !== null;
}

/** The longer it takes, the less often it is looked at. */
export function waitFor(station: Station, job: Job, since: number): null {
  const now = station.bench.kernel.now();
  putOff(station, job, now + Math.max(comingFor, Math.floor((now - since) / 4)));
  return null;
}

/**
 * Two-way, or in a circle: since when a write of the other leg, or of a flow that feeds this one, has had no answer that may have made this
 * record; null when there is none. People may have edited the record meanwhile, so that one equal field is enough.
 */
function comingSince({ other, running, circle }: Station, { row }: State): number | null {
  if (other !== null && running.policy.echo) {
    const since = madeSince(other, row, trustOf(running));
    if (since !== null) return since;
  }
  for (const feeder of circle?.feeders ?? []) {
    const since = madeSince(feeder, row, trustOf(running));
    if (since !== null) return since;
  }
  return null;
}

/** How far the times that source records tell are trusted, ms: some tell the day alone. */
function trustOf({ policy: { conflict, read } }: RunningFlow): number {
  return clocksDiffer + Math.max(conflict?.toleranceMs ?? 0, read.overlapMs);
}

function madeSince({ durable, running }: Station, row: Row, trust: number): number | null {
  const { unknownOutcome } = running.policy.idempotency;
  /** No key will name it: until it is known what became of it, whatever was made meanwhile may be it, however people have edited it. */
  const nameless = unknownOutcome === 'read-back' || unknownOutcome === 'dead-letter';
  for (const source of durable.opens) {
    const pair = durable.pairs.get(source);
    const intent = pair?.open ?? null;
    if (pair === undefined || intent === null || intent.target >= 0 || row.created < intent.since - trust)
      continue;
    if (nameless && row.created <= windowOf(running, intent, pair.wroteAt).to) return intent.since;
    for (let place = 0; place < intent.values.length; place++) {
      const sent = (intent.mask & (1 << place)) === 0 ? 0 : (intent.values[place] ?? 0);
      if (sent !== 0 && row.values[place] === sent) return intent.since;
    }
  }
  return null;
}
