// What can't be done is kept with its cause. A person looks at it within the time that the design allows, removes the cause and sends it
// again; what only waited for a system is taken up again by itself where work lives in memory. Letters are durable, the person is no process
// of the integration, and a record has one open letter at most.
import { resolutionOf } from '../twin/habits.ts';
import { mix } from '../twin/random.ts';
import { tokensFrom } from '../twin/start.ts';
import type { Row, Store } from '../twin/store.ts';
import type { DeadLetter, Failure, Job, Pair, Station } from './integration.ts';
import { hashOfMapped } from './mapped.ts';
import { adopt, link, pairFor, resolved } from './pairs.ts';

/** How often a person corrects the same record before it is left to its owner. */
const patience = 6;
/** When work in memory alone that was laid aside is taken up where no interval is known, ms. */
const nextRun = 900_000;
/** How much earlier than it was sent a write may seem to have been carried out, ms. */
const clocksDiffer = 60_000;

/** A person has the record, or has settled it. */
export function isLaidAside({ durable }: Station, record: number): boolean {
  const letter = durable.letters.get(record);
  return letter !== undefined && (letter.replayed === null || letter.settled !== null);
}

/** This very state, by its hash, was laid aside: whoever looks at it sends it again, not every page that shows it. */
export function isWithPeople(station: Station, record: number, hash: number): boolean {
  const row = station.durable.letters.get(record)?.job.row ?? null;
  return row !== null && isLaidAside(station, record) && hashOfMapped(station.running, row.values) === hash;
}

/** The same, where something is wrong with the record itself and no write of it is without an answer: asking again would tell nothing. */
export function isDecidedByPeople(station: Station, { id, values }: Row): boolean {
  const letter = station.durable.letters.get(id);
  if (letter === undefined || isPassing(letter)) return false;
  const pair = station.durable.pairs.get(id) ?? null;
  if (isUncertain(pair) || isUncertain(pair?.other ?? null)) return false;
  return isWithPeople(station, id, hashOfMapped(station.running, values));
}

function isUncertain(pair: Pair | null): boolean {
  return pair !== null && (pair.open !== null || pair.doubt !== null);
}

/** Keeps the job. The queue has to be told by the caller. */
export function layAside(station: Station, job: Job, failure: Failure): void {
  const { durable, bench } = station;
  const last = durable.letters.get(job.record) ?? null;
  if (last !== null && last.replayed === null && last.settled === null) {
    // What is sent again is the newest state that was laid aside.
    if ((job.readAt ?? job.since) >= (last.job.readAt ?? last.job.since)) last.job = job;
    return;
  }
  if (last !== null && isForNextRun(station, last) && isForNextRun(station, failure)) {
    last.job = job;
    last.replayed = null;
    bench.took(job.flow, 'kept-for-next-run');
    bench.kernel.at(bench.kernel.now() + laterBy(station, last), () => takeUp(station, last));
    return;
  }
  const letter: DeadLetter = {
    job,
    times: (last?.times ?? 0) + 1,
    class: failure.class,
    status: failure.status,
    field: failure.field,
    at: bench.kernel.now(),
    replayed: null,
    settled: null,
  };
  durable.deadLetters.push(letter);
  durable.letters.set(job.record, letter);
  bench.took(job.flow, 'dead-letter');
  bench.kernel.at(letter.at + laterBy(station, letter), () => takeUp(station, letter));
  // Not at once: whoever lays aside goes on until it next waits, and a dead process must not go on.
  bench.kernel.at(letter.at, () => {
    bench.crash('dead-letter-kept');
  });
}

/** A person needs from half to all of the time allowed; different for each letter, the same in each run. */
function laterBy(station: Station, letter: DeadLetter): number {
  const { policy } = station.running;
  if (isForNextRun(station, letter)) return policy.trigger.everyMs ?? nextRun;
  const half = (policy.deadLetter?.triageMs ?? 0) / 2;
  return Math.ceil(half + (half * (mix(letter.job.record, letter.times) % 1000)) / 1000);
}

/** Work in memory alone whose system was away: each run takes it up again. */
function isForNextRun({ running }: Station, failure: Pick<DeadLetter, 'class' | 'field'>): boolean {
  return !running.policy.transport.durable && isPassing(failure) && failure.class !== 'no-answer';
}

/** Nothing is wrong with the record itself. */
function isPassing({ class: kind, field }: Pick<DeadLetter, 'class' | 'field'>): boolean {
  return (
    field === null &&
    (kind === 'unavailable' || kind === 'rate-limit' || kind === 'access-lost' || kind === 'no-answer')
  );
}

function takeUp(station: Station, letter: DeadLetter): void {
  const settled = correct(station, letter);
  letter.replayed = station.bench.kernel.now();
  letter.settled = settled;
  if (settled === null) replay(station, letter);
}

