// Whether two names in a text mean one thing because of the words between them: "our CRM, HubSpot", "Xero (accounting)".
import { engineKind, unknownKind } from './actors.ts';
import type { Reading } from './clauses.ts';
import { editionWords } from './editions.ts';
import type { Mention } from './mentions.ts';

const links = new Set(
  "is are our the in on as for , ( ) through with via using runs run lives sits done happens a an from by my we use called named used it's s 's which that stays basically all both now still currently also = : \" “ ” „ « »".split(
    ' ',
  ),
);

/** Whether a kind's noun only says what a system named next to it is. */
export function nearName(reading: Reading, kind: Mention): boolean {
  return reading.mentions.some(
    (other) =>
      other.sense.is === 'system' &&
      linkedBy(reading, kind, other) &&
      (agrees(kind, other) || named(reading, kind, other)),
  );
}

/** "A logistics partner (Hellmann)", "credit insurer Atradius": a partner by its name. */
export function named({ tokens }: Reading, kind: Mention, system: Mention): boolean {
  if (kind.sense.is !== 'kind' || kind.sense.kind !== 'partner' || system.at < kind.to) return false;
  const between = tokens.slice(kind.to, system.at).map((token) => token.low);
  return between.length === 0 || between.join(' ') === '(';
}

/** Whether a kind can describe a system: a partner or a file only when the system is one. */
export function agrees(kind: Mention, system: Mention): boolean {
  if (kind.sense.is !== 'kind' || system.sense.is !== 'system') return false;
  const known = system.sense.system.kind;
  if (known === engineKind) return ['database', 'warehouse'].includes(kind.sense.kind);
  return known === unknownKind || kind.sense.kind === known || !['partner', 'file'].includes(kind.sense.kind);
}

/** Whether two mentions stand together with nothing but linking words between them. */
export function linkedBy({ tokens }: Reading, one: Mention, other: Mention): boolean {
  const [left, right] = one.at < other.at ? [one, other] : [other, one];
  if (tokens[left.at]?.sentence !== tokens[right.at]?.sentence) return false;
  if (calledLater(tokens, left, right)) return true;
  if (right.at - left.to > 6) return false;
  const between = tokens.slice(left.to, right.at).map((token) => token.low);
  const said = between.join(' ');
  if (/^, (the|our|my|in|on)( the| our)?$/.test(said) && listGoesOn(tokens, right)) return false;
  if (/^(with|by|for)( a| the| our)?$/.test(said) && exchanged(tokens, left)) return false;
  if (said === ',' && left.sense.is === 'system') return false;
  if (/^(from|to|into) (the|our|a|my|an)$/.test(said) && left.sense.is === 'system') return false;
  if (said === ', the' || between.filter((word) => word === ',').length > 1) return false;
  return between.every((word) => links.has(word) || editionWords.has(word));
}

/** "a 3PL that has an API (they call themselves Foobaz)", "a programme from 1994 that everybody calls Foobaz". */
function calledLater(tokens: Reading['tokens'], left: Mention, right: Mention): boolean {
  if (left.sense.is !== 'kind' || right.at - left.to > 14) return false;
  const said = tokens
    .slice(left.to, right.at)
    .map((token) => token.low)
    .join(' ');
  return /\b(calls? (themselves|itself|it|them)|(they|which|it|that)( ' re| 's| is| are)? called|(that|which) (everybody|everyone|we|people|all|they|most)( all)? calls?)$/.test(
    said,
  );
}

/** "replace our CRM with HubSpot": two systems, not one. */
function exchanged(tokens: Reading['tokens'], left: Mention): boolean {
  const before = tokens.slice(Math.max(0, left.at - 5), left.at).map((token) => token.low);
  return /\b(replac|swap|exchang|substitut|trad)\w*\b/.test(before.join(' '));
}

/** "Shopify, our ERP and the till": the second name opens a list, it doesn't describe the first. */
function listGoesOn(tokens: Reading['tokens'], right: Mention): boolean {
  return ['and', 'or'].includes(tokens[right.to]?.low ?? '');
}
