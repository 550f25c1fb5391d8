// Chunks joined to statements: a subject, a verb, objects and phrases, with what opens the statement.
// "and" and commas part statements only where a verb follows that needs one of its own.
import type { Actor } from './actors.ts';
import type { Chunk, Mark, Noun, Systems, Verb } from './chunk.ts';
import { asking, resumedAt, startsMain, tells, toldAt } from './inserted.ts';
import { infinitive, labels, partedBy, starts } from './parting.ts';
import { withoutDescribing } from './reduced.ts';
import type { Token } from './tokens.ts';

export type Item = Noun | Systems;

export interface Phrase {
  readonly preposition: string;
  readonly items: readonly Item[];
}

/** The tokens `at` up to `to` of one sentence. */
export interface Statement {
  readonly at: number;
  readonly to: number;
  readonly sentence: number;
  /** "main", "aside" for what stands in brackets, else the opening word: when, if, until, which … */
  readonly opener: string;
  readonly subject: readonly Item[];
  readonly verb: Verb | null;
  readonly objects: readonly Item[];
  readonly phrases: readonly Phrase[];
  /** Adverbs, and "@we", "@they", "@i", "@you" for who acts or is meant. */
  readonly adverbs: readonly string[];
  readonly negated: boolean;
  /** Whether the subject is that of the statement before. */
  readonly inherits: boolean;
  readonly text: string;
}

interface Draft {
  readonly chunks: Chunk[];
  readonly opener: string;
  readonly inherits: boolean;
}

function draft(opener: string, inherits: boolean = false): Draft {
  return { chunks: [], opener, inherits };
}

/** The statements of a text, in order; those that name nothing are left out. */
export function statementsOf(
  text: string,
  tokens: readonly Token[],
  cut: readonly Chunk[],
): readonly Statement[] {
  const chunks = withoutDescribing(tokens, cut);
  const found: Statement[] = [];
  const open: Draft[] = [];
  let now = draft('main');
  const close = (next: Draft): void => {
    const acts = now.chunks.some((chunk) => chunk.is === 'verb');
    const tellsUs = now.inherits && now.chunks.some((chunk) => chunk.is === 'word' && chunk.word === 'us');
    const happens = acts && (starts.test(now.opener) || tellsUs);
    if (happens || now.chunks.some((chunk) => chunk.is === 'noun' || chunk.is === 'systems'))
      found.push(built(text, tokens, now));
    now = next;
  };
  let resumes = -1;
  for (const [index, chunk] of chunks.entries()) {
    if (index === resumes) close(open.pop() ?? draft('main'));
    const told = resumes < index ? toldAt(tokens, chunks, { index, now }) : null;
    if (told !== null) {
      open.push(now);
      now = draft('that');
      resumes = told;
    } else if (index !== resumes && startsMain(tokens, chunks, { index, now })) close(draft('main'));
    if (chunk.is === 'opener') {
      const back = resumedAt(tokens, chunks, { index, now });
      if (back === null) close(draft(chunk.word));
      else {
        open.push(now);
        now = draft(chunk.word);
        resumes = back;
      }
    } else if (chunk.is === 'stop') {
      const last = now.chunks.at(-1);
      const lists = last?.is === 'verb' && !/^(that|which|who)$/.test(now.opener);
      if (chunk.word === ':' && (lists || labels(now, chunks.slice(index + 1, index + 3)))) continue;
      if (chunk.word === '(') {
        open.push(now);
        now = draft('aside');
      } else if (chunk.word === ')' && open.length > 0) close(open.pop() ?? draft('main'));
      else if (chunk.word === 'sentence') {
        while (open.length > 0) close(open.pop() ?? draft('main'));
        close(draft('main'));
      } else close(draft('main'));
    } else if (chunk.is === 'and') {
      const parts = partedBy(chunks, index, now);
      if (parts === 'no') now.chunks.push(chunk);
      else close(draft(parts === 'same event' ? now.opener : 'main', parts.startsWith('same')));
    } else now.chunks.push(chunk);
  }
  while (open.length > 0) close(open.pop() ?? draft('main'));
  close(draft('main'));
  return found.map((one, at) => shared(tokens, one, found[at - 1]));
}

