// A possible flow as a row of figures for the trees of forest.ts: how well its best place says it, how it stands beside the other
// possible flows of the text, what usually flows between such systems, and what the statement is like. Judges nothing itself.
import { type Actor, channelKinds } from './actors.ts';
import type { Chance } from './chances.ts';
import { type Counted, countsOf, narrowed, oddsOf, usualness } from './customs.ts';
import { isNamed } from './features.ts';
import { getsRecord, givesRecord } from './frames.ts';
import { leadOf } from './hub.ts';
import { today } from './memory.ts';
import type { RecordWord } from './lexicon.ts';
import type { Leanings } from './leaning.ts';
import { distanceHome } from './scene.ts';
import { kindOf } from './sorts.ts';
import type { Tagged } from './tagged.ts';
import { chatty, type Unit } from './unit.ts';

/** What a text and its training know besides the chances themselves. */
export interface Known {
  readonly text: Tagged;
  readonly units: readonly Unit[];
  readonly leanings: Leanings;
  readonly counted: Counted;
}

type Figures = Record<string, number>;

/** A row for every chance; all rows have the same columns in the same order. */
export function evidenceOf(known: Known, chances: readonly Chance[]): readonly Figures[] {
  const standing = standingOf(chances);
  const whole = textFigures(known);
  const units = kept((unit: Unit) => ({
    ...unitFigures(known, unit),
    from: kept((actor: Actor) => sideFigures(known.text, { unit, actor, side: 'from' })),
    to: kept((actor: Actor) => sideFigures(known.text, { unit, actor, side: 'to' })),
  }));
  const usual = kept((record: RecordWord) => usualIn(known.text, record));
  const lead = kept((actor: Actor) => leadOf(known.text.scene, actor));
  return chances.map((one) => {
    const { from, to, ...unit } = units(one.unit);
    return {
      ...standingFigures(standing, one),
      ...customFigures(known, one, usual(one.unit.record)),
      ...moveFigures(known, one),
      ...frameFigures(known, one),
      ...unit,
      ...from(one.from),
      ...to(one.to),
      ...whole,
      ...homeFigures(one),
      ...aroundFigures(one),
      'from-hub': lead(one.from),
      'to-hub': lead(one.to),
    };
  });
}

/** A function that works out each answer once. */
function kept<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = work(key);
    known.set(key, now);
    return now;
  };
}

/** The best scores of a text's chances by what they share. */
interface Standing {
  readonly byKey: ReadonlyMap<string, Chance>;
  readonly groups: ReadonlyMap<string, Group>;
}

/** Chances that share something, the surest first, and the sum of how likely they are. */
interface Group {
  readonly own: readonly Chance[];
  readonly sum: number;
}

function groupsFor({ unit, from, to, record }: Chance): Readonly<Record<string, string>> {
  const statement = `s${unit.statement.at}-${unit.statement.to}`;
  return {
    unit: `u${unit.theme.at}:${unit.where}:${statement}`,
    statement,
    way: `${statement}:${from.key}>${to.key}`,
    record: `r${record}`,
    sourced: `r${record}:${from.key}>`,
    aimed: `r${record}:>${to.key}`,
    pair: `p${from.key}>${to.key}`,
    reverse: `p${to.key}>${from.key}`,
    source: `a${from.key}`,
    target: `z${to.key}`,
    sourceIn: `z${from.key}`,
    targetOut: `a${to.key}`,
    concept: `c${unit.record.concept}:${from.key}>${to.key}`,
    fan: `f${unit.theme.at}:${unit.where}:${statement}:${from.key}>${kindOf(to)}`,
    gather: `g${unit.theme.at}:${unit.where}:${statement}:${kindOf(from)}>${to.key}`,
  };
}

function standingOf(chances: readonly Chance[]): Standing {
  const groups = new Map<string, Chance[]>();
  for (const one of chances)
    for (const [name, group] of Object.entries(groupsFor(one))) {
      if (['reverse', 'sourceIn', 'targetOut'].includes(name)) continue;
      const own = groups.get(group);
      if (own === undefined) groups.set(group, [one]);
      else own.push(one);
    }
  for (const own of groups.values()) own.sort((a, b) => b.score - a.score);
  const summed = [...groups].map(([name, own]): [string, Group] => [
    name,
    { own, sum: own.reduce((sum, { score }) => sum + 1 / (1 + Math.exp(-score)), 0) },
  ]);
  return { byKey: new Map(chances.map((one) => [one.key, one])), groups: new Map(summed) };
}

const nothing = -9;

