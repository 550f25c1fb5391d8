// Walks through the statements of a text and remembers what was spoken of: the last records, the last systems, what an event was,
// where records are kept. Gives a unit for every record in every statement, also for what "it" and "them" stand for.
import type { Actor } from './actors.ts';
import type { Noun } from './chunk.ts';
import { doneIn } from './deeds.ts';
import { headingsOf } from './headings.ts';
import type { RecordWord } from './lexicon.ts';
import { leftOut, type Theme } from './left-out.ts';
import { memoryAfter, type Memory, nothingYet, resolved } from './memory.ts';
import { type Owners, ownersIn } from './owners.ts';
import { type Near, partsFor } from './parts.ts';
import { recencyAt } from './recency.ts';
import { actorsIn, type Item, nounsIn, type Phrase, type Statement } from './statement.ts';
import type { Tagged } from './tagged.ts';
import { chatty, type Happening, notice, recordOf, type Unit } from './unit.ts';
import { listed, verbClassOf } from './words.ts';

const whens = new Set(['when', 'whenever', 'once', 'if', 'after']);
const ontoWords = ['as', 'to', 'on', 'into', 'in', 'under'];

/** The units of a text, in its order. A statement that is repeated word for word says nothing new. */
export function unitsOf(text: Tagged, statements: readonly Statement[]): readonly Unit[] {
  const units: Unit[] = [];
  let memory = nothingYet;
  const owners = ownersIn(statements);
  const said = new Set<string>();
  const headings = headingsOf(text.scene, statements);
  for (const [index, statement] of statements.entries()) {
    if (said.has(statement.text)) continue;
    said.add(statement.text);
    const event = eventOf(statements, index, memory);
    const beside = (step: number): Statement | null => {
      const other = statements[index + step];
      return other?.sentence === statement.sentence ? other : null;
    };
    const near = { heading: headings[index] ?? null, past: beside(-1), next: beside(1) };
    units.push(...unitsIn(text, statement, { memory, owners, event, near }));
    memory = memoryAfter(statement, { memory, opens: whens.has(statement.opener) });
  }
  return units;
}

/** The "when …" of a sentence, before the statement or behind it. */
function eventOf(statements: readonly Statement[], index: number, memory: Memory): Happening | null {
  const own = statements[index];
  if (own === undefined) return null;
  if (memory.event?.statement.sentence === own.sentence) return memory.event;
  const later = statements
    .slice(index + 1, index + 3)
    .find((one) => one.sentence === own.sentence && whens.has(one.opener));
  if (later === undefined) return null;
  return {
    statement: later,
    actors: actorsIn(itemsOf(later)),
    nouns: nounsIn([...later.subject, ...later.objects]).filter(real),
  };
}

/** Everything that a statement names. */
function itemsOf({ subject, objects, phrases }: Statement): readonly Item[] {
  return [...subject, ...objects, ...phrases.flatMap((phrase) => phrase.items)];
}

/** Whether a noun may be a record: one of the lexicon's, or a plain word that is no time and no empty word. */
export function real(noun: Noun): boolean {
  const [name = ''] = noun.names;
  return (
    noun.pronoun || noun.record !== null || (!listed('vague', name) && /^\p{L}[\p{L}_]{2,}$/u.test(name))
  );
}

/** Words that alone say little and are what flows where a statement brings them somewhere. */
const thin =
  /^(number|amount|date|count|minute|name|question|message|reason|text|code|size|colour|color|link|comparison|value)$/;
const brings: ReadonlySet<string> = new Set([
  'send',
  'appear',
  'copy',
  'sync',
  'want',
  'be',
  'create',
  'write',
]);

/** Whether a word that is mostly empty is what its statement brings to a system: "Booked dates go into Foobaz", "show the number in Foobaz". */
function goes({ subject, objects, phrases, verb }: Statement, { noun, where }: Theme): boolean {
  if (verb === null || !brings.has(verb.cls) || !thin.test(noun.names[0] ?? '')) return false;
  if (nounsIn([...subject, ...objects]).some((one) => one !== noun && real(one))) return false;
  const led = phrases.some(
    ({ preposition, items }) =>
      /^(to|into|in|on|onto|at|from)$/.test(preposition) && actorsIn(items).length > 0,
  );
  return led && /^(subj|obj)$/.test(where);
}

