// Records that a statement tells of by what is done and not by a noun: "as soon as it has shipped", "what has been paid", "it has to vanish
// from the other shops". Only what may be meant is named here; whether it flows is weighed like any other record.
import { type RecordWord, recordWords } from './lexicon.ts';
import type { Statement } from './statement.ts';
import { low, nounAt, type Tagged } from './tagged.ts';

/** What is done, as it opens three words of a statement. Buying and cancelling tell when, hardly ever what flows; confirming does to a partner. */
const deeds: readonly (readonly [string, RegExp])[] = [
  ['shipment', /^(shipped|ships|dispatched|despatched)\b/],
  ['payment', /^(paid|pays|settled|bounced)\b/],
  ['order_acknowledgement', /^(confirm|acknowledge)\b/],
  ['inventory', /^(sold out|sells? out|gone|tak(e|en|es) (it |them )?(off|down)|unavailable|vanish(es)?)\b/],
  [
    'inventory',
    /^(how many (?!people|calls|hours|times|days|points|users)\w+|(comes?|came|coming) off|off the others?|not buyable)\b/,
  ],
];

const records: ReadonlyMap<string, RecordWord> = new Map(recordWords.map((record) => [record.name, record]));

const goods: ReadonlySet<string> = new Set(['product', 'order', 'inventory', 'shipment']);

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
  const sells = text.scene.records.some(({ record }) => goods.has(record.concept));
  return deeds.flatMap(([name, says]) => {
    const record = records.get(name);
    const answer = name === 'order_acknowledgement';
    if (
      record === undefined ||
      named.some((one) => (answer ? one.name === name : one.concept === record.concept))
    )
      return [];
    if (name === 'inventory' && !sells) return [];
    if (answer && text.scene.partner === null) return [];
    return said.some((words) => says.test(words)) ? [record] : [];
  });
}
