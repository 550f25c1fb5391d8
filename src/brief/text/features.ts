// What speaks for or against a record flowing from one system to another, as short names: of the statement, of each side, of the two
// together. rank.ts adds up their weights. A name must stay what it is: weights.json is keyed by it.
import type { Actor } from './actors.ts';
import { getsRecord, givesRecord } from './frames.ts';
import { today } from './memory.ts';
import { aroundPair, aroundRecord, aroundSystem, nearestSpots, recordSpot, spotsIn } from './surface.ts';
import { sortOf } from './sorts.ts';
import type { Tagged } from './tagged.ts';
import { chatty, type Unit } from './unit.ts';

/** A record that may flow, with its features in four lists: unit, source, target and pair. Lists are shared between pairs. */
export interface Candidate {
  readonly unit: Unit;
  readonly from: Actor;
  readonly to: Actor;
  /** Candidates of one key are one flow, said in several places. */
  readonly key: string;
  readonly features: readonly (readonly string[])[];
}

/** Parts that a statement itself gives, the strongest first. */
const localParts =
  'p-from p-off p-to p-into subj obj of inn p-in p-on p-at pn-to pn-into pn-on pn-in p-with p-via p-by p-through p-per p-of p-for'.split(
    ' ',
  );
const order = [
  ...localParts,
  ...'ev inhsubj ofx hown ohown oh0 eh0 lt lf la h0 own us partner old new topic chN h1'.split(' '),
];
/** Parts that only the statements around give. */
const around = new Set('hf ht hd rf rt ls qf qt nf nt'.split(' '));
const local = new Set([...localParts, ...'pn-from pn-of pn-with pn-for inhsubj ofx'.split(' ')]);

/** A unit seen as a whole. */
interface Seen {
  readonly unit: Unit;
  /** The verb's class, with P when it is passive. */
  readonly verb: string;
  readonly record: string;
  readonly today: string;
  readonly back: string;
  readonly there: string;
  /** Who acts and who is acted upon: "we:them", "they:us". */
  readonly voice: string;
  readonly opener: string;
  /** How many systems it names. */
  readonly named: number;
  /** Which prepositions of direction stand in it and how many systems it names. */
  readonly shape: string;
}

/** Every pair of systems for every unit. */
export function* candidatesOf(text: Tagged, units: readonly Unit[]): Generator<Candidate> {
  const targets = text.scene.actors.filter((actor) => actor.kind !== 'drop' || endsAtDrop(text));
  const sources = targets.filter((actor) => !chatty(actor));
  const hears = hearing(text, units);
  const spots = spotsIn(text);
  for (const unit of units) {
    const seen = seenIn(text, unit);
    const record = recordSpot(text, unit);
    const near = nearestSpots(text, spots, unit);
    const whole = [...unitFeatures(text, seen), ...aroundRecord(record)];
    const sideOf = (actor: Actor, side: 'A' | 'B'): readonly string[] => [
      ...sideFeatures(seen, actor, side),
      ...aroundSystem(unit, near.get(actor)).map((name) => `${side}:${name}`),
    ];
    const target = new Map(targets.map((actor) => [actor, sideOf(actor, 'B')]));
    for (const from of sources) {
      const source = sideOf(from, 'A');
      for (const to of targets) {
        if (from === to || !hears(unit, to)) continue;
        const pair = [...pairFeatures(seen, from, to), ...aroundPair(record, near.get(from), near.get(to))];
        const features = [whole, source, target.get(to) ?? [], pair];
        const name = chatty(to) ? 'alert' : unit.record.name;
        yield { unit, from, to, key: `${from.key}>${to.key}:${name}`, features };
      }
    }
  }
}

/** Whether a unit may tell of a message to a channel: one that names it or, where none does, one of a sentence that does. */
function hearing({ scene }: Tagged, units: readonly Unit[]): (unit: Unit, to: Actor) => boolean {
  const sentences = new Map(
    scene.actors
      .filter((actor) => chatty(actor) && !units.some((unit) => isNamed(unit, actor)))
      .map((actor) => [actor, actor.at.map(({ at }) => scene.tokens[at]?.sentence)]),
  );
  return (unit, to) =>
    !chatty(to) || (sentences.get(to)?.includes(unit.statement.sentence) ?? isNamed(unit, to));
}

const taken =
  /\b(pick(s|ed)? (\w+ )?up|import(s|ed)?|fetch(es|ed)?|collect(s|ed)?|load(s|ed)?|reads? (it|them))\b/i;

/** Whether a drop is where files end: a partner's is only the way to the partner, and one that somebody takes them from a way as well. */
function endsAtDrop({ scene }: Tagged): boolean {
  return scene.partner === null && !taken.test(scene.text);
}

function partsOf(unit: Unit, actor: Actor): readonly string[] {
  return unit.parts.get(actor) ?? ['none'];
}

