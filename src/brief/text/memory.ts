// What a reader has in mind after a statement: the records and systems spoken of last, the ends of the last flow and a running
// event. A statement that denies, or tells how it is done today, moves no ends.
import type { Actor } from './actors.ts';
import type { Noun } from './chunk.ts';
import { keptIn } from './owners.ts';
import { actorsIn, type Item, nounsIn, type Statement } from './statement.ts';
import { chatty, type Happening, recordOf } from './unit.ts';
import { listed } from './words.ts';

export interface Memory {
  readonly themes: readonly Noun[];
  readonly from: readonly Actor[];
  readonly to: readonly Actor[];
  readonly actors: readonly Actor[];
  readonly event: Happening | null;
  readonly before: Statement | null;
  /** The ends that each record had last, by its name. */
  readonly ways: ReadonlyMap<string, Ends>;
  /** The system that did something last. */
  readonly lead: readonly Actor[];
}

/** Where something comes from and where it goes. */
export interface Ends {
  readonly from: readonly Actor[];
  readonly to: readonly Actor[];
}

export const nothingYet: Memory = {
  themes: [],
  from: [],
  to: [],
  actors: [],
  event: null,
  before: null,
  ways: new Map(),
  lead: [],
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
  if (kept !== null) return { ...next, themes: kept.nouns, actors: kept.places, before: statement };
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

/** The ends that a statement itself names. */
export function endsOf({ subject, objects, phrases, verb }: Statement): Ends {
  const taking = ['get', 'want', 'pull', 'ask'].includes(verb?.cls ?? '');
  const phrase = (...prepositions: readonly string[]): readonly Actor[] =>
    actorsIn(phrases.filter((one) => prepositions.includes(one.preposition)).flatMap((one) => one.items));
  const acting = actorsIn(subject);
  const given = phrase('from', 'off');
  const beside = (items: readonly Item[]): readonly Actor[] =>
    nounsIn(items).flatMap((noun) => [...noun.of, ...noun.inside]);
  const onward = beside(subject).length > 0 ? beside(objects) : [];
  const sided =
    given.length > 0 ? given : onward.length > 0 ? beside(subject) : beside([...subject, ...objects]);
  const from = (sided.length > 0 ? sided : taking ? [] : acting).filter((actor) => !chatty(actor));
  const reached =
    phrase('to', 'into').length > 0
      ? phrase('to', 'into')
      : onward.length > 0
        ? onward
        : phrase('in', 'on', 'at');
  const to = (reached.length > 0 ? reached : taking ? acting : []).filter(
    (actor) => !from.includes(actor) && !chatty(actor),
  );
  return { from, to };
}

/** The records, and the ends as far as the statement itself names them. */
function spokenOf(
  statement: Statement,
  memory: Memory,
  own: readonly Noun[],
): Pick<Memory, 'themes' | 'from' | 'to' | 'actors' | 'ways' | 'lead'> {
  const { from, to } = endsOf(statement);
  const acting = actorsIn(statement.subject);
  const lead = acting.length > 0 ? acting : memory.lead;
  const themes = own.flatMap((noun) => resolved(memory, noun));
  const all = everyActor(statement);
  if (themes.length === 0) return { ...memory, lead, actors: all.length > 0 ? all : memory.actors };
  const flows = from.length + to.length > 0;
  return {
    themes,
    lead,
    from: flows && from.length > 0 ? from : memory.from,
    to: flows && to.length > 0 ? to : memory.to,
    actors: to.length > 0 ? to : all.length > 0 ? all : memory.actors,
    ways: flows ? went(memory.ways, themes, { from, to }) : memory.ways,
  };
}

/** The ends of records after a statement that tells some of them. */
function went(ways: Memory['ways'], themes: readonly Noun[], { from, to }: Ends): Memory['ways'] {
  const next = new Map(ways);
  for (const { name } of themes.map(recordOf)) {
    const before = next.get(name);
    next.set(name, {
      from: from.length > 0 ? from : (before?.from ?? []),
      to: to.length > 0 ? to : (before?.to ?? []),
    });
  }
  return next;
}
