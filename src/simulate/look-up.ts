// Finding the partner of a record in the target by what is kept there or by a natural key. Exactly one hit counts; several never choose.
import type { Token } from '../twin/store.ts';
import type { Job, Pair, RunningFlow, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { failed, setBack } from './leave.ts';
import type { State } from './read-state.ts';

/** A field of the target and what stands in it. */
export interface Key {
  readonly field: number;
  readonly token: Token;
}

/** `taken`: the one hit belongs to another source record. */
export type Found = { readonly id: number } | 'none' | 'several' | 'taken';

/** On first contact: by the natural key, else by the source's id where it is kept in the target. */
export function firstKey({ running }: Station, state: State): Key | null {
  const { key } = running;
  const token = key === null ? 0 : (state.row.values[key.source] ?? 0);
  if (key !== null && token !== 0) return { field: key.target, token };
  return keptKey(running, state.row.id);
}

/** After an unknown outcome: by the source's id, which came with the write, else by the natural key that it carried. */
export function writtenKey({ running }: Station, source: number, values: readonly Token[]): Key | null {
  const kept = keptKey(running, source);
  if (kept !== null) return kept;
  const token = running.key === null ? 0 : (values[running.key.target] ?? 0);
  return running.key === null || token === 0 ? null : { field: running.key.target, token };
}

function keptKey({ kept, keptFrom }: RunningFlow, source: number): Key | null {
  return kept === null ? null : { field: kept, token: source + 1 + keptFrom };
}

/** Whether anything answers look-ups by this key for the job. */
export function canLook(station: Station, job: Job, key: Key): boolean {
  if (indexFor(station, job, key) !== null) return true;
  return station.running.policy.identity.lookup && station.running.sites.match !== null;
}

/** By the table of the target, without a call; null where it has to be asked. */
export function lookAtHand(station: Station, job: Job, key: Key, pair: Pair | null): Found | null {
  // What was sent since the index was read can't be in it.
  const asks = (pair?.open ?? null) !== null && station.running.sites.match !== null;
  const index = asks ? null : indexFor(station, job, key);
  return index === null ? null : judged(station, index.get(key.token), pair);
}

/** Null: the job has been let go. */
export function* lookUp(
  station: Station,
  job: Job,
  key: Key,
  pair: Pair | null,
): Generator<Wait, Found | null, void> {
  const site = station.running.sites.match;
  const known = lookAtHand(station, job, key, pair);
  if (known !== null) return known;
  if (site === null) return 'none';
  const outcome = yield* station.attempt(
    station.running,
    site,
    { do: 'find', field: key.field, token: key.token },
    job.attempts,
  );
  if (outcome.failed !== null && outcome.reply.status !== 404) {
    setBack(station, job, failed(outcome, outcome.failed));
    return null;
  }
  const ids = outcome.reply.rows.filter((row) => !row.deleted).map((row) => row.id);
  return judged(station, ids, pair);
}

/** The index read before the first load answers for its own jobs, and for all where nothing else does. */
function indexFor(station: Station, job: Job, key: Key): Station['index'] {
  const { running, index } = station;
  if (index === null || key.field !== running.key?.target) return null;
  return job.from === 'backfill' || running.sites.match === null ? index : null;
}

function judged(station: Station, ids: readonly number[], pair: Pair | null): Found {
  if (ids.length > 1) return 'several';
  const [id] = ids;
  if (id === undefined) return 'none';
  const holder = station.durable.byTarget.get(id);
  if (holder === undefined || holder === pair || holder.closed) return { id };
  return 'taken';
}
