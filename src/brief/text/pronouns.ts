// Systems that a pronoun stands for: "they send us", "to them", "their API", "in it", "the old one". The other side of a partner
// integration is "they"; a place is the system named last. What "it" and "them" mean as records is discourse.ts's.
import type { Actor } from './actors.ts';
import { builtIn } from './hub.ts';
import { low, modifies, nounAt, type Tagged, timeAt, together } from './tagged.ts';
import { listed } from './words.ts';

interface Meant {
  readonly to: number;
  readonly actors: readonly Actor[];
}

const theirs =
  /^(side|end|api|apis|system|systems|endpoint|portal|interface|platform|server|sftp|ftp|url|webhook|software|hub|gateway|web)$/;
const sided = /^(api|sftp|ftp|order|rest|soap|web|partner|own|edi|b2b|http)$/;
const towards = new Set('to from with at by for into via through over'.split(' '));
const people: ReadonlySet<string> = new Set(['person', 'customer', 'employee', 'user', 'lead']);

/** The system that a pronoun or "the old one" at a token means, with where the phrase ends. */
export function meantAt(text: Tagged, at: number): Meant | null {
  return (
    otherSide(text, at) ??
    placeMeant(text, at) ??
    moved(text, at) ??
    oursMeant(text, at) ??
    ownMeant(text, at) ??
    actingMeant(text, at)
  );
}

/** "they", "to them", "their API": the partner, unless people were spoken of nearer by. */
function otherSide(text: Tagged, at: number): Meant | null {
  const { partner } = text.scene;
  const word = low(text, at);
  if (partner === null) return null;
  const actors = [partner];
  if (word === 'they' || word === 'he')
    return peopled(text, at) || lying(text, at) ? null : { to: at + 1, actors };
  if (word === 'them' || word === 'theirs' || word === 'him') {
    const led = together(text, at - 1, at) && towards.has(low(text, at - 1));
    const gives = modifies(text, at + 1) || (together(text, at, at + 1) && nounAt(text, at + 1));
    return (led || gives) && !peopled(text, at) ? { to: at + 1, actors } : null;
  }
  if (word !== 'their' && word !== 'his') return null;
  let to = at + 1;
  while (sided.test(low(text, to)) && !(theirs.test(low(text, to)) && !theirs.test(low(text, to + 1))))
    to += 1;
  return theirs.test(low(text, to)) && together(text, at, to) ? { to: to + 1, actors } : null;
}