function standingFigures({ byKey, groups }: Standing, one: Chance): Figures {
  const figures: Figures = {
    score: one.score,
    second: one.second,
    places: one.places,
  };
  const back = byKey.get(`${one.to.key}>${one.from.key}:${one.record}`);
  figures['back'] = back?.score ?? nothing;
  figures['back-less'] = one.score - (back?.score ?? nothing);
  for (const [name, group] of Object.entries(groupsFor(one))) {
    const { own, sum } = groups.get(group) ?? { own: [], sum: 0 };
    const below = own.findIndex(({ score }) => score <= one.score);
    const others = own[0] === one ? own[1] : own[0];
    figures[`${name}-best`] = others?.score ?? nothing;
    figures[`${name}-less`] = one.score - (others?.score ?? nothing);
    figures[`${name}-rank`] = below < 0 ? own.length : below;
    figures[`${name}-sum`] = sum;
  }
  return figures;
}

function customFigures({ counted }: Known, { unit, from, to }: Chance, usual: readonly Usual[]): Figures {
  const { record } = unit;
  const there = countsOf(from, to, record);
  const back = countsOf(to, from, record);
  const base = -3;
  const ofRecord = oddsOf(counted, there.record, base);
  const kinds = (names: typeof there): number => narrowed(counted, [names.kinds, names.sorts], base);
  const flow = (names: typeof there): number => {
    const concept = oddsOf(counted, names.concept, kinds(names));
    return narrowed(counted, [names.flow, names.special], concept);
  };
  const [onward, backward] = [flow(there), flow(back)];
  const hand = usualness(from, to, record);
  return {
    'odds-record': ofRecord,
    'odds-kinds': kinds(there),
    'odds-kinds-less': kinds(there) - kinds(back),
    'odds-source': narrowed(counted, [there.source, there.given], ofRecord) - ofRecord,
    'odds-target': narrowed(counted, [there.target, there.got], ofRecord) - ofRecord,
    'odds-flow': onward,
    'odds-flow-less': onward - backward,
    hand,
    'hand-less': hand - usualness(to, from, record),
    'hand-most':
      hand -
      Math.max(-2, ...usual.filter((one) => one.from !== from || one.to !== to).map(({ weight }) => weight)),
    'home-from': nearness(unit, from),
    'home-to': nearness(unit, to),
  };
}

interface Usual {
  readonly from: Actor;
  readonly to: Actor;
  readonly weight: number;
}

/** The ways of a record between a text's systems of which something is said by hand. */
function usualIn({ scene }: Tagged, record: RecordWord): readonly Usual[] {
  return scene.actors.flatMap((from) =>
    scene.actors
      .filter((to) => to !== from)
      .map((to): Usual => ({ from, to, weight: usualness(from, to, record) })),
  );
}

function nearness({ record }: Unit, actor: Actor): number {
  return Math.min(9, distanceHome(record, actor));
}

function moveFigures({ text, leanings }: Known, { from, to }: Chance): Figures {
  const { move } = text;
  const lean = leanings.get(`${from.key}>${to.key}`) ?? -10;
  return {
    lean: Math.max(-10, lean),
    'lean-less': lean - (leanings.get(`${to.key}>${from.key}`) ?? -10),
    'lean-most': Math.max(-10, ...leanings.values()),
    along:
      move === null
        ? 0
        : move.from === from && move.to === to
          ? 2
          : move.from === to && move.to === from
            ? -2
            : move.to === from
              ? 1
              : -1,
  };
}

/** What the statement's grammar says of the way, and of the best way in it. */
function frameFigures({ text }: Known, { unit, from, to }: Chance): Figures {
  const [given, got] = [givesRecord(unit, from), getsRecord(unit, to)];
  const { actors } = text.scene;
  const most = (score: (unit: Unit, actor: Actor) => number): number =>
    Math.max(...actors.map((actor) => score(unit, actor)));
  return {
    'says-gives': given,
    'says-gets': got,
    'says-way': given + got,
    'says-less': given + got - givesRecord(unit, to) - getsRecord(unit, from),
    'says-giver': given - most(givesRecord),
    'says-getter': got - most(getsRecord),
  };
}

const verbs = 'appear create update want be other none'.split(' ');
const wheres = 'subj obj inh pro-subj'.split(' ');
const wishes = /\b(should|must|want|need|please|have to|like)\b/i;

