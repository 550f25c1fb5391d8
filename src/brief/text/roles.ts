// Within one clause: which system gives and which takes, read from prepositions, word order and the verb.
// Nothing is guessed here; what the clause leaves out is filled in by flows.ts.
import type { Actor } from './actors.ts';
import type { Clause } from './clauses.ts';
import type { VerbAt } from './mentions.ts';
import { type ActorAt, inside, type RecordAt, type Scene } from './scene.ts';

export interface Roles {
  readonly clause: Clause;
  readonly verb: VerbAt | null;
  readonly sources: readonly Actor[];
  readonly targets: readonly Actor[];
  /** Named side by side: "between A and B", "keep A and B in step". */
  readonly pair: readonly Actor[];
  readonly themes: readonly RecordAt[];
  /** The record of the target that is written: "on the HubSpot deal", "as sales orders". */
  readonly onto: RecordAt | null;
  readonly passive: boolean;
}

type Role = 'source' | 'target' | 'pair' | 'none';

const sourcePreps = new Set(['from', 'out', 'off', 'leaving']);
const targetPreps = new Set(['to', 'into', 'onto', 'towards', 'toward']);
const placePreps = new Set(['in', 'on', 'at', 'inside', 'within', 'against']);
const otherPreps = new Set([
  'with',
  'between',
  'via',
  'through',
  'over',
  'by',
  'of',
  'for',
  'per',
  'behind',
  'under',
  'as',
  'about',
  'after',
  'and',
]);
const be = new Set('be is are was were been being get gets got'.split(' '));

/** The roles in a clause. */
export function rolesOf(scene: Scene, clause: Clause): Roles {
  const verb = mainVerb(scene, clause);
  const passive = verb !== null && passiveAt(scene, verb);
  const places = scene.places.filter((place) => inside(clause, place));
  const found: { readonly role: Role; readonly place: ActorAt; readonly prep: string | null }[] = [];
  for (const place of places) {
    const prep = prepositionBefore(scene, place, clause);
    const last = found.at(-1);
    const listed = last !== undefined && prep === null && joined(scene, last.place, place);
    const role = listed ? last.role : roleOf(scene, { place, prep, verb, passive, clause });
    found.push({ role, place, prep });
  }
  const of = (role: Role): readonly Actor[] => [
    ...new Set(found.filter((one) => one.role === role).flatMap((one) => one.place.actors)),
  ];
  const sources = of('source');
  const targets = of('target').filter((actor) => !sources.includes(actor));
  const targetPlaces = found.filter((one) => one.role === 'target').map((one) => one.place);
  const onto = ontoOf(scene, clause, { verb, targetPlaces });
  const records = themesOf(scene, clause, { verb, passive, onto });
  return { clause, verb, sources, targets, pair: of('pair'), themes: records, onto, passive };
}

function mainVerb(scene: Scene, clause: Clause): VerbAt | null {
  const all = scene.verbs.filter((verb) => inside(clause, verb));
  const verbs = all.filter(
    (verb) =>
      all.length === 1 ||
      !(reduced(scene, verb) || (verb.said === 'get' && all.some((other) => other.at === verb.to))),
  );
  return verbs.find((verb) => verb.cls !== 'want') ?? verbs[0] ?? null;
}

/** "tickets tagged …", "bugs reported by …": a participle that only describes the noun before it. */
function reduced(scene: Scene, verb: VerbAt): boolean {
  if (!/(ed|en|ing|t)$/.test(verb.form) || verb.form === verb.said.split(' ')[0]) return false;
  return !scene.tokens
    .slice(Math.max(0, verb.at - 3), verb.at)
    .some(
      (token) => be.has(token.low) || ['has', 'have', 'had', "'s", 'i', 'we', 'they'].includes(token.low),
    );
}

