// A write was sent and nobody knows whether it was carried out: no answer came, or the integration fell over before it could keep it.
// The policy says how that is found out: by the same key, by looking it up, by reading back what was made since, by a person, or not at all.
import { type Draft, draftAgain } from './draft.ts';
import type { Intent, Job, Pair, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { aside, putOff } from './leave.ts';
import { canLook, lookUp, writtenKey } from './look-up.ts';
import { adopt, resolved } from './pairs.ts';
import { readBack, unknown } from './read-back.ts';

/** A key is trusted for so long where nobody says how long it is kept, ms. */
const trusted = 600_000;

/** `on`: settled, the job goes on. A draft: the same write once more. Null: the job has been let go. */
export function* reopen(
  station: Station,
  job: Job,
  pair: Pair,
  intent: Intent,
): Generator<Wait, Draft | null | 'on', void> {
  const now = station.bench.kernel.now();
  const { unknownOutcome, retentionMs } = station.running.policy.idempotency;
  pair.wroteAt = now;
  if (intent.target >= 0) {
    // An update sets absolute values, so it is simply made again.
    pair.hash = null;
    if (station.other !== null) pair.doubt = intent;
    resolved(station, pair);
    return 'on';
  }
  switch (unknownOutcome) {
    case 'repeat':
      // It stays open until its repeat takes its place, so that the other leg goes on waiting for it.
      return 'on';
    case 'same-key':
      if (intent.key !== null && now - intent.since < (retentionMs ?? trusted)) {
        station.bench.took(job.flow, 'prevented.key');
        return draftAgain(station, job, pair, intent);
      }
      return yield* lookForIt(station, job, pair, intent);
    case 'look-up':
      return yield* lookForIt(station, job, pair, intent);
    case 'read-back':
      return yield* readBack(station, job, pair, intent);
    case 'dead-letter':
      return unknown(station, job);
    default:
      return unknownOutcome satisfies never;
  }
}

/** Not before the index can show it. What no search finds is read back. */
function* lookForIt(
  station: Station,
  job: Job,
  pair: Pair,
  intent: Intent,
): Generator<Wait, null | 'on', void> {
  const key = writtenKey(station, pair.source, intent.values);
  // A table of keys that was read before the attempt tells nothing of it.
  const asks = key !== null && canLook(station, job, key) && station.running.sites['read-back'] === null;
  if (!asks) return yield* readBack(station, job, pair, intent);
  const now = station.bench.kernel.now();
  intent.lookAt ??= now + station.running.policy.identity.lookupWaitMs;
  if (now < intent.lookAt) {
    putOff(station, job, intent.lookAt);
    return null;
  }
  const found = yield* lookUp(station, job, key, pair);
  if (found === null) return null;
  if (found === 'several' || found === 'taken') {
    aside(station, job, { class: 'refused', status: 409, field: `key: ${found}`, wait: null });
    return null;
  }
  if (found === 'none') return 'on';
  resolved(station, pair);
  station.bench.took(job.flow, 'prevented.look-up');
  adopt(station, pair, intent, found.id);
  return 'on';
}
