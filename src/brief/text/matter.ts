// What flows in a clause, and onto which record of the target: the records that the verb is about, without those that only
// describe others ("with its lines", "of the order").
import type { Clause } from './clauses.ts';
import type { VerbAt } from './mentions.ts';
import { prepositionBefore } from './prepositions.ts';
import { type ActorAt, inside, type RecordAt, type Scene } from './scene.ts';

/** The record inside the target's own phrase, or after "as". */
export function ontoOf(
  scene: Scene,
  clause: Clause,
  { verb, targetPlaces }: { readonly verb: VerbAt | null; readonly targetPlaces: readonly ActorAt[] },
): RecordAt | null {
  const records = scene.records.filter((record) => inside(clause, record));
  const as = records.find(
    (record) =>
      scene.tokens.slice(Math.max(clause.at, record.at - 3), record.at).some((token) => token.low === 'as') &&
      !scene.tokens.slice(Math.max(0, record.at - 5), record.at).some((token) => token.low === 'soon'),
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
export function themesOf(
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
    if (
      low === 'about' &&
      /^(know|knows|hear|hears|told|tell|tells|learn|informed)$/.test(scene.tokens[at - 1]?.low ?? '')
    )
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