/** "An account has to be created and a task opened", "… and tagged with it": a participle that shares the helper before it. */
function shared(tokens: readonly Token[], one: Statement, before: Statement | undefined): Statement {
  const { verb, subject, objects, opener } = one;
  const helper = before?.verb;
  if (verb === null || helper === null || helper === undefined || before?.sentence !== one.sentence)
    return one;
  if (opener !== before.opener || verb.passive || verb.modal || !helper.passive || objects.length > 0)
    return one;
  const bare = tokens[verb.at]?.low === verb.form && done.test(verb.form);
  const own = subject.length > 0 || one.inherits;
  return bare && own ? { ...one, verb: { ...verb, passive: true, modal: helper.modal } } : one;
}

/** Participles, as a helper needs them. */
const done = /(ed|en|ade|ent|old|aid|ept|ought|uilt|wn|one|put)$/;

function built(text: string, tokens: readonly Token[], { chunks, opener, inherits }: Draft): Statement {
  const at = chunks[0]?.at ?? 0;
  const to = chunks.at(-1)?.to ?? at;
  const said = text.slice(tokens[at]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const parts = partsOf(tokens, placed(chunks));
  const none = /^(no|nothing|nobody|none)\b/i.test(said);
  const denied = chunks.some((chunk) => chunk.is === 'noun' && tokens[chunk.at]?.low === 'no');
  return {
    ...parts,
    verb: asked(parts),
    at,
    to,
    sentence: tokens[at]?.sentence ?? 0,
    opener,
    inherits,
    negated: parts.negated || none || denied,
    text: said,
  };
}

/** "They call us for prices": they ask for them. */
function asked({ verb, phrases }: Parts): Verb | null {
  if (verb?.cls !== 'notify' || !/^(call|ping|message|contact|hit)/.test(verb.form)) return verb;
  const wanted = phrases.some(({ preposition, items }) => preposition === 'for' && nounsIn(items).length > 0);
  return wanted ? { ...verb, cls: 'ask' } : verb;
}

/** Nouns with the systems that a phrase behind them tells: "orders from Shopify", "the deal in HubSpot". */
function placed(chunks: readonly Chunk[]): readonly Chunk[] {
  const done: Chunk[] = [...chunks];
  let noun: number | null = null;
  let preposition: string | null = null;
  for (const [at, chunk] of chunks.entries()) {
    if (chunk.is === 'verb') noun = null;
    if (chunk.is === 'preposition') preposition = chunk.word;
    const before: Chunk | undefined = noun === null ? undefined : done[noun];
    if (chunk.is === 'systems' && preposition !== null && before?.is === 'noun' && noun !== null)
      if (['in', 'from', 'of', 'on', 'at'].includes(preposition))
        done[noun] = { ...before, inside: chunk.actors };
    if (chunk.is === 'noun') noun = at;
    if (chunk.is === 'noun' || chunk.is === 'systems' || chunk.is === 'verb') preposition = null;
  }
  return done;
}

type Parts = Pick<Statement, 'subject' | 'verb' | 'objects' | 'phrases' | 'adverbs' | 'negated'>;

function partsOf(tokens: readonly Token[], chunks: readonly Chunk[]): Parts {
  let subject: Item[] = [];
  let objects: Item[] = [];
  const phrases: { preposition: string; items: Item[] }[] = [];
  const adverbs: string[] = [];
  let verb: Verb | null = null;
  let negated = false;
  let preposition: string | null = null;
  let phrase: { preposition: string; items: Item[] } | null = null;
  let wonders = false;
  let ended = false;
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.is === 'verb') {
      if (verb === null && describes(tokens, chunks, index)) {
        [preposition, phrase] = [null, null];
        continue;
      }
      const trails =
        index === chunks.length - 1 && verb?.cls === 'want' && ['send', 'create'].includes(chunk.cls);
      if (trails && infinitive(chunks, index)) continue;
      if (verb === null || (!wonders && gives(verb, chunk, objects.length + phrases.length))) {
        if (verb !== null && chunk.passive) [subject, objects] = [[...subject, ...objects], []];
        negated ||= chunk.negated;
        verb = joined(verb, chunk);
      }
      [preposition, phrase] = [null, null];
    } else if (chunk.is === 'preposition') [preposition, phrase] = [chunk.word, null];
    else if (chunk.is === 'adverb') adverbs.push(chunk.word);
    else if (chunk.is === 'word') {
      wonders ||= verb !== null && asking.test(chunk.word);
      negated ||= denies(chunk) && !bounding.test(tokens[chunk.at + 1]?.low ?? '');
      if (/^(we|i|they|you)$/.test(chunk.word)) adverbs.push(`@${chunk.word}`);
      // "From us they need X": the way's end is spoken of, so what follows is no end of it.
      if (/^(us|me)$/.test(chunk.word)) [preposition, phrase] = [null, null];
    } else if (chunk.is === 'noun' || chunk.is === 'systems') {
      if (chunk.is === 'noun' && tells(tokens, chunk)) preposition = null;
      else if (preposition !== null) {
        phrase = { preposition, items: [chunk] };
        phrases.push(phrase);
        [preposition, ended] = [null, false];
      } else if (
        phrase !== null &&
        goesOn(phrase, chunk) &&
        !(ended && commaAt(chunks, index)) &&
        joinedAt(chunks, index)
      ) {
        phrase.items.push(chunk);
        ended = !commaAt(chunks, index);
      } else {
        const beside = chunks[index - 1]?.is === 'and' && phrase !== null && arrives(verb);
        phrase = null;
        (verb === null || beside ? subject : objects).push(chunk);
      }
    }
  }
  return { subject, verb, objects, phrases, adverbs, negated };
}

