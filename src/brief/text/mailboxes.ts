// Where a notice goes that no product is named for: a mailbox ("told by email", "finance@ informed"), a phone ("gets an SMS").
// A letter to a customer by a newsletter tool is none, nor one that nobody may get, nor one by which something comes in.
import type { Actor } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';

const telling =
  /\b(answers?|told|tell|notif\w+|inform\w*|alert\w*|write|writes|warn\w*|remind\w*|send|sends|sent|gets?|getting|receiv\w+|goes|go|goes|reports?|reported|report|wants?|list|mailed|emailed|differences|know|hears?|asked|ask|confirm\w*|deliver\w*|forward\w*|invited?|chased?|out|like|needs?)\b/;
const denied = /\b(never|nobody|no one|not|no|don't|mustn't|without|instead of|rather than|n't)\b/;
const comes = /\b(come|comes|coming|arrives?|arriving) [^,;]{0,30}\b(in|by|via|as|per) (an? )?(e )?$/;
const incoming =
  /\b(come|comes|came|coming|arrives?|arriving|receive|reach(es)? us|sent to us|sends? us|sends? their \w+|in) (in )?(to us )?(by|via|per|as) (an? )?(e )?$/;

/** The mailbox and the phone, once for each place that speaks of one. */
export function mailboxes(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    const key = channelAt(reading, at);
    if (key === null || refused(reading, at) || carried(reading, at, token)) return [];
    const kind = key === 'email' ? 'email' : 'chat';
    const mention: Mention = { at, to: at + 1, sense: { is: 'kind', kind, noun: key } };
    return [{ key, uses: null, name: key === 'email' ? 'Email' : 'SMS', kind, part: null, at: [mention] }];
  });
}

const spoken = /^(e?mail(s|ed|box)?|inbox|sms|text(ed)?)$/;

function channelAt(reading: Reading, at: number): 'email' | 'sms' | null {
  const token = reading.tokens[at];
  if (token === undefined || !(spoken.test(token.low) || reading.tokens[at + 1]?.text === '@')) return null;
  if (reading.mentions.some((one) => one.sense.is === 'system' && one.at <= at && one.to > at)) return null;
  if (texted(reading, at)) return 'sms';
  if (!mailed(reading, at)) return null;
  return telling.test(around(reading, at)) || addressed(reading, at) || mailing(reading.tokens, at)
    ? 'email'
    : null;
}

/** The words of the sentence near a token. */
function around({ tokens }: Reading, at: number): string {
  return said(tokens, at - 20, at + 14, tokens[at]?.sentence);
}

function said(tokens: readonly Token[], from: number, to: number, sentence: number | undefined): string {
  return tokens
    .slice(Math.max(0, from), to)
    .filter((token) => token.sentence === sentence)
    .map((token) => token.low)
    .join(' ');
}

const parts = /^(,|;|:|and|but|then|so|when|if|because|that|which|\(|\)|–|—)$/;

/** The words of the same clause before a token: a denial elsewhere in the sentence is not of this notice. */
function clauseBefore({ tokens }: Reading, at: number): string {
  const words: string[] = [];
  for (let back = at - 1; back > at - 14; back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || parts.test(token.low)) break;
    words.push(token.low);
  }
  return words.toReversed().join(' ');
}

/** A denial farther off is of something else: "where there is no match the secretary gets a mail". */
const nearDenial = 6;

const unwanted = /\b(don't|do not|never|nobody|no one|nor) (wants?|needs?|should)\b/;

function refused(reading: Reading, at: number): boolean {
  const before = clauseBefore(reading, at);
  return (
    unwanted.test(before) ||
    denied.test(before.split(' ').slice(-nearDenial).join(' ')) ||
    incoming.test(`${before} `) ||
    comes.test(`${before} `)
  );
}

/** "an email via SendGrid": the product carries it. */
function carried({ tokens, mentions }: Reading, at: number, token: Token): boolean {
  return mentions.some(
    (one) =>
      one.sense.is === 'system' &&
      carriers(tokens[at]).includes(one.sense.system.kind) &&
      tokens[one.at]?.sentence === token.sentence &&
      ((one.at > at && one.at < at + (/^e?mailed$/.test(token.low) ? 12 : 7) && by(tokens, one.at)) ||
        one.to === at),
  );
}

/** "via Foobaz", "by our Foobaz", "mailed, Foobaz". */
function by(tokens: readonly Token[], at: number): boolean {
  const lead = /^(our|the|my)$/.test(tokens[at - 1]?.low ?? '') ? at - 2 : at - 1;
  const word = tokens[lead]?.low ?? '';
  return (
    /^(via|through|with|from|over|using|by|in|\(|use)$/.test(word) ||
    (word === ',' && /^e?mailed$/.test(tokens[lead - 1]?.low ?? ''))
  );
}

function carriers(token: Token | undefined): readonly string[] {
  return token?.low === 'sms' || token?.low === 'text'
    ? ['chat', 'marketing']
    : ['email', 'marketing', 'support'];
}

/** "gets an SMS", "by text message", "texted". */
function texted({ tokens }: Reading, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.low === 'sms') return !/^(gateway|provider|reminder|code)s?$/.test(next?.low ?? '');
  if (token?.low === 'text' && /^messages?$/.test(next?.low ?? '')) return true;
  if (token?.low === 'text' && texting(tokens, at)) return true;
  if (token?.low === 'texted')
    return /^(be|is|are|gets?|being)$/.test(tokens[at - 1]?.low ?? '') || next?.low === 'to';
  if (token?.low !== 'text' || !/^(a|by|via)$/.test(tokens[at - 1]?.low ?? '')) return false;
  const got = /^(get|gets|receive|receives|send|sends|want|wants)$/.test(tokens[at - 2]?.low ?? '');
  return (
    !/^\p{L}/u.test(next?.text ?? '.') ||
    (got &&
      /^(with|when|if|as|from|and|straight|right|immediately|at|within|so|the|that|before|instead)$/.test(
        next?.low ?? '',
      ))
  );
}

/** "text Ann", "then text the driver", "by text when", "plus a text to whoever loads". */
function texting(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1]?.low ?? '', tokens[at + 1]];
  const opens = tokens[at]?.first === true || /^(,|:|;|→|>|then|please|we|and|or|=)$/.test(before);
  const same = next?.sentence === tokens[at]?.sentence;
  const somebody = /^(me|us|the|our|my|him|her|them|to|whoever)$/.test(next?.low ?? '');
  if (opens && same && (somebody || /^\p{Lu}\p{Ll}+$/u.test(next?.text ?? ''))) return true;
  if (/^(by|via|phone)$/.test(before) && !/^(file|field|message|import|export|search)$/.test(next?.low ?? ''))
    return true;
  const ends =
    !same || !/^\p{L}/u.test(next?.text ?? '') || /^(to|at|when|if|as|before)$/.test(next?.low ?? '');
  return (
    before === 'a' &&
    ends &&
    /\b(needs?|wants?|gets?|plus|or|and|have|has|sends?|sent|\p{Lu}\p{Ll}+)$/u.test(
      tokens[at - 2]?.text ?? '',
    )
  );
}

