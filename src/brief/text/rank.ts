// Which candidates are flows: weights learned from descriptions whose flows are known are added up, the likeliest are taken first,
// and what only repeats one that is taken is left out. No rule about words is here; the words' weights are data.
import type { Actor } from './actors.ts';
import { type Candidate, candidatesOf, isNamed } from './features.ts';
import type { Tagged } from './tagged.ts';
import { bothWays, counterpart, type Unit } from './unit.ts';

/** The weight of each feature; a feature that is not there weighs nothing. */
export type Weights = ReadonlyMap<string, number>;

/** A flow as ranked: the higher the score, the surer. */
export interface Ranked {
  readonly unit: Unit;
  readonly from: Actor;
  readonly to: Actor;
  readonly key: string;
  readonly record: string;
  readonly score: number;
  readonly twoWay: boolean;
}

/** Above `sure` a candidate is a flow; above `doubt` it is worth a question; `second` is how much surer a second place for one record must be. */
export interface Bounds {
  readonly sure: number;
  readonly doubt: number;
  readonly second: number;
  /** How much less sure than the surest of its saying a flow may be at all. */
  readonly far: number;
  /** How much surer a flow must be of which its statement names neither system. */
  readonly blind: number;
}

export const bounds: Bounds = { sure: -0.5, doubt: -1.5, second: 1, far: 2, blind: 0.5 };

/** The score of a candidate; sums of shared lists are kept in `sums`. */
export function scoreOf(
  candidate: Candidate,
  weights: Weights,
  sums: Map<readonly string[], number>,
): number {
  let score = 0;
  for (const list of candidate.features) {
    let sum = sums.get(list);
    if (sum === undefined) {
      sum = 0;
      for (const feature of list) sum += weights.get(feature) ?? 0;
      sums.set(list, sum);
    }
    score += sum;
  }
  return score;
}

/** Every candidate that is not hopeless, the surest first. */
export function rankedIn(text: Tagged, units: readonly Unit[], weights: Weights): readonly Ranked[] {
  const ranked: Ranked[] = [];
  let sums = new Map<readonly string[], number>();
  let unit: Unit | null = null;
  for (const candidate of candidatesOf(text, units)) {
    if (candidate.unit !== unit) sums = new Map();
    unit = candidate.unit;
    const score = scoreOf(candidate, weights, sums);
    const { from, to, key } = candidate;
    if (score <= bounds.doubt || (opensWith(unit) && !isNamed(unit, to)) || hollow(text, unit)) continue;
    ranked.push({ unit, from, to, key, record: key.slice(key.lastIndexOf(':') + 1), score, twoWay: false });
  }
  return ranked.toSorted(
    (a, b) => b.score - a.score || a.unit.theme.at - b.unit.theme.at || compare(a.key, b.key),
  );
}

/** Whether a noun that is no kind of record stands where no system is named: "must respect the GDPR". */
function hollow({ move, scene }: Tagged, unit: Unit): boolean {
  return unit.theme.record === null && move === null && !scene.actors.some((actor) => isNamed(unit, actor));
}

