// The parts that each system plays for a record in a statement: subject, object, the system of a phrase, of an event, the record's
// home, the end of the flow before, the old and the new system of a move. Several at once are usual; none is a judgement yet.
import { type Actor, channelKinds, ofOnesOwn } from './actors.ts';
import { causeOf } from './causes.ts';
import type { Noun } from './chunk.ts';
import type { RecordWord } from './lexicon.ts';
import { type Ends, endsOf, type Memory } from './memory.ts';
import { keptIn, type Owners } from './owners.ts';
import { distanceHome, type Scene } from './scene.ts';
import { actorsIn, nounsIn, type Statement } from './statement.ts';
import { builtIn, hubOf } from './hub.ts';
import type { Tagged } from './tagged.ts';
import { chatty, type Happening, recordOf } from './unit.ts';
import { listed } from './words.ts';

/** The statements around one: the heading over it, and those beside it in its sentence. */
export interface Near {
  readonly heading: Statement | null;
  readonly past: Statement | null;
  readonly next: Statement | null;
}

interface Spoken {
  readonly statement: Statement;
  readonly noun: Noun;
  readonly onto: Noun | null;
  readonly memory: Memory;
  readonly owners: Owners;
  readonly event: Happening | null;
  readonly near: Near;
}

type Part = readonly [Actor, string];

/** The parts of all systems; a system without one is missing. */
export function partsFor(text: Tagged, spoken: Spoken): ReadonlyMap<Actor, readonly string[]> {
  const parts = new Map<Actor, string[]>();
  const all = [
    ...local(spoken),
    ...ourSide(text.scene, spoken),
    ...unspoken(text.scene, spoken),
    ...comeAlong(text, spoken),
    ...everywhere(text.scene, spoken),
    ...happening(text.scene, spoken),
    ...homes(text.scene, spoken),
    ...standing(text, spoken),
    ...around(spoken),
  ];
  for (const [actor, part] of all) {
    const own = parts.get(actor) ?? [];
    if (!own.includes(part)) own.push(part);
    parts.set(actor, own);
  }
  return parts;
}

function as(actors: readonly Actor[], part: string): readonly Part[] {
  return actors.map((actor): Part => [actor, part]);
}

/** What the statement itself says. */
function local({ statement, noun, memory }: Spoken): readonly Part[] {
  const { subject, objects, phrases, inherits, sentence } = statement;
  const others = nounsIn([...subject, ...objects]).filter((one) => one !== noun);
  const before = inherits && memory.before?.sentence === sentence ? memory.before.subject : [];
  return [
    ...as(actorsIn(subject), 'subj'),
    ...as(actorsIn(objects), 'obj'),
    ...phrases.flatMap((phrase) => [
      ...as(
        actorsIn(phrase.items).filter((actor) => !besideSubject(statement, actor)),
        `p-${phrase.preposition}`,
      ),
      ...nounsIn(phrase.items).flatMap((one) => as([...one.of, ...one.inside], `pn-${phrase.preposition}`)),
    ]),
    ...as(noun.of, 'of'),
    ...as(noun.inside, 'inn'),
    ...others.flatMap((one) => as(one.of, 'ofx')),
    ...others.flatMap((one) =>
      as(
        one.inside.filter((actor) => besideSubject(statement, actor)),
        'ofx',
      ),
    ),
    ...as(actorsIn(before), 'inhsubj'),
  ];
}

const ourThings = /^(side|end|endpoint|url|api|webhook|system|systems|server|callback|address|bucket|stuff)$/;

/** "we send", "to us", "call our URL": the writer's own system, where the text has a partner. */
function ourSide(scene: Scene, { statement, noun, memory }: Spoken): readonly Part[] {
  const { partner, tokens } = scene;
  if (partner === null) return [];
  const own = ours(scene, noun, partner);
  const said: string[] = [];
  const verb = statement.verb?.at ?? statement.to;
  for (let at = statement.at; at < statement.to; at += 1) {
    const word = tokens[at]?.low ?? '';
    const before = tokens[at - 1]?.low ?? '';
    if (word === 'we' && at < verb && !wishing.has(statement.verb?.cls ?? 'none')) said.push('subj');
    if (word === 'us' || (word === 'our' && ourThings.test(tokens[at + 1]?.low ?? '')))
      said.push(listed('prepositions', before) ? `p-${before}` : 'obj');
  }
  if (statement.inherits && said.length === 0 && weActed(memory, statement)) said.push('subj');
  if (said.length === 0 && theirDoing({ statement, memory }, partner))
    return as(own, statement.verb?.passive === true ? 'p-from' : 'obj');
  const alone = said.length === 1 && said[0] === 'subj' && acting.has(statement.verb?.cls ?? 'none');
  const named = actorsIn([
    ...statement.subject,
    ...statement.objects,
    ...statement.phrases.flatMap(({ items }) => items),
  ]);
  return [
    ...said.flatMap((part) => as(own, part)),
    ...(alone && named.length === 0 ? as([partner], 'obj') : []),
  ];
}

