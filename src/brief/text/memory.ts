// What a reader has in mind after a statement: the records and systems spoken of last, the ends of the last flow, a running event,
// and where records are kept. A statement that denies, or tells how it is done today, moves no ends.
import type { Actor } from './actors.ts';
import type { Noun } from './chunk.ts';
import { actorsIn, type Item, nounsIn, type Statement } from './statement.ts';
import { chatty, type Happening, recordOf } from './unit.ts';
import { listed } from './words.ts';

export interface Memory {
  readonly themes: readonly Noun[];
  readonly from: readonly Actor[];
  readonly to: readonly Actor[];
  readonly actors: readonly Actor[];
  readonly event: Happening | null;
  /** The systems that records are said to live in, by the record's name. */
  readonly owners: ReadonlyMap<string, Actor>;
  readonly before: Statement | null;
}

export const nothingYet: Memory = {
  themes: [],
  from: [],
  to: [],
  actors: [],
  event: null,
  owners: new Map(),
  before: null,
};

/** How it is done today, which nobody wants to keep. */
export const today: RegExp =
  /\b(today|currently|at the moment|by hand|manually|right now|so far|until now|these days|nowadays|retyp\w+|copy[- ]?past\w+|already works)\b/i;

const asides = new Set(['until', 'because', 'since', 'although', 'unless', 'before', 'while']);

/** The records that a noun stands for: itself, or those spoken of last when it is a pronoun. */
export function resolved(memory: Memory, noun: Noun): readonly Noun[] {
  if (!noun.pronoun) return [noun];
  return memory.themes.length > 0 ? memory.themes : (memory.event?.nouns ?? []);
}

interface Step {
  readonly memory: Memory;
  /** Whether the statement tells when something else happens. */
  readonly opens: boolean;
}

export function memoryAfter(statement: Statement, { memory, opens }: Step): Memory {
  const named = everyActor(statement);
  const actors = named.length > 0 ? named : memory.actors;
  const own = [
    ...nounsIn(statement.subject).filter((noun) => !doer(statement, noun)),
    ...nounsIn(statement.objects),
  ].filter(meant);
  if (opens) {
    const nouns = own.flatMap((noun) => resolved(memory, noun));
    return { ...memory, actors, event: { statement, actors: named, nouns }, before: statement };
  }
  const event = memory.event?.statement.sentence === statement.sentence ? memory.event : null;
  const next = { ...memory, event, actors };
  if (asides.has(statement.opener) || statement.negated) return next;
  const kept = keptIn(statement);
  if (kept !== null) {
    const owners = new Map(memory.owners);
    for (const noun of kept.nouns) owners.set(recordOf(noun).name, kept.place);
    return { ...next, owners, themes: kept.nouns, actors: [kept.place], before: statement };
  }
  const before = {
    ...statement,
    subject: statement.inherits ? (memory.before?.subject ?? []) : statement.subject,
    adverbs: statement.inherits
      ? [...statement.adverbs, ...(memory.before?.adverbs ?? []).filter((word) => word === '@we')]
      : statement.adverbs,
  };
  if (today.test(statement.text) && statement.verb?.modal !== true) return { ...next, before };
  return { ...next, ...spokenOf(statement, memory, own), before };
}

/** "Staff hand in receipts": who does it is not what is spoken of. */
function doer({ verb, objects, phrases }: Statement, { record }: Noun): boolean {
  if (verb === null || verb.passive || !['employee', 'user'].includes(record?.concept ?? '')) return false;
  return objects.length + phrases.length > 0 && !['appear', 'be', 'copy', 'sync'].includes(verb.cls);
}

function meant(noun: Noun): boolean {
  return noun.pronoun || noun.record !== null || !listed('vague', noun.names[0] ?? '');
}

function everyActor(statement: Statement): readonly Actor[] {
  const { subject, objects, phrases } = statement;
  const items: readonly Item[] = [...subject, ...objects, ...phrases.flatMap((phrase) => phrase.items)];
  return [...new Set([...actorsIn(items), ...nounsIn(items).flatMap((noun) => noun.of)])];
}

/** The records, and the ends as far as the statement itself names them. */
function spokenOf(
  statement: Statement,
  memory: Memory,
  own: readonly Noun[],
): Pick<Memory, 'themes' | 'from' | 'to' | 'actors'> {
  const { verb } = statement;
  const taking = ['get', 'want', 'pull', 'ask'].includes(verb?.cls ?? '');
  const phrase = (...prepositions: readonly string[]): readonly Actor[] =>
    actorsIn(
      statement.phrases.filter((one) => prepositions.includes(one.preposition)).flatMap((one) => one.items),
    );
  const subject = actorsIn(statement.subject);
  const given = phrase('from', 'off');
  const beside = (items: readonly Item[]): readonly Actor[] =>
    nounsIn(items).flatMap((noun) => [...noun.of, ...noun.inside]);
  const onward = beside(statement.subject).length > 0 ? beside(statement.objects) : [];
  const sided =
    given.length > 0
      ? given
      : onward.length > 0
        ? beside(statement.subject)
        : beside([...statement.subject, ...statement.objects]);
  const from = (sided.length > 0 ? sided : taking ? [] : subject).filter((actor) => !chatty(actor));
  const reached =
    phrase('to', 'into').length > 0
      ? phrase('to', 'into')
      : onward.length > 0
        ? onward
        : phrase('in', 'on', 'at');
  const to = (reached.length > 0 ? reached : taking ? subject : []).filter(
    (actor) => !from.includes(actor) && !chatty(actor),
  );
  const themes = own.flatMap((noun) => resolved(memory, noun));
  if (themes.length === 0) {
    const all = everyActor(statement);
    return {
      themes: memory.themes,
      from: memory.from,
      to: memory.to,
      actors: all.length > 0 ? all : memory.actors,
    };
  }
  const flows = from.length + to.length > 0;
  const all = everyActor(statement);
  return {
    themes,
    from: flows && from.length > 0 ? from : memory.from,
    to: flows && to.length > 0 ? to : memory.to,
    actors: to.length > 0 ? to : all.length > 0 ? all : memory.actors,
  };
}

const keeping =
  /^(kept|maintained|managed|stored|held|entered|handled|leading|lives?|live|sits?|mastered|tracked|done|planned|scheduled|stored|counted|is|are|has|have|keep|keeps|manage|run|runs|be)$/;
const homely = /\b(correct|right|leading|master|truth|home|kept|live|lives|in|on)\b/;

/** "Customers are kept in A", "A has the correct prices": where records live. Null when a statement says nothing of the kind. */
function keptIn(statement: Statement): { readonly place: Actor; readonly nouns: readonly Noun[] } | null {
  const { verb, phrases } = statement;
  if (verb === null || verb.modal || !keeping.test(verb.form)) return null;
  const under = (...prepositions: readonly string[]): readonly Item[] =>
    phrases.filter((phrase) => prepositions.includes(phrase.preposition)).flatMap((phrase) => phrase.items);
  if (actorsIn(under('from', 'to', 'into')).length > 0) return null;
  const holds = verb.cls === 'be' || /^(has|have|leading|keeps)$/.test(verb.form);
  const place =
    actorsIn(under('in', 'on', 'at', 'inside'))[0] ?? (holds ? actorsIn(statement.subject)[0] : undefined);
  const nouns = nounsIn([...statement.subject, ...statement.objects, ...under('for', 'of')]).filter(
    (noun) => !noun.pronoun && meant(noun),
  );
  if (place === undefined || nouns.length === 0) return null;
  return verb.cls !== 'be' || verb.passive || homely.test(statement.text) ? { place, nouns } : null;
}