/** Removes the cause. Gives null, or how the letter is settled without being sent again. */
function correct(station: Station, letter: DeadLetter): string | null {
  const { job, class: kind, field } = letter;
  if (isPassing(letter) && kind !== 'no-answer') return null;
  if (kind === 'no-answer') return lookedAt(station, job.record);
  if (letter.times > patience) return 'left to its owner';
  if (field === 'conflict') return null;
  if (field === 'no partner') return partners(station, job.record).length > 0 ? null : 'no partner there';
  if (field !== null && field.startsWith('key')) return chosen(station, job.record);
  const { running, bench } = station;
  bench.correct(running.target.system, running.flow.to.resource, job.record);
  fill(station, job.record);
  return null;
}

/** Read, mapped and looked up anew, so that it is safe to repeat and brings back nothing old. */
function replay(station: Station, letter: DeadLetter): void {
  const { job } = letter;
  const now = station.bench.kernel.now();
  const next = { ...job, from: 'replay', due: now, lot: null } as const;
  if (isForNextRun(station, letter)) {
    // One try a run.
    station.durable.queue.put(next);
    return;
  }
  station.bench.took(job.flow, 'replay');
  station.durable.queue.put({ ...next, attempts: 0, firstFailed: null });
}

/** A person sees in the target's own pages and log whether a write without an answer was carried out. */
function lookedAt(station: Station, record: number): null {
  const pair = station.durable.pairs.get(record);
  const intent = pair?.open ?? null;
  if (pair === undefined || intent === null) return null;
  resolved(station, pair);
  if (intent.target >= 0) return null;
  const made = madeBy(station, intent, pair.wroteAt);
  if (made !== null) adopt(station, pair, intent, made);
  return null;
}

/** A value that so many records hold at most tells one from the others, as a telephone number does and a status does not. */
const rare = 2;

/**
 * Made by nobody else between the first try and the last, whether it is still there or in the target's log alone: the one with the most of what
 * was sent, and of that something that few others hold, or half of all. People may have edited it meanwhile.
 */
function madeBy(
  station: Station,
  { mask, values, since }: NonNullable<Pair['open']>,
  until: number,
): number | null {
  const { target, policy } = station.running;
  const store = targetOf(station);
  /** Some records tell the day alone. */
  const trust = clocksDiffer + resolutionOf(target.system, target.profile, store.resource).ms;
  const sent = values.flatMap((token, field) => ((mask & (1 << field)) === 0 || token === 0 ? [] : [field]));
  const isRare = sent.map((field) => store.find(field, values[field] ?? 0).length <= rare);
  let best: number | null = null;
  let most = 0;
  for (let id = store.count() - 1; id >= 0; id--) {
    const row = store.row(id);
    if (row.created < since - trust) break;
    if (row.created > until + policy.timeoutMs + trust || !isFree(station, id)) continue;
    const alike = sent.map((field) => row.values[field] === values[field]);
    const count = alike.filter(Boolean).length;
    const isIt = 2 * count >= sent.length || alike.some((same, at) => same && isRare[at] === true);
    if (isIt && count >= most) [best, most] = [id, count];
  }
  return most === 0 ? null : best;
}

function targetOf({ running }: Station): Store {
  return running.target.store(running.flow.to.resource);
}

/** Without a source record of its own. */
function isFree({ durable }: Station, id: number): boolean {
  return durable.byTarget.get(id)?.closed !== false;
}

function partners(station: Station, record: number): readonly number[] {
  const { running } = station;
  const row = running.source.store(running.flow.from.resource).row(record);
  const token = running.key === null ? 0 : (row.values[running.key.source] ?? 0);
  return running.key === null || token === 0
    ? []
    : targetOf(station)
        .find(running.key.target, token)
        .filter((id) => isFree(station, id));
}

/** Several records could be the partner: the person names one. */
function chosen(station: Station, record: number): string | null {
  const [first] = partners(station, record);
  if (first === undefined) return 'another source record has that partner';
  const pair = pairFor(station, record);
  if (pair !== null) link(station, pair, first);
  return null;
}

/** What the target requires and the source lacks is filled in there, where the data is. */
function fill({ running }: Station, record: number): void {
  const store = running.source.store(running.flow.from.resource);
  const known = running.target.profile.resources.find((one) => one.name === running.flow.to.resource);
  const required = new Set(known?.fields.filter((field) => field.required).map((field) => field.path));
  const paths = running.target.store(running.flow.to.resource).fields;
  const row = store.row(record);
  if (row.deleted) return;
  const values = [...row.values];
  let mask = 0;
  for (const { to, from } of running.rows) {
    const [place] = from;
    if (place === undefined || !required.has(paths[to] ?? '') || from.some((one) => (values[one] ?? 0) !== 0))
      continue;
    values[place] = tokensFrom.corrections + (mix(record, place) & 0x1fffffff);
    mask |= 1 << place;
  }
  if (mask !== 0) store.update(record, mask, values, { by: 'people', writer: null, carried: null });
}
