// A scene with the parts of speech of its words, and what one may ask of a word by itself: is it a noun, may it stand before one?
// Only the tagger's word and the lists are asked here; neighbours are judged by chunks.ts.
import type { RecordWord } from './lexicon.ts';
import { mended, sure } from './mended.ts';
import type { Move } from './move.ts';
import { withNouns } from './nouns.ts';
import type { ActorAt, Scene } from './scene.ts';
import { type Tag, tagsOf } from './tags.ts';
import { listed } from './words.ts';

/** A scene with the tags of its tokens and what stands at each of them. */
export interface Tagged {
  readonly scene: Scene;
  readonly tags: readonly Tag[];
  readonly places: ReadonlyMap<number, ActorAt>;
  readonly records: ReadonlyMap<number, RecordWord>;
  readonly move: Move | null;
}

export function taggedOf(scene: Scene, move: Move | null): Tagged {
  const places = new Map<number, ActorAt>();
  for (const place of scene.places) for (let at = place.at; at < place.to; at += 1) places.set(at, place);
  for (const [at, { low: word, end }] of scene.tokens.entries()) {
    const mail = places.get(at + 1);
    // "by e-mail": the name of the place begins with what is before the hyphen.
    if (word === 'e' && mail?.at === at + 1 && scene.text[end] === '-') places.set(at, mail);
  }
  const records = new Map<number, RecordWord>();
  for (const one of scene.records)
    for (let at = one.at; at < one.to; at += 1) if (!places.has(at)) records.set(at, one.record);
  const { text, tokens } = scene;
  const told = mended({ text, tokens, tags: tagsOf(text, tokens), places, records });
  for (const [at, tag] of told.entries()) if (tag === sure) records.delete(at);
  const nouns = withNouns(scene, told);
  const plain = told.map((tag, at) => (tag === sure ? 'VERB' : (nouns[at] ?? tag)));
  const tags = enumerated(scene, { places, records }, described(scene, { places, records }, plain));
  return { scene, tags, places, records, move };
}

/** The tags, with no verbs right before a record that they describe: "Approved hours have to be", ", open invoices". */
function described(
  { tokens }: Scene,
  { places, records }: Pick<Tagged, 'places' | 'records'>,
  tags: readonly Tag[],
): readonly Tag[] {
  return tags.map((tag, at) => {
    const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
    if (token?.low === 'open' && tag === 'VERB' && (records.has(at + 1) || places.has(at + 1))) {
      const asked =
        /^(to|must|should|will|can|could|would|may|we|i|please|automatically|then|they|you|\w+n't)$/.test(
          before?.low ?? '',
        );
      return asked || (records.has(at + 1) && next?.low === next?.base) ? tag : 'ADJ';
    }
    if (tag !== 'VERB' || token === undefined || next === undefined || !records.has(at + 1)) return tag;
    if (next.sentence !== token.sentence || next.low === next.base) return tag;
    const heads =
      token.first || /^(,|and|;|:|\(|then|plus|or|of|the|all|our|with|from)$/.test(before?.low ?? '');
    return heads && /(ed|en|aid|won|lost|sold|sent)$/.test(token.low) ? 'ADJ' : tag;
  });
}

/** The tags, with no verbs in sentences that only list: "Titles, current loans, holds and unpaid fees." */
function enumerated(
  { tokens }: Scene,
  { places, records }: Pick<Tagged, 'places' | 'records'>,
  tags: readonly Tag[],
): readonly Tag[] {
  const sentences = new Map<number, number[]>();
  for (const [at, { sentence }] of tokens.entries())
    sentences.set(sentence, [...(sentences.get(sentence) ?? []), at]);
  const changed = [...tags];
  for (const own of sentences.values()) {
    const parted = own.filter((at) => /^(,|and|plus|;)$/.test(tokens[at]?.low ?? '')).length;
    const says = own.some(
      (at) =>
        tags[at] === 'AUX' || places.has(at) || (speakers.test(tokens[at]?.low ?? '') && !records.has(at)),
    );
    if (parted < 2 || says) continue;
    for (const at of own)
      if (tags[at] === 'VERB')
        changed[at] = /^open$|(ed|en|ing)$/.test(tokens[at]?.low ?? '') ? 'ADJ' : 'NOUN';
  }
  return changed;
}

/** Words that make a sentence more than a list. */
const speakers =
  /^(i|we|they|you|he|she|please|it|who|which|that|when|if|n't|not|never|must|should|has|have|needs?|wants?|goes?|comes?|gets?|to)$/;

/** The word at a token in lower case, or nothing. */
export function low(text: Tagged, at: number): string {
  return text.scene.tokens[at]?.low ?? '';
}

/** Whether two tokens stand in one sentence. */
export function together(text: Tagged, one: number, other: number): boolean {
  const { tokens } = text.scene;
  const sentence = tokens[one]?.sentence;
  return sentence !== undefined && sentence === tokens[other]?.sentence;
}

const article = /^(the|an?)$/;

/** Whether a token is a noun that names no system. */
export function nounAt(text: Tagged, at: number): boolean {
  if (article.test(low(text, at)) && text.tags[at] === 'DET') return false;
  if (text.scene.tokens[at] === undefined || text.places.has(at) || !/\p{L}/u.test(low(text, at)))
    return false;
  return text.records.has(at) || text.tags[at] === 'NOUN' || text.tags[at] === 'PROPN';
}

/** Whether a token may stand before a noun within its phrase: "the", "new", "every". */
export function modifies(text: Tagged, at: number): boolean {
  if (text.scene.tokens[at] === undefined || text.places.has(at)) return false;
  const word = low(text, at);
  if (text.records.has(at)) return article.test(word) && text.tags[at] === 'DET';
  if (listed('prepositions', word) || listed('openers', word)) return false;
  if (/^(this|that|these|those)$/.test(word) && article.test(low(text, at + 1))) return false;
  // "each month the hours": a time ends where the next phrase begins.
  if (listed('times', word) && /^(the|an?|our|their|its)$/.test(low(text, at + 1))) return false;
  return ['DET', 'ADJ', 'NUM'].includes(text.tags[at] ?? '') || listed('modifiers', word);
}

const counted = /^(a|an|the|every|each|all|same|next|some|\d+|one|two|three|four|five|ten)$/;

/** Whether a time is told at a token: "a minute later", "every night", "the same day". */
export function timeAt(text: Tagged, from: number): boolean {
  if (!counted.test(low(text, from))) return false;
  let at = from;
  while (together(text, from, at) && modifies(text, at)) at += 1;
  const { low: word = '', base = '' } = text.scene.tokens[at] ?? {};
  return at > from && together(text, from, at) && (listed('times', word) || listed('times', base));
}
