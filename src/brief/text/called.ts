// What a text itself calls a record. The lexicon folds many words into one name, which finds the object of a known system; where a word
// means something narrower ("meter readings", "reservations") the writer's own is kept beside it. Decides nothing about flows.
import { type RecordWord, recordWords } from './lexicon.ts';
import { basesOf, type Token } from './tokens.ts';

interface Place {
  readonly at: number;
  readonly to: number;
}

/** A record at a place of the text, with the writer's word where it is a name of its own. */
interface Called extends Place {
  readonly record: RecordWord;
  readonly said: string | null;
}

/** Kinds that other rules know by their name. */
const common: ReadonlySet<string> = new Set([
  'report',
  'result',
  'address',
  'label',
  'supplier',
  'campaign',
  'gl_account',
]);

/** Words that tell which of the records, not what they are. */
const telling =
  /^(approved|new|installed|open|monthly|daily|weekly|yearly|paid|unpaid|signed|finished|planned|released|logged|tracked|billable|incoming|outgoing|connected|completed|final|opening|all|each|every|recurring|the)$/;

/** A record that stands for no concept of the domain keeps the writer's word: only by it can an API or a table have it. */
export function ownWord(tokens: readonly Token[], { at, to }: Place, record: RecordWord): RecordWord {
  if (record.concept !== 'other' || common.has(record.name)) return record;
  const words = tokens.slice(at, to).map((token) => token.base);
  while (words.length > 1 && telling.test(words[0] ?? '')) words.shift();
  const plain = words.join('_');
  const name = plain.endsWith(`_${record.name}`) ? record.name : plain;
  return /^[a-z][a-z_]*$/.test(name) && !name.endsWith('hour') ? { ...record, name } : record;
}

/** Words that are a record only where something tells whose or which: the department sells, a day has hours. */
const bare: ReadonlyMap<string, string> = new Map([
  ['sales', 'order'],
  ['hours', 'timesheet'],
]);
const timesheet = recordWords.find(({ name }) => name === 'timesheet') ?? null;

/** "Hours of the week go to", "the signed hours", "writes hours in": what somebody worked, not how long something takes. */
function worked({ first }: Token, lead: string, next: string): boolean {
  if (/^(later|ago|before|after|earlier|a|per|old|long)$/.test(next)) return false;
  if (first) return !/^(,|a|from)$/.test(next);
  return /^(actual|signed|approved|worked|logged|booked|confirmed|billable|tracked|clocked|recorded|unbilled|extra|'s|their|the|and|writes?|books?|logs?|enters?|tracks?)$/.test(
    lead,
  );
}

const counted =
  /^(\d.*|one|two|three|four|five|six|eight|twelve|few|several|some|many|business|office|opening|working|within|of|in)$/;

/** The record that a word stands for by its neighbours: "Etsy's sales", "sales per shop into Xero", "hours from Toggl"; else null. */
export function bareRecord(tokens: readonly Token[], at: number): RecordWord | null {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  const name = bare.get(token?.low ?? '');
  if (token === undefined || name === undefined || next?.sentence !== token.sentence) return null;
  const lead = before?.sentence === token.sentence ? before.low : '';
  const whose =
    /^('s?|their)$/.test(lead) &&
    !/^(team|people|rep|reps|staff|department|pipeline|later|ago)$/.test(next.low);
  const each = `${next.low} ${tokens[at + 2]?.low ?? ''}`;
  const which =
    (/^(per|by|from|into)$/.test(next.low) && !counted.test(lead)) ||
    /^of (each|every|all|both)$/.test(each) ||
    (token.first &&
      /^(come|comes|go|are (entered|logged|recorded|planned|kept|tracked))$/.test(
        next.low === 'are' ? each : next.low,
      ));
  if (token.low === 'hours' && worked(token, lead, next.low)) return timesheet;
  return whose || which ? (recordWords.find((record) => record.name === name) ?? null) : null;
}

const own: ReadonlySet<string> = new Set(
  recordWords.flatMap((record) => record.own.map((word) => `${record.name}:${basesOf(word).join('_')}`)),
);

/** The writer's word for a record, "meter_reading", where the lexicon's name is wider than it; else null. */
export function saidAs(tokens: readonly Token[], { at, to }: Place, record: RecordWord): string | null {
  const words = tokens.slice(at, to).map((token) => token.base);
  if (!own.has(`${record.name}:${words.join('_')}`)) return null;
  if (words.length > 1 && /^(the|all)$/.test(words[0] ?? '')) words.shift();
  const said = words.join('_');
  return /^[a-z]+(_[a-z]+)*$/.test(said) ? said : null;
}

const joiner = /^(,|and|or|&|plus|\/)$/;
/** How many words may stand between two records of a list: "reservations with deposits, and the whole stay history". */
const between = 4;

/**
 * The records, with those that a list tells apart under names of their own: "articles and wines", of which both are products elsewhere.
 * What stands at another system ("Foobaz contracts and the Barbaz agreements") is no list.
 */
export function apart<T extends Called>(
  { tokens, places }: { readonly tokens: readonly Token[]; readonly places: readonly Place[] },
  records: readonly T[],
): readonly T[] {
  const names = new Map<string, string>();
  for (const [index, one] of records.entries()) {
    const next = records[index + 1];
    if (next === undefined || next.record.name !== one.record.name || one.said === next.said) continue;
    const gap = tokens.slice(one.to, next.at);
    const listed = gap.length <= between && gap.some(({ low }) => joiner.test(low));
    if (places.some(({ at }) => at >= one.to && at < next.at)) continue;
    if (!listed || tokens[one.at]?.sentence !== tokens[next.at]?.sentence) continue;
    const parted = next.said ?? one.said;
    if (parted !== null) names.set(`${one.record.name}:${parted}`, parted);
  }
  return records.map((one) => {
    const name = one.said === null ? undefined : names.get(`${one.record.name}:${one.said}`);
    return name === undefined ? one : { ...one, record: { ...one.record, name }, said: null };
  });
}
