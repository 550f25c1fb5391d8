// How the integration makes a call: way in, throttle, circuit, time-out, and what the retry matrix says when it fails. Made anew after every
// crash over what outlives one (`Line`). An answer that comes after the time-out is never seen, though the call may have been carried out.
import type { ErrorClass } from '../design/design.ts';
import type { Random } from '../twin/random.ts';
import type { CallSite, Reply, Request, Twin } from '../twin/twin.ts';
import { accessOn, type Entry, type Grants } from './access.ts';
import { type Breaker, breaker } from './breaker.ts';
import { classOf } from './classify.ts';
import type { Attempt, Bench, Caller, Outcome, RunningFlow, Station } from './integration.ts';
import { gate, type Wait } from './kernel.ts';
import type { RetryPolicy } from './policy.ts';
import { type Asker, type Throttle, throttle } from './throttle.ts';
import { openAt, type OpenLimit, type Turns, turns } from './turns.ts';

/** What calls lean on and a crash leaves alone: the shared throttle and the secret store. One for the whole integration. */
export interface Line {
  readonly throttle: Throttle;
  readonly turns: Turns;
  readonly grants: Grants;
}

export function line(): Line {
  return { throttle: throttle(), turns: turns(), grants: new Map() };
}

/** A call whose answer is lost may be open at the vendor for so long. */
const lostMs = 60_000;

/** What is seen of a call that nobody answered. */
const noAnswer: Reply = {
  status: 0,
  latency: Number.POSITIVE_INFINITY,
  limited: false,
  retryAfter: null,
  rows: [],
  told: [],
  next: null,
  written: [],
};

/** Ways of calling, for all flows of an integration until its next crash; `rests` as in {@link Station}. */
export interface Callers {
  readonly call: Caller;
  readonly attempt: Attempt;
  readonly rests: Station['rests'];
}

export function callersOn(bench: Bench, own: Line): Callers {
  own.turns.restart();
  const access = accessOn(bench.kernel, own.grants);
  const { facts, circuitsOf } = factsOn(bench);
  const { kernel } = bench;

  function* attempt(
    running: RunningFlow,
    site: CallSite,
    request: Request,
    attempts: number,
  ): Generator<Wait, Outcome, void> {
    const { policy, flow } = running;
    const fact = facts(running, site);
    const rests = fact.breaker?.wait(kernel.now()) ?? 0;
    if (rests > 0) return { reply: noAnswer, failed: 'unavailable', at: kernel.now(), wait: rests };
    for (let entries = 0; ; entries++) {
      const way = yield* access.enter(fact.entry);
      if (way.token === null)
        return { reply: noAnswer, failed: 'access-lost', at: kernel.now(), wait: way.wait };
      for (;;) {
        const full = own.turns.full(fact.open);
        const rest = full ?? own.throttle.take(fact.asker, site, request, kernel.now());
        if (rest === 0) break;
        yield rest;
      }
      own.turns.begin(fact.open);
      const at = kernel.now();
      const reply = fact.twin.call(site, request, way.token);
      const late = reply.latency > policy.timeoutMs;
      const wait = late ? policy.timeoutMs : reply.latency;
      yield wait === Number.POSITIVE_INFINITY ? gate() : wait;
      own.turns.end(kernel, fact.open, late ? lostMs : 0);
      const failed: ErrorClass | null = late ? 'no-answer' : classOf(reply);
      if (failed === 'rate-limit') own.throttle.ease(fact.asker, site, request, kernel.now());
      if (failed === 'unavailable' || failed === 'no-answer') {
        if (fact.breaker?.failed(kernel.now()) === true) bench.took(flow.id, 'breaker');
      } else fact.breaker?.worked();
      if (failed === null) return { reply, failed, at, wait: null };
      const pause = failed === 'access-lost' ? access.refused(fact.entry, way.token, entries > 0) : null;
      if (pause === 0) continue;
      const seen = late ? noAnswer : reply;
      const next = pause ?? waitOf(rowFor(running, request, failed), seen, attempts, fact.random);
      return { reply: seen, failed, at, wait: next };
    }
  }

  function* call(running: RunningFlow, site: CallSite, request: Request): Generator<Wait, Outcome, void> {
    const first = kernel.now();
    for (let attempts = 0; ; attempts++) {
      const outcome = yield* attempt(running, site, request, attempts);
      if (outcome.failed === null || outcome.wait === null) return outcome;
      const row = rowFor(running, request, outcome.failed);
      if (
        row.givesUpAfter !== null &&
        kernel.now() - first > row.givesUpAfter &&
        outcome.failed !== 'access-lost'
      )
        return { ...outcome, wait: null };
      bench.took(running.flow.id, `retry.${outcome.failed}`);
      yield outcome.wait;
    }
  }
  const rests: Station['rests'] = (running) => {
    const now = kernel.now();
    const { source, target } = circuitsOf(running);
    return Math.max(
      source?.rests(now) ?? 0,
      target?.rests(now) ?? 0,
      access.rests(running.source.system),
      access.rests(running.target.system),
    );
  };
  return { call, attempt, rests };
}

