// Where a verb begins, and how far it goes with its helpers: "should be sent", "never creates".
// Forms that are nouns too ("order", "invoice") are verbs only where their neighbours say so.
import type { Chunk, Verb } from './chunk.ts';
import { low, modifies, nounAt, type Tagged, together } from './tagged.ts';
import { listed, verbClassOf } from './words.ts';

/** Words after which a form that may be a noun is a verb. */
const leads =
  /^(to|should|must|can|will|we|i|they|please|you|then|someone|somebody|everyone|everybody|he|she)$/;

/** Whether a verb begins at a token, given the chunk before it. */
export function startsVerb(text: Tagged, at: number, before: Chunk | undefined): boolean {
  if (text.places.has(at) || listed('pronouns', low(text, at)) || helped(text, at, before)) return false;
  const stands =
    before?.is === 'systems' && before.to - before.at === 1 && /^(it|they|he)$/.test(low(text, before.at));
  const led = stands || (before?.is === 'word' && leads.test(before.word));
  if (!led && before?.is === 'and' && listed('modifiers', low(text, at)) && nounAt(text, at + 1))
    return false;
  const tag = text.tags[at] ?? '';
  if (/^(end|start)$/.test(low(text, at)) && listed('times', low(text, at - 1)) && together(text, at - 1, at))
    return false;
  if (low(text, at) === 'live' && low(text, at - 1) === 'go') return false;
  if (tag === 'ADJ' && !led && nounAt(text, at + 1) && together(text, at, at + 1)) return false;
  const afterPronoun = before?.is === 'noun' && before.pronoun;
  if (
    /^(POST|PUT|GET)$/.test(text.scene.tokens[at]?.text ?? '') &&
    (led || afterPronoun || before?.is === 'systems')
  )
    return true;
  if (text.records.has(at) && tag === 'VERB' && !led && !afterPronoun && standsAlone(text, at, before))
    return false;
  if (tag === 'VERB' || tag === 'AUX') return true;
  if (verbClassOf(low(text, at)) === null) return false;
  if (text.records.has(at)) return led || does(text, at, before);
  if (['it', 'them'].includes(low(text, at + 1)) && together(text, at, at + 1) && before?.is === 'word')
    return true;
  if (!['NOUN', 'PROPN', 'ADJ'].includes(tag)) return false;
  const object =
    modifies(text, at + 1) || text.places.has(at + 1) || ['it', 'them'].includes(low(text, at + 1));
  if (before?.is === 'noun' || before?.is === 'systems')
    return (
      !alone(text, at, before) &&
      together(text, at, at + 1) &&
      (object || listed('prepositions', low(text, at + 1)) || low(text, at + 1) === 'back')
    );
  const relative = before?.is === 'opener' && ['who', 'which', 'that'].includes(before.word);
  if (before === undefined || before.is === 'stop' || before.is === 'and' || led || relative)
    return !nounAt(text, at) || object;
  return false;
}

/** "the archive link on", "a Foobaz sync with": one thing alone does nothing in a plain form. */
function alone(text: Tagged, at: number, before: Chunk): boolean {
  const listing = /^(,|and|or|&|\+|\/|should|must|can|will)$/.test(low(text, before.at - 1));
  const one =
    before.is === 'systems'
      ? before.actors.length === 1
      : low(text, at - 1) === text.scene.tokens[at - 1]?.base;
  return (
    one && !listing && text.tags[at] === 'NOUN' && !low(text, at).endsWith('s') && low(text, at - 1) !== 'we'
  );
}

/** "an agent tags a conversation": a form in s with an object of its own behind a noun. */
function does(text: Tagged, at: number, before: Chunk | undefined): boolean {
  if (before?.is !== 'noun' && before?.is !== 'systems') return false;
  const form = low(text, at);
  return form.endsWith('s') && verbClassOf(form) !== null && objects.test(low(text, at + 1));
}

const objects = /^(a|an|the|it|them|our|their|us|this|that)$/;

/** Whether a kind of record is listed rather than done: nothing follows that it could act on. */
function standsAlone(text: Tagged, at: number, before: Chunk | undefined): boolean {
  const next = low(text, at + 1);
  if (together(text, at, at + 1) && /^(it|them|us|me)$/.test(next)) return false;
  if (!together(text, at, at + 1) || before?.is === 'and') return true;
  return (
    [',', 'and', 'or', '+', '&', ';', ':', ')', '/', '-', '>'].includes(next) || listed('prepositions', next)
  );
}

