// What a statement names and what is no record that may flow: what it denies or only refers to, a second word for the same thing, what
// tells more of another record, names of places. Who gives and who gets plays no part here.
import type { Noun } from './chunk.ts';
import type { Tagged } from './tagged.ts';
import { recordOf } from './unit.ts';

/** A noun of a statement that may be what flows, and where it stands. */
export interface Theme {
  readonly noun: Noun;
  readonly where: string;
}

/** Whether a theme is no record that flows, beside the other themes of its statement. */
export function leftOut(text: Tagged, theme: Theme, all: readonly Theme[]): boolean {
  const { noun, where } = theme;
  if (noun.at === noun.to) return false;
  if (where.startsWith('pro-pp-')) return all.some((one) => !one.where.startsWith('pro-') && listed(one));
  if (/^(pro-|inh|event)/.test(where)) return false;
  return (
    denied(text, noun) ||
    refused(text, noun) ||
    placed(text, noun) ||
    twin(text, noun, all) ||
    tellsMore(text, theme, all)
  );
}

/** "The articles with text and pictures". */
function sold({ noun, where }: Theme): boolean {
  return noun.record?.concept === 'product' && /^(subj|obj|list)$/.test(where);
}

function listed({ noun }: Theme): boolean {
  return noun.record !== null;
}

/** "No orders", "without prices", "the link to the ticket": what is named and does not come along. */
function denied({ scene: { tokens } }: Tagged, { at }: Noun): boolean {
  const word = (step: number): string => tokens[at + step]?.low ?? '';
  if (word(0) === 'no' || /^(no|without|minus|except|excluding)$/.test(word(-1))) return true;
  return /^(to|between)$/.test(word(-1)) && /^(link|links|linked|reference|pointer|access)$/.test(word(-2));
}

const refusing =
  /^((please )?(leave|leaves|leaving|skip|drop|forget|ignore|exclude|excluded)( behind| out)?|(what )?(stays|remains|to stay)( behind| there)?|out of scope|not [^,]{1,30}|no|without)$/;

/** "Leave: invoices and orders", "Not needed: drafts": a label that says that what follows does not come along. */
function refused({ scene: { tokens } }: Tagged, { at }: Noun): boolean {
  const { sentence } = tokens[at] ?? {};
  const first = tokens.findIndex((token) => token.sentence === sentence);
  const lead = tokens.slice(first, at);
  const sign = lead.findLastIndex(({ low }) => low === ':' || low === ';');
  if (lead[sign]?.low !== ':') return false;
  const start = lead.findLastIndex(({ low }, index) => index < sign && /^[;:(]$/.test(low)) + 1;
  const label = lead.slice(start, sign).map(({ low }) => low);
  return refusing.test(label.join(' '));
}

/** "Moved to Portugal": a name that no list knows. */
function placed({ scene: { tokens } }: Tagged, { head, record }: Noun): boolean {
  const token = tokens[head];
  return record === null && token !== undefined && !token.first && /^\p{Lu}\p{Ll}/u.test(token.text);
}

/** "Notes/activities": two words for one thing, of which the wider one counts. */
function twin({ scene: { tokens } }: Tagged, noun: Noun, all: readonly Theme[]): boolean {
  const others = all.map((one) => one.noun).filter(({ record }) => record !== null && noun.record !== null);
  const beside = (one: Noun, next: Noun): boolean => tokens[one.to]?.low === '/' && next.at === one.to + 1;
  return others.some((other) => {
    if (!beside(noun, other) && !beside(other, noun)) return false;
    const [own, its] = [recordOf(noun), recordOf(other)];
    if (own.concept === its.concept) return other.at < noun.at;
    return its.name === 'activity' && ['note', 'task', 'comment', 'message'].includes(own.concept);
  });
}

/** Records that beside another one are mostly told of it: "the listing with price and stock". */
const traits: ReadonlySet<string> = new Set(
  'price inventory subscription user order_status weight net_weight gross_weight moisture expiry signature keyword score lead_time test_date sugar_content fill_level'.split(
    ' ',
  ),
);

/** What a phrase only tells of another record, where no move takes everything along: "with plan and price", "per store", "project by project". */
function tellsMore({ move }: Tagged, { noun, where }: Theme, all: readonly Theme[]): boolean {
  const same = all.filter((one) => one.noun.names[0] === noun.names[0]);
  if (same.length > 1 && same.some((one) => one.where === 'pp-by')) return true;
  if (!where.startsWith('pp-')) return false;
  const main = all.some(
    (one) => listed(one) && one.noun.record?.concept !== 'file' && /^(subj|obj|list|who)$/.test(one.where),
  );
  if (main && /^pp-(per|before|until|during)$/.test(where)) return true;
  if (move !== null)
    return noun.record === null && /^pp-(by|per|under|within|during|until|since)$/.test(where);
  if (noun.record === null) return !/^pp-(as|into|from)$/.test(where);
  if (!main || where !== 'pp-with') return false;
  return traits.has(noun.record.name) || (noun.record.concept === 'file' && all.some(sold));
}
