// What "who", "which" or "that" stands for at the head of a statement: the noun or the system right before it, in the same sentence.
// "The journal, which goes into A", "A, which sends invoices to B", "the dates that we get from A".
import { actorsIn, type Item, nounsIn, type Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** Verbs that do something with a record. */
const handing: ReadonlySet<string> = new Set(['send', 'get', 'pull', 'create', 'update', 'copy', 'want']);

/** The statements, each relative one with what it speaks of as its subject or, where somebody else acts, as its object. */
export function withAntecedents(
  tokens: readonly Token[],
  statements: readonly Statement[],
): readonly Statement[] {
  return statements.map((statement, index) => {
    const { opener, verb, subject, objects, adverbs } = statement;
    if (verb === null) return statement;
    const before = statements[index - 1];
    if (opener === 'where') return placed(tokens, statement, before);
    if (!/^(who|which|that)$/.test(opener)) return statement;
    const told = subject.length > 0 && opener !== 'who' && handing.has(verb.cls) && !verb.passive;
    const spoken = told || adverbs.some((word) => /^@(we|they|i|you)$/.test(word));
    if ((subject.length > 0 && !told) || (spoken && objects.length > 0)) return statement;
    const near = statements.slice(Math.max(0, index - 2), index + 3);
    const found = antecedentOf(tokens, near, statement);
    if (found === null) return statement;
    return spoken ? { ...statement, objects: [found] } : { ...statement, subject: [found] };
  });
}

/** The item that ends right before a relative word; of "invoices in A, which are paid" and "a journal per shop, which goes" the noun. */
function antecedentOf(
  tokens: readonly Token[],
  near: readonly Statement[],
  statement: Statement,
): Item | null {
  const end = endBefore(tokens, statement);
  const items = near
    .filter((one) => one !== statement && one.sentence === statement.sentence)
    .flatMap(({ subject, objects, phrases }) => [
      ...subject,
      ...objects,
      ...phrases.flatMap((phrase) => phrase.items),
    ]);
  const last = items.find((item) => item.to === end);
  if (last === undefined || (last.is === 'noun' && last.pronoun)) return null;
  const holder = nounsIn(items).find((noun) => noun.to === last.at - 1 && !noun.pronoun);
  const told = last.is === 'noun' ? tokens[last.at - 1]?.low === 'per' : !acts(statement);
  return told ? (holder ?? last) : last;
}

/** Whether a statement's verb is one of doing something with something. */
function acts({ verb, objects }: Statement): boolean {
  return verb !== null && !verb.passive && (objects.length > 0 || verb.cls !== 'be');
}

/** "A, where the fees are worked out", "A is where prices are kept": it happens in that system. */
function placed(tokens: readonly Token[], statement: Statement, before: Statement | undefined): Statement {
  if (before === undefined || before.sentence !== statement.sentence) return statement;
  if (statement.phrases.some(({ items }) => actorsIn(items).length > 0)) return statement;
  const { subject, objects, phrases, verb } = before;
  const end = endBefore(tokens, statement);
  const items = [...subject, ...objects, ...phrases.flatMap((phrase) => phrase.items)];
  const told = verb?.cls === 'be' && verb.to === end ? subject : items;
  const place = told.findLast((item) => item.is === 'systems' && (told === subject || item.to === end));
  if (place === undefined) return statement;
  return { ...statement, phrases: [...statement.phrases, { preposition: 'in', items: [place] }] };
}

/** Where what stands before a statement's opening word, and a comma, ends. */
function endBefore(tokens: readonly Token[], { at, opener }: Statement): number {
  const word = tokens[at - 1]?.low === opener ? at - 1 : at;
  return tokens[word - 1]?.low === ',' ? word - 1 : word;
}
