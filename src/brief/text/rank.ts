// Which candidates are flows: weights learned from descriptions whose flows are known are added up, the likeliest are taken first,
// and what only repeats one that is taken is left out. No rule about words is here; the words' weights are data.
import type { Actor } from './actors.ts';
import { type Carried, carriedBy } from './carried.ts';
import { chancesIn } from './chances.ts';
import { beside, evidenceOf, type Known } from './evidence.ts';
import { isNamed } from './features.ts';
import { sumOf } from './forest.ts';
import { getsRecord, givesRecord } from './frames.ts';
import { actorsIn } from './statement.ts';
import type { Tagged } from './tagged.ts';
import { bothWays, chatty, counterpart, type Unit } from './unit.ts';
import type { Learned } from './weights.ts';

/** A flow as ranked: the higher the score, the surer. */
export interface Ranked {
  readonly unit: Unit;
  readonly from: Actor;
  readonly to: Actor;
  readonly key: string;
  readonly record: string;
  readonly score: number;
  readonly twoWay: boolean;
  /** What the record is called at each end. */
  readonly carried: Carried;
}

/** Above `sure` a candidate is a flow; above `doubt` it is worth a question. */
export interface Bounds {
  readonly sure: number;
  readonly doubt: number;
  /** Above it a flow is taken though it is much like another that its statement tells. */
  readonly certain: number;
  /** How much less sure than a flow may be what is said of several systems alike. */
  readonly fellow: number;
}

export const bounds: Bounds = {
  sure: -0.3,
  doubt: -2,
  certain: 1.5,
  fellow: 1.2,
};

/** Every candidate that is not hopeless, the surest first. */
export function rankedIn(known: Omit<Known, 'counted'>, learned: Learned): readonly Ranked[] {
  const { text, units } = known;
  const chances = chancesIn(text, units, learned.places);
  const rows = evidenceOf({ ...known, counted: learned.counted }, chances);
  const ranked = chances.flatMap(({ unit, from, to, key, record }, at): readonly Ranked[] => {
    const score = sumOf(learned.forest, Object.values(rows[at] ?? {}));
    if (score <= bounds.doubt || hollow(text, unit) || opensOnly({ text, units }, unit, to)) return [];
    const carried = carriedBy(text.scene, { unit, from, to });
    return [{ unit, from, to, key, record, score, twoWay: false, carried }];
  });
  return ranked.toSorted(
    (a, b) => b.score - a.score || a.unit.theme.at - b.unit.theme.at || compare(a.key, b.key),
  );
}

/** What must be or is wanted follows from something: "somebody is hired in B, an account must be created". */
const wishes = /\b(must|has to|have to|wants?|should)\b/i;

/** Whether a unit only tells when something happens, "a deal is won in B", and another statement tells what follows from it. */
function opensOnly({ text, units }: Pick<Known, 'text' | 'units'>, unit: Unit, to: Actor): boolean {
  if (!['when', 'whenever', 'once', 'if', 'after'].includes(unit.statement.opener)) return false;
  if (chatty(to) || wishes.test(unit.statement.text)) return false;
  if (['p-to', 'p-into', 'pn-to', 'pn-into', 'obj'].some((part) => has(unit, to, part))) return false;
  return units.some(
    (one) =>
      one.event?.statement === unit.statement && text.scene.actors.some((actor) => isNamed(one, actor)),
  );
}

/** Whether a noun is no record that goes anywhere: "A knows the contacts", "A calls them deals", a deal's line items. */
function hollow({ move }: Tagged, unit: Unit): boolean {
  const { subject, verb } = unit.statement;
  if (subject[0]?.is === 'systems' && /^(knows|holds|owns)$/.test(verb?.form ?? '')) return true;
  if (/\bcalls? (them|it|these|those|this|that)\b/i.test(unit.statement.text)) return true;
  if (move !== null && agreeing.test(verb?.form ?? '')) return true;
  if (unit.record.concept === 'line-item' && unit.where.startsWith('pp-')) return true;
  if (move !== null && unit.where !== 'list' && /^(owner|agent|rep)$/.test(unit.theme.names[1] ?? ''))
    return true;
  return unit.theme.record === null && move === null && idle(unit);
}

