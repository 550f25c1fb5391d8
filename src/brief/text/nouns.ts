// Records that the tagger takes for what is done: "Leads go to Foobaz", "Running hours are sent", "the tables are files".
// Gives their tags as nouns; what is led by "we" or "to" stays a verb.
import type { RecordAt, Scene } from './scene.ts';
import type { Tag } from './tags.ts';
import type { Token } from './tokens.ts';
import { verbClassOf } from './words.ts';

/** The tags, with nouns where a record's name stands as one. */
export function withNouns({ tokens, records }: Scene, tags: readonly Tag[]): readonly Tag[] {
  const named = new Map(
    records.flatMap((one) =>
      Array.from({ length: one.to - one.at }, (_, step) => [one.at + step, one] as const),
    ),
  );
  return tags.map((tag, at) => {
    const [token, record] = [tokens[at], named.get(at)];
    if (token === undefined) return tag;
    if (tag === 'ADJ') return summed.test(token.low) && alone(tokens, at) ? 'NOUN' : tag;
    if (tag !== 'VERB') return tag;
    if (token.low === 'people' || ends(tokens, tags, at)) return 'NOUN';
    if (record === undefined) return tag;
    const said = record.to - record.at > 1 ? whole(tokens, record) : subject(tokens, tags, at);
    return said || states(tokens, at) ? 'NOUN' : tag;
  });
}

const summed = /^(total|original)$/;

/** "A total per channel", "the original of the invoice". */
function alone(tokens: readonly Token[], at: number): boolean {
  return (
    /^(an?|the|one|each)$/.test(tokens[at - 1]?.low ?? '') &&
    /^(per|of|by|for|with)$/.test(tokens[at + 1]?.low ?? '')
  );
}

const finite = /^(is|are|was|were|must|should|can|could|will|would|shall|may|has|have|need|needs)$/;

/** "Word counts must go back", "Nightly file is late": the noun of the phrase that opens a sentence, right before the verb. */
function ends(tokens: readonly Token[], tags: readonly Tag[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (before?.first !== true || before.sentence !== token?.sentence || next?.sentence !== token.sentence)
    return false;
  const plain = !token.low.endsWith('ed') && (token.low === token.base || token.low === `${token.base}s`);
  return plain && finite.test(next.low) && /^(NOUN|PROPN|ADJ)$/.test(tags[at - 1] ?? '');
}

const leading =
  /^(to|should|must|can|could|may|might|will|would|we|i|they|you|he|she|it|who|please|not|n't|cannot|don't|also)$/;

/** A name of several words: "running hours", "pull requests"; not "members may sign up". */
function whole(tokens: readonly Token[], { at }: RecordAt): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.sentence !== tokens[at]?.sentence || !leading.test(before.low);
}

/** "Leads arrive in Foobaz", "Calls come with a token": a plural at the head of a sentence, with a verb behind it. */
function subject(tokens: readonly Token[], tags: readonly Tag[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.first !== true || token.low !== `${token.base}s` || next?.sentence !== token.sentence)
    return false;
  return ['VERB', 'AUX'].includes(tags[at + 1] ?? '') || verbClassOf(next.low) !== null;
}

/** "The tables are files on a server": what something is. */
function states(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.low === token.base || !token.low.endsWith('s')) return false;
  return /^(are|were)$/.test(tokens[at - 1]?.low ?? '');
}
