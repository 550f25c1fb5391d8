// Parts of speech that the tagger gets wrong in descriptions of systems, mended by their neighbours: "an alarm fires", "every enrolled
// device", "HR fixes it". One rule a slip; each sees what the one before has mended. Words are never changed, and nothing is looked up
// in the text beyond the sentence.
import type { ActorAt } from './scene.ts';
import type { RecordWord } from './lexicon.ts';
import type { Tag } from './tags.ts';
import type { Token } from './tokens.ts';
import { listed, verbClassOf } from './words.ts';

/** Tokens with their tags, and what is named at them. */
export interface Seen {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly Tag[];
  readonly places: ReadonlyMap<number, ActorAt>;
  readonly records: ReadonlyMap<number, RecordWord>;
}

/** The tag that a token should have, or null where it may stay. */
type Mend = (seen: Seen, at: number) => Tag | null;

/** What a rule says of a form that surely is a verb, also where a record has that name. */
export const sure: Tag = 'DOES';

/** The tags with all slips mended that are known; {@link sure} where a verb was taken for a thing. */
export function mended(seen: Seen): readonly Tag[] {
  let { tags } = seen;
  for (const mend of mends) {
    const now: Seen = { ...seen, tags };
    tags = tags.map((tag, at) => mend(now, at) ?? tag);
  }
  return tags;
}

const mends: readonly Mend[] = [
  contracted,
  indefinite,
  hyphened,
  helped,
  equated,
  counted,
  leading,
  describing,
  opening,
  compounded,
  acting,
  happening,
  people,
];

const verbs: ReadonlySet<Tag> = new Set(['AUX', 'VERB', sure]);

/** The word at a step from a token, in lower case, within its sentence. */
function near({ tokens }: Seen, at: number, step: number): string {
  const token = tokens[at + step];
  return token !== undefined && token.sentence === tokens[at]?.sentence ? token.low : '';
}

function tagAt(seen: Seen, at: number, step: number): Tag {
  return near(seen, at, step) === '' ? '' : (seen.tags[at + step] ?? '');
}

/** Whether a thing or a system stands at a step from a token. */
function noun(seen: Seen, at: number, step: number): boolean {
  const tag = tagAt(seen, at, step);
  if (tag === '' || tag === sure || !/\p{L}/u.test(near(seen, at, step))) return false;
  return tag === 'NOUN' || tag === 'PROPN' || seen.places.has(at + step) || seen.records.has(at + step);
}

function plural(seen: Seen, at: number, step: number): boolean {
  const token = seen.tokens[at + step];
  return token !== undefined && token.low !== token.base;
}

const participle =
  /(ed|[^e]en|made|paid|sold|sent|won|lost|kept|held|built|bought|brought|told|left|put|set|taken|done|gone|shut|stuck|wn)$/;
const does = /[^su]s$/;

/** "it's won", "we're moving", "I'm": what is left of a helper. */
function contracted(seen: Seen, at: number): Tag | null {
  const word = near(seen, at, 0);
  const left = /^(re|ve|ll|d|m)$/;
  if ((left.test(word) && near(seen, at, -1) === "'") || (word === "'" && left.test(near(seen, at, 1))))
    return 'AUX';
  if (word === 'like' && near(seen, at, -1) === 'd') return 'VERB';
  if (word !== "'s") return null;
  if (/^(it|that|this|what|who|there|here|where|how|he|she|everything|nothing)$/.test(near(seen, at, -1)))
    return 'AUX';
  const step = /^(not|never|already|been|still|now|just|only|always|all)$/.test(near(seen, at, 1)) ? 2 : 1;
  const next = near(seen, at, step);
  const done = tagAt(seen, at, step) === 'VERB' && (participle.test(next) || next.endsWith('ing'));
  const describes = noun(seen, at, step + 1) || next.endsWith('ing');
  return near(seen, at, 1) === 'been' || (done && !describes) ? 'AUX' : null;
}