/** Whether a unit tells when something happens: where it leads to is told by another statement. */
function opensWith({ statement }: Unit): boolean {
  return ['when', 'whenever', 'once', 'if', 'after'].includes(statement.opener);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Names of one thing: of two of them in one statement only the surer flows. */
const near: readonly (readonly string[])[] = [
  ['shipment', 'tracking', 'fulfillment', 'order_status'],
  ['contact', 'customer', 'company', 'lead'],
  ['invoice', 'payment'],
];

/** The flows among the ranked, and those too doubtful for one. */
export function decided(ranked: readonly Ranked[]): {
  readonly flows: readonly Ranked[];
  readonly doubtful: readonly Ranked[];
} {
  const flows: Ranked[] = [];
  const doubtful: Ranked[] = [];
  for (const one of ranked) {
    if (flows.some((other) => other.key === one.key || repeats(other, one))) continue;
    const told = flows.findIndex((other) => tellsOf(other, one));
    const other = flows[told];
    if (other !== undefined) {
      if (tellsMore(other, one)) flows[told] = { ...one, twoWay: other.twoWay };
      continue;
    }
    const back = flows.findIndex(
      (other) => other.from === one.to && other.to === one.from && other.record === one.record,
    );
    const reversed = flows[back];
    if (reversed !== undefined) {
      const both = bothWays.test(reversed.unit.statement.text) || bothWays.test(one.unit.statement.text);
      if (both && one.score > bounds.sure) flows[back] = { ...reversed, twoWay: true };
    } else if (one.score > leastFor(one) && !strays(flows, one) && !turns(flows, one)) flows.push(one);
    else if (!doubtful.some((other) => other.key === one.key)) doubtful.push(one);
  }
  return { flows, doubtful };
}

/** The score above which a candidate is a flow. */
function leastFor({ unit, from, to }: Ranked): number {
  return isNamed(unit, from) || isNamed(unit, to) ? bounds.sure : bounds.sure + bounds.blind;
}

/** Whether a flow between the same systems, read from the same statement, carries nearly the same record. */
function repeats(taken: Ranked, one: Ranked): boolean {
  return (
    taken.from === one.from &&
    taken.to === one.to &&
    (taken.unit.statement === one.unit.statement
      ? taken.unit.where !== one.unit.where
      : !isNamed(one.unit, one.from) || !isNamed(one.unit, one.to)) &&
    near.some((names) => names.includes(taken.record) && names.includes(one.record))
  );
}

/** Whether two candidates are one saying: the record and what it is written on, or what happens and what follows from it. */
function tellsOf(taken: Ranked, one: Ranked): boolean {
  if (taken.from !== one.from || taken.to !== one.to) return false;
  const [a, b] = [taken.unit, one.unit];
  if (a.statement !== b.statement)
    return a.event?.statement === b.statement || b.event?.statement === a.statement;
  return oneSaying(a, b) || counterpart(a, taken.to) === b.theme || counterpart(b, one.to) === a.theme;
}

/** Whether two records of one statement are one flow's: "tickets on the contact", "every order needs an invoice". */
function oneSaying(a: Unit, b: Unit): boolean {
  if (a.onto === b.theme || b.onto === a.theme) return true;
  const parts = [a.where, b.where];
  return parts.includes('subj') && parts.includes('obj');
}

/** Whether of two candidates of one saying the later says more: what follows from an event, what stands where the flow starts. */
function tellsMore(taken: Ranked, one: Ranked): boolean {
  return (
    taken.unit.statement === one.unit.event?.statement || counterpart(one.unit, one.to) === taken.unit.theme
  );
}

/** Whether a statement that is taken one way is read the other way too. */
function turns(flows: readonly Ranked[], one: Ranked): boolean {
  return flows.some(
    (other) => other.unit.statement === one.unit.statement && other.from === one.to && other.to === one.from,
  );
}

/** Whether another way of the same record from the same statement is taken, and this one is not nearly as sure. */
function strays(flows: readonly Ranked[], one: Ranked): boolean {
  const beside = flows.filter(
    ({ unit }) =>
      unit.event?.statement === one.unit.statement ||
      (unit.statement === one.unit.statement &&
        (unit.record.name === one.unit.record.name || oneSaying(unit, one.unit))),
  );
  const { event } = one.unit;
  if (event !== null && flows.some((other) => other.unit.event === event && outguesses(other, one)))
    return true;
  if (beside.length === 0) return false;
  const best = Math.max(...beside.map((other) => other.score));
  if (one.score < best - bounds.far) return true;
  if (beside.some((other) => outguesses(other, one))) return true;
  if (one.score >= bounds.sure + bounds.second) return false;
  const joined = beside.some((other) => other.from === one.from || other.to === one.to);
  return !joined || one.score < best - bounds.second;
}

/** Whether an end that the statement does not name is filled in better already: only systems of like parts are meant together. */
function outguesses(taken: Ranked, one: Ranked): boolean {
  const guess = (mine: Actor, theirs: Actor): boolean =>
    mine !== theirs &&
    !isNamed(one.unit, mine) &&
    (isNamed(taken.unit, theirs) ||
      !together.some((part) => has(one.unit, mine, part) && has(taken.unit, theirs, part)));
  if (taken.to === one.to) return guess(one.from, taken.from);
  return taken.from === one.from && guess(one.to, taken.to);
}

/** Parts of systems that are meant together: the channels, the ends of the flow before, those of an event. */
const together = ['chN', 'lf', 'lt', 'ev', 'inhsubj'];

function has(unit: Unit, actor: Actor, part: string): boolean {
  return unit.parts.get(actor)?.includes(part) ?? false;
}
