// A text cut into chunks. Each reader below looks at one place and takes what it knows; the first that does wins.
// Nothing is left out: a word that no reader knows is a chunk of its own.
import type { Chunk, Mark, Noun, Systems } from './chunk.ts';
import { groupAt } from './groups.ts';
import type { RecordWord } from './lexicon.ts';
import { meantAt } from './pronouns.ts';
import { low, modifies, nounAt, type Tagged, timeAt, together } from './tagged.ts';
import { startsVerb, verbAt } from './verb-phrase.ts';
import { listed, verbClassOf } from './words.ts';

type Reader = (text: Tagged, at: number, before: Chunk | undefined) => Chunk | null;

/** The chunks of a text in order; every token is in one of them. */
export function chunksOf(text: Tagged): readonly Chunk[] {
  const { tokens } = text.scene;
  const chunks: Chunk[] = [];
  let at = 0;
  let sentence = -1;
  while (at < tokens.length) {
    const own = tokens[at]?.sentence ?? sentence;
    if (own !== sentence) chunks.push({ is: 'stop', at, to: at, word: 'sentence' });
    sentence = own;
    const chunk = chunkAt(text, at, chunks.at(-1));
    chunks.push(chunk);
    at = Math.max(at + 1, chunk.to);
  }
  return chunks;
}

function chunkAt(text: Tagged, at: number, before: Chunk | undefined): Chunk {
  const small = listed('prepositions', low(text, at)) || low(text, at) === 'who';
  if (text.records.has(at) && small) return nounPhrase(text, at, at);
  for (const read of readers) {
    const chunk = read(text, at, before);
    if (chunk !== null) return chunk;
  }
  return mark('word', at, low(text, at));
}

const readers: readonly Reader[] = [
  reverse,
  group,
  meant,
  named,
  joiner,
  sign,
  opener,
  adverb,
  infinitive,
  (text, at, before) => (startsVerb(text, at, before) ? verbAt(text, at) : null),
  preposition,
  bare,
  pronoun,
  phrase,
];

function mark(is: Mark['is'], at: number, word: string, to: number = at + 1): Mark {
  return { is, at, to, word };
}

/** "the other way round", "vice versa": an adverb of its own. */
function reverse(text: Tagged, at: number): Chunk | null {
  const words = [0, 1, 2, 3].map((step) => (together(text, at, at + step) ? low(text, at + step) : ''));
  const found =
    /^(in the|the) (other|opposite|reverse) (way|direction)( a?round)?|^(vice versa|in return|in reverse)/.exec(
      words.join(' ').trim(),
    );
  return found === null ? null : mark('adverb', at, 'reverse', at + found[0].split(' ').length);
}

function group(text: Tagged, at: number): Chunk | null {
  const found = groupAt(text, at);
  return found === null ? null : { is: 'systems', at, to: found.to, actors: found.actors };
}

/** A system that a pronoun stands for. */
function meant(text: Tagged, at: number): Chunk | null {
  const found = meantAt(text, at);
  return found === null ? null : { is: 'systems', at, to: found.to, actors: found.actors };
}

/** A system, or the noun phrase that it stands right before: "Shopify orders", "HubSpot's new deals". */
function named(text: Tagged, at: number): Chunk | null {
  const place = text.places.get(at);
  if (place === undefined) return null;
  const name = nameEnd(text, at, place.to);
  const own = low(text, name) === "'s" && together(text, at, name);
  const to = name + (own ? 1 : 0);
  const systems: Systems = { is: 'systems', at, to, actors: place.actors };
  let head = to;
  while (modifies(text, head) && together(text, at, head)) head += 1;
  const beside =
    together(text, at, head) &&
    nounAt(text, head) &&
    head - to <= 2 &&
    (head === to || own) &&
    !startsVerb(text, head, systems);
  return beside ? { ...nounPhrase(text, head, at), of: place.actors } : systems;
}

/** "Jira Server", "Confluence Data Center": what is written with a capital behind a name belongs to it. */
function nameEnd(text: Tagged, at: number, from: number): number {
  let end = from;
  while (
    together(text, at, end) &&
    /^(Server|Cloud|Online|Desktop|Data|Center|Centre|Enterprise|Pro|Plus|Premium|Standard|Suite|Classic|Edition)$/.test(
      text.scene.tokens[end]?.text ?? '',
    ) &&
    !text.places.has(end)
  )
    end += 1;
  return end;
}