/** Whether a statement itself names a system. */
export function isNamed(unit: Unit, actor: Actor): boolean {
  return partsOf(unit, actor).some((part) => local.has(part));
}

/** The strongest part. */
function mainPart(unit: Unit, actor: Actor): string {
  const parts = partsOf(unit, actor);
  return order.find((part) => parts.includes(part)) ?? 'none';
}

function seenIn(text: Tagged, unit: Unit): Seen {
  const { verb, adverbs, text: said } = unit.statement;
  const parts = text.scene.actors.map((actor) => partsOf(unit, actor));
  const named = text.scene.actors.filter((actor) => isNamed(unit, actor)).length;
  const from = parts.some((own) => own.includes('p-from'));
  const to = parts.some((own) => ['p-to', 'p-into', 'pn-to', 'pn-into'].some((part) => own.includes(part)));
  return {
    unit,
    verb: `${verb?.cls ?? 'none'}${verb?.passive === true ? 'P' : ''}`,
    record: unit.theme.record === null ? '?' : unit.record.name,
    today: today.test(said) ? 'today' : '-',
    back: adverbs.includes('back') || adverbs.includes('reverse') ? 'back' : '-',
    there: adverbs.includes('there') ? 'there' : '-',
    voice: voiceOf(unit),
    opener: unit.statement.opener,
    named,
    shape: `${from ? 'F' : ''}${to ? 'T' : ''}${Math.min(named, 2)}`,
  };
}

/** The words of the record's own phrase. */
function said(text: Tagged, { theme }: Unit): string {
  return text.scene.tokens
    .slice(Math.max(0, theme.at - 1), theme.to)
    .map((token) => token.low)
    .join(' ');
}

function voiceOf({ statement }: Unit): string {
  const { text, verb } = statement;
  const lead = verb === null ? text : text.slice(0, Math.max(0, text.toLowerCase().indexOf(verb.form)));
  const rest = text.slice(lead.length);
  const acts = /\b(we|i)\b/i.test(lead) ? 'we' : /\b(they|their)\b/i.test(lead) ? 'they' : '-';
  const acted = /\b(us|our (url|endpoint|api|webhook|side|system|server|callback|address))\b/i.test(rest)
    ? 'us'
    : /\b(them|their|theirs)\b/i.test(rest)
      ? 'them'
      : '-';
  return `${acts}:${acted}`;
}

const wishes = /\b(should|must|want|need|please|have to|like)\b/;

function unitFeatures(text: Tagged, seen: Seen): readonly string[] {
  const { unit, verb } = seen;
  const { statement, where } = unit;
  const moves = text.move === null ? 'stays' : 'moves';
  return [
    'bias',
    `shape:${seen.shape}`,
    `where:${where}`,
    `verb:${verb}`,
    `verb-where:${verb}:${where}`,
    `opens:${statement.opener}`,
    statement.negated ? 'denied' : 'affirmed',
    statement.verb?.modal === true || wishes.test(statement.text) ? 'wish' : 'no-wish',
    unit.theme.record === null ? 'open' : 'listed',
    `known:${unit.theme.record !== null}:${seen.shape}:${where}`,
    `back:${seen.back}`,
    `there:${seen.there}`,
    `voice:${seen.voice}`,
    `today:${seen.today}`,
    `record:${seen.record}`,
    unit.event === null ? 'no-event' : 'event',
    `move:${moves}`,
    `move-verb:${moves}:${statement.verb?.cls ?? 'none'}:${where}`,
    `form:${statement.verb?.form ?? '-'}`,
    `form:${statement.verb?.form ?? '-'}:${where}:${Math.min(2, seen.named)}`,
    `figures:${/\d|\b(about|roughly|around|some) \w+ thousand\b/.test(said(text, unit))}:${Math.min(2, seen.named)}`,
    `figures:${/\d/.test(statement.text)}:${Math.min(2, seen.named)}:${where}`,
    `subject:${statement.subject.length === 0 ? 'none' : statement.subject[0]?.is}:${verb}:${Math.min(2, seen.named)}`,
    `many:${Math.min(4, unit.listed)}:${where}`,
    `systems:${Math.min(text.scene.actors.length, 5)}`,
  ];
}