/** "…, so balances have to be given": a kind of record right before a helper is what the statement speaks of. */
function helped(text: Tagged, at: number, before: Chunk | undefined): boolean {
  if (!text.records.has(at) || !together(text, at, at + 1)) return false;
  if (before?.is === 'word' || before?.is === 'noun' || before?.is === 'systems') return false;
  return /^(is|are|was|were|has|have|should|must|will|can|shall|ought|needs?)$/.test(low(text, at + 1));
}

/** The verb at a token with its helpers and the particle behind it ("set up"). */
export function verbAt(text: Tagged, at: number): Verb {
  let to = at;
  let main = at;
  let [negated, modal, being] = [false, false, false];
  while (to === at || continues(text, to, being || modal)) {
    const word = low(text, to);
    negated ||= denies(word);
    modal ||= listed('modals', word) && (!/^(has|have)$/.test(word) || leadsOn(text, to));
    being ||= listed('being', word.replace(/n't$/, '')) || listed('being', short.get(word) ?? '');
    const settled = main > at && marking.test(low(text, main)) && /(ed|en|aid)$/.test(word);
    if (!settled && (to === at || !(listed('filler', word) || word === 'to'))) main = to;
    to += 1;
  }
  const plain = short.get(low(text, main)) ?? low(text, main);
  const form = listed('being', plain.replace(/n't$/, '')) ? plain.replace(/n't$/, '') : plain;
  const passive = being && main > at && !listed('being', form) && done.test(form);
  const particle =
    ['up', 'over', 'in', 'out', 'across'].includes(low(text, to)) &&
    together(text, at, to) &&
    !(low(text, to) === 'out' && low(text, to + 1) === 'of') &&
    !(low(text, to) === 'in' && /^(it|there|them|both|ours|theirs)$/.test(low(text, to + 1)));
  const object = modifies(text, to + 1) || text.places.has(to + 1) || nounAt(text, to + 1);
  const wished = form === 'have' && /^(must|should|shall|ought)$/.test(low(text, at));
  const cls = wished ? 'want' : (verbClassOf(form, low(text, main + 1)) ?? 'other');
  return { is: 'verb', at, to: particle && !object ? to + 1 : to, cls, form, passive, modal, negated };
}

/** What is left of a helper behind its apostrophe: "we're", "it's", "I'd". */
const short: ReadonlyMap<string, string> = new Map([
  ['re', 'are'],
  ["'s", 'is'],
  ['m', 'is'],
  ['been', 'be'],
  ['ve', 'have'],
]);

const done = /(ed|en|t|ne|ade|ld|ut|aid|won|wn|ound|ung|unk)$/;

/** "has to", "have only to": without it the verb says what somebody has. */
function leadsOn(text: Tagged, at: number): boolean {
  const next = listed('filler', low(text, at + 1)) ? at + 2 : at + 1;
  return low(text, next) === 'to' && together(text, at, next);
}

/** "marked paid", "set closed": the second word tells the state. */
const marking = /^(mark(s|ed)?|flag(s|ged)?|sets?)$/;

function denies(word: string): boolean {
  return ['not', 'never'].includes(word) || word.endsWith("n't");
}

function continues(text: Tagged, at: number, helped: boolean): boolean {
  if (!together(text, at - 1, at) || text.places.has(at)) return false;
  const word = low(text, at);
  const tag = text.tags[at] ?? '';
  if (/^(be|been)$/.test(low(text, at - 1)) && text.records.has(at) && word.endsWith('s')) return false;
  if (word === 'to') return ['VERB', 'AUX'].includes(text.tags[at + 1] ?? '');
  // "the plan the board approved should be": a helper behind a main verb begins the next one.
  if (tag === 'AUX' && text.tags[at - 1] === 'VERB' && listed('modals', word)) return false;
  if (tag === 'AUX' || listed('filler', word) || ['be', 'been'].includes(word)) return true;
  if (tag === 'VERB')
    return (
      helped ||
      /^(to|be|been|have|has|had|ve|ll|d|re|m|'s|(do|does|did|ca|could|wo|would|should|must|need)n't)$/.test(
        low(text, at - 1),
      )
    );
  const plain = word === 'open' || listed('prepositions', word);
  return helped && /(ed|en)$/.test(word) && !plain && !text.records.has(at);
}
