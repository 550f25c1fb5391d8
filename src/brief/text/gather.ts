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
  const known = withKinds(reading, productsMeant(reading, productsOf(reading)));
  const told = merged([...known, ...ownSystems(reading), ...tradesIn(reading), ...mailboxes(reading)]);
  const all = [...told, ...counterparty(reading, told), ...homemade(reading, told)];
  const inOrder = all.toSorted((a, b) => firstAt(a) - firstAt(b));
  return takingPart(reading, unified(reading, inOrder)).toSorted((a, b) => firstAt(a) - firstAt(b));
}
