// The mailbox that a notice goes to: "told by email", "mail to me", "finance@ informed".
// A letter to a customer by a newsletter tool is none, nor one that nobody may get.
import type { Actor } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';

const mails = new Set(['email', 'mail', 'emails', 'mails']);
const telling =
  /\b(told|tell|notif\w+|inform\w*|alert\w*|warn\w*|send|sends|sent|gets?|receives?|goes|go|reports?|want|wants|list|mailed|emailed)\b/;
const denied = /\b(never|nobody|no one|not|no|don't|mustn't|without)\b/;

/** The mailbox, once for each place that speaks of it. */
export function mailboxes(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    if (!spoken(reading, at)) return [];
    const words = reading.tokens.filter((other) => other.sentence === token.sentence);
    const clause = words.filter((other) => Math.abs(reading.tokens.indexOf(other) - at) < 14);
    const said = clause.map((other) => other.low).join(' ');
    if (!telling.test(said) && !addressed(reading, at)) return [];
    if (denied.test(said)) return [];
    const mention: Mention = { at, to: at + 1, sense: { is: 'kind', kind: 'email', noun: 'email' } };
    return [{ key: 'email', uses: null, name: 'Email', kind: 'email', part: null, at: [mention] }];
  });
}

function spoken({ tokens, mentions }: Reading, at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1]?.low ?? '', tokens[at + 1]];
  if (token === undefined) return false;
  if (next?.text === '@' && next.start === token.end) return true;
  const hyphened = token.low === 'mail' && before === 'e' && tokens[at - 1]?.end === token.start - 1;
  const article = hyphened ? (tokens[at - 2]?.low ?? '') : before;
  if (!mails.has(token.low)) return false;
  if (mentions.some((one) => one.sense.is === 'system' && one.at <= at && one.to > at)) return false;
  return (
    ['by', 'via', 'per', 'an', 'a', 'as', 'through', '→', '>'].includes(article) || addressed({ tokens }, at)
  );
}

/** "mail to the founder": a letter to somebody. */
function addressed({ tokens }: Pick<Reading, 'tokens'>, at: number): boolean {
  return (
    tokens[at + 1]?.low === 'to' &&
    (/^(by|via|per)$/.test(tokens[at - 1]?.low ?? '') ||
      /^(by|via|per)$/.test(tokens[at - 2]?.low ?? '') ||
      /^(me|us|the|our|my|whoever|somebody|someone|ops|finance|purchasing|sales|support|accounting|logistics)$/.test(
        tokens[at + 2]?.low ?? '',
      ))
  );
}