const helping =
  /^(should|must|have|has|need|needs|ought|to|are|'?re|were|will|can|also|then|both|all|be|been|get|only|always|now)$/;
const being = /^(are|'?re|were|be|been|get)$/;
const done =
  /^(entered|written|made|created|kept|stored|planned|put|posted|booked|typed|scanned|recorded|attached|filed|updated|imported|exported|processed|handled|transferred|forwarded|moved|uploaded|listed|sold|returned|copied|managed|added|exist)$/;

/** "They belong in our ERP", "they have to be in it", "they are entered in A": what is somewhere, or is put there, is no company. */
function lying(text: Tagged, at: number): boolean {
  let to = at + 1;
  while (helping.test(low(text, to)) && together(text, at, to)) to += 1;
  const [word, next] = [low(text, to), low(text, to + 1)];
  const placed = /^(in|on|into|at|as|from|to|inside|there|up)$/;
  if (!together(text, at, to)) return false;
  if (/^(belong|appear|land|arrive|show|lie|sit|go)$/.test(word)) return placed.test(next);
  if (!being.test(low(text, to - 1))) return false;
  return done.test(word) || (/^(in|on|inside)$/.test(word) && spoken(text, at));
}

/** Whether the sentence, or the one before, speaks of records before a token. */
function spoken({ scene }: Tagged, at: number): boolean {
  const sentence = scene.tokens[at]?.sentence ?? 0;
  return scene.records.some((one) => one.to <= at && (scene.tokens[one.at]?.sentence ?? 0) >= sentence - 1);
}

/** Whether the nearest plural noun of the same sentence before a pronoun is of people. */
function peopled({ scene }: Tagged, at: number): boolean {
  const sentence = scene.tokens[at]?.sentence;
  const before = scene.records.findLast((one) => one.to <= at && scene.tokens[one.at]?.sentence === sentence);
  if (before === undefined || !people.has(before.record.concept)) return false;
  const last = scene.tokens[before.to - 1];
  return last?.low !== last?.base;
}

const inward = new Set('in to into from on onto inside'.split(' '));

/** "in it", "from there": the system that was named last. */
function placeMeant(text: Tagged, at: number): Meant | null {
  const { scene } = text;
  const word = low(text, at);
  if (word !== 'it' && word !== 'there') return null;
  if (!together(text, at - 1, at) || !inward.has(low(text, at - 1))) return null;
  if (word === 'it' && together(text, at, at + 1) && (nounAt(text, at + 1) || modifies(text, at + 1)))
    return null;
  const near = scene.places.findLast(
    (place) =>
      place.to <= at &&
      place.actors.length === 1 &&
      place.actors.every(holdsRecords) &&
      !(together(text, place.at, at) && given.test(low(text, place.at - 1))),
  );
  return near === undefined ? null : { to: at + 1, actors: near.actors };
}

/** "They come via Foobaz and have to be in there": where something comes from is not where it goes. */
const given = /^(from|via|through|of)$/;

function holdsRecords(actor: Actor): boolean {
  return !['chat', 'email', 'drop'].includes(actor.kind) && (actor.kind !== 'file' || actor.uses !== null);
}

/** "in ours", "to our side": the one system that the writer built. */
function oursMeant(text: Tagged, at: number): Meant | null {
  const { actors, partner } = text.scene;
  if (partner !== null || !together(text, at - 1, at) || !listed('prepositions', low(text, at - 1)))
    return null;
  const own = actors.filter((actor) => ['internal', 'database'].includes(actor.kind));
  if (own.length !== 1 || low(text, at) !== 'ours') return null;
  return { to: at + 1, actors: own };
}

const needing =
  /^(needs?|gets?|wants?|gives?|sends?|pulls?|takes?|pushes|reads?|publishes|delivers?|reports?|asks?|feeds?|expects?|fetches|provides?|returns?|hands?|also|then|should|must)$/;
const giving = /^(gives?|sends?|feeds?|hands?|offers?|tells?|shows?|passes|delivers?)$/;

/** "It needs prices", "NAV gives it the orders", "NAV gives us the orders": the writer's own system, else the one that was named last. */
function ownMeant(text: Tagged, at: number): Meant | null {
  const { scene } = text;
  const word = low(text, at);
  if (word !== 'it' && word !== 'us') return null;
  const given =
    giving.test(low(text, at - 1)) &&
    low(text, at + 1) !== 'back' &&
    together(text, at - 1, at) &&
    !text.places.has(at - 1) &&
    ahead(text, at + 1, 3);
  const acts =
    word === 'it' &&
    scene.tokens[at]?.first === true &&
    needing.test(low(text, at + 1)) &&
    ahead(text, at + 2, 4);
  if (!given && !acts) return null;
  if (word === 'us' && scene.partner !== null) return null;
  const own = builtIn(scene);
  if (own.length === 1) return { to: at + 1, actors: own };
  if (!acts) return null;
  const sentence = scene.tokens[at]?.sentence ?? 0;
  const near = scene.places.findLast(
    (place) =>
      place.to <= at && scene.tokens[place.at]?.sentence === sentence - 1 && place.actors.length === 1,
  );
  return near === undefined || !near.actors.every(holdsRecords) ? null : { to: at + 1, actors: near.actors };
}

const doing =
  /^(needs?|wants?|gives?|sends?|pulls?|takes?|pushe?s?|reads?|publish(es)?|delivers?|reports?|asks?|feeds?|expects?|fetch(es)?|provides?|hands?|answers?|repl(y|ies)|writes?|tells?|posts?|polls?|confirms?|receives?|stores?|calls?|return|knows?|know|creates?|notif(y|ies)|keeps?|uses?|has|have|gets?)$/;
const between =
  /^(should|must|will|can|also|then|only|now|always|could|would|shall|may|has|have|needs?|ought|to)$/;

/** "…, and it answers with the lots", "which it then sends on": a system that does something, mostly the one its sentence speaks of. */
function actingMeant(text: Tagged, at: number): Meant | null {
  const { scene } = text;
  if (low(text, at) !== 'it' || scene.tokens[at]?.text === 'IT' || !opens(text, at)) return null;
  let verb = at + 1;
  while (between.test(low(text, verb)) && doesMore(text, verb + 1)) verb += 1;
  if (!doing.test(low(text, verb)) || !together(text, at, verb) || !objectAt(text, verb + 1)) return null;
  const sentence = scene.tokens[at]?.sentence;
  const before = scene.places.filter(
    (place) => place.to <= at && place.actors.length === 1 && place.actors.every(holdsRecords),
  );
  const same = before.filter((place) => scene.tokens[place.at]?.sentence === sentence);
  const leads = same.filter((place) => !prepared(text, place.at));
  const near = leads.at(-1) ?? same.at(-1);
  const actors = near?.actors ?? builtIn(scene);
  return actors.length === 0 ? null : { to: at + 1, actors };
}

/** Whether a clause begins at a token. */
function opens({ scene }: Tagged, at: number): boolean {
  const before = scene.tokens[at - 1]?.low ?? '';
  if (scene.tokens[at]?.first === true) return true;
  return /^(,|;|:|and|but|so|then|afterwards|which|because|since|while|as|when|if|that|\(|—|–|-)$/.test(
    before,
  );
}

/** Whether what follows a helper is the verb, or leads to it. */
function doesMore(text: Tagged, at: number): boolean {
  return between.test(low(text, at)) || doing.test(low(text, at));
}

/** Whether something stands behind a verb that it can act on: "the lots", "them", "with the price". */
function objectAt(text: Tagged, at: number): boolean {
  const word = low(text, at);
  if (/^(to|being|be|a|an)$/.test(word) && !nounAt(text, at + 1) && !modifies(text, at + 1)) return false;
  if (timeAt(text, at) || (/(ed|ing)$/.test(word) && !text.records.has(at))) return false;
  return (
    modifies(text, at) ||
    nounAt(text, at) ||
    text.places.has(at) ||
    /^(with|them|us|these|those|it)$/.test(word)
  );
}

/** Whether a system stands behind a preposition: "in the Foobaz", "to our Foobaz". */
function prepared(text: Tagged, at: number): boolean {
  let step = at - 1;
  while (modifies(text, step) && together(text, step, at)) step -= 1;
  return together(text, step, at) && listed('prepositions', low(text, step));
}

/** Whether a record is spoken of at a token or soon behind it. */
function ahead(text: Tagged, at: number, reach: number): boolean {
  for (let step = at; step < at + reach; step += 1)
    if (text.records.has(step) && together(text, at, step)) return true;
  return false;
}

const things =
  /^(one|system|server|tool|thing|software|program|platform|database|crm|erp|desk|helpdesk|shop|solution)$/;

/** "the old one", "the new system" in a text that tells of a move. */
function moved(text: Tagged, at: number): Meant | null {
  const { move } = text;
  if (move === null) return null;
  const start = listed('modifiers', low(text, at)) || low(text, at) === 'the' ? at + 1 : at;
  const age = low(text, start);
  if (!['old', 'new'].includes(age) || !things.test(low(text, start + 1)) || !together(text, at, start + 1))
    return null;
  if (text.places.has(start + 1)) return null;
  return { to: start + 2, actors: [age === 'old' ? move.from : move.to] };
}
