// Clauses without a word that opens them: "bookings made there must …", "the rides booked through the app go …", "the channel the order
// came from". Their verb says which thing is meant and is not the statement's, so it becomes a mark here, before statements are built.
// What stands in such a clause belongs to the thing: a system in it is where the thing is.
import type { Chunk, Verb } from './chunk.ts';
import type { Token } from './tokens.ts';
import { listed } from './words.ts';

/** The chunks with no verbs that only describe the noun before them. */
export function withoutDescribing(tokens: readonly Token[], chunks: readonly Chunk[]): readonly Chunk[] {
  const done: Chunk[] = [...chunks];
  for (const [at, chunk] of chunks.entries()) {
    if (chunk.is !== 'verb' || !bare(tokens, chunk) || !behindNoun(tokens, done, at)) continue;
    const ends = mainBehind(tokens, done, at);
    if (ends === null) continue;
    done[at - 1] = placedThere(done, at, ends) ?? chunk;
    done[at] = { is: 'word', at: chunk.at, to: chunk.to, word: 'which' };
    for (let own = at + 1; own < ends; own += 1) done[own] = belonging(tokens, done, own) ?? chunk;
  }
  return done;
}

const irregular =
  /^(made|paid|sold|sent|won|lost|kept|held|built|bought|brought|told|left|set|done|found|seen)$/;

/** Whether a verb is a participle without a helper: "made", "not seen". */
function bare(tokens: readonly Token[], { at, to, form, passive, modal }: Verb): boolean {
  if (passive || modal || !(/(ed|[^e]en|wn|ing)$/.test(form) || irregular.test(form))) return false;
  for (let own = at; own < to; own += 1) {
    const word = tokens[own]?.low ?? '';
    if (word !== form && !/^(not|never|only|also|just|then|up|over|in|out|across)$/.test(word)) return false;
  }
  return true;
}

/** Whether a noun stands right before a chunk, adverbs aside, and nothing before it that has a say in the verb. */
function behindNoun(tokens: readonly Token[], chunks: readonly Chunk[], at: number): boolean {
  const noun = chunks[at - 1];
  if (noun?.is === 'word') return /^(everyone|everybody|everything|anything|anyone)$/.test(noun.word);
  if (noun?.is !== 'noun' && noun?.is !== 'systems') return false;
  if (
    noun.is === 'noun' &&
    noun.pronoun &&
    !/^(those|ones|everything|one)$/.test(tokens[noun.to - 1]?.low ?? '')
  )
    return false;
  // "the hours people logged": who does it stands between.
  if (chunks[at - 2]?.is === 'noun') return false;
  const object = chunks[at - 2];
  return object?.is !== 'verb' || object.cls === 'want';
}

/** Where the statement's own verb stands behind a clause that began at a participle; null when there is none. */
function mainBehind(tokens: readonly Token[], chunks: readonly Chunk[], from: number): number | null {
  let led = false;
  let listing = false;
  for (let at = from + 1; at < chunks.length; at += 1) {
    const [chunk, next] = [chunks[at], chunks[at + 1]];
    if (chunk === undefined || chunk.is === 'stop' || chunk.is === 'opener') return null;
    if (chunk.is === 'verb') return finite(tokens, chunks, at) && !listing ? at : null;
    if (chunk.is === 'preposition') led = true;
    else if (chunk.is === 'and') {
      if (!led || (next?.is !== 'noun' && next?.is !== 'systems' && next?.is !== 'preposition')) return null;
      listing = chunk.word === ',';
    } else if (chunk.is === 'noun' || chunk.is === 'systems') {
      const named =
        at === from + 1 &&
        /^(tagged|called|named|labelled|labeled|marked|flagged)$/.test(said(tokens, chunks[from]));
      const timed = chunk.is === 'noun' && listed('times', tokens[chunk.head]?.base ?? '');
      if (!led && !named && !timed) return null;
      if (chunks[at + 1]?.is !== 'and') led = false;
    } else if (chunk.is === 'word' && /^(i|we|they|you|he|she|someone|somebody|please)$/.test(chunk.word))
      return null;
  }
  return null;
}

function said(tokens: readonly Token[], chunk: Chunk | undefined): string {
  return tokens[chunk?.at ?? -1]?.low ?? '';
}

/** Whether a verb is one that a subject has: "must be", "go", or "to be sent" behind a wish. */
function finite(tokens: readonly Token[], chunks: readonly Chunk[], at: number): boolean {
  const [before, chunk] = [chunks[at - 1], chunks[at]];
  if (chunk?.is !== 'verb') return false;
  const first = said(tokens, chunk);
  if (before?.is === 'word' && before.word === 'to') return /^(be|go|appear|land|come|get|show)$/.test(first);
  if (/^(came|went|took|got|gave|did|said|had)$/.test(first)) return false;
  return chunk.modal || listed('being', first) || !(/(ed|[^e]en|ing)$/.test(first) || irregular.test(first));
}

/** What stands in the clause: "there" is where the thing was made, not where it goes; "through A" tells where it is from. */
function belonging(tokens: readonly Token[], chunks: readonly Chunk[], at: number): Chunk | undefined {
  const chunk = chunks[at];
  const next = /^(the|our|their|its)$/.test(said(tokens, chunks[at + 1])) ? chunks[at + 2] : chunks[at + 1];
  if (chunk?.is === 'adverb') return { ...chunk, is: 'word' };
  if (chunk?.is !== 'preposition') return chunk;
  const system = (next ?? chunks[at + 1])?.is === 'systems';
  if (/^(via|through|by|over|with)$/.test(chunk.word) && system) return { ...chunk, word: 'from' };
  if (/^(to|into|onto)$/.test(chunk.word)) return { ...chunk, word: system ? 'in' : 'of' };
  return chunk;
}

/** The thing that was made "there": in the system named last. */
function placedThere(chunks: readonly Chunk[], at: number, ends: number): Chunk | undefined {
  const noun = chunks[at - 1];
  const there = chunks.slice(at, ends).some((chunk) => chunk.is === 'adverb' && chunk.word === 'there');
  const place = chunks.findLast((chunk, own) => own < at && chunk.is === 'systems');
  if (!there || noun?.is !== 'noun' || place?.is !== 'systems') return noun;
  return { ...noun, inside: place.actors };
}
