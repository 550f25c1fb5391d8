// Other companies that only grammar tells: "an assistance company with a SOAP service", "our clearing provider; they call our endpoint".
// A company without a word of how it is reached is somebody's customer or the writer, not a system.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { leadBefore, plainWord } from './phrases.ts';

const heads = new Set(
  'company firm provider house organisation organization association authority operator network agency chain group ministry exchange marketplace platform customer'.split(
    ' ',
  ),
);
const vague = new Set(
  'parent holding sister acquired own whole customer software client family group same service housing rental insurance'.split(
    ' ',
  ),
);
const reached =
  /\b(api|rest|soap|sftp|ftp|edi|edifact|webhooks?|interface|endpoint|as2|web service|callback|host to host)\b/;

/** The partners of a text that no noun of the lexicon names. */
export function tradesIn(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    if (!heads.has(token.low) || kindAt(reading, at)) return [];
    const lead = leadBefore(reading, at);
    const trade = lead.words.at(-1)?.toLowerCase() ?? '';
    const words = lead.words.filter((word) => !plainWord(word) && /^\p{Ll}+$/u.test(word));
    if (!['a', 'an', 'our', 'the', 'another', 'one'].includes(lead.determiner ?? '') || lead.words.length > 4)
      return [];
    if (/\b(we are|we're|we ' re|we run|i run|i own|we own|i am|i'm|i ' m|as|for|part of|we ' ve)$/.test(before(reading, lead.first)))
      return [];
    const told = words.length > 0 && !vague.has(trade) && !plainWord(trade);
    const bare = lead.words.length === 0 && offering(reading, at);
    const big = token.low === 'customer' && lead.words.some((word) => large.has(word.toLowerCase()));
    if (token.low === 'customer' ? !big : !told && !bare) return [];
    const near = reading.tokens
      .filter((other) => other.sentence === token.sentence || other.sentence === token.sentence + 1)
      .map((other) => other.low)
      .join(' ');
    if (!reached.test(near)) return [];
    const noun = [...(big ? [] : words), token.low].join(' ');
    const mention: Mention = { at: bare ? at : lead.start, to: at + 1, sense: { is: 'kind', kind: 'partner', noun } };
    return [{ key: slug(noun), uses: null, name: titled(noun), kind: 'partner', part: null, at: [mention] }];
  });
}

const large = new Set('big biggest large largest key major important corporate enterprise'.split(' '));

/** "to a provider with an API", "a company that offers a REST interface". */
function offering({ tokens }: Reading, at: number): boolean {
  const after = tokens
    .slice(at + 1, at + 9)
    .filter((token) => token.sentence === tokens[at]?.sentence)
    .map((token) => token.low)
    .join(' ');
  return /^((that|which|who) )?(with|has|have|offers?|provides?|through|over|via) (an?|its|their)( own)?( \w+)? (api|interface|web service|sftp)\b/.test(after);
}

function before({ tokens }: Reading, at: number): string {
  return tokens
    .slice(Math.max(0, at - 2), at)
    .map((token) => token.low)
    .join(' ');
}

function kindAt({ mentions }: Reading, at: number): boolean {
  return mentions.some((mention) => mention.at <= at && mention.to > at && mention.sense.is !== 'object');
}
