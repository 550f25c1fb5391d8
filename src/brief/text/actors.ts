// The systems that a description speaks of: by product name, by kind ("our bookkeeping"), own ones and partners.
// Several mentions of one system become one actor; a kind that a named system fills is that system.
import type { Reading } from './clauses.ts';
import { editionWords } from './editions.ts';
import type { Mention } from './mentions.ts';

/** A system as understood. `uses` is a product's id or null; `kind` one of the lexicon's; `at` the tokens of its mentions. */
export interface Actor {
  readonly key: string;
  readonly uses: string | null;
  readonly name: string;
  readonly kind: string;
  /** What it is called beside its name: "crm" in "HubSpot is our CRM". */
  readonly part: string | null;
  readonly at: readonly Mention[];
}

export const channelKinds: readonly string[] = ['storefront', 'marketplace', 'pos'];
const fitting: Readonly<Record<string, readonly string[]>> = {
  accounting: ['accounting', 'erp', 'billing'],
  billing: ['billing', 'accounting', 'payments'],
  erp: ['erp'],
  wms: ['wms', 'erp'],
  storefront: ['storefront'],
  crm: ['crm'],
  support: ['support'],
  pos: ['pos'],
  shipping: ['shipping'],
  warehouse: ['warehouse'],
  database: ['database', 'internal'],
  file: ['file'],
  forms: ['forms'],
  hr: ['hr'],
};
const determiners = new Set(
  'our the an a your my own their this that old legacy internal current existing in house home new'.split(
    ' ',
  ),
);
const ownWords = new Set(
  'internal own house homegrown grown legacy custom old bespoke proprietary central ancient self built private inhouse'.split(
    ' ',
  ),
);
const heads = new Set(
  'service system api application platform tool software backend engine program portal database server'.split(
    ' ',
  ),
);
const plainModifiers = new Set(
  'rest graphql soap new same other right public good whole entire single different open simple small big this that separate target source main external operating web http json standard normal'.split(
    ' ',
  ),
);

/** Every actor in the order of its first mention. */
export function actorsOf(reading: Reading): readonly Actor[] {
  const named = merge(reading.mentions.flatMap((mention) => productOf(mention)));
  const linked = named.map((actor) => ({ ...actor, part: partOf(reading, actor) }));
  const kinds = reading.mentions.filter(
    (mention) => mention.sense.is === 'kind' && !nearName(reading, mention),
  );
  const others: Actor[] = [];
  const filled = new Map<string, Mention[]>();
  for (const mention of kinds) {
    if (mention.sense.is !== 'kind') continue;
    const same = fillerOf(linked, mention.sense.kind, mention.sense.noun);
    if (same === null && !filledBySeveral(linked, mention.sense.kind))
      others.push(...unnamed(reading, mention));
    if (same === null) continue;
    filled.set(same.key, [...(filled.get(same.key) ?? []), mention]);
  }
  const whole = linked.map((actor) => ({ ...actor, at: [...actor.at, ...(filled.get(actor.key) ?? [])] }));
  const all = withoutGeneric(
    shortened(merge([...whole, ...others, ...ownServices(reading), ...mailboxes(reading)])),
  );
  return all
    .map((actor) => (sells(reading, actor) ? { ...actor, kind: 'storefront' } : actor))
    .toSorted((a, b) => first(a) - first(b));
}

function first(actor: Actor): number {
  return Math.min(...actor.at.map((mention) => mention.at));
}

function productOf(mention: Mention): readonly Actor[] {
  if (mention.sense.is !== 'system') return [];
  const { system } = mention.sense;
  return [
    { key: system.id, uses: system.id, name: system.name, kind: system.kind, part: null, at: [mention] },
  ];
}

function merge(actors: readonly Actor[]): readonly Actor[] {
  const byKey = new Map<string, Actor>();
  for (const actor of actors) {
    const before = byKey.get(actor.key);
    byKey.set(actor.key, before === undefined ? actor : { ...before, at: [...before.at, ...actor.at] });
  }
  return [...byKey.values()];
}