/** What must be so after a move is nothing that moves: "balances have to agree". */
const agreeing = /^(agree|agrees|match|matches|tally|tallies)$/;

/** "Square peg, round hole": names as plain words, where neither a verb nor a way tells that anything moves. */
function idle({ statement, event, parts }: Unit): boolean {
  if (event !== null) return false;
  if (!['none', 'other', 'be', 'state'].includes(statement.verb?.cls ?? 'none')) return false;
  return ![...parts.values()]
    .flat()
    .some((part) => /^pn?-(to|into|from|off|in|on|via|through|by|with)$/.test(part));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Names of one thing: of two of them in one statement only the surer flows. */
const near: readonly (readonly string[])[] = [
  ['shipment', 'tracking', 'fulfillment', 'order_status'],
  ['contact', 'customer', 'company', 'lead'],
  ['invoice', 'bill', 'payment'],
];

/** The flows among the ranked, and those too doubtful for one. */
export function decided(ranked: readonly Ranked[]): {
  readonly flows: readonly Ranked[];
  readonly doubtful: readonly Ranked[];
} {
  const flows: Ranked[] = [];
  const doubtful: Ranked[] = [];
  const likely = ranked.filter(({ score }) => score > bounds.sure);
  for (const one of ranked) {
    const certain = one.score > bounds.certain;
    if (flows.some((other) => other.key === one.key || (!certain && repeats(other, one)))) continue;
    const told = certain && along(one) ? -1 : flows.findIndex((other) => tellsOf(other, one));
    const other = flows[told];
    if (other !== undefined) {
      if (one.score > bounds.sure && tellsMore(other, one)) flows[told] = { ...one, twoWay: other.twoWay };
      continue;
    }
    const back = flows.findIndex(
      (other) => other.from === one.to && other.to === one.from && other.record === one.record,
    );
    const reversed = flows[back];
    if (reversed !== undefined && saysBoth(reversed, one)) {
      if (one.score > bounds.sure) flows[back] = { ...reversed, twoWay: true };
    } else if (
      one.score > bounds.sure &&
      (reversed === undefined || saysWay(one)) &&
      !flows.some((other) => turns(other, one)) &&
      !likely.some((other) => replaces(other, one))
    )
      flows.push(one);
    else if (!doubtful.some((other) => other.key === one.key)) doubtful.push(one);
  }
  return withNotices(withFellows({ flows, doubtful }));
}

/** A record also flows back where the grammar of a statement says so. */
function saysWay({ unit, from, to }: Ranked): boolean {
  return givesRecord(unit, from) > 0 || getsRecord(unit, to) > 0;
}

function saysBoth(one: Ranked, back: Ranked): boolean {
  return bothWays.test(one.unit.statement.text) || bothWays.test(back.unit.statement.text);
}

interface Decided {
  readonly flows: readonly Ranked[];
  readonly doubtful: readonly Ranked[];
}

/** What one statement says of several systems alike flows for all of them: "to Foobaz and Barbaz", "orders of all channels". */
function withFellows({ flows, doubtful }: Decided): Decided {
  const meant = (one: Ranked): boolean =>
    !chatty(one.to) &&
    one.score > bounds.sure - bounds.fellow &&
    flows.some((taken) => taken.unit === one.unit && fellows(taken, one)) &&
    !flows.some(
      ({ from, to, record }) =>
        record === one.record && (from === one.to || (from === one.from && to === one.to)) && to === one.from,
    );
  const more = doubtful.filter(meant);
  return { flows: [...flows, ...more], doubtful: doubtful.filter((one) => !more.includes(one)) };
}

function fellows(taken: Ranked, { unit, from, to }: Ranked): boolean {
  if (taken.to === to) return alike(unit, taken.from, from);
  return taken.from === from && alike(unit, taken.to, to);
}

/** Whether a statement speaks of two systems in the same way: in one phrase, or of neither, and both are channels. */
function alike(unit: Unit, one: Actor, other: Actor): boolean {
  const { subject, objects, phrases } = unit.statement;
  const groups = [
    ...[...subject, ...objects].map((item) =>
      item.is === 'systems' ? item.actors : [...item.of, ...item.inside],
    ),
    ...phrases.map(({ items }) => items.flatMap((item) => (item.is === 'systems' ? item.actors : []))),
  ];
  if (groups.some((group) => group.includes(one) && group.includes(other))) return true;
  return !isNamed(unit, one) && !isNamed(unit, other) && has(unit, one, 'chN') && has(unit, other, 'chN');
}

/** A system that only passes messages is named for one: where a text tells of flows and none reaches it, the likeliest counts. */
function withNotices({ flows, doubtful }: Decided): Decided {
  if (flows.length === 0) return { flows, doubtful };
  const silent = doubtful.filter((one) => chatty(one.to) && !flows.some(({ to }) => to === one.to));
  const first = silent.filter((one) => silent.find(({ to }) => to === one.to) === one);
  return { flows: [...flows, ...first], doubtful: doubtful.filter((one) => !first.includes(one)) };
}

/** Whether a candidate goes the way of the text's move: all of a list comes along. */
function along({ unit, from, to }: Ranked): boolean {
  return has(unit, from, 'old') && has(unit, to, 'new');
}

/** Whether a flow between the same systems, read from the same statement, carries nearly the same record. */
function repeats(taken: Ranked, one: Ranked): boolean {
  return taken.from === one.from && taken.to === one.to && (arrivesAs(taken, one) || nearlySame(taken, one));
}

/** Whether two things of one statement arrive as one record: "the day's sales per studio as one invoice". */
function arrivesAs(taken: Ranked, one: Ranked): boolean {
  return (
    taken.unit.statement === one.unit.statement &&
    taken.carried.toRecord === one.carried.toRecord &&
    (one.unit.theme.record === null || one.unit.where !== taken.unit.where)
  );
}

function nearlySame(taken: Ranked, one: Ranked): boolean {
  if (taken.record.endsWith(`_${one.record}`) || one.record.endsWith(`_${taken.record}`))
    return taken.unit.record.concept === one.unit.record.concept || taken.unit.theme.record === null;
  return (
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
    taken.unit.statement === one.unit.event?.statement ||
    counterpart(one.unit, one.to) === taken.unit.theme ||
    (one.unit.onto !== null && one.unit.onto === taken.unit.theme)
  );
}

/** Whether a flow goes back to where another of its statement starts, and is the same record or what that one is written on. */
function turns(taken: Ranked, { unit, from, to, record }: Ranked): boolean {
  if (taken.unit.statement !== unit.statement || taken.from !== to || taken.to !== from) return false;
  return taken.record === record || taken.unit.onto === unit.theme || unit.onto === taken.unit.theme;
}

/** Whether a flow has, where another of its statement has an end that the text names, a system that the text does not name there. A message goes out beside either. */
function replaces(taken: Ranked, { unit, from, to }: Ranked): boolean {
  if (taken.unit.statement !== unit.statement || chatty(to)) return false;
  if (taken.to === to && !isNamed(unit, from))
    return (
      givesRecord(unit, taken.from) > 2 ||
      comesFrom(unit, taken.from) ||
      (unit.event?.actors.includes(taken.from) === true && beside(unit, from))
    );
  return taken.from === from && !isNamed(unit, to) && getsRecord(unit, taken.to) > 2 && !chatty(taken.to);
}

/** "Orders from A": the statement tells where they are from. */
function comesFrom({ statement }: Unit, actor: Actor): boolean {
  return statement.phrases.some(
    ({ preposition, items }) => preposition === 'from' && actorsIn(items).includes(actor),
  );
}

function has(unit: Unit, actor: Actor, part: string): boolean {
  return unit.parts.get(actor)?.includes(part) ?? false;
}
