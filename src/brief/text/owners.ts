// Which systems a text says records live in: "reservations are in A", "A has the stock", "we plan shifts in A", "when a quote in A is
// signed". It may be told before or after the record is spoken of; it says nothing of what flows.
import type { Actor } from './actors.ts';
import type { Noun } from './chunk.ts';
import { actorsIn, type Item, nounsIn, type Statement } from './statement.ts';
import { chatty, recordOf } from './unit.ts';

/** The systems that records are said to live in, by the record's name. */
export type Owners = ReadonlyMap<string, readonly Actor[]>;

/** What one statement says of where records are. */
export interface Kept {
  readonly nouns: readonly Noun[];
  readonly places: readonly Actor[];
}

/** The systems of each record that any of the statements places. A channel for messages keeps none. */
export function ownersIn(statements: readonly Statement[]): Owners {
  const owners = new Map<string, readonly Actor[]>();
  for (const statement of statements) {
    const kept = keptIn(statement);
    for (const noun of kept?.nouns ?? []) {
      const { name } = recordOf(noun);
      const all = [...(owners.get(name) ?? []), ...(kept?.places ?? []).filter((actor) => !chatty(actor))];
      owners.set(name, [...new Set(all)]);
    }
  }
  return owners;
}

const staying = /^(is|are|'s|'re|be|lives?|sits?|stays?|stands?|remains?|starts?)$/;
const holding =
  /^(has|have|holds?|owns?|knows?|keeps?|contains?|stores?|tracks?|manages?|masters?|plans?|counts?|maintains?|handles?|hosts?|runs?|does|decides?|leads?|covers?|schedules?|records?|logs?)$/;
/** What people do with records in a system. */
const doing =
  /^(do(es|ne)?|keep|keeps|kept|plan(s|ned)?|book(s|ed)?|enter(s|ed)?|writes?|written|track(s|ed)?|manage[sd]?|log(s|ged)?|record(s|ed)?|register(s|ed)?|schedule[sd]?|sells?|sold|count(s|ed)?|runs?|handle[sd]?|store[sd]?|makes?|made|draft(s|ed)?|issue[sd]?|takes?|taken|organi[sz]e[sd]?|maintain(s|ed)?|mastered|held|place[sd]?|prepare[sd]?|calculate[sd]?|worked|hosted|enrol(led|s)?|signed|types?|typed|approve[sd]?|orders?|ordered|invoice[sd]?|bill(s|ed)?|create[sd]?)$/;
const events = /^(when|whenever|once|if|after)$/;
const wishes = /\b(should|must|want|wants|need|needs|please|have to|has to|would|like)\b/i;

/** The records that a statement places, with their systems; null when it only wishes, denies, or places nothing. */
export function keptIn(statement: Statement): Kept | null {
  const { verb, subject, objects, phrases } = statement;
  if (verb === null || wished(statement)) return null;
  const under = (...names: readonly string[]): readonly Item[] =>
    phrases.filter(({ preposition }) => names.includes(preposition)).flatMap(({ items }) => items);
  if (actorsIn(under('from', 'to', 'into', 'onto')).length > 0) return null;
  const things = (items: readonly Item[]): readonly Noun[] => nounsIn(items).filter((noun) => !noun.pronoun);
  const places = actorsIn(under('in', 'on', 'at', 'inside', 'with'));
  const placed = placedIn(statement, things(subject));
  if (placed !== null) return placed;
  if (events.test(statement.opener)) return filled(things(verb.passive ? subject : objects), places);
  if (!verb.passive && staying.test(verb.form)) return filled(things(subject), places);
  if (doing.test(verb.form) && acted(statement)) {
    const through = [...places, ...actorsIn(under('through', 'via', 'by'))];
    const nouns = things(verb.passive ? subject : objects);
    if (through.length > 0 && nouns.length > 0) return filled(nouns, through);
  }
  if (verb.passive || !holding.test(verb.form)) return null;
  return filled(
    things(objects).filter(({ of }) => of.length === 0),
    actorsIn(subject),
  );
}

function filled(nouns: readonly Noun[], places: readonly Actor[]): Kept | null {
  return nouns.length > 0 && places.length > 0 ? { nouns, places } : null;
}

/** "When a quote in A is signed": what something happens to stands where it lives. */
function placedIn({ opener, verb }: Statement, subject: readonly Noun[]): Kept | null {
  const nouns = subject.filter(({ inside }) => inside.length > 0);
  const stays = verb !== null && (events.test(opener) || staying.test(verb.form));
  return stays ? filled(nouns, [...new Set(nouns.flatMap(({ inside }) => inside))]) : null;
}

/** Whether it is told what people do, not what somebody is asked for: "we plan shifts in A", "shifts are planned in A". */
function acted({ verb, subject, adverbs }: Statement): boolean {
  if (verb?.passive === true) return true;
  if (actorsIn(subject).length > 0) return false;
  return subject.length > 0 || adverbs.some((word) => /^@(we|they|i)$/.test(word));
}

function wished({ verb, text, negated }: Statement): boolean {
  if (negated || verb?.cls === 'want' || wishes.test(text)) return true;
  return verb?.modal === true && !/^(has|have)$/.test(verb.form);
}