/** "SAP" after "SAP Business One" is the same system: a name that begins exactly one other name. */
function shortened(actors: readonly Actor[]): readonly Actor[] {
  const longer = (actor: Actor): readonly Actor[] =>
    actor.uses === null
      ? []
      : actors.filter(
          (other) =>
            other !== actor &&
            other.uses !== null &&
            other.name.toLowerCase().startsWith(`${actor.name.toLowerCase()} `),
        );
  const whole = new Map<Actor, Mention[]>();
  for (const actor of actors) {
    const [only, ...more] = longer(actor);
    if (only !== undefined && more.length === 0) whole.set(only, [...(whole.get(only) ?? []), ...actor.at]);
  }
  return actors
    .filter((actor) => longer(actor).length !== 1)
    .map((actor) => ({ ...actor, at: [...actor.at, ...(whole.get(actor) ?? [])] }));
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

/** "told by email": the mailbox that a notice goes to, unless nobody may get one. */
function mailboxes(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    const means = ['by', 'via', 'per', 'an'].includes(reading.tokens[at - 1]?.low ?? '');
    if (!means || !['email', 'mail'].includes(token.low)) return [];
    const sentence = reading.tokens
      .filter((other) => other.sentence === token.sentence)
      .map((other) => other.low)
      .join(' ');
    if (
      !/\b(told|notif\w+|inform\w*|alert\w*|warn\w*|send|sent|gets?)\b/.test(sentence) ||
      /\b(never|nobody|not|no|don't|mustn't)\b/.test(sentence)
    )
      return [];
    const mention: Mention = { at, to: at + 1, sense: { is: 'kind', kind: 'email', noun: 'email' } };
    return [{ key: 'email', uses: null, name: 'Email', kind: 'email', part: null, at: [mention] }];
  });
}

/** Whether several named systems could be meant by a kind, so that no further one is. */
function filledBySeveral(actors: readonly Actor[], kind: string): boolean {
  const fits = channelKinds.includes(kind) ? channelKinds : (fitting[kind] ?? []);
  return actors.some((actor) => fits.includes(actor.kind));
}

/** Kinds of partners that mean "the partner" when a more exact one is named too. */
function withoutGeneric(actors: readonly Actor[]): readonly Actor[] {
  const partners = actors.filter((actor) => actor.kind === 'partner');
  const [exact] = partners.filter(
    (actor) => !['partner', 'external-partner', 'trading-partner'].includes(actor.key),
  );
  if (exact === undefined) return actors;
  const generic = partners.filter((actor) =>
    ['partner', 'external-partner', 'trading-partner'].includes(actor.key),
  );
  return actors
    .filter((actor) => !generic.includes(actor))
    .map((actor) =>
      actor === exact ? { ...actor, at: [...actor.at, ...generic.flatMap((one) => one.at)] } : actor,
    );
}

const links = new Set(
  "is are our the in on as for , ( ) through with via using runs run lives sits done happens a an from by my we use called named used it's s 's".split(
    ' ',
  ),
);

/** Whether a kind's noun only says what a system named next to it is: "our CRM, HubSpot", "Xero (accounting)". */
function nearName(reading: Reading, kind: Mention): boolean {
  return reading.mentions.some(
    (other) => other.sense.is === 'system' && linkedBy(reading, kind, other) && agrees(kind, other),
  );
}

function agrees(kind: Mention, system: Mention): boolean {
  if (kind.sense.is !== 'kind' || system.sense.is !== 'system') return false;
  return kind.sense.kind === system.sense.system.kind || !['partner', 'file'].includes(kind.sense.kind);
}

function linkedBy({ tokens }: Reading, one: Mention, other: Mention): boolean {
  const [left, right] = one.at < other.at ? [one, other] : [other, one];
  if (right.at - left.to > 6 || tokens[left.at]?.sentence !== tokens[right.at]?.sentence) return false;
  const between = tokens.slice(left.to, right.at).map((token) => token.low);
  if (between.join(' ') === ', the') return false;
  return between.every((word) => links.has(word) || editionWords.has(word));
}

const activities: readonly (readonly [RegExp, string])[] = [
  [/\b(we|i|and|they) (bill|invoice|charge)( \w+)? (through|with|via|in|using|on) (the )?$/, 'billing'],
  [/\bsupport (\w+ ){0,2}(in|with|through|via|on|using) (the )?$/, 'support'],
];