/** "activities hanging off them", "people working there": a form in -ing behind a noun only describes it where it leads to no system. */
function describes(tokens: readonly Token[], chunks: readonly Chunk[], index: number): boolean {
  const [before, verb] = [chunks[index - 1], chunks[index]];
  if (before?.is !== 'noun' || before.pronoun || verb?.is !== 'verb' || verb.modal || verb.passive)
    return false;
  if (!(tokens[verb.at]?.low ?? '').endsWith('ing')) return false;
  const ends = chunks.findIndex(
    (chunk, at) => at > index && ['and', 'stop', 'opener', 'verb'].includes(chunk.is),
  );
  return chunks.slice(index + 1, ends < 0 ? chunks.length : ends).every((chunk) => chunk.is !== 'systems');
}

/** Whether "and" or a comma stands right before a chunk. */
function joinedAt(chunks: readonly Chunk[], index: number): boolean {
  return chunks[index - 1]?.is === 'and';
}

/** Whether a comma stands before a chunk, alone or with "and": it ends a list that "and" had closed, "with text and pictures, prices". */
function commaAt(chunks: readonly Chunk[], index: number): boolean {
  return chunks.slice(Math.max(0, index - 2), index).some((one) => one.is === 'and' && one.word === ',');
}

/** Whether a phrase goes on behind "and": "with text and pictures", but not "with them, the deals", "per store, the customers". */
function goesOn({ preposition, items: [first] }: Phrase, next: Item): boolean {
  if (preposition === 'per' || (first?.is === 'noun' && first.pronoun)) return false;
  return first?.is === next.is;
}

/** Verbs that nothing can be done with: what follows the way is a further subject, "articles go from A to B, stock every hour". */
function arrives(verb: Verb | null): boolean {
  return (
    verb !== null &&
    /^(go|goes|going|come|comes|coming|flow|flows|land|lands|arrive|arrives)$/.test(verb.form)
  );
}

/** "not later than", "not only": no denial. */
const bounding = /^(later|more|only|before|earlier|until|just|every|all|less|longer)$/;

function denies({ word }: Mark): boolean {
  return ['not', 'never', 'no', 'nothing', 'nobody', 'without'].includes(word) || word.endsWith("n't");
}

/** Whether a later verb says what an earlier one only leads to: "we want orders to land", "is able to send". */
function gives(verb: Verb, next: Verb, between: number): boolean {
  if (verb.cls === 'want')
    return next.cls !== 'other' || (between < 1 && !['other', 'be', 'state'].includes(next.cls));
  // "Which devices are under contract has to be known": a clause is the subject.
  if (['be', 'state'].includes(verb.cls) && !verb.modal && next.modal && next.cls !== 'be') return true;
  const light = ['be', 'other', 'state', 'get'].includes(verb.cls);
  return light && !['other', 'be', 'state'].includes(next.cls) && between < 1;
}

function joined(verb: Verb | null, next: Verb): Verb {
  if (verb === null) return next;
  return {
    ...next,
    negated: next.negated || verb.negated,
    modal: next.modal || verb.modal || verb.cls === 'want',
  };
}

/** The systems among items. */
export function actorsIn(items: readonly Item[]): readonly Actor[] {
  return [...new Set(items.flatMap((item) => (item.is === 'systems' ? item.actors : [])))];
}

/** The noun phrases among items. */
export function nounsIn(items: readonly Item[]): readonly Noun[] {
  return items.filter((item) => item.is === 'noun');
}
