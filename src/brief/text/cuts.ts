// Where a sentence is cut into clauses: at signs, at words that open one, at a new subject with a verb of its own.
// Lists of things stay whole.
import { arrowAt, gapped, namedBeside, nounsOnly, placed, statementStart, verbStarts } from './gaps.ts';
import { adverbs, modals, modalsIn, openerOf, opens, subjects } from './openers.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

/** Whether a clause that began at `start` ends before the token `at`. */
export function cuts(reading: Reading, at: number, start: number): boolean {
  const { tokens } = reading;
  const word = tokens[at]?.low ?? '';
  if (at === start) return false;
  const before = tokens[at - 1]?.low ?? '';
  if (arrowAt(tokens, at)) return !namedBeside(reading, at);
  if (word === '>' && before === '-') return false;
  if ([';', ':', '—', '–', '-'].includes(word)) return true;
  if (opens(reading, at)) return true;
  const spoken =
    reading.verbs.some((verb) => verb.at >= start && verb.at < at) || modalsIn(reading, start, at);
  if (
    subjects.has(word) &&
    !['and', ',', 'that', 'what', 'everything', 'anything', 'things', 'but', 'so'].includes(before)
  )
    return (
      spoken &&
      !['if', 'when', 'once', 'as', 'to', 'of', 'for', 'with'].includes(before) &&
      finite(reading, at)
    );
  if (startsMain(reading, at, start)) return true;
  if (word === ',' || word === 'and' || word === 'or')
    return newStatement(reading, at, spoken || (word === ',' && opensAside(tokens, start)));
  return false;
}

/** Whether a clause is opened by "when", "until" and the like, so that a comma ends it. */
function opensAside(tokens: readonly Token[], start: number): boolean {
  return openerOf(tokens.slice(start, start + 3).map((token) => token.low)) !== 'main';
}

/** Whether a "," or "and" begins a statement of its own: a verb, a new subject with a verb, or another thing for another place. */
function newStatement(reading: Reading, at: number, spoken: boolean): boolean {
  const { tokens } = reading;
  let next = at + 1;
  while (adverbs.has(tokens[next]?.low ?? '') || ['and', 'or'].includes(tokens[next]?.low ?? '')) next += 1;
  const token = tokens[next];
  if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
  if (
    reading.verbs.some((verb) => verb.to === at && verbStarts(reading, next) && !/(ed|en)$/.test(verb.form))
  )
    return false;
  if (verbStarts(reading, next)) return spoken && !(tokens[at]?.low === ',' && listsVerbs(reading, next));
  if (tokens[at]?.low === ',' && ['no', 'not', 'never', 'nothing', 'without', "don't"].includes(token.low))
    return (
      spoken ||
      reading.mentions.some(
        (one) => one.to <= at && one.sense.is !== 'object' && one.at >= statementStart(reading, at),
      )
    );
  if (subjects.has(token.low)) return finite(reading, next) || ['please', 'there'].includes(token.low);
  if (betweenNames(reading, at)) return false;
  if (tokens[at]?.low === ',' && endsEvent(reading, at)) return true;
  const start = statementStart(reading, at);
  if (gapped(reading, next) && placed(reading, start, at)) return true;
  return ownVerb(reading, next) && !nounsOnly(reading, start, at);
}

/** Whether a comma ends a "when …": what is before it is no list of things. */
function endsEvent(reading: Reading, at: number): boolean {
  const start = statementStart(reading, at);
  const words = reading.tokens.slice(start, start + 3).map((token) => token.low);
  if (openerOf(words) !== 'event' || at - start < 3) return false;
  const first = reading.tokens.findIndex((token, step) => step > start && token.low === ',');
  return (
    first === at && !reading.mentions.some((mention) => mention.to === at && mention.sense.is === 'object')
  );
}

/** "starts, changes or is cancelled": a verb among others of one statement. */
function listsVerbs(reading: Reading, at: number): boolean {
  return (
    (reading.tokens[at]?.low ?? '').endsWith('s') && ['or', ','].includes(reading.tokens[at + 1]?.low ?? '')
  );
}

