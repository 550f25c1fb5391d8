// Where "and", a comma or a label parts statements: what stands before it and what follows, seen as chunks.
// Whether a statement has a verb, a subject of its own or shares the one before is told here; statements are built in statement.ts.
import type { Chunk } from './chunk.ts';

/** A statement as far as it has been read. */
export interface Begun {
  readonly chunks: readonly Chunk[];
  readonly opener: string;
}

/** Openers of what happens: "when refused" says it without a noun. */
export const starts: RegExp = /^(when|whenever|once|if)$/;

/** Whether "and" or a comma begins a statement of its own. */
export function partedBy(
  chunks: readonly Chunk[],
  index: number,
  { chunks: before, opener }: Begun,
): 'no' | 'same subject' | 'same event' | 'own subject' {
  let from = index + 1;
  while (chunks[from]?.is === 'and' || chunks[from]?.is === 'adverb') from += 1;
  const ends = chunks.findIndex((chunk, at) => at >= from && ['stop', 'opener', 'and'].includes(chunk.is));
  const ahead = withoutTime(chunks.slice(from, ends < 0 ? chunks.length : ends));
  const verbal = before.some((chunk) => chunk.is === 'verb');
  const sign = chunks[index];
  if ((sign?.is === 'and' && sign.word === '/') || wishedDone(before, ahead)) return 'no';
  const verb = ahead.findIndex((chunk, at) => chunk.is === 'verb' && !infinitive(ahead, at));
  if (closesPhrase(before) && opensGap(ahead) && (verbal || verb < 0)) return 'own subject';
  if (!verbal) {
    const follows = starts.test(opener) && sign?.is === 'and' && sign.word === ',' && verb > 0;
    return speaks(ahead) || (follows && ahead.slice(0, verb).some(names)) ? 'own subject' : 'no';
  }
  const comma = sign?.is === 'and' && sign.word === ',';
  if (verbal && startsList(chunks, index, from)) return 'own subject';
  if (verbal && speaks(ahead)) return 'own subject';
  if (verb === 0 && happens(opener, before, ahead[0])) return 'same event';
  if (verb === 0 || (verb === 1 && ahead[0]?.is === 'word'))
    return comma && opener !== 'main' ? 'own subject' : 'same subject';
  if (ahead.slice(0, Math.max(0, verb)).some(names) || describedOwn(chunks, from, ends)) return 'own subject';
  return opener !== 'main' && comma ? 'own subject' : 'no';
}

/** "…, and everything that's enriched there should be in A": a subject whose verb stands behind the clause that describes it. */
function describedOwn(chunks: readonly Chunk[], from: number, ends: number): boolean {
  const opener = chunks[ends];
  if (opener?.is !== 'opener' || !/^(who|which|that)$/.test(opener.word) || chunks[from]?.is !== 'noun')
    return false;
  if (ends > from + 3) return false;
  const stop = chunks.findIndex((chunk, at) => at > ends && ['stop', 'opener', 'and'].includes(chunk.is));
  const verbs = chunks.slice(ends, stop < 0 ? chunks.length : stop).filter(({ is }) => is === 'verb');
  const last = verbs.at(-1);
  return verbs.length > 1 && last?.is === 'verb' && last.modal;
}

/** "I need the deals and the notes moved over": the end of a list with what should be done with all of it. */
function wishedDone(before: readonly Chunk[], ahead: readonly Chunk[]): boolean {
  const wish = before.findLast((chunk) => chunk.is === 'verb');
  const verb = ahead.find((chunk) => chunk.is !== 'noun');
  if (wish?.is !== 'verb' || wish.cls !== 'want' || ahead[0]?.is !== 'noun' || verb?.is !== 'verb')
    return false;
  return !verb.modal && !verb.passive && verb.form.endsWith('ed');
}

/** "When it starts, changes or ends": a further verb of what happens, where an order would have no ending. */
function happens(opener: string, before: readonly Chunk[], next: Chunk | undefined): boolean {
  const own = before.find((chunk) => chunk.is === 'verb');
  if (!starts.test(opener) || own?.is !== 'verb' || next?.is !== 'verb') return false;
  return inS.test(own.form) && inS.test(next.form) && !own.modal && !next.modal;
}

const inS = /[^su]s$/;

/** "…, and A, B and C should be the same": a list that a verb of its own follows. */
function startsList(chunks: readonly Chunk[], index: number, from: number): boolean {
  const before = chunks[index - 1];
  if (before?.is !== 'and' || before.word !== ',' || chunks[from]?.is !== 'noun') return false;
  const ends = chunks.findIndex((chunk, at) => at >= from && chunk.is !== 'noun' && chunk.is !== 'and');
  const last = chunks[ends];
  return last?.is === 'verb' && last.modal;
}

/** "within five minutes we have to …": when it happens, said first. */
function withoutTime(ahead: readonly Chunk[]): readonly Chunk[] {
  const [preposition, time, subject] = ahead;
  const timed =
    preposition?.is === 'preposition' && time?.is === 'noun' && time.record === null && !time.pronoun;
  const speaker = subject?.is === 'word' && /^(we|i|you|he|she)$/.test(subject.word);
  return timed && (speaker || subject?.is === 'systems') ? ahead.slice(2) : ahead;
}

/** "orders by mail, we have to answer": a subject of its own. */
function speaks([first, second]: readonly Chunk[]): boolean {
  return first?.is === 'word' && /^(we|i|you|he|she)$/.test(first.word) && second?.is === 'verb';
}

/** "the orders to send": the verb says which. */
export function infinitive(ahead: readonly Chunk[], at: number): boolean {
  const [before, noun] = [ahead[at - 1], ahead[at - 2]];
  return before?.is === 'word' && before.word === 'to' && noun?.is === 'noun';
}

/** "Orders: should go …", "Stock: from A to B", "Stock: A -> B": a label before a colon is the subject of what follows. */
export function labels({ chunks }: Begun, [next, after]: readonly Chunk[]): boolean {
  const plain = chunks.length > 0 && chunks.every((chunk) => chunk.is === 'noun' || chunk.is === 'and');
  const leads = next?.is === 'systems' && after?.is === 'preposition' && after.word === 'to';
  return plain && (next?.is === 'verb' || next?.is === 'preposition' || leads);
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