function joiner(text: Tagged, at: number): Chunk | null {
  const word = low(text, at);
  return [',', 'and', 'or', '&', '+', '/', 'plus', 'but', 'then'].includes(word)
    ? mark('and', at, word)
    : null;
}

/** What parts statements, and arrows, which are a way: "->", "=>", "→". */
function sign(text: Tagged, at: number): Chunk | null {
  const word = low(text, at);
  if (['→', '>'].includes(word)) return mark('preposition', at, 'to');
  if (['-', '='].includes(word) && low(text, at + 1) === '>') return mark('preposition', at, 'to', at + 2);
  if (word === '=') return mark('preposition', at, 'to');
  const counts = numbered(text, at);
  if (counts !== null) return mark('stop', at, ';', counts);
  return [';', ':', '(', ')', '—', '–', '-', '|'].includes(word) ? mark('stop', at, word) : null;
}

/** Where the number of a list ends: "1)", "(2)". */
function numbered(text: Tagged, at: number): number | null {
  const from = low(text, at) === '(' ? at + 1 : at;
  if (from === at && low(text, at - 1) === '(') return null;
  return /^\d{1,2}$/.test(low(text, from)) && low(text, from + 1) === ')' ? from + 2 : null;
}

function opener(text: Tagged, at: number, before: Chunk | undefined): Chunk | null {
  const word = low(text, at);
  if (word === 'as' && low(text, at + 1) === 'soon') return mark('opener', at, 'when', at + 3);
  if (!listed('openers', word)) return null;
  if (
    word === 'once' &&
    /^(a|an|per|every|each)$/.test(low(text, at + 1)) &&
    listed('times', low(text, at + 2))
  )
    return mark('word', at, word);
  const aside = asideEnd(text, at);
  if (aside !== null) return mark('word', at, word, aside);
  if (word === 'which' && before?.is === 'stop' && before.word !== '(' && nounAt(text, at + 1)) return null;
  const led = /^(the|an?|our|my|their|his|her|its)$/.test(low(text, at + 1));
  if (word === 'that' && (before?.is === 'opener' || (led && before?.is === 'verb')))
    return mark('word', at, word);
  if (word === 'that' && before?.is === 'preposition') return null;
  if (word === 'that' && !led && (nounAt(text, at + 1) || modifies(text, at + 1))) return null;
  if (word === 'that' && standsFor(text, at, before)) return null;
  if (word === 'so' && before?.is !== 'stop' && before?.is !== 'and' && !purpose(text, at)) return null;
  if (timed.has(word) && !clauseAhead(text, at + 1))
    return word === 'once' ? mark('word', at, word) : mark('preposition', at, word);
  return mark('opener', at, word);
}

/** Where "if at all possible", "where needed", "if any" ends: it opens nothing. */
function asideEnd(text: Tagged, at: number): number | null {
  const words = [0, 1, 2, 3].map((step) => (together(text, at, at + step) ? low(text, at + step) : ''));
  const found =
    /^(if|where|when|once|as far as) (at all )?(possible|needed|necessary|required|available|applicable|any|relevant)$/;
  for (const length of [2, 4]) if (found.test(words.slice(0, length).join(' '))) return at + length;
  return null;
}

/** "so the rep can see it", "so that …", but not "so far", "so many". */
function purpose(text: Tagged, at: number): boolean {
  const next = low(text, at + 1);
  return next === 'that' || (!/^(far|many|much|few|long|little)$/.test(next) && clauseAhead(text, at + 1));
}

/** Words that open a clause, or stand before a time: "since 2019", "after the weekend", "once a day". */
const timed = new Set('since before after until once'.split(' '));

/** "I want that in Xero", "and that goes to": the word stands for what was said. */
function standsFor(text: Tagged, at: number, before: Chunk | undefined): boolean {
  if (!together(text, at, at + 1)) return true;
  const next = low(text, at + 1);
  if (next === "'s" && before?.is === 'and') return true;
  if (listed('prepositions', next) || [',', '.', 'too', 'back', ';', ')', 'and', 'or', 'but'].includes(next))
    return true;
  return before?.is === 'stop' || (before?.is === 'and' && before.word !== ',') || before?.is === 'verb';
}

/** Whether a verb comes before the next sign, so that a word opens a clause. */
function clauseAhead(text: Tagged, from: number): boolean {
  for (let at = from; at < from + 10 && together(text, from, at); at += 1) {
    const word = low(text, at);
    if (/^[,;:()–—.]$/.test(word) || (at > from && listed('openers', word))) return false;
    const tag = text.tags[at] ?? '';
    if (tag === 'AUX' || (tag === 'VERB' && !text.records.has(at))) return true;
  }
  return false;
}