function passiveAt(scene: Scene, verb: VerbAt): boolean {
  const participle = /(ed|en|t|nt|ne|ght|de)$/.test(verb.form) && verb.form !== verb.said.split(' ')[0];
  if (!participle && !['put', 'set', 'read'].includes(verb.form)) return false;
  return scene.tokens
    .slice(Math.max(0, verb.at - 3), verb.at)
    .some((token) => be.has(token.low) || token.low === "'s");
}

interface PlaceIn {
  readonly place: ActorAt;
  readonly prep: string | null;
  readonly verb: VerbAt | null;
  readonly passive: boolean;
  readonly clause: Clause;
}

function roleOf(scene: Scene, at: PlaceIn): Role {
  const { place, prep, verb } = at;
  const low = scene.tokens[place.at]?.low ?? '';
  if (low === 'everywhere' || low === 'wherever') return 'target';
  if (place.actors[0]?.kind === 'email' && verb !== null) return 'target';
  if (prep === null) return bareRole(scene, at);
  if (sourcePreps.has(prep)) return 'source';
  if (targetPreps.has(prep)) return 'target';
  if (prep === 'between') return 'pair';
  if (prep === 'with') return verb?.cls === 'sync' || verb === null ? 'pair' : 'none';
  if (prep === 'of') return 'source';
  if (prep === 'for' || prep === 'behind') return 'none';
  if (placePreps.has(prep)) return placeRole(scene, at);
  return 'none';
}

/** "in X": before the verb it says where something is, after it where it comes to be. */
function placeRole(scene: Scene, { place, verb, clause, passive }: PlaceIn): Role {
  if (verb === null)
    return scene.tokens.slice(clause.at, clause.to).some((token) => token.low === 'back')
      ? 'target'
      : clause.opener === 'event'
        ? 'source'
        : 'target';
  if (clause.opener === 'event') return 'source';
  if (describedBy(scene, place, verb)) return 'source';
  const record = scene.records.findLast(
    (one) => one.to <= place.at && place.at - one.to <= 3 && one.at >= clause.at,
  );
  const lead =
    record === undefined
      ? ''
      : scene.tokens
          .slice(Math.max(clause.at, record.at - 4), record.at)
          .map((token) => token.low)
          .join(' ');
  if (/\b(for|of|from|per|about)\b/.test(lead)) return 'source';
  if (place.at < verb.at) return verb.cls === 'update' && passive ? 'target' : 'source';
  if (verb.cls === 'pull' && verb.said !== 'get')
    return scene.tokens.slice(place.to, clause.to).some((token) => targetPreps.has(token.low)) ||
      verb.said !== 'import'
      ? 'source'
      : 'target';
  const later = scene.places.some(
    (other) =>
      inside(clause, other) &&
      other.at > place.at &&
      targetPreps.has(prepositionBefore(scene, other, clause) ?? ''),
  );
  return later ? 'source' : 'target';
}

/** "of it changing in X", "placed in X": a participle other than the clause's verb stands before the preposition. */
function describedBy(scene: Scene, place: ActorAt, verb: VerbAt): boolean {
  for (let at = place.at - 2; at >= Math.max(verb.to, place.at - 4); at -= 1)
    if (
      /^(chang|updat|happen|creat|plac|clos|enter|stor|kept|record|made|mov|sold|book|tagg|pick|pack)\w*(ing|ed)?$/.test(
        scene.tokens[at]?.low ?? '',
      ) &&
      !scene.records.some((record) => record.at <= at && record.to > at)
    )
      return true;
  return false;
}

