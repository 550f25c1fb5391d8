// How the integration makes a call: way in, throttle, circuit, time-out, and what the retry matrix says when it fails. Made anew after every
// crash over what outlives one (`Line`). An answer that comes after the time-out is never seen, though the call may have been carried out.
import type { ErrorClass } from '../design/design.ts';
import type { Random } from '../twin/random.ts';
import type { CallSite, Reply, Request, Twin } from '../twin/twin.ts';
import { type Access, accessOn, type Entry, type Grants, type Way } from './access.ts';
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
  partial: false,
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
    call: (running, site, request) => new Call(desk, running, site, request),
    attempt: (running, site, request, attempts) => new Try(desk, { running, site, request }, attempts),
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

type Step = IteratorResult<Wait, Outcome>;

/**
 * One try, as a generator would make it: way in, turn, answer. Every call makes one and stops at each of its waits, so that it is no
 * generator: those put away whatever they hold, and the kernel would go through one more of them each time.
 */
class Try implements Iterable<Wait, Outcome, void> {
  readonly desk: Desk;
  readonly asked: Asked;
  readonly attempts: number;
  readonly fact: Facts;
  token = 0;
  /** A new token is being got. */
  way: Generator<Wait, Way, void> | null = null;
  made: Made | null = null;
  begun = false;
  /** The token is new, because the one before was refused. */
  again = false;

  constructor(desk: Desk, asked: Asked, attempts: number) {
    this.desk = desk;
    this.asked = asked;
    this.attempts = attempts;
    this.fact = desk.facts(asked.running, asked.site);
  }

  [Symbol.iterator](): Try {
    return this;
  }

  next(): Step {
    const { desk, asked, fact, made } = this;
    if (made !== null) {
      const outcome = answered(desk, asked, fact, { made, attempts: this.attempts, again: this.again });
      if (outcome !== null) return { done: true, value: outcome };
      this.made = null;
      this.again = true;
      this.token = 0;
    } else if (!this.begun) {
      this.begun = true;
      const rests = fact.breaker?.wait(desk.bench.kernel.now()) ?? 0;
      if (rests > 0) return { done: true, value: keptOut(desk, rests) };
    }
    if (this.token === 0) {
      const step = this.enter();
      if (step !== null) return step;
    }
    const rest = restBefore(desk, asked, fact);
    if (rest !== 0) return { done: false, value: rest };
    const under = sent(desk, asked, fact, this.token);
    this.made = under;
    return { done: false, value: under.wait };
  }

  /** Null: there is a token now. */
  enter(): Step | null {
    const { desk, fact } = this;
    if (this.way === null) {
      this.token = desk.access.held(fact.entry);
      if (this.token !== 0) return null;
      this.way = desk.access.enter(fact.entry);
    }
    const step = this.way.next();
    if (step.done !== true) return step;
    this.way = null;
    if (step.value.token === null) return { done: true, value: shutOut(desk, step.value.wait) };
    this.token = step.value.token;
    return null;
  }
}

/** An open circuit lets nothing pass. */
function keptOut({ bench }: Desk, wait: number): Outcome {
  return { reply: noAnswer, failed: 'unavailable', at: bench.kernel.now(), wait };
}

function shutOut({ bench }: Desk, wait: number): Outcome {
  return { reply: noAnswer, failed: 'access-lost', at: bench.kernel.now(), wait };
}

/** A call that was sent, how many failed before it, and whether it was sent with a new token because the one before was refused. */
interface Sent {
  readonly made: Made;
  readonly attempts: number;
  readonly again: boolean;
}

/** Null: at once again with a new token. */
function answered(desk: Desk, asked: Asked, fact: Facts, { made, attempts, again }: Sent): Outcome | null {
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

/** Tries until it works, or nobody would try again. No generator, as {@link Try} is none. */
class Call implements Iterable<Wait, Outcome, void> {
  readonly desk: Desk;
  readonly asked: Asked;
  readonly first: number;
  attempts = 0;
  present: Try;

  constructor(desk: Desk, running: RunningFlow, site: CallSite, request: Request) {
    this.desk = desk;
    this.asked = { running, site, request };
    this.first = desk.bench.kernel.now();
    this.present = new Try(desk, this.asked, 0);
  }

  [Symbol.iterator](): Call {
    return this;
  }

  next(): Step {
    const step = this.present.next();
    if (step.done !== true) return step;
    const { failed, wait } = step.value;
    if (failed === null || wait === null) return step;
    const { kernel, took } = this.desk.bench;
    const { running, request } = this.asked;
    const { givesUpAfter } = rowFor(running, request, failed);
    if (givesUpAfter !== null && kernel.now() - this.first > givesUpAfter && failed !== 'access-lost')
      return { done: true, value: { ...step.value, wait: null } };
    took(running.flow.id, `retry.${failed}`);
    this.attempts += 1;
    this.present = new Try(this.desk, this.asked, this.attempts);
    return { done: false, value: wait };
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