function partOf(reading: Reading, actor: Actor): string | null {
  for (const mention of actor.at) {
    const kind = reading.mentions.find(
      (other) => other.sense.is === 'kind' && linkedBy(reading, other, mention) && agrees(other, mention),
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

/** The named system that fills a kind, when it is the only one that can. */
function fillerOf(actors: readonly Actor[], kind: string, noun: string): Actor | null {
  const said = actors.filter((actor) => actor.part === kind);
  if (said.length === 1) return said[0] ?? null;
  if (noun === 'warehouse database') return null;
  for (const fit of fitting[kind] ?? []) {
    const of = actors.filter((actor) => actor.kind === fit);
    if (of.length === 1) return of[0] ?? null;
    if (of.length > 1) return null;
  }
  return null;
}

/** An actor for a kind that no named system fills: with a determiner, in the singular or as a plain place. */
function unnamed(reading: Reading, mention: Mention): readonly Actor[] {
  if (mention.sense.is !== 'kind') return [];
  const { kind, noun } = mention.sense;
  const { words, determined } = nounPhrase(reading, mention);
  const plural = reading.tokens[mention.to - 1]?.low !== reading.tokens[mention.to - 1]?.base;
  if (channelKinds.includes(kind) && plural) return [];
  if (
    !determined &&
    !['internal', 'accounting', 'warehouse'].includes(kind) &&
    !(kind === 'file' && /csv|xml/.test(noun))
  )
    return [];
  if (kind === 'partner' && (plural || selfSpoken(reading, mention))) return [];
  const spoken = kind === 'partner' ? noun : [...words, noun].join(' ');
  const key = slug(kind === 'partner' ? noun : kind === 'internal' ? noun : words.length > 0 ? spoken : noun);
  return [{ key, uses: null, name: capital(spoken), kind, part: null, at: [mention] }];
}

/** "We're a design agency": the writer himself, not a partner. */
function selfSpoken(reading: Reading, mention: Mention): boolean {
  const lead = reading.tokens
    .slice(Math.max(0, mention.at - 6), mention.at)
    .filter((token) => token.sentence === reading.tokens[mention.at]?.sentence);
  return /\b(we are|we're|we ' re|i am|i'm|we run|are|as) (a|an|the)\b/.test(
    lead.map((token) => token.low).join(' '),
  );
}

/** The words before a noun back to its determiner, without determiners. */
function nounPhrase(
  reading: Reading,
  mention: Mention,
): { readonly words: readonly string[]; readonly determined: boolean } {
  const words: string[] = [];
  for (let at = mention.at - 1; at >= mention.at - 4; at -= 1) {
    const token = reading.tokens[at];
    if (token === undefined || token.sentence !== reading.tokens[mention.at]?.sentence) break;
    if (determiners.has(token.low)) return { words: words.toReversed(), determined: true };
    if (!/^\p{L}+$/u.test(token.low) || blocked.has(token.low)) break;
    if (reading.mentions.some((other) => other.at <= at && other.to > at && other.sense.is === 'system'))
      break;
    words.push(token.text);
  }
  return { words: [], determined: false };
}

const blocked = new Set(
  'in on to into from of and or is are with by for we i they it be at as via'.split(' '),
);

/** "our loyalty service", "an internal pricing API": systems of the writer's own that no list could hold. */
function ownServices(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    if (!heads.has(token.base) || token.base !== token.low || covered(reading, at)) return [];
    const words: string[] = [];
    let own = false;
    let determined = false;
    for (let back = at - 1; back >= at - 6; back -= 1) {
      const word = reading.tokens[back];
      if (word === undefined || word.sentence !== token.sentence || blocked.has(word.low)) break;
      if (ownWords.has(word.low)) own = true;
      else if (determiners.has(word.low)) {
        determined = word.low !== 'a' && word.low !== 'their' && word.low !== 'this' && word.low !== 'that';
        break;
      } else if (!/^\p{L}/u.test(word.text) || coveredBySystem(reading, back)) return [];
      else words.push(word.text);
    }
    const telling = words.filter((word) => !plainModifiers.has(word.toLowerCase()));
    if ((!own && !determined) || telling.length === 0 || (token.low === 'api' && !own)) return [];
    if (/^(customer|self|delivery|web)$/i.test(telling.at(0) ?? '') && token.low === 'service') return [];
    const name = [...words.toReversed(), token.text].join(' ');
    const mention: Mention = {
      at: at - words.length,
      to: at + 1,
      sense: { is: 'kind', kind: 'internal', noun: name },
    };
    if (nearName(reading, mention)) return [];
    return [
      {
        key: slug(name),
        uses: null,
        name: capital(own ? `internal ${name}` : name),
        kind: 'internal',
        part: null,
        at: [mention],
      },
    ];
  });
}

function covered(reading: Reading, at: number): boolean {
  return reading.mentions.some(
    (mention) => mention.at <= at && mention.to > at && mention.sense.is !== 'object',
  );
}

function coveredBySystem(reading: Reading, at: number): boolean {
  return reading.mentions.some(
    (mention) => mention.at <= at && mention.to > at && mention.sense.is === 'system',
  );
}

/** A short id of letters, digits and hyphens. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'system' : plain;
}

function capital(name: string): string {
  return name === '' ? name : `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}
