// Within one clause: which system gives and which takes, read from prepositions, word order and the verb.
// Nothing is guessed here; what the clause leaves out is filled in by flows.ts.
import type { Actor } from './actors.ts';
import type { Clause } from './clauses.ts';
import { ontoOf, themesOf } from './matter.ts';
import type { VerbAt } from './mentions.ts';
import { placePreps, prepositionBefore, sourcePreps, targetPreps } from './prepositions.ts';
import { type ActorAt, inside, type RecordAt, type Scene } from './scene.ts';
import { mainVerb, passiveAt } from './verb.ts';

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

/** Systems side by side under one preposition; `adjectival` when they stand right before a record ("Shopify orders"). */
interface Group {
  readonly places: readonly ActorAt[];
  readonly prep: string | null;
  readonly adjectival: boolean;
}

interface Reading {
  readonly scene: Scene;
  readonly clause: Clause;
  readonly verb: VerbAt | null;
  readonly passive: boolean;
  readonly groups: readonly Group[];
}

/** The roles in a clause. */
export function rolesOf(scene: Scene, clause: Clause): Roles {
  const verb = mainVerb(scene, clause);
  const passive = verb !== null && passiveAt(scene, verb);
  const groups = groupsOf(scene, clause);
  const reading: Reading = { scene, clause, verb, passive, groups };
  const found = groups.map((group) => ({ role: roleOf(reading, group), group }));
  const of = (role: Role): readonly Actor[] => [
    ...new Set(
      found
        .filter((one) => one.role === role)
        .flatMap((one) => one.group.places.flatMap((place) => place.actors)),
    ),
  ];
  const sources = of('source');
  const targets = of('target').filter((actor) => !sources.includes(actor));
  const targetPlaces = found.filter((one) => one.role === 'target').flatMap((one) => one.group.places);
  const onto = ontoOf(scene, clause, { verb, targetPlaces });
  const themes = themesOf(scene, clause, { verb, passive, onto });
  return { clause, verb, sources, targets, pair: of('pair'), themes, onto, passive };
}

/** Kinds of systems that a notice goes to, whatever the preposition: "text me via …", "by email". */
const noticeKinds: readonly string[] = ['chat', 'email'];

function groupsOf(scene: Scene, clause: Clause): readonly Group[] {
  const groups: Group[] = [];
  for (const place of scene.places.filter((one) => inside(clause, one))) {
    const prep = prepositionBefore(scene, place, clause);
    const last = groups.at(-1);
    const [beside] = last?.places.slice(-1) ?? [];
    const adjectival = followedByRecord(scene, place);
    if (last !== undefined && beside !== undefined && prep === null && joined(scene, beside, place))
      groups[groups.length - 1] = { ...last, places: [...last.places, place], adjectival };
    else groups.push({ places: [place], prep, adjectival });
  }
  return groups;
}

function roleOf(reading: Reading, group: Group): Role {
  const { scene, verb } = reading;
  const [place] = group.places;
  if (place === undefined) return 'none';
  const low = scene.tokens[place.at]?.low ?? '';
  if (low === 'everywhere' || low === 'wherever') return 'target';
  const { prep } = group;
  const notice = place.actors.every((actor) => noticeKinds.includes(actor.kind));
  if (
    notice &&
    verb === null &&
    reading.clause.opener === 'main' &&
    (prep === null || !sourcePreps.has(prep))
  )
    return 'target';
  if (notice)
    if (prep === null || !sourcePreps.has(prep))
      if (verb !== null && !(reading.clause.opener === 'event' && verb.cls !== 'notify'))
        if (verb.cls !== 'pull' || ['get', 'receive'].includes(verb.said)) return 'target';
  if (reading.clause.opener === 'event') return prep !== null && targetPreps.has(prep) ? 'target' : 'source';
  if (prep === null) return bareRole(reading, group, place);
  if (sourcePreps.has(prep)) return 'source';
  if (targetPreps.has(prep)) return 'target';
  if (prep === 'between') return 'pair';
  if (prep === 'with')
    return verb?.cls === 'sync' || verb === null ? 'pair' : verb.cls === 'appear' ? 'target' : 'none';
  if (prep === 'of') return 'source';
  return placePreps.has(prep) ? placeRole(reading, group, place) : 'none';
}

/** "in X": before the verb it says where something is, after it where it comes to be. */
function placeRole(reading: Reading, group: Group, place: ActorAt): Role {
  const { scene, verb, passive } = reading;
  if (verb === null) return 'target';
  if (describedBy(scene, place, verb)) return 'source';
  if (/\b(for|of|from|per|about)\b/.test(leadOf(reading, place))) return 'source';
  if (place.at < verb.at) return standing(reading, verb, passive);
  if (way(reading, place, targetPreps)) return 'source';
  switch (verb.cls) {
    case 'pull':
      return verb.said === 'get' || verb.said === 'import' || verb.said === 'receive'
        ? taking(reading, verb)
        : 'source';
    case 'want':
      return taking(reading, verb);
    case 'sync':
      return way(reading, place, sourcePreps) ? 'target' : 'pair';
    case 'send':
    case 'appear':
    case 'copy':
    case 'create':
    case 'update':
    case 'notify':
      return group.adjectival && verb.cls === 'send' ? 'source' : 'target';
    default: {
      const never: never = verb.cls;
      throw new Error(`no such verb class: ${String(never)}`);
    }
  }
}

