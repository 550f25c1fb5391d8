// A description with everything that was recognised in it, and who is who: the writer's own systems, the partner, who owns which records.
// It answers questions about the text; what flows is decided elsewhere.
import { type Actor, channelKinds } from './actors.ts';
import { apart, bareRecord, ownWord, saidAs } from './called.ts';
import type { Clause, Reading } from './clauses.ts';
import { heard } from './heard.ts';
import { type RecordWord, recordWords } from './lexicon.ts';
import { type Mention, range } from './mentions.ts';
import { topicsIn } from './topics.ts';
import { kindOf, sortOf } from './sorts.ts';

/** A kind of record at a place of the text. */
export interface RecordAt {
  readonly at: number;
  readonly to: number;
  readonly record: RecordWord;
  /** The writer's own word, where the lexicon's name is wider than it: "meter_reading". */
  readonly said: string | null;
}

/** An actor, or a group of them ("the channels"), at a place of the text. */
export interface ActorAt {
  readonly at: number;
  readonly to: number;
  readonly actors: readonly Actor[];
}

export interface Scene extends Reading {
  readonly clauses: readonly Clause[];
  readonly actors: readonly Actor[];
  readonly records: readonly RecordAt[];
  readonly places: readonly ActorAt[];
  /** The outside company of a partner integration, when there is one. */
  readonly partner: Actor | null;
  /** Records that the text itself places: "our orders are in WooCommerce". By record name. */
  readonly owners: ReadonlyMap<string, Actor>;
  /** The lexicon's words for a payment and for the state of an order. */
  readonly payment: RecordWord | null;
  readonly status: RecordWord | null;
}

/** "The contract ends in May" speaks of a day, not of records. */
const ends = new Set('ends end ended expires expire expired lapses lapse lapsed retires'.split(' '));
/** "The renewal is on 31 May". */
const dated = /^is (on|due|up|in)$/;
const groupWords = new Set('channel marketplace shop store site storefront'.split(' '));
const wide = new Set(['everywhere', 'wherever', 'whichever']);

export function sceneOf(unheard: Reading, clauses: readonly Clause[], actors: readonly Actor[]): Scene {
  const reading = heard(unheard);
  const records = recordsOf(reading, actors);
  const places = placesOf(reading, actors);
  const taken = new Set(
    places.flatMap((place) => (place.to - place.at > 1 ? range(place.at, place.to) : [])),
  );
  const partner = actors.find((actor) => actor.kind === 'partner') ?? null;
  const word = (name: string): RecordWord | null =>
    recordWords.find((record) => record.name === name) ?? null;
  const known = { payment: word('payment'), status: word('order_status') };
  const scene: Scene = {
    ...reading,
    clauses,
    actors,
    records: apart(
      { tokens: reading.tokens, places },
      plainRecords(
        reading,
        records.filter((record) => !taken.has(record.at)),
      ),
    ),
    places,
    partner,
    owners: new Map(),
    ...known,
  };
  return { ...scene, owners: ownersOf(scene) };
}

/** "the finance lead": somebody who leads. */
const leading = /^(finance|team|project|tech|technical|shift|group|squad|department)$/;

/** "People come from the HR system", "an account in the identity provider": staff and their logins, where no customers are kept. */
function employed(reading: Reading, actors: readonly Actor[], { at, to }: Mention): RecordWord | null {
  const word = to - at === 1 ? (reading.tokens[at]?.base ?? '') : '';
  const name = /^(people|person)$/.test(word) ? 'employee' : word === 'account' ? 'user' : null;
  if (name === null || !actors.some(({ kind }) => kind === 'hr')) return null;
  if (actors.some(({ kind }) => ['crm', 'marketing', 'accounting', 'billing'].includes(kind))) return null;
  return recordWords.find((record) => record.name === name) ?? null;
}

/** What runs for a time. */
function runs(sense: Mention['sense']): boolean {
  return sense.is === 'object' && /^(subscription|contract)$/.test(sense.object.name);
}

/** "20 calls a second", "two calls at once", "calls are signed": requests to an API. */
const rated =
  /^((an?|per|every) (second|sec|minute|min|hour|day)|at once|at a|(is|are) (signed|limited|authenticated|retried))$/;

