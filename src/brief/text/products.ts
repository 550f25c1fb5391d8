// The systems that a description calls by a product's name, and names that no list holds but that are used like one.
import { type Actor, coinedKind, engineKind, firstAt, merged, slug, unknownKind } from './actors.ts';
import type { Reading } from './clauses.ts';
import { agrees, linkedBy, named } from './links.ts';
import type { Mention } from './mentions.ts';
import { namedTokens } from './phrases.ts';

/** One actor for each product, with what the text says it is. */
export function productsOf(reading: Reading): readonly Actor[] {
  const named = shortened(reading, merged(reading.mentions.flatMap((mention) => productOf(mention))));
  const products = named.map((actor) => ({
    ...actor,
    at: [...actor.at, ...shortForms(reading, actor, named)],
  }));
  return products
    .map((actor) => ({ ...actor, part: partOf(reading, actor) }))
    .map((actor) => (actor.part === 'partner' ? { ...actor, kind: 'partner', part: null } : actor))
    .map((actor) =>
      actor.kind === unknownKind && actor.part !== null ? { ...actor, kind: actor.part } : actor,
    )
    .map((actor) => (sells(reading, actor) ? { ...actor, kind: 'storefront' } : actor));
}

function productOf(mention: Mention): readonly Actor[] {
  if (mention.sense.is !== 'system') return [];
  const { system } = mention.sense;
  const uses = [unknownKind, coinedKind].includes(system.kind) ? null : system.id;
  const kind =
    system.kind === engineKind ? 'database' : system.kind === coinedKind ? 'internal' : system.kind;
  return [{ key: slug(system.id), uses, name: system.name, kind, part: null, at: [mention] }];
}

/** "SAP" after "SAP Business One" is the same system: what the text says of it begins exactly one other name. */
function shortened(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const said = (actor: Actor): readonly string[] => [
    actor.name.toLowerCase(),
    ...actor.at.map((mention) => spelled(reading, mention)),
  ];
  const begins = (actor: Actor, other: Actor): boolean => {
    const written = actor.at.map((mention) => spelled(reading, mention));
    const whole = said(other);
    return (
      whole.some((name) => name.startsWith(`${actor.name.toLowerCase()} `)) ||
      written.every((short) => whole.some((name) => name.startsWith(`${short} `)))
    );
  };
  const longer = (actor: Actor): readonly Actor[] =>
    actors.filter((other) => other !== actor && begins(actor, other));
  const whole = new Map<Actor, Mention[]>();
  for (const actor of actors) {
    const [only, ...more] = longer(actor);
    if (only !== undefined && more.length === 0) whole.set(only, [...(whole.get(only) ?? []), ...actor.at]);
  }
  return actors
    .filter((actor) => longer(actor).length !== 1)
    .map((actor) => ({ ...actor, at: [...actor.at, ...(whole.get(actor) ?? [])] }))
    .toSorted((a, b) => firstAt(a) - firstAt(b));
}

/** "NAV" after "Dynamics NAV": the last word of one name that is written longer before. */
function shortForms(reading: Reading, actor: Actor, all: readonly Actor[]): readonly Mention[] {
  const last = lastWords(reading, actor).filter((word) =>
    all.every((other) => other === actor || !lastWords(reading, other).includes(word)),
  );
  const first = firstAt(actor);
  const taken = namedTokens(reading.mentions);
  return reading.tokens.flatMap((token, at): readonly Mention[] => {
    const named = at > first && !taken.has(at) && /^\p{Lu}/u.test(token.text) && last.includes(token.text);
    const [mention] = actor.at;
    return named && mention !== undefined ? [{ at, to: at + 1, sense: mention.sense }] : [];
  });
}

/** The last words of the longer names by which a text calls a system, as written: no word that many products end in. */
function lastWords({ tokens }: Reading, actor: Actor): readonly string[] {
  return actor.at
    .filter(({ at, to }) => to - at > 1)
    .map(({ to }) => tokens[to - 1]?.text ?? '')
    .filter((word) => /^\p{Lu}[\p{L}]+$/u.test(word) && !common.has(word.toLowerCase()));
}

const common: ReadonlySet<string> = new Set(
  'online cloud server desktop crm erp suite desk books inventory central one commerce shopping shop studio hub sales marketing service platform data center software calendar sheets forms drive mail teams db project'.split(
    ' ',
  ),
);

function spelled({ tokens }: Reading, mention: Mention): string {
  return tokens
    .slice(mention.at, mention.to)
    .map((token) => token.low)
    .join(' ');
}

/** An application of another kind on which the text says things are sold. */
function sells(reading: Reading, actor: Actor): boolean {
  if (actor.kind !== 'forms') return false;
  return actor.at.some((mention) => {
    const sentence = reading.tokens[mention.at]?.sentence;
    return reading.tokens.some(
      (token) => token.sentence === sentence && ['sell', 'sells', 'sold', 'selling'].includes(token.low),
    );
  });
}

const activities: readonly (readonly [RegExp, string])[] = [
  [/\b(we|i|and|they) (bill|invoice|charge)( \w+)? (through|with|via|in|using|on) (the )?$/, 'billing'],
  [/\bsupport (\w+ ){0,2}(in|with|through|via|on|using) (the )?$/, 'support'],
];

function partOf(reading: Reading, actor: Actor): string | null {
  for (const mention of actor.at) {
    const kind = reading.mentions.find(
      (other) =>
        other.sense.is === 'kind' &&
        linkedBy(reading, other, mention) &&
        (agrees(other, mention) || named(reading, other, mention)),
    );
    if (kind?.sense.is === 'kind') return kind.sense.kind;
    const said = reading.tokens
      .slice(Math.max(0, mention.at - 6), mention.at)
      .map((token) => token.low)
      .join(' ');
    const activity = activities.find(([pattern]) => pattern.test(`${said} `));
    if (activity !== undefined) return activity[1];
  }
  return null;
}
