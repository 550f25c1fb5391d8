// Chunks joined to statements: a subject, a verb, objects and phrases, with what opens the statement.
// "and" and commas part statements only where a verb follows that needs one of its own.
import type { Actor } from './actors.ts';
import type { Chunk, Mark, Noun, Systems, Verb } from './chunk.ts';
import type { Token } from './tokens.ts';
import { listed } from './words.ts';

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
  chunks: readonly Chunk[],
): readonly Statement[] {
  const found: Statement[] = [];
  const open: Draft[] = [];
  let now = draft('main');
  const close = (next: Draft): void => {
    if (now.chunks.some((chunk) => chunk.is === 'noun' || chunk.is === 'systems'))
      found.push(built(text, tokens, now));
    now = next;
  };
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.is === 'opener') close(draft(chunk.word));
    else if (chunk.is === 'stop') {
      const last = now.chunks.at(-1);
      if (chunk.word === ':' && (last?.is === 'verb' || labels(now, chunks[index + 1]))) continue;
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
      else close(draft('main', parts === 'same subject'));
    } else now.chunks.push(chunk);
  }
  close(draft('main'));
  return found;
}

/** Whether "and" or a comma begins a statement of its own. */
function partedBy(
  chunks: readonly Chunk[],
  index: number,
  { chunks: before, opener }: Draft,
): 'no' | 'same subject' | 'own subject' {
  let from = index + 1;
  while (chunks[from]?.is === 'and' || chunks[from]?.is === 'adverb') from += 1;
  const ends = chunks.findIndex((chunk, at) => at >= from && ['stop', 'opener', 'and'].includes(chunk.is));
  const ahead = chunks.slice(from, ends < 0 ? chunks.length : ends);
  const verbal = before.some((chunk) => chunk.is === 'verb');
  const verb = ahead.findIndex((chunk) => chunk.is === 'verb');
  if (closesPhrase(before) && opensGap(ahead) && (verbal || verb < 0)) return 'own subject';
  if (!verbal) return 'no';
  const sign = chunks[index];
  const comma = sign?.is === 'and' && sign.word === ',';
  if (verb === 0 || (verb === 1 && ahead[0]?.is === 'word'))
    return comma && opener !== 'main' ? 'own subject' : 'same subject';
  if (ahead.slice(0, Math.max(0, verb)).some(names)) return 'own subject';
  return opener !== 'main' && comma ? 'own subject' : 'no';
}

/** "Orders: should go …", "Stock: from A to B": a label before a colon is the subject of what follows. */
function labels({ chunks }: Draft, next: Chunk | undefined): boolean {
  const plain = chunks.length > 0 && chunks.every((chunk) => chunk.is === 'noun' || chunk.is === 'and');
  return plain && (next?.is === 'verb' || next?.is === 'preposition');
}

function names(chunk: Chunk): boolean {
  if (chunk.is === 'noun' || chunk.is === 'systems') return true;
  return chunk.is === 'word' && /^(we|i|they|you|somebody|someone|nobody)$/.test(chunk.word);
}

function towards(chunk: Chunk | undefined): boolean {
  return chunk?.is === 'preposition' && ['to', 'into', 'in', 'from', 'on'].includes(chunk.word);
}

function closesPhrase(chunks: readonly Chunk[]): boolean {
  return chunks.some((chunk, at) => towards(chunk) && chunks[at + 1]?.is === 'systems');
}

/** A noun with a place or way of its own and no verb: "…, articles from A", "and stock back". */
function opensGap(ahead: readonly Chunk[]): boolean {
  const [first, second] = ahead;
  if (first?.is !== 'noun') return false;
  if (second?.is === 'adverb' && ['back', 'reverse'].includes(second.word)) return true;
  return ahead.some((chunk, at) => towards(chunk) && ['systems', 'adverb'].includes(ahead[at + 1]?.is ?? ''));
}

function built(text: string, tokens: readonly Token[], { chunks, opener, inherits }: Draft): Statement {
  const at = chunks[0]?.at ?? 0;
  const to = chunks.at(-1)?.to ?? at;
  const said = text.slice(tokens[at]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const parts = partsOf(tokens, placed(chunks));
  const none = /^(no|nothing|nobody|none)\b/i.test(said);
  const denied = chunks.some((chunk) => chunk.is === 'noun' && tokens[chunk.at]?.low === 'no');
  return {
    ...parts,
    at,
    to,
    sentence: tokens[at]?.sentence ?? 0,
    opener,
    inherits,
    negated: parts.negated || none || denied,
    text: said,
  };
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
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.is === 'verb') {
      if (verb === null || gives(verb, chunk, objects.length + phrases.length)) {
        if (verb !== null && chunk.passive) [subject, objects] = [[...subject, ...objects], []];
        negated ||= chunk.negated;
        verb = joined(verb, chunk);
      }
      [preposition, phrase] = [null, null];
    } else if (chunk.is === 'preposition') [preposition, phrase] = [chunk.word, null];
    else if (chunk.is === 'adverb') adverbs.push(chunk.word);
    else if (chunk.is === 'word') {
      negated ||= denies(chunk);
      if (/^(we|i|they|you)$/.test(chunk.word)) adverbs.push(`@${chunk.word}`);
    } else if (chunk.is === 'noun' || chunk.is === 'systems') {
      if (chunk.is === 'noun' && tells(tokens, chunk)) preposition = null;
      else if (preposition !== null) {
        phrase = { preposition, items: [chunk] };
        phrases.push(phrase);
        preposition = null;
      } else if (chunks[index - 1]?.is === 'and' && phrase !== null && phrase.items[0]?.is === chunk.is)
        phrase.items.push(chunk);
      else {
        phrase = null;
        (verb === null ? subject : objects).push(chunk);
      }
    }
  }
  return { subject, verb, objects, phrases, adverbs, negated };
}

function denies({ word }: Mark): boolean {
  return ['not', 'never', 'no', 'nothing', 'nobody', 'without'].includes(word) || word.endsWith("n't");
}

/** A noun that tells a time is nothing that flows. */
function tells(tokens: readonly Token[], { head }: Noun): boolean {
  const token = tokens[head];
  return token !== undefined && (listed('times', token.low) || listed('times', token.base));
}

/** Whether a later verb says what an earlier one only leads to: "we want orders to land", "is able to send". */
function gives(verb: Verb, next: Verb, between: number): boolean {
  if (verb.cls === 'want')
    return next.cls !== 'other' || (between < 1 && !['other', 'be', 'state'].includes(next.cls));
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