/** "It cost us real money", "customers call us", "our company", "two Foobaz accounts": a verb, the writer's firm, a login. */
function acts({ tokens, mentions }: Reading, { at, to }: Mention): boolean {
  const word = (step: number): string => tokens[step]?.low ?? '';
  if (to - at > 1) return false;
  if (
    /^(cost|costs|call|calls|order|orders|ship|visit|visits)$/.test(word(at)) &&
    /^(us|me|you|him|it|them)$/.test(word(to))
  )
    return true;
  if (/^calls?$/.test(word(at)) && rated.test(`${word(to)} ${word(to + 1)}`)) return true;
  if (
    word(at) === 'company' &&
    /^(our|my|whole|entire|run|runs|parent)$/.test(word(at - (word(at - 1) === 'the' ? 2 : 1)))
  )
    return true;
  const named = mentions.find((one) => one.sense.is === 'system' && one.to === at);
  return (
    word(at) === 'accounts' &&
    named !== undefined &&
    /^(two|three|both|several|2|3)$/.test(word(named.at - 1))
  );
}

/** An answer where forms are filled in, and no partner answers. */
function filledIn(actors: readonly Actor[], { name }: RecordWord): RecordWord | null {
  if (name !== 'order_acknowledgement' || actors.some(({ kind }) => kind === 'partner')) return null;
  if (!actors.some(({ kind }) => kind === 'forms')) return null;
  return recordWords.find((record) => record.name === 'review') ?? null;
}

/** The records of a text; suppliers in the plural are records too where none of them is a system. */
function recordsOf(reading: Reading, actors: readonly Actor[]): readonly RecordAt[] {
  const suppliers = recordWords.find((record) => record.name === 'supplier');
  const taken = new Set(reading.mentions.flatMap((mention) => range(mention.at, mention.to)));
  const bare = reading.tokens.flatMap((_, at): readonly RecordAt[] => {
    const record = taken.has(at) ? null : bareRecord(reading.tokens, at);
    return record === null ? [] : [{ at, to: at + 1, record, said: null }];
  });
  const named = reading.mentions.flatMap((mention): readonly RecordAt[] => {
    const { at, to, sense } = mention;
    const next = reading.tokens[to]?.low ?? '';
    if (ends.has(next)) return [];
    if (runs(sense) && dated.test(`${next} ${reading.tokens[to + 1]?.low ?? ''}`)) return [];
    if (reading.tokens[at]?.low === 'lead' && leading.test(reading.tokens[at - 1]?.low ?? '')) return [];
    if (sense.is === 'object' && acts(reading, mention)) return [];
    if (sense.is === 'object') {
      const said = employed(reading, actors, mention) ?? filledIn(actors, sense.object) ?? sense.object;
      const record = ownWord(reading.tokens, mention, said);
      return [{ at, to, record, said: saidAs(reading.tokens, mention, record) }];
    }
    const many = reading.tokens[to - 1]?.low !== reading.tokens[to - 1]?.base;
    if (sense.is !== 'kind' || suppliers === undefined || !many) return [];
    return ['supplier', 'vendor'].includes(sense.noun) && !actors.some((actor) => actor.at.includes(mention))
      ? [{ at, to, record: suppliers, said: null }]
      : [];
  });
  const topics = topicsIn(reading).map(
    ({ at, record }): RecordAt => ({ at, to: at + 1, record, said: null }),
  );
  return [...named, ...bare, ...topics].toSorted((a, b) => a.at - b.at);
}

/** Without people who only act: "the hours people logged". */
function plainRecords(reading: Reading, records: readonly RecordAt[]): readonly RecordAt[] {
  const acts = (record: RecordAt): boolean =>
    reading.tokens[record.at]?.low === 'people' && records.some((other) => other.to === record.at);
  const time = (record: RecordAt): boolean =>
    reading.tokens[record.at]?.low === 'the' &&
    ['within', 'in', 'under', 'by', 'inside', 'on'].includes(reading.tokens[record.at - 1]?.low ?? '');
  return records.filter((record) => !acts(record) && !time(record));
}