/** "everything" and "someone" are never a verb or a name, "get" and "go" never things. */
function indefinite(seen: Seen, at: number): Tag | null {
  if (/^(every|some|any|no)(thing|one|body)$/.test(near(seen, at, 0))) return 'PRON';
  if (/^[ap]m$/.test(near(seen, at, 0)) && tagAt(seen, at, -1) === 'NUM') return 'NOUN';
  if (/^(must|should|would|could|cannot)$/.test(near(seen, at, 0))) return 'AUX';
  if (
    tagAt(seen, at, 0) === 'VERB' &&
    /^(two|three|four|five|six|seven|eight|nine|ten|twelve)$/.test(near(seen, at, 0))
  )
    return 'NUM';
  return tagAt(seen, at, 0) === 'NOUN' && /^(get|gets|go|goes|becomes?)$/.test(near(seen, at, 0))
    ? 'VERB'
    : null;
}

const prefix = /^(re|un|pre|de|co|auto|over|mis|non)$/;

/** Whether a hyphen without spaces joins a token to the next: tokens drop it. */
function joined({ text, tokens }: Seen, at: number): boolean {
  const [one, other] = [tokens[at], tokens[at + 1]];
  return one !== undefined && other?.start === one.end + 1 && text[one.end] === '-';
}

/** "home-made", "event-sourced" describe; "opt-outs", "go-live" are things; "re-keys" is one verb. */
function hyphened(seen: Seen, at: number): Tag | null {
  const tag = tagAt(seen, at, 0);
  if (joined(seen, at) && prefix.test(near(seen, at, 0))) return 'ADV';
  if (joined(seen, at) && tag === 'VERB' && /^(only|free)$/.test(near(seen, at, 1))) return 'ADJ';
  if (near(seen, at, 0) === 'go' && near(seen, at, 1) === 'live' && joined(seen, at)) return 'NOUN';
  if (near(seen, at, 0) === 'live' && near(seen, at, -1) === 'go' && joined(seen, at - 1)) return 'NOUN';
  if (joined(seen, at) && tagAt(seen, at, 1) === 'VERB' && participle.test(near(seen, at, 1))) return 'ADJ';
  if (joined(seen, at) && tag === 'VERB' && (noun(seen, at, 1) || awaits(seen, at))) return 'NOUN';
  if (at === 0 || !joined(seen, at - 1) || tag !== 'VERB') return null;
  if (prefix.test(near(seen, at, -1)))
    return participle.test(near(seen, at, 0)) && noun(seen, at, 1) ? 'ADJ' : null;
  if (awaits(seen, at - 1)) return participle.test(near(seen, at, 0)) ? 'ADJ' : 'NOUN';
  if (noun(seen, at, -1) && does.test(near(seen, at, 0))) return 'NOUN';
  return participle.test(near(seen, at, 0)) ? 'ADJ' : null;
}

