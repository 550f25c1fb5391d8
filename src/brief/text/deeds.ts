// Records that a statement tells of by what is done and not by a noun: "as soon as it has shipped", "when somebody buys one", "they confirm
// within a day". Only what may be meant is named here; whether it flows is weighed like any other record.
import { type RecordWord, recordWords } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { low, nounAt, type Tagged } from './tagged.ts';

const deeds: readonly (readonly [string, RegExp])[] = [
  ['shipment', /^(shipped|ships|dispatched|despatched)\b/],
  ['payment', /^(paid|pays|settled|bounced)\b/],
  ['return', /^(returned|returns? it|sent back|(sends?|brings?) (it|them|one) back)\b/],
  [
    'order_acknowledgement',
    /^(confirms?|confirmed|acknowledges?|acknowledged|accepts?|accepted|declines?|declined|refuses?|refused)\b/,
  ],
  ['inventory', /^(sold out|sells? out|gone|tak(e|en|es) (it |them )?(off|down)|unavailable|vanish(es)?)\b/],
  ['order', /^(sold|buys?|bought|purchased)\b(?! out)/],
  ['cancellation', /^(cancels?|cancelled|canceled)\b/],
  ['unsubscribe', /^(unsubscribes?|unsubscribed|opt(s|ed)? out)\b/],
];

const records: ReadonlyMap<string, RecordWord> = new Map(recordWords.map((record) => [record.name, record]));

/** The records that a statement tells of by a verb, without kinds that it names. A word right before a noun, "paid orders", only describes it. */
export function doneIn(
  text: Tagged,
  { at, to, verb }: Statement,
  named: readonly RecordWord[],
): readonly RecordWord[] {
  if (verb === null) return [];
  const said = Array.from({ length: to - at }, (_, step) => at + step)
    .filter((place) => !text.records.has(place) && !text.places.has(place) && !nounAt(text, place + 1))
    .map((place) => `${low(text, place)} ${low(text, place + 1)} ${low(text, place + 2)}`);
  return deeds.flatMap(([name, says]) => {
    const record = records.get(name);
    const known = record === undefined || named.some(({ concept }) => concept === record.concept);
    return known || !said.some((words) => says.test(words)) ? [] : [record];
  });
}