function placesOf(reading: Reading, actors: readonly Actor[]): readonly ActorAt[] {
  const several = actors.filter((actor) => channelKinds.includes(actor.kind));
  const meant = (actor: Actor, mention: Mention): readonly Actor[] =>
    mention.sense.is === 'kind' &&
    several.includes(actor) &&
    /^(both|either|each|every|all|any)$/.test(reading.tokens[mention.at - 1]?.low ?? '')
      ? several
      : [actor];
  const places: ActorAt[] = actors.flatMap((actor) =>
    actor.at.map((mention: Mention) => ({ at: mention.at, to: mention.to, actors: meant(actor, mention) })),
  );
  const taken = new Set(places.flatMap((place) => [place.at, place.to - 1]));
  const channels = actors.filter((actor) => channelKinds.includes(actor.kind));
  for (const [at, token] of reading.tokens.entries()) {
    if (taken.has(at)) continue;
    const counted = groupAt(reading, actors, at);
    if (counted.length > 0) {
      places.push({ at, to: at + 1, actors: counted });
      continue;
    }
    const plural =
      token.low !== token.base ||
      ['all', 'each', 'every', 'both', 'either', 'any'].includes(reading.tokens[at - 1]?.low ?? '') ||
      (token.low === 'channel' && reading.tokens[at - 1]?.low === 'the');
    if (
      token.low === 'both' &&
      channels.length > 1 &&
      ['from', 'in', 'to', 'on'].includes(reading.tokens[at - 1]?.low ?? '')
    ) {
      places.push({ at, to: at + 1, actors: channels });
    } else if (wide.has(token.low)) {
      places.push({
        at,
        to: at + 1,
        actors: token.low === 'everywhere' ? actors.filter(holdsRecords) : channels,
      });
    } else if (groupWords.has(token.base) && plural && channels.length > 0) {
      const kind = token.base === 'marketplace' ? 'marketplace' : null;
      places.push({
        at,
        to: at + 1,
        actors: kind === null ? channels : channels.filter((one) => one.kind === kind),
      });
    }
  }
  return places.toSorted((a, b) => a.at - b.at);
}

const counts: Readonly<Record<string, number>> = { both: 2, either: 2, two: 2, three: 3, four: 4 };

/** "both", "the two", "all three", where no noun follows: the systems of one sort that are so many, or the ones named last. */
function groupAt({ tokens, mentions }: Reading, actors: readonly Actor[], at: number): readonly Actor[] {
  const low = tokens[at]?.low ?? '';
  const count = counts[low];
  const lead = tokens[at - 1]?.low ?? '';
  if (count === undefined) return [];
  if (!['both', 'either'].includes(low) && !['the', 'all', 'these', 'those'].includes(lead)) return [];
  const next = tokens[at + 1];
  const ends = next === undefined || next.sentence !== tokens[at]?.sentence;
  const named = mentions.some((one) => one.at > at && one.at <= at + 2);
  const noun =
    !ends &&
    /^\p{L}/u.test(next.low) &&
    !/^(of|to|from|in|into|on|at|should|must|need|are|have|will|can|get|gets|fed|flow|go|goes|match\w*|within|every|with|and|updated|kept)$/.test(
      next.low,
    );
  if (noun || (named && low !== 'the')) return [];
  if (
    ['both', 'either'].includes(low) &&
    !['from', 'in', 'to', 'on', 'into', 'with', 'of', 'at', 'for'].includes(lead)
  )
    return [];
  const kinds = [...new Set(actors.map((actor) => actor.kind))];
  const sorts = [
    actors.filter((actor) => channelKinds.includes(actor.kind)),
    ...kinds.map((kind) => actors.filter((actor) => actor.kind === kind)),
  ];
  const fit = sorts.find((sort) => sort.length === count);
  if (fit !== undefined) return fit;
  const before = actors
    .filter((actor) => actor.at.some((mention) => mention.to <= at))
    .toSorted((a, b) => lastAt(b, at) - lastAt(a, at));
  return before.length >= count ? before.slice(0, count) : [];
}

function lastAt(actor: Actor, at: number): number {
  return Math.max(...actor.at.filter((mention) => mention.to <= at).map((mention) => mention.at));
}

function holdsRecords(actor: Actor): boolean {
  return !['chat', 'email', 'file', 'drop', 'partner'].includes(actor.kind);
}

/** How near a record's kind is to a system's sort: 0 is its first home, the wider kind comes after all; Infinity when it has no home there. */
export function distanceHome(record: RecordWord, actor: Actor): number {
  if (actor.uses === null && actor.kind !== 'partner' && namedAfter(record, actor)) return -1;
  const sort = sortOf(actor);
  const wide = sort === kindOf(actor) ? 0 : record.homes.length;
  const best = [
    record.homes.indexOf(sort),
    ...[kindOf(actor), actor.kind].map((kind) => {
      const place = record.homes.indexOf(kind);
      return place < 0 ? place : place + wide;
    }),
  ].filter((place) => place >= 0);
  return best.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...best);
}