const kindsOfMail = new Set(
  'reminder warning short daily weekly monthly summary plain internal status alert'.split(' '),
);
const mails = new Set(['email', 'mail', 'emails', 'mails', 'mailbox', 'inbox']);

function mailed({ tokens }: Reading, at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1]?.low ?? '', tokens[at + 1]];
  if (token === undefined) return false;
  if (next?.text === '@' && next.start === token.end) return true;
  if (mailing(tokens, at)) return true;
  if (!mails.has(token.low)) return false;
  if (/^(address|addresses|server|template|templates|marketing|list|lists|tool)$/.test(next?.low ?? ''))
    return false;
  if (/^(mailbox|inbox)$/.test(token.low)) return boxed(tokens, at);
  const hyphened = token.low === 'mail' && before === 'e' && tokens[at - 1]?.end === token.start - 1;
  const article = hyphened ? (tokens[at - 2]?.low ?? '') : before;
  if (/^(an?|by|via)$/.test(tokens[at - (hyphened ? 3 : 2)]?.low ?? '') && kindsOfMail.has(article))
    return true;
  if (
    /\b(match\w*|known|found|identif\w+|recogni\w+|duplicates?|deduplicat\w+|same|person|key|keyed|contacts?) (\w+ )?(by|on)( e)?$/.test(
      said(tokens, at - 6, at, token.sentence),
    )
  )
    return false;
  return (
    ['by', 'via', 'per', 'an', 'a', 'as', 'through', '→', '>', 'one', 'daily', 'weekly'].includes(article) ||
    addressed({ tokens }, at)
  );
}

/** "mail the coordinator", "should be mailed to me"; "who e-mails us" is what comes in. */
function mailing(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at]?.low ?? '', tokens[at + 1]?.low ?? ''];
  const verb = tokens[at - 1]?.low === 'e' ? (tokens[at - 2]?.low ?? '') : (tokens[at - 1]?.low ?? '');
  if (/^e?mailed$/.test(word))
    return (
      !/^(we|they|who|i|customers)$/.test(verb) &&
      (next === 'to' || (/^(be|is|are|get|gets)$/.test(verb) && !/^\p{L}/u.test(next)))
    );
  if (
    !/^e?mail$/.test(word) ||
    !/^(me|us|it|the|our|my|him|her|them|whoever|a|customer|support|sales|finance|accounting|purchasing|ops)$/.test(
      next,
    )
  )
    return false;
  const asked =
    /^(me|us)$/.test(next) && !/^(who|they|customers|to|can)$/.test(verb) && tokens[at]?.low !== 'mail';
  return (
    asked ||
    tokens[at]?.first === true ||
    /^(,|and|then|so|should|must|to|please|;|:|also|can|–|→|=)$/.test(verb)
  );
}

/** "to the BI mailbox", "into our shared inbox". */
function boxed(tokens: readonly Token[], at: number): boolean {
  if (/^(as2|edi|van|x400|voice)$/.test(tokens[at - 1]?.low ?? '')) return false;
  return /\b(to|into|in) (the|our|a|an|their|my)( [\w']+){0,3} $/.test(
    `${said(tokens, at - 5, at, tokens[at]?.sentence)} `,
  );
}

/** "mail to the founder", "email the buyer": a letter to somebody. */
function addressed({ tokens }: Pick<Reading, 'tokens'>, at: number): boolean {
  const before = tokens[at - 1]?.low === 'e' ? (tokens[at - 2]?.low ?? '') : (tokens[at - 1]?.low ?? '');
  return (
    tokens[at + 1]?.low === 'to' &&
    (/^(by|via|per|:|=|→|,|>)$/.test(before) ||
      /^(me|us|the|our|my|whoever|somebody|someone|ops|finance|purchasing|sales|support|accounting|logistics)$/.test(
        tokens[at + 2]?.low ?? '',
      ))
  );
}