function sideFeatures(seen: Seen, actor: Actor, side: 'A' | 'B'): readonly string[] {
  const { unit, verb, shape, record } = seen;
  const part = mainPart(unit, actor);
  const parts = partsOf(unit, actor);
  const near = isNamed(unit, actor);
  const far = parts
    .filter((one) => !local.has(one) && !around.has(one))
    .slice(0, 4)
    .toSorted()
    .join('+');
  const said = side === 'A' ? givesRecord(unit, actor) : getsRecord(unit, actor);
  const names = [
    `main:${part}`,
    `says:${said}`,
    `says:${said}:${unit.where}`,
    `verb:${verb}:${part}`,
    `where:${unit.where}:${part}`,
    `shape:${shape}:${part}`,
    ...parts.map((one) => `part:${one}`),
    `kind:${actor.kind}`,
    ...(sortOf(actor) === actor.kind ? [] : [`kind:${sortOf(actor)}`]),
    ...(unit.event !== null && unit.event.actors.length > 0 && !near && !parts.includes('ev')
      ? [`beside-event:${side}`, `beside-event:${part}`]
      : []),
    `near:${near ? 'named' : (unit.recency.get(actor) ?? 'later')}`,
    `form:${unit.statement.verb?.form ?? '-'}:${part}`,
    `count:${Math.min(4, actor.at.length)}:${near ? 'named' : '-'}`,
    `far:${far}:${near ? 'named' : '-'}`,
    ...(record === '?' ? [] : [`record:${record}:${actor.kind}`, `record:${record}:${sortOf(actor)}`]),
    ...(side === 'A' ? [`today:${seen.today}:${part}`] : []),
  ];
  return [...new Set(names)].map((name) => `${side}:${name}`);
}

/** "Refunds too": more of what was told before. */
const more = /\b(too|also|as well|likewise|plus|same for)\b/i;

/** Whether a system is the partner, the writer's own beside one, or neither. */
function ours(unit: Unit, actor: Actor): string {
  const parts = partsOf(unit, actor);
  return parts.includes('partner') ? 'partner' : parts.includes('us') ? 'us' : '-';
}

/** Whether a system is the partner, the one that the text turns on, or another. */
function end(unit: Unit, actor: Actor): string {
  const parts = partsOf(unit, actor);
  return parts.includes('partner')
    ? 'partner'
    : parts.includes('own') || parts.includes('topic')
      ? 'hub'
      : '-';
}

function pairFeatures(seen: Seen, from: Actor, to: Actor): readonly string[] {
  const { unit, verb, shape } = seen;
  const [a, b] = [mainPart(unit, from), mainPart(unit, to)];
  const [nearA, nearB] = [isNamed(unit, from), isNamed(unit, to)];
  const has = (actor: Actor, part: string): string => (partsOf(unit, actor).includes(part) ? part : '-');
  const lately = (actor: Actor, near: boolean): string =>
    near ? 'named' : (unit.recency.get(actor) ?? 'later');
  const [given, got] = [givesRecord(unit, from), getsRecord(unit, to)];
  const along = has(from, 'old') === 'old' && has(to, 'new') === 'new';
  return [
    `AB:${a}|${b}`,
    `AB:says:${given}:${got}`,
    `AB:says:${given + got}:${verb}`,
    `AB:verb:${verb}:${a}|${b}`,
    `AB:where:${unit.where}:${a}|${b}`,
    `AB:there:${seen.there}:${a}|${b}`,
    `AB:back:${seen.back}:${a}|${b}`,
    `AB:named:${nearA}:${nearB}:${unit.where}`,
    `AB:move:${has(from, 'old')}:${has(to, 'new')}:${has(from, 'new')}:${has(to, 'old')}`,
    `AB:along:${along}:${shape}:${verb}`,
    `AB:channels:${has(from, 'chN')}:${has(to, 'chN')}:${seen.record}`,
    `AB:near:${lately(from, nearA)}:${lately(to, nearB)}`,
    `AB:shape:${shape}:${nearA}:${nearB}:${Math.min(3, seen.named - (nearA ? 1 : 0) - (nearB ? 1 : 0))}`,
    `AB:others:${Math.min(3, seen.named - (nearA ? 1 : 0) - (nearB ? 1 : 0))}:${a}|${b}`,
    `AB:event:${unit.event !== null}:${seen.opener}:${a}|${b}`,
    `AB:same:${a === b}`,
    `AB:ways:${has(from, 'rf')}:${has(to, 'rt')}:${nearA}:${nearB}`,
    `AB:headed:${has(from, 'hf')}:${has(from, 'hd')}:${has(to, 'ht')}:${has(to, 'hd')}`,
    `AB:lead:${has(from, 'ls')}:${has(to, 'ls')}:${nearA}:${nearB}:${verb}`,
    `AB:beside:${has(from, 'qf')}:${has(to, 'qt')}:${has(from, 'nf')}:${has(to, 'nt')}:${nearA}:${nearB}`,
    `AB:too:${more.test(unit.statement.text)}:${unit.statement.verb === null}:${has(from, 'lf')}:${has(to, 'lt')}:${Math.min(2, seen.named)}`,
    `AB:voice:${seen.voice}:${verb}:${ours(unit, from)}:${ours(unit, to)}`,
    `AB:voice:${seen.voice}:${ours(unit, from)}:${ours(unit, to)}`,
    `AB:ends:${end(unit, from)}:${end(unit, to)}:${nearA}:${nearB}`,
    `AB:ends:${end(unit, from)}:${end(unit, to)}:${verb}:${seen.voice}`,
    `AB:kinds:${from.kind}:${to.kind}`,
    `AB:sorts:${sortOf(from)}:${sortOf(to)}`,
  ];
}