function adverb(text: Tagged, at: number): Chunk | null {
  const word = low(text, at);
  if (!listed('adverbs', word)) return null;
  const place =
    listed('prepositions', word) && word !== 'back' && (modifies(text, at + 1) || text.places.has(at + 1));
  return place ? null : mark('adverb', at, word);
}

/** The "to" of "to send". */
function infinitive(text: Tagged, at: number): Chunk | null {
  if (low(text, at) !== 'to' || !together(text, at, at + 1)) return null;
  if (text.places.has(at + 1) || text.records.has(at + 1)) return null;
  const tag = text.tags[at + 1] ?? '';
  const verb =
    tag === 'VERB' || tag === 'AUX' || (verbClassOf(low(text, at + 1)) !== null && !nounAt(text, at + 1));
  return verb ? mark('word', at, 'to') : null;
}

/** Prepositions that before a number only say how exact it is: "about 40", "over 2 million". */
const counts = new Set(['about', 'over', 'under', 'near']);

function preposition(text: Tagged, at: number): Chunk | null {
  const word = low(text, at);
  if (!listed('prepositions', word)) return null;
  if (counts.has(word) && /^(\d|NUM)/.test(`${low(text, at + 1)}${text.tags[at + 1] ?? ''}`))
    return mark('word', at, word);
  if (word === 'out' && low(text, at + 1) === 'of') return mark('preposition', at, 'from', at + 2);
  return mark('preposition', at, word === 'onto' ? 'to' : word);
}

function pronoun(text: Tagged, at: number): Chunk | null {
  if (!listed('pronouns', low(text, at))) return null;
  const [word, next] = [low(text, at), low(text, at + 1)];
  const refers = /^(this|that|these|those)$/.test(word) && /^(the|an?|our)$/.test(next);
  const alone = refers || (word === 'it' && /^(the|an?|our|all)$/.test(next));
  const stands = alone || !together(text, at, at + 1);
  if (!stands && (nounAt(text, at + 1) || modifies(text, at + 1))) return null;
  return { is: 'noun', at, to: at + 1, head: at, record: null, names: [], of: [], inside: [], pronoun: true };
}

/** "It reports to Foobaz", "know them a minute later": before a verb or a time the word stands before no noun. */
function bare(text: Tagged, at: number): Chunk | null {
  const { low: word = '', text: own = '' } = text.scene.tokens[at] ?? {};
  if (!listed('pronouns', word) || own === 'IT') return null;
  const next = text.scene.tokens[at + 1];
  const acts =
    word === 'it' && next !== undefined && (text.tags[at + 1] === 'VERB' || verbClassOf(next.low) !== null);
  if (!acts && (word === 'that' || !timeAt(text, at + 1))) return null;
  return { is: 'noun', at, to: at + 1, head: at, record: null, names: [], of: [], inside: [], pronoun: true };
}

function phrase(text: Tagged, at: number): Chunk | null {
  let head = at;
  while (together(text, at, head) && modifies(text, head)) head += 1;
  if (!together(text, at, head) || !nounAt(text, head)) return null;
  return head > at && orders(text, head) ? null : nounPhrase(text, head, at);
}

/** "… below 5 post it": a form that acts on "it" or "them" is a verb. */
function orders(text: Tagged, at: number): boolean {
  return ['it', 'them'].includes(low(text, at + 1)) && verbClassOf(low(text, at)) !== null;
}

/** The phrase whose first noun is at `first` and whose first word is at `start`; its last noun is its head. */
function nounPhrase(text: Tagged, first: number, start: number): Noun {
  const { tokens } = text.scene;
  let head = first;
  for (let next = nounBehind(text, head); next !== null; next = nounBehind(text, head)) head = next;
  const told = head > start && !text.places.has(head - 1) ? heldBy(text, head) : null;
  const record = told ?? text.records.get(head) ?? null;
  const base = tokens[head]?.base ?? '';
  const lead =
    head > start &&
    !text.places.has(head - 1) &&
    ['NOUN', 'ADJ', 'PROPN', 'VERB'].includes(text.tags[head - 1] ?? '');
  const whole = lead ? [`${tokens[head - 1]?.base ?? ''}_${base}`] : [];
  const before = text.scene.tokens[head - 1]?.base ?? '';
  const thin =
    record === null &&
    thing.test(base) &&
    (/^(NOUN|PROPN)$/.test(text.tags[head - 1] ?? '') || sorting.test(low(text, head - 1))) &&
    !(listed('times', base) && (clock.test(before) || listed('times', before)));
  // "Lots of orders" counts, a lot of an auction does not.
  const own = base === 'lot' && low(text, head + 1) === 'of' ? 'lots' : base;
  const names = [...(record === null ? [] : [record.name]), ...(thin ? [...whole, own] : [own, ...whole])];
  return { is: 'noun', at: start, to: head + 1, head, record, names, of: [], inside: [], pronoun: false };
}