function unitFigures({ text, counted }: Known, unit: Unit): Figures {
  const { statement, theme, where } = unit;
  const { verb, phrases, opener } = statement;
  const figures: Figures = {};
  for (const cls of verbs) figures[`verb-${cls}`] = (verb?.cls ?? 'none') === cls ? 1 : 0;
  for (const one of wheres) figures[`where-${one}`] = where === one ? 1 : 0;
  const has = (...names: readonly string[]): number =>
    phrases.some(({ preposition }) => names.includes(preposition)) ? 1 : 0;
  const head = theme.names[0] ?? '';
  return {
    ...figures,
    'where-pp': where.startsWith('pp-') ? 1 : 0,
    today: today.test(statement.text) ? 1 : 0,
    passive: verb?.passive === true ? 1 : 0,
    wish: verb?.modal === true || wishes.test(statement.text) ? 1 : 0,
    main: opener === 'main' ? 1 : 0,
    when: ['when', 'whenever', 'once', 'if', 'after'].includes(opener) ? 1 : 0,
    event: unit.event === null ? 0 : 1,
    known: theme.record === null ? 0 : 1,
    word: oddsOf(counted, `word:${head}`, -1.5),
    onto: unit.onto === null ? 0 : 1,
    listed: unit.listed,
    'says-from': has('from', 'off'),
    'says-to': has('to', 'into', 'onto'),
    'says-in': has('in', 'on', 'at'),
    'told-back': statement.adverbs.some((one) => one === 'back' || one === 'reverse') ? 1 : 0,
    named: text.scene.actors.filter((actor) => isNamed(unit, actor)).length,
    place: statement.sentence,
    words: statement.to - statement.at,
    'in-head': theme.of.length + theme.inside.length,
    figures: /\d/.test(statement.text) ? 1 : 0,
  };
}

const partNames = 'p-from p-to p-in subj obj inn ev lf lt la first h0 h1 oh0 own topic us old new chN'.split(
  ' ',
);
/** Parts that the statements around give. */
const aroundNames = 'hf ht hd rf rt ls qf qt'.split(' ');
const recencies = ['here-', 'here+', 'last0', 'last1', 'last2', 'two', 'more', 'next', 'later'];

interface Side {
  readonly unit: Unit;
  readonly actor: Actor;
  readonly side: 'from' | 'to';
}

function sideFigures(text: Tagged, { unit, actor, side }: Side): Figures {
  const parts = unit.parts.get(actor) ?? [];
  const figures: Figures = {};
  for (const part of partNames) figures[`${side}-${part}`] = parts.includes(part) ? 1 : 0;
  const kind = kindOf(actor);
  const holders = text.scene.actors.filter((one) => !chatty(one));
  return {
    ...figures,
    [`${side}-beside`]: beside(unit, actor) ? 1 : 0,
    [`${side}-named`]: isNamed(unit, actor) ? 1 : 0,
    [`${side}-lately`]: recencies.indexOf(unit.recency.get(actor) ?? 'later'),
    [`${side}-times`]: actor.at.length,
    [`${side}-order`]: text.scene.actors.indexOf(actor),
    [`${side}-product`]: actor.uses === null ? 0 : 1,
    [`${side}-channel`]: channelKinds.includes(actor.kind) ? 1 : 0,
    [`${side}-partner`]: actor.kind === 'partner' ? 1 : 0,
    [`${side}-internal`]: actor.kind === 'internal' || actor.kind === 'database' ? 1 : 0,
    [`${side}-like`]: holders.filter((one) => kindOf(one) === kind).length,
  };
}

const homeParts = ['hown', 'eh0', 'ehown', 'partner', 'tells'];

/** Where the record and its event are told or known to live, who is the partner, and whether it is a message. */
function homeFigures({ unit, from, to }: Chance): Figures {
  const figures: Figures = { 'to-people': chatty(to) ? 1 : 0 };
  for (const part of homeParts) {
    figures[`giver-${part}`] = unit.parts.get(from)?.includes(part) === true ? 1 : 0;
    figures[`getter-${part}`] = unit.parts.get(to)?.includes(part) === true ? 1 : 0;
  }
  return figures;
}

function aroundFigures({ unit, from, to }: Chance): Figures {
  const figures: Figures = {};
  for (const part of aroundNames) {
    figures[`from-${part}`] = unit.parts.get(from)?.includes(part) === true ? 1 : 0;
    figures[`to-${part}`] = unit.parts.get(to)?.includes(part) === true ? 1 : 0;
  }
  return figures;
}

/** Whether what starts the flow names systems, and this one is neither among them nor in the statement. */
export function beside(unit: Unit, actor: Actor): boolean {
  const others = unit.event?.actors ?? [];
  return others.length > 0 && !others.includes(actor) && !isNamed(unit, actor);
}

function textFigures({ text, units }: Known): Figures {
  const { actors } = text.scene;
  return {
    actors: actors.length,
    holders: actors.filter((actor) => !chatty(actor)).length,
    channels: actors.filter(({ kind }) => channelKinds.includes(kind)).length,
    own: actors.filter(({ kind }) => kind === 'internal').length,
    'with-partner': text.scene.partner === null ? 0 : 1,
    units: units.length,
  };
}
