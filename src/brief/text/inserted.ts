// Statements that stand within another one, or begin without a sign: "the number they give us", "… who left", "when it is won the deal
// should move". Where they begin, and where the statement around them goes on. Statements themselves are built in statement.ts.
import type { Chunk, Noun, Verb } from './chunk.ts';
import type { Begun } from './parting.ts';
import type { Token } from './tokens.ts';
import { listed } from './words.ts';

/** A chunk, and the statement as far as it has been read before it. */
export interface Place {
  readonly index: number;
  readonly now: Begun;
}

const events: ReadonlySet<string> = new Set(['when', 'whenever', 'once', 'if', 'after', 'because', 'since']);

/** Whether a chunk begins what follows from a "when …" that no comma ends: "when it is won I want", "… there should be", "… the deal should move". */
export function startsMain(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  { index, now }: Place,
): boolean {
  const [chunk, next] = [chunks[index], verbOf(chunks, index)];
  const owns = chunk?.is === 'systems' && next?.is === 'verb' && next.modal;
  if (!owns && !events.has(now.opener)) return false;
  if (!now.chunks.some((one) => one.is === 'verb')) return false;
  const last = now.chunks.findLast(
    (one) => one.is !== 'adverb' && (one.is !== 'word' || !/^(the|our)$/.test(one.word)),
  );
  const apart = events.has(now.opener) ? /^(systems|noun|verb|word)$/ : /^(systems|noun)$/;
  if (owns && apart.test(last?.is ?? '')) return true;
  if (!events.has(now.opener)) return false;
  if (chunk?.is === 'verb' && next?.is === 'noun' && next.pronoun)
    return !chunk.modal && !chunk.passive && last?.is !== 'noun' && last?.is !== 'systems';
  if (chunk?.is === 'word' && /^(someone|somebody)$/.test(chunk.word) && last?.is !== 'verb')
    return chunks.slice(index + 1, index + 6).some((one) => one.is === 'verb');
  if (chunk?.is === 'noun' && !chunk.pronoun && last?.is === 'verb' && last.passive) return true;
  if (chunk === undefined || next?.is !== 'verb') return false;
  if (chunk.is === 'word') return /^(i|we|please)$/.test(chunk.word);
  if (chunk.is === 'adverb') return chunk.word === 'there';
  if (chunk.is === 'noun' && chunk.pronoun) return resumes(tokens, next, last);
  if (chunk.is !== 'noun' && chunk.is !== 'systems') return false;
  return (last?.is === 'noun' || last?.is === 'systems' || last?.is === 'verb') && finite(tokens, next);
}

/** "When a bunch is gone it must vanish": what the event's thing must do. */
function resumes(tokens: readonly Token[], next: Verb, last: Chunk | undefined): boolean {
  if (last === undefined || ['preposition', 'and', 'opener'].includes(last.is)) return false;
  const is = /^(is|are|'s|')$/.test(tokens[next.at]?.low ?? '');
  return next.modal || (is && last.is !== 'verb');
}

/** What follows a chunk, or the verb that is its own behind "which …" and "in A": "the modules bought should", "the tag in A must". */
function verbOf(chunks: readonly Chunk[], index: number): Chunk | undefined {
  const [chunk, next] = [chunks[index], chunks[index + 1]];
  if (chunk?.is !== 'noun') return next;
  const described = next?.is === 'word' && next.word === 'which';
  const ends = ['and', 'stop', 'opener', 'verb'];
  const at = described ? chunks.findIndex((one, own) => own > index && ends.includes(one.is)) : index + 3;
  const verb = described || next?.is === 'preposition' ? chunks[at] : undefined;
  return verb?.is === 'verb' && verb.modal ? verb : next;
}

/** Whether a verb has a subject of its own. */
function finite(tokens: readonly Token[], { at, modal, passive }: Verb): boolean {
  const first = tokens[at]?.low ?? '';
  return modal || passive || listed('being', first) || !/(ed|ing|en)$/.test(first);
}

/** Where a statement goes on after "that nobody opened", "who left": at the next verb that has no subject of its own. */
export function resumedAt(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  { index, now }: Place,
): number | null {
  const opener = chunks[index];
  if (opener?.is !== 'opener' || !/^(who|which|that)$/.test(opener.word)) return null;
  return verbBehind(tokens, chunks, { index, now });
}