/** A system of the writer's own that is called after the record: the "stock service". */
function namedAfter(record: RecordWord, actor: Actor): boolean {
  const words = actor.name.toLowerCase().split(/[^a-z]+/);
  return record.words.some((word) => words.includes(word));
}

/** The systems that own a record: as the text says, else by the kinds' homes; several when they are channels of one kind. */
export function homesOf(scene: Scene, record: RecordWord, without: readonly Actor[]): readonly Actor[] {
  const owner = scene.owners.get(record.name);
  if (owner !== undefined && !without.includes(owner)) return [owner];
  const ranked = scene.actors
    .filter((actor) => !without.includes(actor))
    .map((actor) => ({ actor, distance: distanceHome(record, actor) }))
    .filter((one) => Number.isFinite(one.distance))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best === undefined) return [];
  const sells =
    ['order', 'customer', 'return', 'payment'].includes(record.name) &&
    channelKinds.includes(best.actor.kind);
  if (sells) return ranked.map((one) => one.actor).filter((actor) => channelKinds.includes(actor.kind));
  return [best.actor];
}

/** "Our X are in S", "S has the correct X": clauses without a verb of flowing that place records. */
function ownersOf(scene: Scene): ReadonlyMap<string, Actor> {
  const owners = new Map<string, Actor>(listedOwners(scene));
  for (const clause of scene.clauses) {
    const where = scene.tokens[clause.at]?.low === 'where';
    if ((clause.opener !== 'main' && !where) || clause.negated) continue;
    const words = scene.tokens.slice(clause.at, clause.to).map((token) => token.low);
    const places = scene.places.filter(
      (place) =>
        place.actors.length === 1 &&
        (where
          ? place.at < clause.at && scene.tokens[place.at]?.sentence === clause.sentence
          : inside(clause, place)),
    );
    const records = scene.records.filter((record) => inside(clause, record));
    const [place] = places;
    const [record] = records;
    const [actor] = place?.actors ?? [];
    if (places.length !== 1 || place === undefined || record === undefined || actor === undefined) continue;
    const says = words.join(' ');
    const before =
      (record.at < place.at || where) &&
      /\b(is|are|live|lives|sit|sits|kept|keep|stored|managed|maintained|handled|master(ed)?|manage|tracked|track|run|do|hold)\b/.test(
        says,
      );
    const states =
      place.at < record.at &&
      /\b(has|holds|owns|is|decides|keeps|manages|contains|wins|leads|counts|tracks)\b/.test(says);
    const wish = /\b(should|must|want|need|needs|wants|have to|has to|would|like)\b/.test(says);
    if ((before || states) && !wish)
      for (const one of records) if (!owners.has(one.record.name)) owners.set(one.record.name, actor);
  }
  return owners;
}

/** "Payments through A, parcels through B": a list without a verb that says which system is for what. */
function listedOwners(scene: Scene): readonly (readonly [string, Actor])[] {
  return scene.clauses.flatMap((clause) => {
    if (clause.opener !== 'main' || clause.negated) return [];
    if (scene.verbs.some((verb) => inside(clause, verb))) return [];
    return scene.places.flatMap((place): readonly (readonly [string, Actor])[] => {
      const [actor] = place.actors;
      if (!inside(clause, place) || actor === undefined || place.actors.length > 1) return [];
      const prep = scene.tokens[place.at - 1]?.low ?? '';
      const record = scene.records.find((one) => one.to === place.at - 1 && inside(clause, one));
      return record !== undefined && ['through', 'via', 'with', 'in'].includes(prep) && !clause.gapped
        ? [[record.record.name, actor]]
        : [];
    });
  });
}

/** Whether something at a place of the text lies in a clause. */
export function inside(clause: Clause, thing: { readonly at: number }): boolean {
  return thing.at >= clause.at && thing.at < clause.to;
}

/** The writer's words of a clause. */
export function quoteOf(scene: Reading, clause: { readonly at: number; readonly to: number }): string {
  const first = scene.tokens[clause.at];
  const last = scene.tokens[clause.to - 1];
  if (first === undefined || last === undefined) return '';
  return scene.text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:[,;:–—(-]|and\b|but\b)\s*/i, '')
    .replace(/[\s,;:(]+$/, '');
}

/** The writer's words of a sentence by its number. */
export function sentenceOf(scene: Scene, sentence: number): string {
  const at = scene.tokens.findIndex((token) => token.sentence === sentence);
  const end = scene.tokens.findLastIndex((token) => token.sentence === sentence);
  return at < 0 ? '' : quoteOf(scene, { at, to: end + 1 });
}
