// Every system that a description speaks of: products, kinds, own services, mailboxes; each once, in the order of the text.
import { type Actor, firstAt, merged } from './actors.ts';
import type { Reading } from './clauses.ts';
import { counterparty } from './counterparty.ts';
import { homemade } from './homemade.ts';
import { withKinds } from './kinds.ts';
import { mailboxes } from './mailboxes.ts';
import { ownSystems } from './own.ts';
import { productsOf } from './products.ts';
import { unified } from './same.ts';
import { tradesIn } from './trades.ts';
import { productsMeant, takingPart } from './wanted.ts';

/** Every actor in the order of its first mention. */
export function actorsOf(reading: Reading): readonly Actor[] {
  const plain = withKinds(reading, productsMeant(reading, productsOf(reading)));
  const every = merged([...plain, ...ownSystems(reading), ...tradesIn(reading), ...mailboxes(reading)]);
  const sure = every.filter((actor) => !inPassing(reading, actor));
  const other = counterparty(reading, sure);
  const known = [...sure, ...other].filter(({ kind }) => kind === 'partner');
  const replaced = every.every(
    (actor) =>
      sure.includes(actor) || known.some((one) => apart(one, actor) && firstAt(one) < firstAt(actor)),
  );
  const told = replaced ? [...sure, ...other] : every;
  const all = [...told, ...homemade(reading, told)];
  const inOrder = all.toSorted((a, b) => firstAt(a) - firstAt(b));
  return takingPart(reading, unified(reading, inOrder)).toSorted((a, b) => firstAt(a) - firstAt(b));
}

/** "before the courier leaves": a company that is spoken of once and as if it were known is the partner only where no other is. */
function inPassing({ tokens }: Reading, { kind, at }: Actor): boolean {
  const [mention] = at;
  if (kind !== 'partner' || at.length > 1 || mention === undefined) return false;
  return tokens[mention.at]?.low === 'the' || tokens[mention.at - 1]?.low === 'the';
}

function apart(one: Actor, other: Actor): boolean {
  return !one.key.split('-').some((word) => other.key.split('-').includes(word));
}
