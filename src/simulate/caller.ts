// How the integration makes a call: way in, throttle, circuit, time-out, and what the retry matrix says when it fails. Made anew after every
// crash over what outlives one (`Line`). An answer that comes after the time-out is never seen, though the call may have been carried out.
import type { ErrorClass } from '../design/design.ts';
import type { Random } from '../twin/random.ts';
import type { CallSite, Reply, Request, Twin } from '../twin/twin.ts';
import { type Access, accessOn, type Entry, type Grants } from './access.ts';
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
  page: null,
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
  own.turns.restart(bench.kernel, lostMs);
  const { facts, circuitsOf } = factsOn(bench);
  const desk: Desk = { bench, own, facts, access: accessOn(bench.kernel, own.grants) };
  return {
    call: (running, site, request) => callOn(desk, { running, site, request }),
    attempt: (running, site, request, attempts) => attemptOn(desk, { running, site, request }, attempts),
    rests: (running) => {
      const now = bench.kernel.now();
      const { source, target } = circuitsOf(running);
      return Math.max(
        source?.rests(now) ?? 0,
        target?.rests(now) ?? 0,
        desk.access.rests(running.source.system),
        desk.access.rests(running.target.system),
      );
    },
  };
}

/** What every call of one life goes through. */
interface Desk {
  readonly bench: Bench;
  readonly own: Line;
  readonly access: Access;
  readonly facts: (running: RunningFlow, site: CallSite) => Facts;
}

interface Asked {
  readonly running: RunningFlow;
  readonly site: CallSite;
  readonly request: Request;
}

/** What is worked out between two waits is done by plain functions: whatever a process holds over a wait has to be put away for it. */
function* attemptOn(desk: Desk, asked: Asked, attempts: number): Generator<Wait, Outcome, void> {
  const fact = desk.facts(asked.running, asked.site);
  const now = desk.bench.kernel.now();
  const rests = fact.breaker?.wait(now) ?? 0;
  if (rests > 0) return { reply: noAnswer, failed: 'unavailable', at: now, wait: rests };
  for (let entries = 0; ; entries++) {
    let token = desk.access.held(fact.entry);
    if (token === 0) {
      const way = yield* desk.access.enter(fact.entry);
      if (way.token === null) return shutOut(desk, way.wait);
      token = way.token;
    }
    for (let rest = restBefore(desk, asked, fact); rest !== 0; rest = restBefore(desk, asked, fact))
      yield rest;
    const made = sent(desk, asked, fact, token);
    yield made.wait;
    const outcome = answered(desk, asked, fact, { made, attempts, again: entries > 0 });
    if (outcome !== null) return outcome;
  }
}

function shutOut({ bench }: Desk, wait: number): Outcome {
  return { reply: noAnswer, failed: 'access-lost', at: bench.kernel.now(), wait };
}

/** A call that was sent, how many failed before it, and whether it was sent with a new token because the one before was refused. */
interface Try {
  readonly made: Made;
  readonly attempts: number;
  readonly again: boolean;
}

/** Null: at once again with a new token. */
function answered(desk: Desk, asked: Asked, fact: Facts, { made, attempts, again }: Try): Outcome | null {
  const { kernel, took } = desk.bench;
  const { running, site, request } = asked;
  const { reply, at, late } = made;
  desk.own.turns.end(kernel, fact.open, late ? lostMs : 0);
  const failed: ErrorClass | null = late ? 'no-answer' : classOf(reply);
  if (failed === 'rate-limit') desk.own.throttle.ease(fact.asker, site, request, kernel.now());
  if (failed === 'unavailable' || failed === 'no-answer') {
    if (fact.breaker?.failed(kernel.now()) === true) took(running.flow.id, 'breaker');
  } else fact.breaker?.worked();
  if (failed === null) return { reply, failed, at, wait: null };
  const pause = failed === 'access-lost' ? desk.access.refused(fact.entry, made.token, again) : null;
  if (pause === 0) return null;
  const seen = late ? noAnswer : reply;
  const next = pause ?? waitOf(rowFor(running, request, failed), seen, attempts, fact.random);
  return { reply: seen, failed, at, wait: next };
}

/** `at`: when it was sent. `late`: nobody waited for its answer any longer. */
interface Made {
  readonly reply: Reply;
  readonly at: number;
  readonly late: boolean;
  readonly token: number;
  /** Until the answer is there, but not longer than the flow waits. */
  readonly wait: Wait;
}

/** 0: the call's turn has come, and it is counted. */
function restBefore({ bench: { kernel }, own }: Desk, { site, request }: Asked, fact: Facts): Wait {
  return own.turns.full(fact.open) ?? own.throttle.take(fact.asker, site, request, kernel.now());
}

function sent(
  { bench: { kernel }, own }: Desk,
  { running, site, request }: Asked,
  fact: Facts,
  token: number,
): Made {
  own.turns.begin(fact.open);
  const at = kernel.now();
  const reply = fact.twin.call(site, request, token);
  const late = reply.latency > running.policy.timeoutMs;
  const wait = late ? running.policy.timeoutMs : reply.latency;
  return { reply, at, late, token, wait: wait === Number.POSITIVE_INFINITY ? gate() : wait };
}

function* callOn(desk: Desk, asked: Asked): Generator<Wait, Outcome, void> {
  const { kernel, took } = desk.bench;
  const { running, request } = asked;
  const first = kernel.now();
  for (let attempts = 0; ; attempts++) {
    const outcome = yield* attemptOn(desk, asked, attempts);
    if (outcome.failed === null || outcome.wait === null) return outcome;
    const { givesUpAfter } = rowFor(running, request, outcome.failed);
    if (givesUpAfter !== null && kernel.now() - first > givesUpAfter && outcome.failed !== 'access-lost')
      return { ...outcome, wait: null };
    took(running.flow.id, `retry.${outcome.failed}`);
    yield outcome.wait;
  }
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
function waitOf(
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