/** A system without a preposition: subject, object, or before a record ("Shopify orders"). */
function bareRole(scene: Scene, { place, verb, passive, clause }: PlaceIn): Role {
  if (verb === null) return followedByRecord(scene, place) ? 'source' : 'none';
  const before = place.at < verb.at;
  const adjectival = followedByRecord(scene, place);
  if (clause.opener === 'event') return 'source';
  switch (verb.cls) {
    case 'send':
    case 'copy':
      if (adjectival) return 'source';
      return before ? (passive ? 'none' : 'source') : 'target';
    case 'appear':
      if (verb.said === 'reach' && !before) return 'target';
      if (adjectival || !before) return before ? 'source' : 'none';
      return verb.said === 'get' ? 'target' : 'none';
    case 'pull':
      if (adjectival) return 'source';
      return before ? 'target' : 'source';
    case 'want':
      if (adjectival && !before) return 'source';
      return before ? 'target' : 'none';
    case 'create':
      if (adjectival) return before ? (passive ? 'target' : 'source') : 'target';
      return before ? (passive ? 'none' : 'source') : 'none';
    case 'update':
      if (adjectival) return before && !passive ? 'source' : 'target';
      return before && !passive ? 'source' : 'target';
    case 'sync':
      return adjectival && verb.at < place.at ? 'source' : 'pair';
    case 'notify':
      return before ? 'source' : 'target';
    default: {
      const never: never = verb.cls;
      throw new Error(`no such verb class: ${String(never)}`);
    }
  }
}