const answering = /^(answer(s|ed)?|repl(y|ies|ied)|respond(s|ed)?|confirm(s|ed)?|return(s|ed)?)$/;

/** Where what an answer holds stands: "they answer with the lots" tells what comes as "they send the lots" does. */
function placeIn({ verb, objects }: Statement, { preposition }: Phrase): string {
  const answers = preposition === 'with' && verb?.passive === false && answering.test(verb.form);
  return answers && !nounsIn(objects).some((one) => one.pronoun || real(one)) ? 'obj' : `pp-${preposition}`;
}

interface Around {
  readonly memory: Memory;
  readonly owners: Owners;
  readonly event: Happening | null;
  readonly near: Near;
}

function unitsIn(text: Tagged, statement: Statement, around: Around): readonly Unit[] {
  const found = themesOf(text, statement, around);
  const recency = recencyAt(text.scene, statement);
  const phrases = statement.phrases.filter(
    (phrase, at) => ontoWords.includes(phrase.preposition) && !hangsOn(phrase, statement.phrases[at - 1]),
  );
  const first = phrases.toSorted((a, b) => Number(b.preposition === 'as') - Number(a.preposition === 'as'));
  const ontos = first.flatMap((phrase) =>
    nounsIn(phrase.items.slice(0, 1)).filter(
      (noun) => noun.record !== null || (phrase.preposition === 'as' && isThing(noun)),
    ),
  );
  return found.map(({ noun, where }): Unit => {
    const record = recordOf(noun);
    const onto =
      ontos.find((one) => one !== noun && !one.pronoun && reaches(statement, { noun, where }, one)) ?? null;
    return {
      statement,
      theme: noun,
      record,
      names: [...new Set([record.name, ...noun.names, ...(onto?.names ?? [])])],
      onto,
      where,
      event: around.event,
      listed: found.length,
      parts: partsFor(text, { statement, noun, onto, ...around }),
      recency,
    };
  });
}

/** "with links to the files": a phrase right behind another one's noun says more of that noun. */
function hangsOn({ items: [item] }: Phrase, before: Phrase | undefined): boolean {
  const last = before?.items.at(-1);
  if (
    item === undefined ||
    last === undefined ||
    !/^(with|for|of|about|per)$/.test(before?.preposition ?? '')
  )
    return false;
  return last.is === 'noun' && last.to === item.at - 1;
}

/** A plain word that may be what a record becomes: "as a shipment order", not "as drop-ship". */
function isThing({ names: [name = ''] }: Noun): boolean {
  return !listed('vague', name) && verbClassOf(name) === null && !/^(entry|item|sum|total|whole)$/.test(name);
}

/** Whether "as an invoice", "on the deal" speaks of this record, not of another that stands nearer to it. */
function reaches({ subject, objects, phrases }: Statement, { noun, where }: Theme, onto: Noun): boolean {
  if (/^(pro-|inh|event)/.test(where) || noun.at === noun.to) return true;
  if (where.startsWith('pp-')) return noun.to === onto.at - 1;
  const listed = nounsIn([...subject, ...objects]);
  if (onto.at < noun.at) return !listed.some((one) => one.at < onto.at);
  const last = listed.findLast((one) => one.at < onto.at);
  const parts = phrases.flatMap(({ items }) => items).filter((item) => item.at > noun.to);
  return (
    last === undefined ||
    last.at <= noun.at ||
    subject.includes(noun) ||
    !parts.some((item) => item.at < last.at)
  );
}

