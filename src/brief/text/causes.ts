// What a "when …" or a message is about, where the writer names no record: "fewer than ten are left" is about stock, "when someone gives
// over 500" about a donation. It tells whose matter it is, and is no record that flows.
import type { Noun } from './chunk.ts';
import { type RecordWord, recordWords } from './lexicon.ts';
import type { Scene } from './scene.ts';
import { nounsIn, type Statement } from './statement.ts';
import { type Happening, notice, recordOf } from './unit.ts';

const goods: ReadonlySet<string> = new Set(['product', 'order', 'inventory', 'shipment']);

/** What happens, with the record that it happens to; `where` are the concepts of which the text must speak for it. */
const happenings: readonly {
  readonly name: string;
  readonly says: RegExp;
  readonly where: ReadonlySet<string> | null;
}[] = [
  {
    name: 'inventory',
    says: /\b(down to|(falls?|drops?|goes) (below|under)|(fewer|less) than|under \d+|runs? (out|low)|running (out|low)|sold out|out of stock|left)\b/i,
    where: goods,
  },
  { name: 'shipment', says: /\b(shipped|ships|dispatched|delivered|delivers)\b/i, where: goods },
  { name: 'donation', says: /\b(gives?|donates?|donated)\b/i, where: new Set(['donation']) },
  { name: 'payment', says: /\b(pays|paid|bounces?d?|overdue|money (comes|arrives) in)\b/i, where: null },
  { name: 'contract', says: /\b(signs|signed)\b/i, where: null },
  { name: 'unsubscribe', says: /\b(unsubscribes?d?|opts? out)\b/i, where: null },
  {
    name: 'course_enrolment',
    says: /\b(registers|registered|enrols|enrolled|attends|attended)\b/i,
    where: null,
  },
  { name: 'review', says: /\b(rates|rated|stars|detractors?)\b/i, where: null },
  { name: 'booking', says: /\b(books|rebooks|checks (in|out))\b/i, where: null },
];

const records: ReadonlyMap<string, RecordWord> = new Map(recordWords.map((record) => [record.name, record]));
const persons: ReadonlySet<string> = new Set([
  'person',
  'customer',
  'employee',
  'user',
  'company',
  'message',
]);

interface About {
  readonly statement: Statement;
  readonly noun: Noun;
  readonly event: Happening | null;
}

/** The record that the event of a statement is about, or the message that it tells of; null when nothing says so. */
export function causeOf(scene: Scene, { statement, noun, event }: About): RecordWord | null {
  if (event !== null) {
    const [first] = event.nouns;
    const cause = thing(event.nouns) ?? done(scene, event.statement.text);
    return cause ?? (first === undefined ? null : recordOf(first));
  }
  if (noun.record?.name !== notice.name || noun.at !== noun.to) return null;
  const { subject, objects, phrases } = statement;
  const all = nounsIn([...subject, ...objects, ...phrases.flatMap(({ items }) => items)]);
  return thing(all) ?? done(scene, statement.text);
}

/** The first record that is no person and no message. */
function thing(nouns: readonly Noun[]): RecordWord | null {
  return nouns.find(({ record }) => record !== null && !persons.has(record.concept))?.record ?? null;
}

function done(scene: Scene, text: string): RecordWord | null {
  const found = happenings.find(
    ({ says, where }) =>
      says.test(text) &&
      (where === null ||
        scene.records.some(({ record }) => where.has(record.concept) || where.has(record.name))),
  );
  return found === undefined ? null : (records.get(found.name) ?? null);
}