function followedByRecord(scene: Scene, place: ActorAt): boolean {
  const next = scene.tokens[place.to]?.low === "'s" ? place.to + 1 : place.to;
  return scene.records.some(
    (record) =>
      record.at === next ||
      (record.at === next + 1 && !/^[,;(]|^(and|to|in|into|the|a)$/.test(scene.tokens[next]?.low ?? ',')),
  );
}

function joined(scene: Scene, left: ActorAt, right: ActorAt): boolean {
  if (right.at - left.to > 4) return false;
  return (
    scene.tokens
      .slice(left.to, right.at)
      .every((token) =>
        [',', 'and', 'or', '&', '/', 'the', 'our', 'a', 'both', 'also', 'to', 'as', 'well'].includes(
          token.low,
        ),
      ) && right.at > left.to
  );
}

const stops = new Set(['and', ',', 'or', ';', '(', ')', 'that', 'when']);

/** The preposition that governs a place, seen through articles, adjectives and records. */
export function prepositionBefore(
  scene: Scene,
  place: { readonly at: number },
  clause: Clause,
): string | null {
  for (let at = place.at - 1; at >= Math.max(clause.at, place.at - 5); at -= 1) {
    const token = scene.tokens[at];
    if (token === undefined || stops.has(token.low)) return null;

    if (sourcePreps.has(token.low) || targetPreps.has(token.low) || placePreps.has(token.low)) {
      if (token.low === 'to' && scene.verbs.some((verb) => verb.at === at + 1)) return null;
      return token.low;
    }
    if (otherPreps.has(token.low)) return token.low;
    if (scene.verbs.some((verb) => verb.at <= at && verb.to > at)) return null;
    if (scene.places.some((other) => other.at <= at && other.to > at)) return null;
  }
  return null;
}

/** The record inside the target's own phrase, or after "as". */
function ontoOf(
  scene: Scene,
  clause: Clause,
  { verb, targetPlaces }: { readonly verb: VerbAt | null; readonly targetPlaces: readonly ActorAt[] },
): RecordAt | null {
  const records = scene.records.filter((record) => inside(clause, record));
  const as = records.find((record) =>
    scene.tokens.slice(Math.max(clause.at, record.at - 3), record.at).some((token) => token.low === 'as'),
  );
  if (as !== undefined && !carriers.has(as.record.name)) return as;
  if (verb?.said === 'become' || verb?.said === 'turn into')
    return records.find((record) => record.at >= verb.to) ?? null;
  for (const place of targetPlaces) {
    if (prepositionBefore(scene, place, clause) === 'against') continue;
    const next = scene.tokens[place.to]?.low === "'s" ? place.to + 1 : place.to;
    const after = records.find((record) => record.at === next);
    if (after !== undefined && place.at >= (verb?.at ?? 0)) return last(records, after);
    const before = records.findLast((record) => record.to <= place.at && place.at - record.to <= 2);
    const lead =
      before === undefined
        ? ''
        : scene.tokens
            .slice(Math.max(verb?.to ?? clause.at, before.at - 4), before.at)
            .map((token) => token.low)
            .join(' ');
    if (
      before !== undefined &&
      /\b(on|onto|against|into|to)( \S+){0,3}$/.test(lead) &&
      before.at > (verb?.to ?? 0) - 1
    )
      return before;
  }
  return null;
}

/** In "contact's timeline" the last record counts. */
function last(records: readonly RecordAt[], first: RecordAt): RecordAt {
  const next = records.find((record) => record.at === first.to || record.at === first.to + 1);
  return next === undefined || next.at > first.to + 1 ? first : next;
}

/** What flows: before an intransitive or passive verb, else after it; modifiers ("with its lines", "of the order") are left out. */
function themesOf(
  scene: Scene,
  clause: Clause,
  {
    verb,
    passive,
    onto,
  }: { readonly verb: VerbAt | null; readonly passive: boolean; readonly onto: RecordAt | null },
): readonly RecordAt[] {
  const plain = scene.records.filter(
    (record) => inside(clause, record) && record !== onto && !modifies(scene, clause, record),
  );
  if (verb === null) return plain;
  const before = plain.filter((record) => record.at < verb.at);
  const after = plain.filter((record) => record.at >= verb.to);
  const comes = (verb.cls === 'appear' && !(verb.said === 'get' && before.length === 0)) || passive;
  if (verb.cls === 'want') return after.length > 0 ? after : before;
  return comes ? (before.length > 0 ? before : after) : after.length > 0 ? after : before;
}

const carriers = new Set(['report', 'document', 'event', 'message']);

function sameSentence(scene: Scene, one: number, other: number): boolean {
  return scene.tokens[one]?.sentence === scene.tokens[other]?.sentence;
}

/** "files with articles and prices": what the file holds flows, not the file. */
function contentsOf(scene: Scene, file: RecordAt): boolean {
  if (!['with', 'containing', 'of'].includes(scene.tokens[file.to]?.low ?? '')) return false;
  return scene.records.some((other) => other.at > file.to && other.at <= file.to + 3);
}

const modifiers = new Set([
  'with',
  'against',
  'per',
  'by',
  'for',
  'about',
  'under',
  'without',
  'as',
  'via',
  'to',
  'where',
  'on',
  'at',
  'after',
  'in',
]);

function modifies(scene: Scene, clause: Clause, record: RecordAt): boolean {
  const next = scene.tokens[record.to]?.low;
  if (next === "'s" || next === "'") return true;
  const compound = scene.records.find(
    (other) => other.at === record.to && sameSentence(scene, other.at, record.at),
  );
  if (compound !== undefined) return !carriers.has(compound.record.name);
  if (
    carriers.has(record.record.name) &&
    scene.records.some((other) => other.to === record.at && sameSentence(scene, other.at, record.at))
  )
    return true;
  if (record.record.name === 'document' && contentsOf(scene, record)) return true;
  for (let at = record.at - 1; at >= Math.max(clause.at, record.at - 5); at -= 1) {
    const low = scene.tokens[at]?.low ?? '';
    if (low === 'of') return scene.records.some((other) => other.to === at || other.to === at - 1);
    if (low === 'to' && scene.verbs.some((verb) => verb.at === at + 1)) return false;
    if (
      low === 'with' &&
      /^(along|called|informed|notified|provided|updated)$/.test(scene.tokens[at - 1]?.low ?? '')
    )
      return false;
    if (low === 'with' && scene.records.some((file) => file.record.name === 'document' && file.to === at))
      return false;
    if (modifiers.has(low)) return true;
    if ([',', 'and', '+', 'plus', 'or'].includes(low)) {
      if (record.at - at > 2) return false;
      const left = scene.records.find((other) => other.to === at || other.to === at - 1);
      return left !== undefined && left.at >= clause.at && ['and', ',', 'plus', 'or', '+'].includes(low)
        ? modifies(scene, clause, left) && scene.tokens[left.to]?.low !== "'s"
        : false;
    }
    if (scene.verbs.some((verb) => verb.at <= at && verb.to > at)) return false;
  }
  return false;
}