/** The records of a statement with where they stand; pronouns stand for the records spoken of last. */
function themesOf(text: Tagged, statement: Statement, { memory, event }: Around): readonly Theme[] {
  const { before } = memory;
  const own: Theme[] = [
    ...nounsIn(statement.subject).map((noun, _at, all) => ({
      noun,
      where: lists(statement, all) ? 'list' : acts(statement, noun) ? 'who' : 'subj',
    })),
    ...nounsIn(statement.objects).map((noun) => ({ noun, where: 'obj' })),
    ...statement.phrases.flatMap((phrase) =>
      nounsIn(phrase.items).map((noun) => ({ noun, where: placeIn(statement, phrase) })),
    ),
  ];
  if (statement.inherits && before?.sentence === statement.sentence)
    own.push(...nounsIn(before.subject).map((noun) => ({ noun, where: 'inh' })));
  if (actorsIn(itemsOf(statement)).some(chatty) && !(event === null && uses(statement)))
    own.push({ noun: madeUp(statement, notice), where: 'notice' });
  const { status, partner } = text.scene;
  const said = `${statement.text} ${event?.statement.text ?? ''}`;
  const stated =
    states.test(said) || /^(it|that|this) ?('s|is|has|was|gets)\b/i.test(event?.statement.text ?? '');
  if (partner !== null && status !== null && callsUs.test(statement.text) && stated)
    return [
      ...own.filter(({ noun }) => noun.record !== null),
      { noun: madeUp(statement, status), where: 'status' },
    ];
  const named = own.flatMap(({ noun }) => (noun.record === null ? [] : [noun.record]));
  const cause = event?.nouns[0];
  if (cause !== undefined && own.every(({ noun }) => noun.pronoun || !real(noun)))
    own.push({ noun: cause, where: 'event' });
  for (const record of doneIn(text, statement, named))
    own.push({ noun: madeUp(statement, record), where: 'deed' });
  const all = own
    .flatMap(({ noun, where }) =>
      noun.pronoun || changes(noun)
        ? resolved(memory, { ...noun, pronoun: true })
            .slice(0, 3)
            .map((one) => ({ noun: one, where: `pro-${where}` }))
        : [{ noun, where }],
    )
    .filter(({ noun, where }) => !noun.pronoun && (real(noun) || goes(statement, { noun, where })));
  return all.filter((theme) => !leftOut(text, theme, all));
}

/** "We use A and B", "I like A": what only says what there is tells nobody anything. */
function uses({ verb, text }: Statement): boolean {
  return (
    /^(uses?|using|have|has|works?|likes?|loves?|hates?|prefers?)$/.test(verb?.form ?? '') &&
    verb?.modal === false &&
    !wish.test(text)
  );
}

const wish = /\b(to|want|need|should|must)\b/i;

const persons: ReadonlySet<string> = new Set(['person', 'customer', 'employee', 'user', 'lead', 'company']);

/** "The customer gets a mail", "the technician closes the job": somebody who does it, not a record that goes anywhere. */
function acts({ verb, objects }: Statement, { record }: Noun): boolean {
  if (verb === null || verb.passive || record === null || !persons.has(record.concept)) return false;
  return objects.length > 0 && !['appear', 'copy', 'sync', 'be'].includes(verb.cls);
}

/** Whether a statement only lists records. */
function lists({ verb, phrases }: Statement, nouns: readonly Noun[]): boolean {
  return verb === null && nouns.length > 1 && phrases.every(({ items }) => actorsIn(items).length === 0);
}

/** "Changes must be visible in B": what changes are the records spoken of last. */
function changes(noun: Noun): boolean {
  return (
    noun.record === null &&
    noun.of.length === 0 &&
    ['change', 'update', 'edit', 'modification'].includes(noun.names[0] ?? '')
  );
}

/** "They call our URL when it ships": the partner tells the state of what was sent to it. */
const callsUs =
  /\b(reports?|calls?|notif\w+|tells?|hits?|pings?|informs?|posts?|sends?|webhooks?|callbacks?|get|receive)\b[^.]*\b(our|us|back|we)\b|\bwe (get|receive|are told)\b/i;
const states =
  /\b(reports? back|shipped|ships|production|produced|refused|rejected|accepted|delivered|approved|confirmed|ready|cancell?ed|status|done|finished|completed|failed|dispatched|printed|started|begun|active|activated|installed|paid|signed|packed|collected|declined|hired|invited)\b/i;

/** A record that no noun of the statement names. */
function madeUp({ at }: Statement, record: RecordWord): Noun {
  const none: readonly Actor[] = [];
  const names =
    record === notice
      ? ['alert', 'message']
      : record.name === 'order_status'
        ? [record.name, 'status']
        : [record.name];
  return { is: 'noun', at, to: at, head: at, record, names, of: none, inside: none, pronoun: false };
}
