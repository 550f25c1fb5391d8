// A write as it is about to be made: which call, which fields, what of them came from where. Nothing is sent here.
import { mix } from '../twin/random.ts';
import { tokensFrom } from '../twin/start.ts';
import type { Token } from '../twin/store.ts';
import type { CallSite, Write } from '../twin/twin.ts';
import type { Agreement, Intent, Job, Pair, RunningFlow, Station } from './integration.ts';
import { hashOfMapped, mappedMask, mappedToken } from './mapped.ts';
import type { State } from './read-state.ts';

/** `again`: the record is looked at once more after it, since this is an earlier intent sent anew. */
export interface Draft {
  readonly job: Job;
  readonly pair: Pair | null;
  readonly site: CallSite;
  readonly intent: Intent;
  readonly write: Write;
  readonly before: number;
  readonly agreement: Agreement | null;
  readonly again: boolean;
}

/** Which fields are written and with what, for a target record (-1: a new one). */
export interface Content {
  readonly target: number;
  readonly mask: number;
  readonly values: readonly Token[];
  /** The version of the target that was seen, and when; null where nobody looked. */
  readonly seen: number | null;
  readonly seenAt: number | null;
  /** When people had last changed the target before. */
  readonly before: number;
  readonly agreement: Agreement | null;
}

/** What the record comes to in the target, by the target's places. */
export function mappedValues(running: RunningFlow, source: readonly Token[]): Token[] {
  const values: Token[] = [];
  for (let left = 32 - Math.clz32(running.mask); left > 0; left--) values.push(0);
  for (const row of running.rows) values[row.to] = mappedToken(row.from, source);
  return values;
}

/** Everything mapped; a new partner also gets the source's id where there is a place for it. */
export function wholeContent(station: Station, state: State, target: number, pair: Pair | null): Content {
  const { running } = station;
  const values = mappedValues(running, state.row.values);
  let mask = mappedMask(running);
  if (running.kept !== null && (pair === null || pair.hash === null)) {
    values[running.kept] = state.row.id + 1 + running.keptFrom;
    mask |= 1 << running.kept;
  }
  if (target < 0)
    for (const place of running.given) {
      values[place] = tokensFrom.corrections + (mix(state.row.id, place) & 0x1fffffff);
      mask |= 1 << place;
    }
  return {
    target,
    mask,
    values,
    seen: null,
    seenAt: null,
    before: Number.NEGATIVE_INFINITY,
    agreement: null,
  };
}

/** Null where the flow has no call that writes this. */
export function draftOf(
  station: Station,
  job: Job,
  parts: { readonly state: State; readonly pair: Pair | null; readonly content: Content },
): Draft | null {
  const { running, bench } = station;
  const { state, pair, content } = parts;
  const site = siteFor(running, job, content.target);
  if (site === null) return null;
  const hash = hashOfMapped(running, state.row.values);
  const now = bench.kernel.now();
  const intent: Intent = {
    key: keyOf(station, job, { site, pair, hash, content }),
    since: now,
    target: content.target,
    mask: content.mask,
    values: content.values,
    hash,
    row: state.row,
    readAt: state.readAt,
    agreement: content.agreement,
    before: content.before,
    seen: content.seen,
    lookAt: null,
  };
  return {
    job,
    pair,
    site,
    intent,
    write: writeOf(running, intent, content),
    before: content.before,
    agreement: content.agreement,
    again: false,
  };
}

/** A stored intent once more, with the same key and the same values. Null where its call is gone. */
export function draftAgain(station: Station, job: Job, pair: Pair, intent: Intent): Draft | null {
  const site = siteFor(station.running, job, intent.target);
  if (site === null) return null;
  return {
    job,
    pair,
    site,
    intent,
    write: writeOf(station.running, intent, { seen: null, seenAt: null }),
    before: Number.NEGATIVE_INFINITY,
    agreement: null,
    again: true,
  };
}

function writeOf(
  running: RunningFlow,
  intent: Intent,
  { seen, seenAt }: Pick<Content, 'seen' | 'seenAt'>,
): Write {
  const { row } = intent;
  return {
    id: intent.target < 0 ? null : intent.target,
    match: intent.target < 0 ? upsertKey(running, intent) : null,
    mask: intent.mask,
    values: intent.values,
    ifVersion: running.policy.write.optimistic ? seen : null,
    carried: { flow: running.flow.id, source: row.id, version: row.version, seen: seenAt },
  };
}

function upsertKey(running: RunningFlow, { mask, values }: Intent): Write['match'] {
  const field =
    running.kept !== null && (mask & (1 << running.kept)) !== 0 ? running.kept : running.key?.target;
  if (field === undefined) return null;
  const token = values[field] ?? 0;
  return token === 0 ? null : { field, token };
}

/** The first load writes by its own call where that does the same thing. */
function siteFor({ sites, policy }: RunningFlow, job: Job, target: number): CallSite | null {
  const { load } = sites;
  const single = policy.write.mode === 'upsert' ? sites.upsert : target < 0 ? sites.create : sites.update;
  if (load === null || job.from !== 'backfill' || job.attempts > 0 || !does(load, target))
    return single ?? sites.upsert;
  return load;
}

function does({ operation }: CallSite, target: number): boolean {
  const deed = operation.kind === 'batch' ? (operation.batchOf ?? 'upsert') : operation.kind;
  if (deed === 'upsert') return true;
  return target < 0 ? deed === 'create' : deed === 'update';
}

/** The same for a repeat of one write, another for the next; a corrected one is another too. */
function keyOf(
  station: Station,
  job: Job,
  write: {
    readonly site: CallSite;
    readonly pair: Pair | null;
    readonly hash: number;
    readonly content: Content;
  },
): string | null {
  const { content } = write;
  const { policy } = station.running;
  if (policy.idempotency.support !== 'header' || write.site.operation.idempotency === null) return null;
  if (content.target >= 0) {
    const body = mix(mix(mix(write.hash, content.target), content.mask), content.seen ?? 0);
    return `${job.flow}-${job.record}-${body}-${write.pair?.writes ?? 0}`;
  }
  const replayed = job.from === 'replay' ? `-${station.bench.kernel.now()}` : '';
  return `${job.flow}-${job.record}-create${replayed}`;
}