const helper =
  /^(should|must|can|could|will|would|shall|may|might|don't|doesn't|didn't|can't|cannot|couldn't|won't|wouldn't|shouldn't|mustn't)$/;

/** "doesn't open", "should count as": what follows a helper is its verb. */
function helped(seen: Seen, at: number): Tag | null {
  const tag = tagAt(seen, at, 0);
  const word = near(seen, at, 0);
  if (!['NOUN', 'ADJ', 'PROPN'].includes(tag) || plural(seen, at, 0) || seen.places.has(at)) return null;
  const step = /^(not|never|also|only|then|just|automatically|always|still|now)$/.test(near(seen, at, -1))
    ? -2
    : -1;
  if (
    !helper.test(near(seen, at, step)) ||
    !/^(NOUN|PROPN|PRON|DET|NUM|VERB)$/.test(tagAt(seen, at, step - 1))
  )
    return null;
  if (verbs.has(tagAt(seen, at, 1)) || listed('prepositions', word)) return null;
  return verbClassOf(word) !== null || tag === 'NOUN' ? sure : null;
}

/** "should be credit memos": behind "be" a plain form is no verb. */
function equated(seen: Seen, at: number): Tag | null {
  const step = /^(still|already|now|not)$/.test(near(seen, at, -1)) ? -2 : -1;
  if (tagAt(seen, at, 0) !== 'VERB' || !/^(be|is|are|was|were)(n't)?$/.test(near(seen, at, step)))
    return null;
  if (near(seen, at, 0) === 'open') return 'ADJ';
  if (/^(part|right)$/.test(near(seen, at, 0))) return 'NOUN';
  const plain = seen.records.has(at) && !plural(seen, at, 0) && !participle.test(near(seen, at, 0));
  return plain && noun(seen, at, 1) ? 'NOUN' : null;
}

const alone =
  /^(that|which|this|those|these|all|each|both|one|ones|any|some|another|either|none|most|many|what|whatever|whichever|how)$/;
const before = /^(of|from|with|for|into|via|per|without|between|during|about|at)$/;
const ours = /^(our|their|its|his|my|your|whose)$/;

/** Whether a noun must follow what stands before a token: "the", "our", "3", "of". */
function awaits(seen: Seen, at: number): boolean {
  const [word, tag] = [near(seen, at, -1), tagAt(seen, at, -1)];
  // "AS/400 writes", "Dynamics 365 needs": a number may be the end of a name.
  const named = seen.places.has(at - 1) || (tag === 'NUM' && tagAt(seen, at, -2) === 'PROPN');
  if (alone.test(word) || word === '' || named) return false;
  return ['DET', 'NUM'].includes(tag) || ours.test(word) || (word === "'s" && tag === 'PART');
}

/** "the flag", "later changes of text", "weekly counts per store": a form that has no subject. */
function counted(seen: Seen, at: number): Tag | null {
  if (tagAt(seen, at, 0) !== 'VERB') return null;
  if (!does.test(near(seen, at, 0))) {
    const plain = !participle.test(near(seen, at, 0)) && !near(seen, at, 0).endsWith('ing');
    return plain && awaits(seen, at) && tagAt(seen, at, -1) !== 'NUM' ? 'NOUN' : null;
  }
  if (awaits(seen, at) || before.test(near(seen, at, -1))) return 'NOUN';
  if (/^(have|has|had|gets?|be|been|needs?|wants?)$/.test(near(seen, at, -1))) return 'NOUN';
  const record = seen.records.get(at);
  if (record !== undefined && seen.records.get(at - 1) === record) return 'NOUN';
  const next = near(seen, at, 1);
  if (tagAt(seen, at, -1) === 'ADJ' && (ends.test(next) || listed('prepositions', next))) return 'NOUN';
  const opens = seen.tokens[at - 1]?.first === true && /(ly|later|earlier)$/.test(near(seen, at, -1));
  return opens && listed('prepositions', near(seen, at, 1)) ? 'NOUN' : null;
}

/** "so finance has them": a plain form right before a verb that has a subject is that subject. */
function leading(seen: Seen, at: number): Tag | null {
  const [word, next] = [near(seen, at, 0), near(seen, at, 1)];
  if (tagAt(seen, at, 0) !== 'VERB' || does.test(word) || participle.test(word) || word.endsWith('ing'))
    return null;
  if (!/^(is|are|has|have|must|should|can|will|needs|wants|gets|goes|knows|sees|does)$/.test(next))
    return null;
  const own = /^(PRON|AUX|PART)$/.test(tagAt(seen, at, -1)) || noun(seen, at, -1);
  return own || orders.test(word) || /^(who|which|that)$/.test(near(seen, at, -1)) ? null : 'NOUN';
}

/** "every enrolled device", "2,600 paying customers", "of approved hours". */
function describing(seen: Seen, at: number): Tag | null {
  const word = near(seen, at, 0);
  if (tagAt(seen, at, 0) !== 'VERB') return null;
  const apart = !noun(seen, at, -1) && !/^(AUX|PRON|PART)$/.test(tagAt(seen, at, -1));
  if (participle.test(word) && /^ones?$/.test(near(seen, at, 1)) && apart) return 'ADJ';
  if (/^(start|end|due)$/.test(word) && /^(dates?|times?|days?)$/.test(near(seen, at, 1))) return 'NOUN';
  if (!noun(seen, at, 1) || seen.places.has(at + 1)) return null;
  const each = /^(all|each|any|some|these|those|most|many)$/.test(near(seen, at, -1));
  if (awaits(seen, at) || each) return participle.test(word) || word.endsWith('ing') ? 'ADJ' : null;
  return before.test(near(seen, at, -1)) && participle.test(word) ? 'ADJ' : null;
}

/** Signs and words that end a clause. */
const ends = /^([,;:()–—|]|and|or|but|then|so)$/;

/** Whether a verb with a subject follows in the same clause. */
function finiteAhead(seen: Seen, at: number): boolean {
  for (let step = 2; step < 16; step += 1) {
    const word = near(seen, at, step);
    if (word === '' || ends.test(word) || listed('openers', word)) return false;
    if (/^(i|we|they|you|he|she|it)$/.test(word)) return false;
    const verb = verbs.has(tagAt(seen, at, step)) && near(seen, at, step - 1) !== 'to';
    if (verb && !participle.test(word) && !word.endsWith('ing')) return true;
  }
  return false;
}

const orders = /^(make|let|have|get|keep|help|watch|see|want|need|please|thank|check|ensure|confirm|verify)$/;

/** "Running hours go …", "Ward managers want …": what opens a clause that has a verb of its own is no order. */
function opening(seen: Seen, at: number): Tag | null {
  const [token, word] = [seen.tokens[at], near(seen, at, 0)];
  if (tagAt(seen, at, 0) !== 'VERB' || orders.test(word)) return null;
  if (does.test(word)) return token?.first === true && finiteAhead(seen, at) ? 'NOUN' : null;
  const done = token?.first === true && participle.test(word);
  const means = /^(means|must|should)$/.test(near(seen, at, 1));
  if (done && (means || (noun(seen, at, 1) && !seen.places.has(at + 1)))) return 'ADJ';
  const opens = token?.first === true || /^(,|;|:|and|\(|but|when|if|because|so)$/.test(near(seen, at, -1));
  if (!opens || !noun(seen, at, 1) || seen.places.has(at + 1) || !finiteAhead(seen, at)) return null;
  if (token?.first !== true && near(seen, at, -1) !== 'so' && !participle.test(word) && !word.endsWith('ing'))
    return null;
  return participle.test(word) || word.endsWith('ing') || word === 'live' ? 'ADJ' : 'NOUN';
}

const given = /^(a|an|the|our|their|its|his|her|my|your)$/;
const doubtful =
  /^(lead|file|link|load|run|check|plan|change|request|call|report|order|list|post|text|mail|match|note|invoice|bill|record|log|book|charge|refund|return|export|import|feed|update|schedule|quote|tag|ticket)$/;

/** "a shipment file", "the wage run": a plain form right behind one thing is no verb of it. */
function compounded(seen: Seen, at: number): Tag | null {
  const word = near(seen, at, 0);
  if (tagAt(seen, at, 0) !== 'VERB' || !doubtful.test(word)) return null;
  if (tagAt(seen, at, -1) !== 'NOUN' || plural(seen, at, -1) || seen.places.has(at - 1)) return null;
  let step = -2;
  while (step > -5 && ['NOUN', 'ADJ'].includes(tagAt(seen, at, step))) step -= 1;
  const one = given.test(near(seen, at, step)) || /^(each|every|this|that)$/.test(near(seen, at, step));
  if (!one || /^(team|staff|crew)$/.test(near(seen, at, -1))) return null;
  return /^(make|makes|let|lets|have|help|watch|see|lets)$/.test(near(seen, at, step - 1)) ||
    helper.test(near(seen, at, step - 1))
    ? null
    : 'NOUN';
}

const object = /^(it|them|us|me|him|somebody|someone|everybody|everyone|everything|nobody)$/;

/** "HR fixes it", "text me", ", order the parts": a form right before an object. */
function acting(seen: Seen, at: number): Tag | null {
  if ((!thing(seen, at) && tagAt(seen, at, 0) !== 'ADJ') || seen.places.has(at)) return null;
  const [word, next] = [near(seen, at, 0), near(seen, at, 1)];
  const asked =
    seen.tokens[at]?.first === true || /^(,|;|:|and|then|please|or|but)$/.test(near(seen, at, -1));
  const onto = given.test(next) || next === 'back';
  if (asked && onto && !plural(seen, at, 0) && tagAt(seen, at, 0) !== 'ADJ')
    return verbClassOf(word) !== null || doubtful.test(word) ? sure : null;
  if (!object.test(next) || ['AUX', 'VERB', 'PART'].includes(tagAt(seen, at, 2))) return null;
  if (asked) return plural(seen, at, 0) ? null : sure;
  return noun(seen, at, -1) && does.test(word) !== plural(seen, at, -1) ? sure : null;
}

const event = /^(when|whenever|if|once|because|who|which|until)$/;

/** Whether a token was taken for a thing, as a noun or as a record that has a verb's name. */
function thing(seen: Seen, at: number): boolean {
  const tag = tagAt(seen, at, 0);
  return tag === 'NOUN' || tag === 'PROPN' || (tag === 'VERB' && seen.records.has(at));
}

/** "when an alarm fires", "if a volunteer unsubscribes in Foobaz": what happens has a verb. */
function happening(seen: Seen, at: number): Tag | null {
  if (!thing(seen, at) || seen.places.has(at) || !does.test(near(seen, at, 0))) return null;
  if (
    /^(someone|somebody|nobody|everyone|something|anything|everything|nothing|it|he|she|who)$/.test(
      near(seen, at, -1),
    )
  )
    return verbs.has(tagAt(seen, at, 1)) ? null : sure;
  const subject = noun(seen, at, -1) || (tagAt(seen, at, -1) === 'ADJ' && tagAt(seen, at, -2) === 'DET');
  if (!subject || (plural(seen, at, -1) && !seen.places.has(at - 1))) return null;
  const known = verbClassOf(near(seen, at, 0)) !== null || near(seen, at, 0) === 'orders';
  const led = [-2, -3].some((step) => given.test(near(seen, at, step)));
  if (noun(seen, at, 1) && !seen.places.has(at + 1) && !(known && led)) return null;
  let start = 0;
  for (let step = -1; start === 0 && step > -9; step -= 1) {
    const word = near(seen, at, step);
    if (event.test(word) && near(seen, at, step + 1) === 'of') return null;
    if (event.test(word)) start = step;
    else if (word === '' || ends.test(word) || verbs.has(tagAt(seen, at, step))) return null;
  }
  return start < -1 && !verbAhead(seen, at) ? sure : null;
}

/** Whether any verb follows in the same clause. */
function verbAhead(seen: Seen, at: number): boolean {
  for (let step = 1; step < 16; step += 1) {
    const word = near(seen, at, step);
    if (word === '' || ends.test(word) || listed('openers', word) || /^(i|we|they|you)$/.test(word))
      return false;
    if (verbs.has(tagAt(seen, at, step))) return true;
  }
  return false;
}

/** Those who act; behind other plurals a plain form is rather a thing ("sales report"). */
const actors =
  /^(customers|clients|users|people|members|parents|teachers|agents|drivers|guests|patients|students|clubs|dealers|suppliers|carriers|employees|reps|partners|buyers|sellers|colleagues|managers|teams|volunteers|donors|visitors|shops|tenants|farmers|schools|nurses|doctors|technicians|engineers|developers|restaurants|cafés|cafes|consumers|boutiques|bookshops|companies|residents|subscribers|authors|artists|readers|machines|devices|retailers|hotels|branches|stores)$/;
/** "Parents order meals", "Clubs use Foobaz", "the partner ships our parcels": a sentence's only verb. */
function people(seen: Seen, at: number): Tag | null {
  const word = near(seen, at, 0);
  if (!['NOUN', 'PROPN'].includes(tagAt(seen, at, 0)) || seen.places.has(at) || !noun(seen, at, -1))
    return null;
  for (let step = -1; step > -6; step -= 1) {
    const earlier = near(seen, at, step);
    if (earlier === '' || ends.test(earlier) || event.test(earlier)) break;
    if (['AUX', 'VERB', 'ADP'].includes(tagAt(seen, at, step))) return null;
  }
  if (verbAhead(seen, at)) return null;
  const next = near(seen, at, 1);
  const acted = given.test(next) && ![2, 3, 4].some((step) => listed('times', near(seen, at, step)));
  if (does.test(word)) {
    const things = noun(seen, at, 1) && plural(seen, at, 1) && verbClassOf(word) !== null;
    const led = [-2, -3].some((step) => given.test(near(seen, at, step)));
    return !plural(seen, at, -1) && ((acted && !seen.records.has(at)) || (things && led)) ? sure : null;
  }
  const backwards = next === 'back' && plural(seen, at, -1) && verbClassOf(word) !== null;
  if (plural(seen, at, 0) || (!actors.test(near(seen, at, -1)) && !backwards)) return null;
  const led = noun(seen, at, 1) || listed('prepositions', next);
  return acted || (led && (verbClassOf(word) !== null || plain.test(word))) ? sure : null;
}

/** Verbs that people do and that tell nothing of records. */
const plain = /^(use|talk|order|work|buy|pay|shop|complain|reserve|rent|travel|visit|sign)$/;
