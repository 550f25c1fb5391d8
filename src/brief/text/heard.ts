// Words that are a noun here and a verb there, told apart by their neighbours: "book a credit note" against "the books",
// "changes must be visible" against "it changes". Nothing else of a reading is touched.
import { verbIndex } from './lexicon.ts';
import type { Mention, VerbAt } from './mentions.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

const before = new Set(
  ', and then ; : ( please > → or just also will should must to we they i you automatically - —'.split(' '),
);
const objects = new Set(
  'a an the it them him us me my our their his its every each all any this that those these one back new'.split(
    ' ',
  ),
);
const finite = new Set(
  'must should shall will can could may might would is are was were has have had need needs ought of to from in within on at made since get gets'.split(
    ' ',
  ),
);
const nounLead = new Set(
  'by via per of for during new all any every each these those such some other further late last next more most no daily nightly weekly monthly hourly status price stock address data plan'.split(
    ' ',
  ),
);

/** Verbs whose form with an s is a noun in the plural too. */
const nouns = new Set(
  'change update call report post record return transfer export import match need load feed move copy file note tag book issue query request share mark set drop hit ping list link draw pick lift text page draft schedule start store release clone poll key type invoice bill order flow exchange adjust cancel alert message email reply group upload download'.split(
    ' ',
  ),
);

/** The reading with its homographs settled; the same again when it is read twice. */
export function heard<R extends Reading>(reading: R): R {
  const orders = [
    ...reading.mentions.flatMap((mention) => orderAt(reading, mention)),
    ...reading.tokens.flatMap((_, at) => relativeAt(reading, at)),
  ];
  const taken = new Set(orders.map((verb) => verb.at));
  return {
    ...reading,
    mentions: reading.mentions.filter((mention) => !taken.has(mention.at)),
    verbs: [...reading.verbs.filter((verb) => !nounAt(reading, verb)), ...orders].toSorted(
      (a, b) => a.at - b.at,
    ),
  };
}

/** A record's or kind's word that gives an order: at the head of a statement, with an object of its own behind it. */
function orderAt({ tokens, mentions }: Reading, mention: Mention): readonly VerbAt[] {
  if (mention.sense.is === 'system' || mention.to - mention.at > 1) return [];
  const token = tokens[mention.at];
  const next = tokens[mention.to]?.low ?? '';
  if (token === undefined || tokens[mention.to]?.sentence !== token.sentence) return [];
  const things =
    objects.has(next) || mentions.some((one) => one.at === mention.to && one.sense.is === 'object');
  if (!things || (token.low === token.base && !objects.has(next))) return [];
  const lead = tokens[mention.at - 1];
  const subject = mentions.some(
    (one) =>
      one.sense.is !== 'object' &&
      one.to <= mention.at &&
      mention.at - one.to <= 2 &&
      one.to > mention.at - 3,
  );
  const heads =
    token.low === token.base
      ? lead === undefined || lead.sentence !== token.sentence || before.has(lead.low)
      : token.low.endsWith('s') &&
        (subject || lead?.low === 'and') &&
        tokens[mention.at - 1]?.sentence === token.sentence;
  const form = (verbIndex.get(token.low) ?? []).find((one) => one.words.length === 1);
  if (!heads || form === undefined) return [];
  return [{ at: mention.at, to: mention.to, said: form.verb, cls: form.cls, form: token.low }];
}

/** Whether a verb's form is a noun where it stands: "changes must …", "by export", "the stock changes of the day". */
function nounAt({ tokens, mentions }: Reading, verb: VerbAt): boolean {
  if (verb.form === 'going' && verb.said === 'go to' && /^\p{L}+$/u.test(tokens[verb.to]?.low ?? ''))
    return !objects.has(tokens[verb.to]?.low ?? '') && !mentions.some((mention) => mention.at === verb.to);
  if (verb.to - verb.at > 1 || /(ed|ing)$/.test(verb.form)) return false;
  const lead = tokens[verb.at - 1];
  const next = tokens[verb.to];
  const opens = opening(lead, tokens[verb.at]);
  if (verb.form.endsWith('s') && verb.form !== verb.said && nouns.has(verb.said)) {
    if (lead !== undefined && nounLead.has(lead.low) && !opens) return true;
    const counted = /^\d/.test(lead?.low ?? '') && !mentions.some((mention) => mention.to === verb.at);
    return (opens || counted) && (counted || finite.has(next?.low ?? '') || next?.low === ',');
  }
  const plain = !opens && ['by', 'via', 'per', 'of', 'one', 'no'].includes(lead?.low ?? '');
  return plain && !mentions.some((mention) => mention.at === verb.to);
}

/** "…, which goes to the shop": the finite verb right behind a relative pronoun. */
function relativeAt({ tokens, mentions, verbs }: Reading, at: number): readonly VerbAt[] {
  const token = tokens[at];
  if (token === undefined || tokens[at - 1]?.low !== 'which' || !/[^s]s$|es$/.test(token.low)) return [];
  const form = (verbIndex.get(token.low) ?? []).find((one) =>
    one.words.every((word, step) => tokens[at + step]?.low === word),
  );
  if (form === undefined || verbs.some((verb) => verb.at === at)) return [];
  if (mentions.some((mention) => mention.at <= at && mention.to > at)) return [];
  return [{ at, to: at + form.words.length, said: form.verb, cls: form.cls, form: token.low }];
}

function opening(lead: Token | undefined, token: Token | undefined): boolean {
  return (
    lead === undefined ||
    lead.sentence !== token?.sentence ||
    [',', ';', ':', 'and', 'but'].includes(lead.low)
  );
}