/** Nouns that only hold what the noun before them says: "customer details", "the item list". */
const holder =
  /^(data|details?|info|information|records?|entries|changes|updates?|lists?|histor(y|ies)|differences?|corrections?|exports?|feeds?|values?|names?|texts?)$/;

/** The record of which a phrase's last noun only tells that it is written down: "order data", "an invoice file". */
function heldBy(text: Tagged, head: number): RecordWord | null {
  const before = text.records.get(head - 1) ?? null;
  const own = text.records.get(head) ?? null;
  if (own === null) return holder.test(low(text, head)) ? before : null;
  const filed = /^files?$/.test(low(text, head)) && own !== before && before?.concept !== 'file';
  return filed ? before : null;
}

/** Words that are too wide alone and name a record with the noun before them: "support groups", "a change request". */
const thing =
  /^(group|request|change|history|message|list|point|check|template|plan|mark|draft|key|code|difference|text|event|entry|link|number|date|day|time|count|amount|period|token|line|copy|type|term|move|post|rate|level|flag|structure|model|paper|capital|log|holder|schedule|sheet|notice|advice|url|window|cycle|series|hierarchy|swap|sum|figure|record|slip)$/;

/** "A waiting list", "the due date": what sort it is of. */
const sorting =
  /^(?!(missing|existing|following|remaining|upcoming|incoming|outgoing|running|pending|matching|interesting|during|anything|everything|nothing)$)(\p{L}{2,}ing|due|end)$/u;

/** "Business hours", "opening times": when something is, not what. */
const clock =
  /^(business|office|opening|working|summer|winter|lunch|night|day|week|year|school|peak|same|first|last|next|real|christmas|holiday|go|run|down|up|full|part)$/;

const objects = /^(a|an|the|it|them|our|their|us|this|that)$/;

/** The noun that continues a phrase whose noun is at `at`: right behind it, or behind "'s". */
function nounBehind(text: Tagged, at: number): number | null {
  const { low: word = '', base = '' } = text.scene.tokens[at] ?? {};
  const owns =
    low(text, at + 1) === "'s" || (low(text, at + 1) === "'" && word !== base && touches(text, at));
  const next = owns ? at + 2 : at + 1;
  // "… for ten minutes maintenance wants a ticket": a count of time ends its phrase.
  if (next === at + 1 && word !== base && listed('times', base)) return null;
  return together(text, at, next) && nounAt(text, next) && !actsAsVerb(text, next) ? next : null;
}

/** "Sends a cover request with": a bare form behind a singular is no verb of it, nor is a noun whose clause has its verb already. */
function disagrees(text: Tagged, at: number): boolean {
  const [before, own] = [text.scene.tokens[at - 1], text.scene.tokens[at]];
  if (before?.low === before?.base && own?.low === own?.base) return true;
  for (let back = at - 1; back >= 0 && together(text, back, at); back -= 1) {
    const word = low(text, back);
    if (/^[,;:()–—]$/.test(word) || listed('openers', word) || /^(and|or|but|then)$/.test(word)) return false;
    if (text.tags[back] === 'VERB' && !text.records.has(back)) return true;
  }
  return false;
}

/** Whether no space parts a word from what is behind it. */
function touches({ scene }: Tagged, at: number): boolean {
  return scene.tokens[at]?.end === scene.tokens[at + 1]?.start;
}

/** A noun that acts as a verb where it stands: "the shop posts to Slack". */
function actsAsVerb(text: Tagged, at: number): boolean {
  const next = low(text, at + 1);
  if (!together(text, at, at + 1) || verbClassOf(low(text, at)) === null) return false;
  if (text.tags[at] === 'NOUN' && (next === 'of' || disagrees(text, at))) return false;
  if (text.records.has(at)) return low(text, at).endsWith('s') && objects.test(next);
  return (
    modifies(text, at + 1) ||
    listed('prepositions', next) ||
    text.places.has(at + 1) ||
    ['it', 'them'].includes(next)
  );
}
