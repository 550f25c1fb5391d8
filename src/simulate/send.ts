// Writes are sent, one by one or together, and every record gets its own outcome.
import type { CallSite, Request, Written } from '../twin/twin.ts';
import { noteSent } from './circle.ts';
import { conclude, fallThrough, isDone, keep, letGo } from './conclude.ts';
import type { Draft } from './draft.ts';
import type { Station } from './integration.ts';
import type { Wait } from './kernel.ts';
import { finish } from './leave.ts';
import { applied, intend, resolved } from './pairs.ts';

/** Lets go of every draft's job. */
export function send(station: Station, drafts: readonly Draft[]): Generator<Wait, void, void> {
  const [only] = drafts;
  return drafts.length === 1 && only !== undefined
    ? sendTogether(station, only.site, drafts)
    : sendBySite(station, drafts);
}

function* sendBySite(station: Station, drafts: readonly Draft[]): Generator<Wait, void, void> {
  const sites = new Map<CallSite, Draft[]>();
  for (const draft of drafts) {
    const own = sites.get(draft.site);
    if (own === undefined) sites.set(draft.site, [draft]);
    else own.push(draft);
  }
  for (const [site, own] of sites) {
    const together = own.filter((draft) => !isKeptByKey(draft));
    const size = sizeOf(station, site, own);
    for (let at = 0; at < together.length; at += size)
      yield* sendTogether(station, site, together.slice(at, at + size));
    for (const draft of own) if (isKeptByKey(draft)) yield* sendTogether(station, site, [draft]);
  }
}

/** Sent before under its own key: only the same call is known again by it. */
function isKeptByKey({ again, intent }: Draft): boolean {
  return again && intent.key !== null;
}

/** Records that one call of this site takes. The first load fills the calls of everyday work too, where it has none of its own. */
function sizeOf({ running }: Station, { id, operation }: CallSite, drafts: readonly Draft[]): number {
  const most = operation.kind === 'batch' ? (operation.batchSize ?? 100) : (operation.batchSize ?? 1);
  const loads = id === running.sites.load?.id || drafts.every(({ job }) => job.from === 'backfill');
  const asked = loads ? running.policy.backfill.batch : running.policy.write.batch;
  return Math.max(1, Math.min(most, asked));
}

function* sendTogether(station: Station, site: CallSite, own: readonly Draft[]): Generator<Wait, void, void> {
  const { bench, running } = station;
  const drafts = own.length === 1 ? own : own.map(unkeyed);
  noted(station, drafts);
  if (bench.crash('before-write')) yield 0;
  const outcome = yield* station.attempt(running, site, requestOf(drafts), attemptsOf(drafts));
  if (bench.crash('write-answered')) yield 0;
  const { written } = outcome.reply;
  const whole = outcome.failed === 'no-answer' || written.length !== drafts.length;
  if (drafts.length > 1 && !whole && !running.policy.write.partial && written.some(isRefused)) {
    for (const draft of drafts) takenAsDone(station, draft, outcome.at);
    return;
  }
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index];
    const one = written[index];
    if (draft === undefined) continue;
    if (whole || one === undefined) fallThrough(station, draft, outcome);
    else if (isDone(one)) {
      keep(station, draft, { outcome, written: one });
      if (draft.pair !== null && bench.crash('pair-kept')) yield 0;
      letGo(station, draft);
    } else yield* conclude(station, draft, { outcome, written: one });
  }
}

/** Kept before it is sent. */
function noted(station: Station, drafts: readonly Draft[]): void {
  for (const { pair, intent, again } of drafts) {
    if (pair !== null && !again) intend(station, pair, intent);
    noteSent(station, intent.target, intent.mask, intent.values);
  }
}

function requestOf(drafts: readonly Draft[]): Request {
  return { do: 'write', writes: drafts.map((draft) => draft.write), key: drafts[0]?.intent.key ?? null };
}

function attemptsOf(drafts: readonly Draft[]): number {
  let most = 0;
  for (const { job } of drafts) most = Math.max(most, job.attempts);
  return most;
}

function isRefused({ status }: Written): boolean {
  return status >= 300;
}

/** Nobody looked at what became of each record. */
function takenAsDone(station: Station, { job, pair, intent }: Draft, at: number): void {
  if (pair !== null) {
    resolved(station, pair);
    applied(pair, intent, intent.hash);
    pair.wroteAt = at;
  }
  finish(station, job, 'batch.taken-as-done');
}

/** A key stands for one call; records of a batch have none of their own. */
function unkeyed(draft: Draft): Draft {
  return draft.intent.key === null ? draft : { ...draft, intent: { ...draft.intent, key: null } };
}