/** "We poll orders and push the result": who acts in the statement before. */
function weActed({ before }: Memory, { sentence, verb }: Statement): boolean {
  if (before?.sentence !== sentence || wishing.has(verb?.cls ?? 'none')) return false;
  return before.adverbs.includes('@we') && actorsIn(before.subject).length === 0;
}

/** "An order goes over", "one event should go out": away from the writer's own system. */
const outward =
  /\b(go|goes|going|sent|send|sends|hand(s|ed)?|pass(es|ed)?|push(es|ed)?|posted) (\w+ ){0,1}(over|out|across)\b(?! of)/i;
/** "Results come back", "they come in": towards it. */
const inward =
  /\b(come|comes|coming|came|sent|get|gets|given|pushed|posted|reported|returned|handed|arrives?)( \w+){0,2} (back|in)\b(?! (\w+ )?(the|our|a|an|one|two|under|less|time|\d))/i;

/** "Measured values go back", "their statement comes on the 5th": beside a partner what goes leaves us, and what comes is his. */
const backward = /\b(go|goes|going|sent|send|handed|posted)( \w+){0,3} back\b/i;
const arriving = /\b(comes?|arrives?)\b|\bthere( i|')s (their|his|an?|the)\b/i;

/** Where a statement names no system and only says "out" or "back": from the writer's own to the other side, or from there. */
function unspoken(scene: Scene, { statement, noun }: Spoken): readonly Part[] {
  const { partner, actors } = scene;
  if (namedIn(statement).some((actor) => !chatty(actor)) || statement.negated) return [];
  const own = actors.filter(ofOnesOwn);
  const mine = partner === null ? (own.length === 1 ? own : []) : ours(scene, noun, partner);
  const other = partner === null ? [] : [partner];
  const { text, verb } = statement;
  if (outward.test(text) || (partner !== null && backward.test(text)))
    return [...as(mine, 'p-from'), ...as(other, 'p-to')];
  if (partner === null) return [];
  const arrives = arriving.test(text) && verb?.modal !== true && nounsIn(statement.subject).includes(noun);
  return inward.test(text) || arrives ? [...as(other, 'p-from'), ...as(mine, 'p-to')] : [];
}

const acting: ReadonlySet<string> = new Set('send get pull ask notify create update'.split(' '));

/** Whether the partner acts, and no system but his is named: it is done to us. */
function theirDoing({ statement, memory }: Pick<Spoken, 'statement' | 'memory'>, partner: Actor): boolean {
  const { subject, objects, phrases, inherits, sentence, verb } = statement;
  if (verb === null || !(acting.has(verb.cls) || verb.cls === 'want')) return false;
  const before = inherits && memory.before?.sentence === sentence ? memory.before.subject : [];
  const named = actorsIn([...subject, ...objects, ...phrases.flatMap(({ items }) => items)]);
  return actorsIn([...subject, ...before]).includes(partner) && named.every((actor) => actor === partner);
}

const alike =
  /\b(everywhere|one (number|figure|stock|level)|each other|in (sync|step)|the same (number|stock|price|figure|level)s? (in|on|across|everywhere)|agree)\b/i;

/** "One number per SKU everywhere": from the system that has the right ones to the others of the group. */
function everywhere(scene: Scene, { statement, noun, owners }: Spoken): readonly Part[] {
  if (!alike.test(statement.text) || statement.negated || noun.record === null) return [];
  const items = [
    ...statement.subject,
    ...statement.objects,
    ...statement.phrases.flatMap(({ items }) => items),
  ];
  const all = actorsIn(items).filter((actor) => !chatty(actor));
  if (all.length < 3) return [];
  const owner =
    owners.get(noun.record.name)?.[0] ??
    scene.owners.get(noun.record.name) ??
    owners.get('product')?.[0] ??
    scene.owners.get('product');
  const hub = owner !== undefined && all.includes(owner) ? owner : all[0];
  if (hub === undefined) return [];
  return [
    [hub, 'p-from'],
    ...as(
      all.filter((actor) => actor !== hub),
      'p-to',
    ),
  ];
}

const goesOver =
  /\b(mov(e|ed|ing)|migrat\w+|cop(y|ied|ies)|transfer\w*|come (along|over|across|too|with)|brought|bring|taken?( over| along)?|carried|import\w*|load\w*|convert\w*|go across|survive|needed|wanted|come|rescue|in (the )?scope|over there|be there)\b/i;

/** What a text of a move lists or brings along without naming an end goes from the old system to the new one. */
function comeAlong({ scene, move }: Tagged, { statement }: Spoken): readonly Part[] {
  if (move === null || statement.negated) return [];
  const { subject, objects, phrases, verb, opener, text, adverbs } = statement;
  const items = [...subject, ...objects, ...phrases.flatMap((phrase) => phrase.items)];
  if (actorsIn(items).length > 0 || !['main', 'aside', 'that', 'which'].includes(opener)) return [];
  const counted = /^\W*(about |around |roughly |some |it's |nearly |over )*[\d.,]+/i.test(text);
  const nouns = subject.length + phrases.reduce((sum, phrase) => sum + nounsIn(phrase.items).length, 0);
  const listed = verb === null && nouns > (counted ? 3 : 1);
  const wished = verb?.cls === 'want' && adverbs.some((word) => /^@(we|i)$/.test(word));
  const moved = verb !== null && (verb.cls === 'copy' || goesOver.test(text));
  const goesOn = verb === null && nouns > 0 && /^(and|plus|,)/i.test(text) && begun(scene, statement);
  return listed || wished || moved || goesOn || /\b(too|as well|likewise)\b/i.test(text)
    ? [
        [move.from, 'p-from'],
        [move.to, 'p-to'],
      ]
    : [];
}

/** "We need the customers that rented since 2019, and contracts": whether a clause has parted a list from what its sentence began with. */
function begun({ tokens }: Scene, { at, sentence }: Statement): boolean {
  const lead = tokens.filter((token, index) => index < at && token.sentence === sentence);
  const said = lead.map(({ low }) => low).join(' ');
  return goesOver.test(said) || /\b(we|i)( ' d| would)? (need|want|like|take|keep|bring)\b/.test(said);
}

const wishing: ReadonlySet<string> = new Set(['be', 'none', 'state']);

/** "Payments in A should show on B": where the subject stands, which is no place that it goes to. */
function besideSubject({ subject, objects, phrases, verb }: Statement, actor: Actor): boolean {
  if (verb === null || !nounsIn(subject).some((noun) => noun.inside.includes(actor))) return false;
  const named = phrases
    .flatMap(({ items }) => items)
    .filter((item) => item.is === 'systems' && item.actors.includes(actor));
  return named.every((item) => item.at < verb.at) && !actorsIn(objects).includes(actor);
}

const refusing =
  /\b(refus|reject|declin|fail|late\b|delay|problem|exception|missing|damaged|wrong|can't|cannot|n't be|not be|expired|critical|lost)\w*/i;

/** "When it can't be made": what the other side answers, where the statement names no system that says so. */
function refused(statement: Statement, event: Happening | null): boolean {
  const said = event === null ? [statement] : [event.statement, statement];
  return event?.actors.length !== 1 && said.some(({ text }) => refusing.test(text) && !/\bwe\b/i.test(text));
}

function happening(scene: Scene, spoken: Spoken): readonly Part[] {
  const { event, owners, onto, noun, statement } = spoken;
  return [
    ...as(event?.actors ?? [], 'ev'),
    ...as(scene.partner !== null && refused(statement, event) ? [scene.partner] : [], 'tells'),
    ...at(scene, recordOf(noun), { tag: 'h', owners }),
    ...at(scene, causeOf(scene, spoken), { tag: 'eh', owners }),
    ...at(scene, onto === null ? null : recordOf(onto), { tag: 'oh', owners }),
  ];
}

/** The systems that a record lives in: `tag0` where it is most at home, `tag1` where it also is, `tagown` where the text says so. */
function at(
  scene: Scene,
  record: RecordWord | null,
  { tag, owners }: { readonly tag: string; readonly owners: Owners },
): readonly Part[] {
  if (record === null) return [];
  const near = scene.actors
    .filter((actor) => !chatty(actor))
    .map((actor) => ({ actor, distance: distanceHome(record, actor) }))
    .filter(({ distance }) => Number.isFinite(distance));
  const least = Math.min(...near.map(({ distance }) => distance));
  const own = owners.get(record.name) ?? [];
  return [
    ...near.map(({ actor, distance }): Part => [actor, `${tag}${distance === least ? 0 : 1}`]),
    ...as(own, `${tag}own`),
  ];
}

function homes(scene: Scene, { memory }: Spoken): readonly Part[] {
  return [
    ...as(memory.from, 'lf'),
    ...as(memory.to, 'lt'),
    ...as(memory.actors.slice(-1), 'la'),
    ...as(scene.actors.slice(0, 1), 'first'),
  ];
}

/** What the statements around say: the heading, the record's last way, who did something last, and what stands beside it. */
function around({ memory, near, noun }: Spoken): readonly Part[] {
  const { heading, past, next } = near;
  const ends = (way: Ends | null, tag: string): readonly Part[] =>
    way === null ? [] : [...as(way.from, `${tag}f`), ...as(way.to, `${tag}t`)];
  const of = (statement: Statement | null): Ends | null => (statement === null ? null : endsOf(statement));
  return [
    ...ends(of(heading), 'h'),
    ...as(heading === null ? [] : namedIn(heading), 'hd'),
    ...ends(memory.ways.get(recordOf(noun).name) ?? null, 'r'),
    ...as(memory.lead, 'ls'),
    ...ends(of(past), 'q'),
    ...ends(of(next), 'n'),
    ...as(keptBehind(noun, next), 'inn'),
  ];
}

/** "The events, which are in A", "bills that we get in A": where the statement behind a record says that it is. */
function keptBehind(noun: Noun, next: Statement | null): readonly Actor[] {
  if (next === null || next.verb === null || next.verb.modal) return [];
  const { subject, objects, phrases } = next;
  const kept = subject.includes(noun) ? keptIn(next) : null;
  if (kept !== null) return kept.places;
  if (!objects.includes(noun) || actorsIn(subject).length > 0) return [];
  const within = phrases.filter(({ preposition }) => ['in', 'on', 'at'].includes(preposition));
  return actorsIn(within.flatMap(({ items }) => items)).slice(0, 1);
}

/** Every system that a statement names. */
function namedIn({ subject, objects, phrases }: Statement): readonly Actor[] {
  const items = [...subject, ...objects, ...phrases.flatMap(({ items: all }) => all)];
  return [...actorsIn(items), ...nounsIn(items).flatMap((one) => [...one.of, ...one.inside])];
}

/** Parts that a system plays in the whole text. */
function standing({ scene, move }: Tagged, { noun }: Spoken): readonly Part[] {
  const { actors, partner } = scene;
  const channels = actors.filter((actor) => channelKinds.includes(actor.kind));
  const own = builtIn(scene);
  const hub = hubOf(scene);
  const topic = own.length > 0 && (partner === null || own[0] === hub) ? own : hub === null ? [] : [hub];
  return [
    ...as(topic, topic === own ? 'own' : 'topic'),
    ...(move === null ? [] : [...as([move.from], 'old'), ...as([move.to], 'new')]),
    ...(partner === null ? [] : [...as([partner], 'partner'), ...as(ours(scene, noun, partner), 'us')]),
    ...as(channels, channels.length > 1 ? 'chN' : 'ch1'),
    ...as(actors.filter(chatty), 'chat'),
  ];
}

/** The system that "we" and "us" mean beside a partner: the one that the text turns on, or the record's own home where that is none. */
function ours(scene: Scene, noun: Noun, partner: Actor): readonly Actor[] {
  const hub = hubOf(scene);
  const own = scene.actors.filter(
    (actor) => actor !== partner && !chatty(actor) && !['drop', 'file'].includes(actor.kind),
  );
  const main = hub !== null && own.includes(hub) ? hub : own[0];
  if (main === undefined || own.length < 2 || noun.record === null) return main === undefined ? [] : [main];
  const { record } = noun;
  const holder = scene.owners.get(record.name);
  if (holder !== undefined && own.includes(holder)) return [holder];
  if (Number.isFinite(distanceHome(record, main))) return [main];
  const home = own.find((actor) => distanceHome(record, actor) <= 0);
  return [home ?? main];
}