/** Where a statement goes on after "the number they give us": who does it stands right behind the noun. */
export function toldAt(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  { index, now }: Place,
): number | null {
  const begins = named(tokens, chunks, index) ? index + 1 : index;
  const [chunk, next, last] = [chunks[begins], chunks[begins + 1], now.chunks.at(-1)];
  if (chunk === undefined || next?.is !== 'verb' || next.passive || !acts(tokens, chunk)) return null;
  if (last?.is === 'systems' || now.chunks.some(({ is }) => is === 'verb'))
    return trailsBehind(tokens, chunks, { index, now });
  if (last?.is !== 'noun' || last.pronoun || now.opener !== 'main' || tells(tokens, last)) return null;
  if (now.chunks.at(-2)?.is === 'preposition') return null;
  const back = verbBehind(tokens, chunks, { index: begins, now });
  const between = chunks.slice(index + 1, back ?? index);
  const apart = (one: Chunk): boolean => one.is === 'and' || (one.is === 'word' && asking.test(one.word));
  return between.some(apart) ? null : back;
}

/** Whether a system's name follows the word before it: "the MES", "our shop". */
function named(tokens: readonly Token[], chunks: readonly Chunk[], index: number): boolean {
  const word = tokens[chunks[index]?.at ?? -1]?.low ?? '';
  return chunks[index]?.is === 'word' && /^(the|our)$/.test(word) && chunks[index + 1]?.is === 'systems';
}

/** Whether a chunk is who acts: "they", "we", "our bookkeeper", "people". */
function acts(tokens: readonly Token[], chunk: Chunk): boolean {
  const word = tokens[chunk.at]?.low ?? '';
  if (/^(they|we|i|he|she|you)$/.test(word)) return chunk.is === 'systems' || chunk.is === 'word';
  if (chunk.is === 'systems') return /^(the|our)$/.test(tokens[chunk.at - 1]?.low ?? '');
  return (
    chunk.is === 'noun' && /^(the|an?|our|their|my|his|her|it|people|customers|clients|users)$/.test(word)
  );
}

/** Where a clause ends that only says which thing is meant, behind the statement's verb: "… to the channel the order came from". */
function trailsBehind(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  { index, now }: Place,
): number | null {
  const last = now.chunks.at(-1);
  if ((last?.is !== 'noun' && last?.is !== 'systems') || !/^(main|so|which|who)$/.test(now.opener))
    return null;
  if (last.is === 'noun' && (last.pronoun || tells(tokens, last))) return null;
  if (!now.chunks.some(({ is }) => is === 'verb')) return null;
  const does = chunks[index + 1];
  const after = chunks[index + 2];
  if (does?.is !== 'verb' || after?.is === 'noun' || after?.is === 'systems' || after?.is === 'verb')
    return null;
  const ends = chunks.findIndex(
    (chunk, at) => at > index + 1 && ['stop', 'opener', 'and', 'verb'].includes(chunk.is),
  );
  if (ends < 0) return chunks.length;
  return chunks[ends]?.is === 'verb' ? null : ends;
}

/** A helper that stands apart from its verb: "I don't want", "they've received". */
const helping = /^((do|does|did|have|has|had)(n't)?|'?ve|'?d)$/;

/** The next verb but one that has no subject of its own, before the statement ends. */
function verbBehind(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  { index, now }: Place,
): number | null {
  if (now.chunks.some((chunk) => chunk.is === 'verb') || now.chunks.at(-1)?.is === 'preposition') return null;
  if (!now.chunks.some((chunk) => chunk.is === 'noun' || chunk.is === 'systems')) return null;
  let seen: Verb | null = null;
  for (let at = index + 1; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (chunk === undefined || chunk.is === 'stop' || chunk.is === 'opener') return null;
    if (chunk.is === 'and' && chunk.word !== ',' && seen !== null && chunks[at + 1]?.is !== 'noun')
      return null;
    if (chunk.is !== 'verb') continue;
    const alone = seen !== null && seen.to - seen.at === 1;
    const helped = alone && seen === chunks[at - 1] && helping.test(tokens[seen?.at ?? -1]?.low ?? '');
    if (seen !== null && !helped) {
      const before = chunks[at - 1];
      const subject = before?.is === 'word' && /^(i|we|they|you|to)$/.test(before.word);
      return finite(tokens, chunk) && !subject ? at : null;
    }
    seen = chunk;
  }
  return null;
}

/** "B should show how many seats are left": what is asked has a verb of its own. */
export const asking: RegExp = /^(how|what|whether|why|whoever)$/;

/** A noun that tells a time is nothing that flows. */
export function tells(tokens: readonly Token[], { head, record, names: [name = ''] }: Noun): boolean {
  const token = tokens[head];
  return (
    record === null &&
    token !== undefined &&
    !name.includes('_') &&
    (listed('times', token.low) || listed('times', token.base))
  );
}