/** "X needs to know what is in Y": a system that already takes has its data from the other place. */
function taking({ groups }: Reading, verb: VerbAt): Role {
  const taker = groups.some((group) => {
    const [place] = group.places;
    return place !== undefined && place.at < verb.at && group.prep === null && !group.adjectival;
  });
  return taker ? 'source' : 'target';
}

/** Where the subject stands: it comes from there, unless it is what is written. */
function standing(reading: Reading, verb: VerbAt, passive: boolean): Role {
  if (verb.cls === 'sync') return wayAnywhere(reading, targetPreps) ? 'source' : 'pair';
  const after = reading.groups.some((group) => {
    const [place] = group.places;
    return (
      place !== undefined &&
      place.at >= verb.to &&
      (group.prep === null || placePreps.has(group.prep) || targetPreps.has(group.prep))
    );
  });
  if (verb.cls === 'update' && passive && !after) return 'target';
  if (verb.cls === 'want' && wayAnywhere(reading, sourcePreps)) return 'target';
  return 'source';
}

/** The words before the record that a place is attached to. */
function leadOf({ scene, clause }: Reading, place: ActorAt): string {
  const record = scene.records.findLast(
    (one) => one.to <= place.at && place.at - one.to <= 3 && one.at >= clause.at,
  );
  if (record === undefined) return '';
  return scene.tokens
    .slice(Math.max(clause.at, record.at - 4), record.at)
    .map((token) => token.low)
    .join(' ');
}

/** Whether another place in the clause is governed by one of these prepositions. */
function way({ groups }: Reading, place: ActorAt, preps: ReadonlySet<string>): boolean {
  return groups.some(
    (group) => !group.places.includes(place) && group.prep !== null && preps.has(group.prep),
  );
}

function wayAnywhere({ groups }: Reading, preps: ReadonlySet<string>): boolean {
  return groups.some((group) => group.prep !== null && preps.has(group.prep));
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
function bareRole(reading: Reading, group: Group, place: ActorAt): Role {
  const { verb, passive } = reading;
  const { adjectival } = group;
  if (verb === null) return adjectival ? 'source' : 'none';
  const before = place.at < verb.at;
  switch (verb.cls) {
    case 'send':
    case 'copy':
      if (adjectival) return !before && given(reading, verb) ? 'target' : 'source';
      return before && !passive ? 'source' : verb.cls === 'copy' && before ? 'none' : 'target';
    case 'appear':
      if (!before)
        return adjectival && verb.said !== 'go' ? 'target' : verb.said === 'reach' ? 'target' : 'none';
      return adjectival ? 'source' : 'none';
    case 'pull':
      return adjectival ? 'source' : before ? 'target' : 'source';
    case 'want':
      return before
        ? adjectival
          ? standing(reading, verb, passive)
          : 'target'
        : adjectival
          ? 'source'
          : 'target';
    case 'create':
      if (adjectival) return before ? (passive ? 'target' : 'source') : 'target';
      if (!before || passive) return 'none';
      return wishedFor(reading) && !way(reading, place, targetPreps) && !way(reading, place, placePreps)
        ? 'target'
        : 'source';
    case 'update':
      return before && !passive ? 'source' : 'target';
    case 'sync':
      return wayAnywhere(reading, targetPreps) && adjectival ? 'source' : 'pair';
    case 'notify':
      return before && !passive ? 'source' : 'target';
    default: {
      const never: never = verb.cls;
      throw new Error(`no such verb class: ${String(never)}`);
    }
  }
}

/** "B should create the invoice": what a system is wished to make comes to be there. */
function wishedFor({ scene, clause }: Reading): boolean {
  return scene.tokens
    .slice(clause.at, clause.to)
    .some((token) => /^(should|must|needs?|has|have|ought|then)$/.test(token.low));
}

/** "A's accounts feed B customers": the giver is named before the verb and no preposition shows the taker. */
function given(reading: Reading, verb: VerbAt): boolean {
  if (wayAnywhere(reading, targetPreps) || wayAnywhere(reading, placePreps)) return false;
  return reading.groups.some(({ places: [place] }) => place !== undefined && place.at < verb.at);
}

/** Whether a record stands right behind a system, or behind one describing word. */
function followedByRecord(scene: Scene, place: ActorAt): boolean {
  const next = scene.tokens[place.to]?.low === "'s" ? place.to + 1 : place.to;
  const sentence = scene.tokens[place.at]?.sentence;
  const describing = (at: number): boolean =>
    /^\p{L}+$/u.test(scene.tokens[at]?.low ?? '') &&
    !/^(and|or|to|in|into|the|a|an|with|for|from|is|are|has|have|gets?|as|on|by|should|must|needs?|can|will|every|all|each|new|when|if|once|after|before)$/.test(
      scene.tokens[at]?.low ?? '',
    ) &&
    !scene.verbs.some((verb) => verb.at <= at && verb.to > at);
  return scene.records.some(
    (record) =>
      scene.tokens[record.at]?.sentence === sentence &&
      (record.at === next || (record.at === next + 1 && describing(next))),
  );
}

const between = new Set([
  ',',
  'and',
  'or',
  '&',
  '/',
  '+',
  'the',
  'our',
  'a',
  'both',
  'also',
  'as',
  'well',
  'to',
]);

function joined(scene: Scene, left: ActorAt, right: ActorAt): boolean {
  return (
    right.at - left.to <= 4 &&
    right.at > left.to &&
    scene.tokens.slice(left.to, right.at).every((token) => between.has(token.low))
  );
}
