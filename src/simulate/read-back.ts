// After a create without an answer that no search finds: what was made in the target since the attempt is read, and compared with what was
// sent, by its key where it carries one. It writes nothing; who can't be told by that is left to a person.
import { isCreation } from '../design/feed.ts';
import { resolutionOf } from '../twin/habits.ts';
import type { Row } from '../twin/store.ts';
import type { CallSite } from '../twin/twin.ts';
import type { Intent, Job, Pair, RunningFlow, Spot, Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { aside, failed, putOff, setBack } from './leave.ts';
import { writtenKey } from './look-up.ts';
import { nextSpot, spotFrom } from './pages.ts';
import { adopt, resolved } from './pairs.ts';
import { wholeReading } from './reading.ts';

/** How much earlier than it was sent a write may seem to have been carried out, ms, beside how coarsely records tell their time. */
const clocksDiffer = 60_000;

/** When a create without an answer may have been carried out, by the times that records tell. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export function windowOf({ target, flow, policy }: RunningFlow, intent: Intent, wroteAt: number): Window {
  const trust = clocksDiffer + resolutionOf(target.system, target.profile, flow.to.resource).ms;
  const last = intent.lookAt ?? Math.max(intent.since, wroteAt);
  return { from: intent.since - trust, to: last + policy.timeoutMs + trust };
}

/** A person has to look. */
export function unknown(station: Station, job: Job): null {
  aside(station, job, { class: 'no-answer', status: 0, field: 'outcome unknown', wait: null });
  return null;
}

/** `on`: settled, the job goes on. Null: the job has been let go. Not before the list can show it. */
export function* readBack(
  station: Station,
  job: Job,
  pair: Pair,
  intent: Intent,
): Generator<Wait, null | 'on', void> {
  const { running, bench } = station;
  const site = running.sites['read-back'];
  if (site === null) return unknown(station, job);
  const now = bench.kernel.now();
  intent.lookAt ??= now + running.policy.identity.lookupWaitMs;
  if (now < intent.lookAt) {
    putOff(station, job, intent.lookAt);
    return null;
  }
  const made = yield* madeSince(station, job, { site, window: windowOf(running, intent, pair.wroteAt) });
  if (made === null) return null;
  const free = made.filter(({ id }) => isNobodys(station, pair, id));
  const key = writtenKey(station, pair.source, intent.values);
  const named = key === null ? null : free.find((row) => row.values[key.field] === key.token);
  const found = key === null ? toldFrom(intent, free, othersOpen(station, pair)) : (named ?? 'none');
  if (found === 'unknown') return unknown(station, job);
  resolved(station, pair);
  if (found === 'none') return 'on';
  bench.took(job.flow, 'prevented.read-back');
  adopt(station, pair, intent, found.id);
  return 'on';
}

type Sent = Pick<Intent, 'mask' | 'values'>;

/**
 * Which of the records that nobody knows the create made: the only one with all that was sent; none where there is no other that it may be,
 * however people have edited it. `others`: further creates without an answer, whose records are no doubt of this one.
 */
export function toldFrom(
  sent: Sent,
  free: readonly Row[],
  others: readonly Sent[],
): Row | 'none' | 'unknown' {
  const [only, ...more] = free.filter((row) => isAlike(sent, row));
  if (only !== undefined) return more.length === 0 ? only : 'unknown';
  return free.every((row) => others.some((other) => isAlike(other, row))) ? 'none' : 'unknown';
}

/** Living records made in the window; where no field tells when a record was made, those changed since. Null: the job has been let go. */
function* madeSince(
  station: Station,
  job: Job,
  { site, window }: { readonly site: CallSite; readonly window: Window },
): Generator<Wait, readonly Row[] | null, void> {
  const { running } = station;
  const reading = wholeReading(site, running.policy.backfill.cuts);
  const tells = tellsCreation(running, site);
  const rows: Row[] = [];
  let spot: Spot | null = spotFrom(site.operation.incremental === null ? null : window.from);
  while (spot !== null) {
    const { since, until, afterId, cursor } = spot;
    const request = { do: 'page', cursor, since, until, afterId, size: reading.size } as const;
    const outcome = yield* station.attempt(running, site, request, job.attempts);
    const { page, next } = outcome.reply;
    if (outcome.failed !== null || page === null) {
      setBack(station, job, failed(outcome, outcome.failed ?? 'unavailable'));
      return null;
    }
    for (const row of page.rows) {
      const inTime = tells
        ? row.created >= window.from && row.created <= window.to
        : row.modified >= window.from;
      if (inTime && !row.deleted) rows.push(row);
    }
    spot = nextSpot(reading, spot, page, next);
  }
  return rows;
}

function tellsCreation({ target, flow }: RunningFlow, { operation }: CallSite): boolean {
  if (isCreation(operation.incremental?.field ?? '')) return true;
  const known = target.profile.resources.find(({ name }) => name === flow.to.resource);
  return known?.fields.some(({ path, type }) => isCreation(path) && /date|time/.test(type)) === true;
}

/** No flow knows it as a partner, and the other leg does not bring it over as people's own. */
function isNobodys({ durable, other, circle }: Station, pair: Pair, id: number): boolean {
  const holder = durable.byTarget.get(id);
  if (holder !== undefined && holder !== pair) return false;
  if ((other?.durable.pairs.get(id)?.open ?? null) !== null) return false;
  return circle?.rivals.some((rival) => rival.durable.byTarget.get(id) !== undefined) !== true;
}

/** Every value that was sent stands there. Where none was, nothing tells it. */
function isAlike({ mask, values }: Sent, row: Row): boolean {
  let sent = 0;
  for (const [place, token] of values.entries()) {
    if (token === 0 || (mask & (1 << place)) === 0) continue;
    if (row.values[place] !== token) return false;
    sent += 1;
  }
  return sent > 0;
}

/** The other creates of this flow that have no answer yet. */
function othersOpen({ durable }: Station, pair: Pair): readonly Intent[] {
  const others: Intent[] = [];
  for (const source of durable.opens) {
    const intent = durable.pairs.get(source)?.open ?? null;
    if (source !== pair.source && intent !== null && intent.target < 0) others.push(intent);
  }
  return others;
}
