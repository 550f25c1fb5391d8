// The design's own throttle: what it allows itself of each limit, shared by all flows and kept through crashes. It looks back over the calls
// of one window, so that no window of that length ever holds more than the count, wherever the window begins.
import {
  costOf,
  endpointUnder,
  type LimitedCall,
  limitCounts,
  limitHoldsPerRecord,
} from '../catalog/limit.ts';
import type { RateLimit } from '../catalog/profile.ts';
import type { CallSite, Request, TwinProfile } from '../twin/twin.ts';
import { reckonedLimit } from './derive.ts';
import type { ThrottlePolicy } from './policy.ts';

/** After a refusal the rate is halved for so long; quotas of an hour and more are not a rate. */
const easesMs = 60_000;
const quotaMs = 3_600_000;

/** Who asks: the throttles of its flow, and the system with its profile. */
export interface Asker {
  readonly throttle: readonly ThrottlePolicy[];
  readonly system: string;
  readonly profile: TwinProfile;
}

export interface Throttle {
  /** 0: the call may be made at once and is counted; else the ms until it is worth asking again. Never more than a window. */
  readonly take: (asker: Asker, site: CallSite, request: Request, now: number) => number;
  /** The system refused the call as too many: its limits are used by half for a minute. */
  readonly ease: (asker: Asker, site: CallSite, request: Request, now: number) => void;
}

/** Calls of the last window: their times and costs in a ring. */
interface Log {
  readonly count: number;
  readonly windowMs: number;
  times: Float64Array;
  costs: Float64Array;
  first: number;
  length: number;
  used: number;
  easedUntil: number;
}

/** A limit that counts the calls of one site, with what they cost under it. */
interface Slot {
  readonly policy: ThrottlePolicy;
  readonly perCall: number;
  readonly perRow: number;
  readonly log: Log;
  /** One log for each record, for limits that are kept per record. */
  readonly perRecord: Map<number, Log> | null;
}

/** What counts the calls of a site, for the flow that last asked: hardly ever another one. */
interface Known {
  readonly of: readonly ThrottlePolicy[];
  readonly slots: readonly Slot[];
}

export function throttle(): Throttle {
  const logs = new Map<string, Log>();
  const records = new Map<string, Map<number, Log>>();
  const known = new Map<CallSite, Known>();
  const slotsOf = (asker: Asker, site: CallSite): readonly Slot[] => {
    const found = known.get(site);
    if (found !== undefined && found.of === asker.throttle) return found.slots;
    const slots = findSlots(asker, site, logs, records);
    known.set(site, { of: asker.throttle, slots });
    return slots;
  };
  return {
    take: (asker, site, request, now) => {
      const slots = slotsOf(asker, site);
      let wait = 0;
      for (const slot of slots) {
        const log = logFor(slot, request);
        if (log !== null) wait = Math.max(wait, waitFor(log, unitsOf(slot, request), now));
      }
      if (wait > 0) return wait;
      for (const slot of slots) {
        const log = logFor(slot, request);
        if (log !== null) note(log, unitsOf(slot, request), now);
      }
      return 0;
    },
    ease: (asker, site, request, now) => {
      for (const slot of slotsOf(asker, site)) {
        const log = logFor(slot, request);
        if (log !== null && log.windowMs < quotaMs) log.easedUntil = now + easesMs;
      }
    },
  };
}

function findSlots(
  { throttle: own, system, profile }: Asker,
  site: CallSite,
  logs: Map<string, Log>,
  records: Map<string, Map<number, Log>>,
): readonly Slot[] {
  const { kind, method, path } = site.operation;
  const call = { resource: site.resource, kind, method, path };
  return own.flatMap((policy): readonly Slot[] => {
    if (policy.system !== system) return [];
    const limit = profile.rateLimits.find((one) => one.id === policy.limitId) ?? null;
    if (limit === null && policy.limitId !== reckonedLimit) return [];
    const perRecord = limit !== null && limitHoldsPerRecord(limit, call);
    if (limit !== null && !perRecord && !limitCounts(limit, call)) return [];
    const endpoint = limit === null ? null : endpointUnder(limit, call);
    const name = `${system}\n${policy.limitId}\n${endpoint ?? ''}`;
    const log = logs.get(name) ?? emptyLog(policy);
    logs.set(name, log);
    const cost = costUnder(limit, call);
    if (!perRecord) return [{ policy, ...cost, log, perRecord: null }];
    const byRecord = records.get(name) ?? new Map<number, Log>();
    records.set(name, byRecord);
    return [{ policy, ...cost, log, perRecord: byRecord }];
  });
}

