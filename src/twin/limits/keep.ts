// Admits calls or refuses them by every limit that the profile has for them. One keeper serves a system, so that all flows that call it and
// the others of its account share what there is. A refused call takes nothing; an admitted one counts under all of its limits at once.
import { assumed } from '../assume.ts';
import type { Assumption, CallSite, LimitUse } from '../twin.ts';
import { type Binding, bookOf, type LimitInput } from './book.ts';
import type { Counter } from './counter.ts';
import { useOf } from './held.ts';

/** `retryAfter` in ms, null where the vendor does not tell it; `limitId` is the limit that will stand in the way longest. */
export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly status: number;
      readonly retryAfter: number | null;
      readonly limitId: string;
    };

export interface LimitKeeper {
  /**
   * Asked once for each call, with the records that it may read or write (costs by record) and the one record that it is about, or null
   * (limits kept for each record). Moments never go back.
   */
  readonly admit: (site: CallSite, now: number, records: number, record: number | null) => Verdict;
  /** An admitted call's answer takes so long, Infinity when it never arrives: until then it is open. */
  readonly takes: (site: CallSite, now: number, latency: number) => void;
  readonly uses: () => readonly LimitUse[];
  /** Of the limits that calls met so far, and what holds for all. */
  readonly assumptions: () => readonly Assumption[];
}

const admitted: Verdict = { ok: true };

export function keepLimits(input: LimitInput): LimitKeeper {
  const { system, air } = input;
  const book = bookOf(input);
  const sites = new Map<CallSite, Site>();
  /** The last one that was asked for: a call that is let in is soon told how long it takes. */
  let last: Site | null = null;
  const siteOf = (site: CallSite): Site => {
    if (last !== null && last.site === site) return last;
    let found = sites.get(site);
    if (found === undefined) {
      const bindings = book.bind(site);
      found = { site, bindings, shared: bindings.some((one) => one.held.shared) };
      sites.set(site, found);
    }
    last = found;
    return found;
  };
  const asked: Asked = { now: 0, records: 0, record: null, left: 1 };
  return {
    admit: (site, now, records, record) => {
      const { bindings, shared } = siteOf(site);
      asked.now = now;
      asked.records = records;
      asked.record = record;
      asked.left = shared ? 1 - air.others(system, now) : 1;
      for (const one of bindings) if (!fits(one, asked)) return refuse(bindings, asked);
      for (const one of bindings) take(one, asked);
      return admitted;
    },
    takes: (site, now, latency) => {
      const until = now + Math.min(latency, assumed.lostCall.value);
      for (const { held } of siteOf(site).bindings) {
        if (held.open === null) continue;
        held.open.take(until);
        held.busiest = Math.max(held.busiest, held.open.used(now));
      }
    },
    uses: () => book.all().map(useOf),
    assumptions: book.assumptions,
  };
}

interface Site {
  readonly site: CallSite;
  readonly bindings: readonly Binding[];
  readonly shared: boolean;
}

/** One call at one moment; a keeper has one and fills it anew, since every call passes here. */
interface Asked {
  now: number;
  records: number;
  record: number | null;
  left: number;
}

function counterFor({ held, offset }: Binding, asked: Asked): Counter | null {
  if (held.records === null) return held.counter;
  return asked.record === null ? null : held.records.of(offset + asked.record, asked.now);
}

function fits(one: Binding, asked: Asked): boolean {
  const { held } = one;
  const left = held.shared ? asked.left : 1;
  if (held.open !== null) return held.open.fits(asked.now, left);
  const counter = counterFor(one, asked);
  return counter === null || counter.fits(asked.now, one.call + one.record * asked.records, left);
}

function take(one: Binding, asked: Asked): void {
  const { held } = one;
  const cost = one.call + one.record * asked.records;
  held.admitted += cost;
  const counter = counterFor(one, asked);
  if (counter === null) return;
  counter.take(asked.now, cost);
  const used = counter.used(asked.now);
  if (used > held.busiest) held.busiest = used;
}

/** The limit with the longest wait answers; its time to wait covers all that refuse, where it is told at all. */
function refuse(bindings: readonly Binding[], asked: Asked): Verdict {
  let by: Binding | null = null;
  let longest: number | null = null;
  for (const one of bindings) {
    if (fits(one, asked)) continue;
    one.held.refused += one.call + one.record * asked.records;
    if (tooManyAlone(one, asked)) one.held.overrun += 1;
    if (by === null) {
      by = one;
      continue;
    }
    longest ??= waitFor(by, asked);
    const wait = waitFor(one, asked);
    if (wait <= longest) continue;
    longest = wait;
    by = one;
  }
  if (by === null) return admitted;
  const { limit } = by.held;
  return {
    ok: false,
    status: limit.status ?? assumed.limitStatus.value,
    retryAfter: limit.retryAfter === true ? wholeSeconds(longest ?? waitFor(by, asked)) : null,
    limitId: limit.id,
  };
}

/** Whether the call would have been refused without the others of the account too. */
function tooManyAlone(one: Binding, asked: Asked): boolean {
  const { left } = asked;
  if (!one.held.shared || left >= 1) return true;
  asked.left = 1;
  const alone = !fits(one, asked);
  asked.left = left;
  return alone;
}

function waitFor(one: Binding, asked: Asked): number {
  const left = one.held.shared ? asked.left : 1;
  if (one.held.open !== null) return one.held.open.wait(asked.now, left);
  const counter = counterFor(one, asked);
  return counter?.wait(asked.now, one.call + one.record * asked.records, left) ?? 0;
}

/** As the header counts, in whole seconds; what can never pass is told as a day. */
function wholeSeconds(ms: number): number {
  return Number.isFinite(ms) ? Math.max(1, Math.ceil(ms / 1000)) * 1000 : 86_400_000;
}