const nominative = new Set(['i', 'we', 'they', 'he', 'she', 'please']);

/** Whether a word at a place is the subject of a statement: "we …" always, "it …" when a finite verb follows. */
function finite(reading: Reading, at: number): boolean {
  if (nominative.has(reading.tokens[at]?.low ?? '')) return true;
  return [at + 1, at + 2].some((one, step) => {
    const low = reading.tokens[one]?.low ?? '';
    return (
      modals.has(low) || low === "'s" || (step === 0 && verbStarts(reading, one) && !low.endsWith('ing'))
    );
  });
}

/** After "when …" without a comma: an order ("post it …") or a new subject with a verb of its own ("the ticket gets …"). */
function startsMain(reading: Reading, at: number, start: number): boolean {
  const words = reading.tokens.slice(start, start + 3).map((token) => token.low);
  if (openerOf(words) !== 'event' || at < start + 3) return false;
  const word = reading.tokens[at]?.low ?? '';
  const before = reading.tokens[at - 1]?.low ?? '';
  const next = reading.tokens[at + 1]?.low ?? '';
  if (modals.has(before) || subjects.has(before) || joints.has(before)) return false;
  if (objectWords.has(next) && verbStarts(reading, at) && !/(s|ed|ing)$/.test(word)) return true;
  if (orders(reading, at)) return true;
  const told = reading.verbs.some((verb) => verb.at >= start && verb.at < at) || modalsIn(reading, start, at);
  const system = reading.mentions.find((one) => one.at === at && one.sense.is === 'system');
  if (system !== undefined && modals.has(reading.tokens[system.to]?.low ?? '')) return true;
  const acts = verbStarts(reading, at - 1) && !modals.has(reading.tokens[at - 2]?.low ?? '');
  return ['the', 'a', 'an', 'our', 'that'].includes(word) && told && !acts && ownVerb(reading, at);
}

/** "ping ops", "tell the team": an order to notify, in its plain form. */
function orders({ verbs }: Reading, at: number): boolean {
  return verbs.some((verb) => verb.at === at && verb.cls === 'notify' && verb.form === verb.said);
}

const joints = new Set([
  'to',
  'and',
  ',',
  'not',
  'in',
  'of',
  'from',
  'on',
  'into',
  'for',
  'with',
  'at',
  'by',
]);
const objectWords = new Set(['it', 'them', 'the', 'a', 'an', 'that', 'us', 'our', 'all']);

/** "A, B and C": the sign stands between two named things of the same sort, so that it only lists. */
function betweenNames(reading: Reading, at: number): boolean {
  const left = reading.mentions.find((one) => one.to === at);
  const right = reading.mentions.find((one) => one.at > at && one.at <= at + 3);
  if (left === undefined || right === undefined) return false;
  const bothRecords = left.sense.is === 'object' && right.sense.is === 'object';
  const bothSystems = left.sense.is !== 'object' && right.sense.is !== 'object';
  if (!bothRecords && !bothSystems) return false;
  const spoken = reading.verbs.some(
    (verb) => verb.at < at && reading.tokens[verb.at]?.sentence === reading.tokens[at]?.sentence,
  );
  return !(bothSystems && spoken && ownVerb(reading, right.to));
}

/** Whether a verb comes before the next sign or "and" between other things. */
function ownVerb(reading: Reading, from: number): boolean {
  const { tokens } = reading;
  for (let at = from; at < Math.min(from + 12, tokens.length); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[from]?.sentence) return false;
    if (/^[;:()]$/.test(token.low)) return false;
    if ((token.low === ',' || token.low === 'and' || token.low === 'or') && !betweenNames(reading, at))
      return false;
    if (at > from && (modals.has(token.low) || (verbStarts(reading, at) && !/(ed|ing|en)$/.test(token.low))))
      return true;
    if (opens(reading, at)) return false;
  }
  return false;
}