function emptyLog({ count, windowMs }: ThrottlePolicy): Log {
  return {
    count,
    windowMs,
    times: new Float64Array(16),
    costs: new Float64Array(16),
    first: 0,
    length: 0,
    used: 0,
    easedUntil: Number.NEGATIVE_INFINITY,
  };
}

/** The log that counts the request; null where a limit per record meets a call that names none. */
function logFor({ policy, log, perRecord }: Slot, request: Request): Log | null {
  if (perRecord === null) return log;
  const record = recordOf(request);
  if (record === null) return null;
  const known = perRecord.get(record);
  if (known !== undefined) return known;
  const made = emptyLog(policy);
  perRecord.set(record, made);
  return made;
}

function recordOf(request: Request): number | null {
  if (request.do === 'get') return request.id;
  return request.do === 'write' && request.writes.length === 1 ? (request.writes[0]?.id ?? null) : null;
}

/** Costs grow evenly with records, so two questions tell them. */
function costUnder(limit: RateLimit | null, call: LimitedCall): Pick<Slot, 'perCall' | 'perRow'> {
  if (limit === null) return { perCall: 1, perRow: 0 };
  const none = costOf(limit, call, 0);
  return { perCall: none, perRow: costOf(limit, call, 1) - none };
}

function unitsOf({ perCall, perRow }: Slot, request: Request): number {
  return perRow === 0 ? perCall : perCall + perRow * recordsOf(request);
}

/** How many records a request may read or write. */
function recordsOf(request: Request): number {
  switch (request.do) {
    case 'page':
    case 'events':
      return request.size;
    case 'write':
      return request.writes.length;
    case 'get':
    case 'find':
      return 1;
    default:
      return request satisfies never;
  }
}

/** A call that alone costs more than the count goes through an empty window: nothing else could ever let it pass. */
function waitFor(log: Log, units: number, now: number): number {
  forget(log, now);
  const allowed = now < log.easedUntil ? Math.max(1, log.count / 2) : log.count;
  if (log.length === 0 || log.used + units <= allowed) return 0;
  let over = log.used + units - allowed;
  let place = log.first;
  for (let left = log.length; left > 0; left--) {
    over -= log.costs[place] ?? 0;
    if (over <= 0 || left === 1) break;
    place = place + 1 === log.times.length ? 0 : place + 1;
  }
  return Math.max(1, Math.ceil((log.times[place] ?? now) + log.windowMs - now));
}

/** Calls that are a whole window ago count no more. */
function forget(log: Log, now: number): void {
  while (log.length > 0 && (log.times[log.first] ?? 0) <= now - log.windowMs) {
    log.used -= log.costs[log.first] ?? 0;
    log.first = log.first + 1 === log.times.length ? 0 : log.first + 1;
    log.length -= 1;
  }
  if (log.length === 0) log.used = 0;
}

/** What costs more than a window allows is paid off over the windows that follow. */
function note(log: Log, units: number, now: number): void {
  let [left, at] = [units, now];
  for (; left > log.count; left -= log.count, at += log.windowMs) push(log, log.count, at);
  push(log, left, at);
}

function push(log: Log, units: number, at: number): void {
  if (log.length === log.times.length) grow(log);
  const place = (log.first + log.length) % log.times.length;
  log.times[place] = at;
  log.costs[place] = units;
  log.length += 1;
  log.used += units;
}

function grow(log: Log): void {
  const times = new Float64Array(log.times.length * 2);
  const costs = new Float64Array(log.times.length * 2);
  for (let index = 0; index < log.length; index++) {
    const place = (log.first + index) % log.times.length;
    times[index] = log.times[place] ?? 0;
    costs[index] = log.costs[place] ?? 0;
  }
  log.times = times;
  log.costs = costs;
  log.first = 0;
}
