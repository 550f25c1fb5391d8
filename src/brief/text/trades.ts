// Other companies that only grammar tells: "an assistance company with a SOAP service", "our clearing provider; they call our endpoint".
// A company without a word of how it is reached is somebody's customer or the writer, not a system.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { leadBefore, plainWord } from './phrases.ts';

const heads = new Set(
  'company firm provider house organisation organization association authority'.split(' '),
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
    if (!['a', 'an', 'our', 'the'].includes(lead.determiner ?? '') || lead.words.length !== 1) return [];
    if (plainWord(trade) || vague.has(trade) || !/^\p{Ll}+$/u.test(lead.words[0] ?? '')) return [];
    if (/\b(we are|we're|we run|i am|i'm|as|for)$/.test(before(reading, lead.first))) return [];
    const near = reading.tokens
      .filter((other) => other.sentence === token.sentence || other.sentence === token.sentence + 1)
      .map((other) => other.low)
      .join(' ');
    if (!reached.test(near)) return [];
    const noun = `${trade} ${token.low}`;
    const mention: Mention = { at: at - 1, to: at + 1, sense: { is: 'kind', kind: 'partner', noun } };
    return [{ key: slug(noun), uses: null, name: titled(noun), kind: 'partner', part: null, at: [mention] }];
  });
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