/** What a call site needs, worked out once. */
interface Facts {
  readonly twin: Twin;
  readonly asker: Asker;
  /** Names of what counts this call while it is open, with how many may be. */
  readonly open: readonly OpenLimit[];
  readonly entry: Entry;
  readonly breaker: Breaker | null;
  readonly random: Random;
}

function factsOn(bench: Bench): {
  readonly facts: (running: RunningFlow, site: CallSite) => Facts;
  readonly circuitsOf: (running: RunningFlow) => Circuits;
} {
  const known = new Map<CallSite, Facts>();
  const circuits = new Map<RunningFlow, Circuits>();
  const randoms = new Map<string, Random>();
  const circuitsOf = (running: RunningFlow): Circuits => {
    let own = circuits.get(running);
    if (own === undefined) circuits.set(running, (own = circuitsFor(running)));
    return own;
  };
  const facts = (running: RunningFlow, site: CallSite): Facts => {
    const found = known.get(site);
    if (found !== undefined) return found;
    const { policy, flow, sites } = running;
    const atSource = site === sites.find || site === sites.read || site === sites.scan;
    const twin = atSource ? running.source : running.target;
    const random = randoms.get(flow.id) ?? bench.random.fork(`waits ${flow.id}`);
    randoms.set(flow.id, random);
    const made: Facts = {
      twin,
      asker: { throttle: policy.throttle, system: twin.system, profile: twin.profile },
      open: openAt(policy.atOnce, twin, site),
      entry: {
        twin,
        renews: policy.renewsAccess,
        timeoutMs: policy.timeoutMs,
        triageMs: policy.deadLetter?.triageMs ?? 86_400_000,
      },
      breaker: circuitsOf(running)[atSource ? 'source' : 'target'],
      random,
    };
    known.set(site, made);
    return made;
  };
  return { facts, circuitsOf };
}

/** A circuit for each system that the flow calls. */
interface Circuits {
  readonly source: Breaker | null;
  readonly target: Breaker | null;
}

function circuitsFor({ policy, source, target }: RunningFlow): Circuits {
  if (policy.breaker === null) return { source: null, target: null };
  const first = breaker(policy.breaker);
  return { source: first, target: source.system === target.system ? first : breaker(policy.breaker) };
}

/** A read that got no answer is repeated as if the system had been away: it can't have done anything. */
function rowFor({ policy }: RunningFlow, request: Request, failed: ErrorClass): RetryPolicy {
  return policy.retry[failed === 'no-answer' && request.do !== 'write' ? 'unavailable' : failed];
}

/** Ms until the next try after so many that failed before this one; null when there is none. */
export function waitOf(
  row: RetryPolicy,
  reply: Pick<Reply, 'retryAfter'>,
  attempts: number,
  random: Random,
): number | null {
  if (!row.retry || (row.tries !== null && attempts + 1 >= row.tries)) return null;
  const grown = Math.min(row.cap, row.firstWait * row.factor ** Math.min(attempts, 60));
  const own = row.jitter ? random.next() * grown : grown;
  if (!row.honoursRetryAfter || reply.retryAfter === null) return Math.max(1, Math.ceil(own));
  return Math.max(
    1,
    Math.ceil(reply.retryAfter + (row.jitter ? random.next() * Math.max(1000, row.firstWait) : 0)),
  );
}
