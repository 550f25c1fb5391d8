// Systems that a description calls by their kind: "our bookkeeping", "the warehouse database", "a big retailer".
// A kind that a named system fills is that system; one that nobody fills is a system of its own.
import { type Actor, channelKinds, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import { nearName } from './links.ts';
import type { Mention } from './mentions.ts';
import { craftedBeside } from './own.ts';
import { type Lead, leadBefore, plainWord } from './phrases.ts';

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
  marketing: ['marketing'],
  payments: ['payments'],
  project: ['project'],
  chat: ['chat'],
};
const bareKinds: readonly string[] = ['internal', 'accounting', 'warehouse'];
/** Two names of one trade. */
const sameNoun: Readonly<Record<string, string>> = {
  'insurance company': 'insurer',
  'dispatch partner': 'carrier',
};
/** Nouns of one's own systems that say too little alone. */
const loose = new Set([
  'backend',
  'back end',
  'admin tool',
  'data platform',
  'event bus',
  'configurator',
  'back office system',
]);
const places = /share|drive|folder|drop|server|nas$/;
const moving =
  /\b(migrat\w*|mov(e|es|ed|ing)|tak(e|en|ing) over|transfer\w*|carr(y|ied)|bring|brought|come (along|over)|port(ed|ing)|import\w* (from|out of))\b/i;

/** The actors of the text's kinds, the named ones among them with the further places that speak of them. */
export function withKinds(reading: Reading, named: readonly Actor[]): readonly Actor[] {
  const others: Actor[] = [];
  const claimed = new Map<string, Actor>();
  const filled = new Map<string, Mention[]>();
  for (const mention of reading.mentions) {
    if (mention.sense.is !== 'kind' || nearName(reading, mention)) continue;
    const { kind, noun } = mention.sense;
    const lead = leadBefore(reading, mention.at);
    if (craftedBeside(reading, mention.to - 1) || headed(reading, mention) || shortened(reading, mention))
      continue;
    const made = claimed.get(noun);
    if (made !== undefined && lead.words.length === 0 && lead.age === null) {
      others.push({ ...made, at: [mention] });
      continue;
    }
    const inside = kind === 'partner' && software(reading, mention);
    if (inside || (kind !== 'partner' && (handmade(reading, mention, lead) || builtHere(reading, mention)))) {
      // "The opera's ticketing was written for us": whose it is is told, and it is the writer's.
      const ours = lead.owner === null ? lead : { ...lead, owner: null, determiner: 'our' };
      const meant: Mention = inside ? { ...mention, sense: { is: 'kind', kind: 'internal', noun } } : mention;
      const [actor] = unnamed(reading, meant, ours);
      if (actor !== undefined) {
        others.push(actor);
        claimed.set(noun, actor);
      }
      continue;
    }
    const engine =
      (kind === 'database' && lead.words.length > 0) ||
      (kind === 'file' && places.test(noun)) ||
      outsidePortal(reading, mention, lead);
    const same = engine ? null : fillerOf(named, kind, noun);
    if (same !== null && lead.age === 'old' && leftBehind(reading, same)) {
      others.push(...unnamed(reading, mention, { ...lead, words: ['old'] }));
    } else if (same !== null) {
      filled.set(same.key, [...(filled.get(same.key) ?? []), mention]);
    } else if (engine || !filledBySeveral(named, kind, noun)) others.push(...unnamed(reading, mention, lead));
  }
  return [
    ...named.map((actor) => ({ ...actor, at: [...actor.at, ...(filled.get(actor.key) ?? [])] })),
    ...others,
  ];
}

/** "a ledger service (gRPC)": the kind only says what the service is for. */
function headed({ tokens }: Reading, mention: Mention): boolean {
  const next = tokens[mention.to];
  return (
    mention.sense.is === 'kind' &&
    ['accounting', 'billing', 'hr'].includes(mention.sense.kind) &&
    /^(service|engine|api|microservice|backend|core)$/.test(next?.low ?? '')
  );
}

/** "the ledger" where the text has a "ledger service": the same thing, which same.ts joins. */
function shortened(reading: Reading, mention: Mention): boolean {
  if (mention.sense.is !== 'kind' || mention.to - mention.at > 1) return false;
  const { noun } = mention.sense;
  return reading.mentions.some(
    (other) =>
      other !== mention && other.sense.is === 'kind' && other.sense.noun === noun && headed(reading, other),
  );
}

/** "our in-house CRM": more than "our own", which may be a product as well. */
function handmade(reading: Reading, mention: Mention, lead: Lead): boolean {
  if (!lead.own || lead.determiner === 'their') return false;
  if (lead.determiner === null && reading.tokens[lead.first]?.first === true) return true;
  return reading.tokens
    .slice(lead.first, mention.at)
    .some((token) =>
      /^(house|inhouse|homegrown|grown|custom|bespoke|proprietary|self|internal|coded|tailor|written)$/.test(
        token.low,
      ),
    );
}

/** "The document factory (internal, Java, SOAP)": a company's word for a program of one's own. */
function software({ tokens }: Reading, mention: Mention): boolean {
  const after = tokens
    .slice(mention.to, mention.to + 4)
    .map((token) => token.low)
    .join(' ');
  return /^\( ?(internal|in house|inhouse|home grown|homegrown|self built|our own|ours)\b/.test(after);
}

/** "our reservation system (built in-house)": no product fills what somebody made himself. */
function builtHere(reading: Reading, mention: Mention): boolean {
  const after = reading.tokens
    .slice(mention.to, mention.to + 8)
    .map((token) => token.low)
    .join(' ');
  if (
    /^(is|was) (something|a thing) (that )?(an?|some|one|our|the) (\w+ ){1,3}(once )?(wrote|built|made|programmed)\b/.test(
      after,
    )
  )
    return true;
  return /^([(,] )?(((that|which) )?(we|our \w+) |is |was )?(self |home |custom )?(our own\b(?! \w)|built|written|developed|programmed|made|wrote|grown|homemade|homegrown)\b/.test(
    after,
  );
}

/** "Our old CRM" is not the new one that a text of a move names. */
function leftBehind(reading: Reading, named: Actor): boolean {
  const bound = reading.mentions.some(
    (kind) =>
      kind.sense.is === 'kind' &&
      leadBefore(reading, kind.at).age === 'old' &&
      named.at.some((mention) => nearName({ ...reading, mentions: [mention] }, kind)),
  );
  return !bound && moving.test(reading.text);
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

/** Whether several named systems could be meant by a kind, so that no further one is. */
function filledBySeveral(actors: readonly Actor[], kind: string, noun: string): boolean {
  const online = kind === 'storefront' && /web|online|commerce|b2b/.test(noun);
  const fits = channelKinds.includes(kind) && !online ? channelKinds : (fitting[kind] ?? []);
  return actors.some((actor) => fits.includes(actor.kind));
}

/** An actor for a kind that no named system fills: with a determiner, in the singular or as a plain place. */
function unnamed(reading: Reading, mention: Mention, lead: Lead): readonly Actor[] {
  if (mention.sense.is !== 'kind' || lead.owner !== null) return [];
  const { kind } = mention.sense;
  const noun = sameNoun[mention.sense.noun] ?? mention.sense.noun;
  const determined = lead.determiner !== null || lead.own || lead.age !== null;
  const plural = reading.tokens[mention.to - 1]?.low !== reading.tokens[mention.to - 1]?.base;
  if (channelKinds.includes(kind) && plural) return [];
  const bare =
    bareKinds.includes(kind) ||
    (kind === 'file' &&
      (/csv|xml/.test(noun) || (places.test(noun) && reading.tokens[mention.at]?.first === true)));
  if (
    !determined &&
    !labelled(reading, mention) &&
    (!bare || (kind === 'accounting' && !placedAt(reading, mention.at)))
  )
    return [];
  if (kind === 'partner' && (plural || selfSpoken(reading, mention) || notPartner(reading, mention, lead)))
    return [];
  const owned = reading.tokens[mention.to]?.low === "'s" && kind === 'forms';
  if (kind === 'forms' && /^(their|his|her|its)$/.test(lead.determiner ?? '')) return [];
  if (noun === 'backend' && lead.determiner === 'its') return [];
  if (kind === 'database' && copied(reading, lead.first)) return [];
  if (noun === 'ledger' && reading.tokens[mention.to]?.low === 'of') return [];
  if (noun === 'books' && lead.words.length > 0) return [];
  if (
    kind === 'partner' &&
    lead.start - 1 === 0 &&
    /^(for|with|in|of|that)$/.test(reading.tokens[mention.to]?.low ?? '')
  )
    return [];
  if (/^(shop|store)$/.test(noun) && selfSpoken(reading, mention)) return [];
  if (reading.tokens[mention.at - 1]?.low === 'self') return [];
  if (owned || peopleOf(reading, mention) || (kind === 'file' && helping(reading, mention))) return [];
  if (kind === 'forms' && lead.words.length > 0 && lead.words.every(plainWord) && lead.determiner !== 'our')
    return [];
  const words = kind === 'partner' || (kind === 'internal' && !loose.has(noun)) ? [] : lead.words;
  const written = reading.text.slice(
    reading.tokens[mention.at]?.start ?? 0,
    reading.tokens[mention.to - 1]?.end ?? 0,
  );
  const name = titled(
    [...words, /\n/.test(written) || noun !== mention.sense.noun ? noun : written].join(' '),
  );
  const whole =
    kind === 'partner' && lead.determiner !== null && lead.words.length < 3 ? lead.start : mention.at;
  return [
    {
      key: slug([...words, noun].join(' ')),
      uses: null,
      name,
      kind,
      part: null,
      at: [{ ...mention, at: whole }],
    },
  ];
}

/** "a copy of the database": no system of its own. */
function copied({ tokens }: Reading, first: number): boolean {
  return (
    tokens[first - 1]?.low === 'of' && /^(copy|dump|backup|snapshot)$/.test(tokens[first - 2]?.low ?? '')
  );
}

/** "Partner: grid operator (REST)": the label in front says what it is. */
function labelled({ tokens }: Reading, mention: Mention): boolean {
  const sense = mention.sense;
  return (
    sense.is === 'kind' &&
    sense.kind === 'partner' &&
    tokens[mention.at - 1]?.low === ':' &&
    /^(partner|who|them|with|other side|counterpart|provider|supplier)$/.test(
      tokens[mention.at - 2]?.low ?? '',
    )
  );
}

/** "A travel portal will sell our tours": somebody else's, which no product of the writer's is. */
function outsidePortal({ tokens }: Reading, mention: Mention, lead: Lead): boolean {
  if (mention.sense.is !== 'kind' || mention.sense.kind !== 'forms') return false;
  if (!/^(portal|platform|app|website)$/.test(mention.sense.noun)) return false;
  if (!/^(an?|another)$/.test(lead.determiner ?? '') || lead.words.every(plainWord)) return false;
  return /^(wants?|will|would|sells?|has|have|offers?|gave|gives|asked)$/.test(tokens[mention.to]?.low ?? '');
}

const roleNouns =
  /^(manager|director|staff|team|lead|technician|assistant|guy|person|desk|clerk|worker|employee|group|head|owner|member|office|account|holiday|statement|supervisor|administrator|admin|coordinator|rep|agent|officer|nurse|driver)$/;

/** "the lab manager", "done by our helpdesk": people, not a system. */
function peopleOf({ tokens }: Reading, mention: Mention): boolean {
  if (mention.sense.is !== 'kind') return false;
  const { kind } = mention.sense;
  if (!['partner', 'support', 'hr', 'accounting', 'storefront'].includes(kind)) return false;
  if (roleNouns.test(tokens[mention.to]?.base ?? '')) return true;
  return (
    kind === 'support' &&
    /^(by|ask|tell|call)$/.test(tokens[mention.at - 2]?.low ?? '') &&
    mention.sense.noun.endsWith('desk')
  );
}

/** "a spreadsheet that says which queue becomes which": a help to read by, not a source. */
function helping({ tokens }: Reading, mention: Mention): boolean {
  const lead = tokens
    .slice(Math.max(0, mention.at - 22), mention.at)
    .filter((token) => token.sentence === tokens[mention.at]?.sentence)
    .map((token) => token.low)
    .join(' ');
  if (
    /\b(somebody|someone|intern|assistant|colleague|nobody|everyone) (\w+ )?(types?|copies|retypes?|keys|pastes?)\b/.test(
      lead,
    )
  )
    return true;
  const after = tokens
    .slice(mention.to, mention.to + 5)
    .map((token) => token.low)
    .join(' ');
  return /^((that|which) (says|tells|shows|maps|lists which)|with (the |an? )?(old and new|mapping)|mapping)\b/.test(
    after,
  );
}

/** "into accounting": a place of records, where "accounting asks" is a department. */
function placedAt(reading: Reading, at: number): boolean {
  const lead = reading.tokens.slice(Math.max(0, at - 4), at - 1).map((token) => token.low);
  if (lead.some((word) => /^(leave|left|ask|asks|up|belongs|talk|matter|job|department)$/.test(word)))
    return false;
  return /^(in|into|to|from|with)$/.test(reading.tokens[at - 1]?.low ?? '');
}

const ownTrades = new Set(
  'agency clinic laboratory lab hospital pharmacy school university hotel airline utility bakery brewery roaster factory manufacturer producer retailer printer museum bank insurer'.split(
    ' ',
  ),
);
const people = new Set(
  'forwarder carrier courier vendor contractor subcontractor installer dealer broker franchisee factor partner haulier'
    .split(' ')
    .concat('tax office', 'freight forwarder', 'freight company', 'freight carrier', 'parcel carrier'),
);
const outside =
  /\b(their (api|system|side|portal|own|spec|webhook|interface|certificate)|theirs|(ask|tell|give|send|push|post) them|pushed to us|wants? us|wants \w+ from us|sends us|they (call|send|offer|have|give|return|want|answer|confirm|push|post|provide|expect|need)|api|soap|rest|interface|portal|endpoint|external|partner|sends? us|sftp|edi|callbacks?)\b/;

/** "A partner API", "vendor managed stock": a word that only says for whom a thing is. */
const modifies = /^(apis?|managed|integration|interface|programme?|id|number|portals?)$/;

/** "half of the agency", "business partner": what the writer himself may be, without a word of another company near it. */
function notPartner(reading: Reading, mention: Mention, lead: Lead): boolean {
  if (mention.sense.is !== 'kind') return true;
  if (/^(portal|app|platform|database|tool|dashboard|software)$/.test(reading.tokens[mention.to]?.base ?? ''))
    return true;
  if (
    modifies.test(reading.tokens[mention.to]?.low ?? '') &&
    /^(partner|supplier|vendor|dealer|retailer|distributor)$/.test(mention.sense.noun)
  )
    return true;
  if (mention.sense.noun === 'partner' && lead.words.at(-1)?.toLowerCase() === 'business') return true;
  const next = reading.tokens[mention.to]?.low ?? '';
  const first = lead.start - 2;
  if (/^(on|in) (duty|charge)$/.test(`${next} ${reading.tokens[mention.to + 1]?.low ?? ''}`)) return true;
  if (reading.tokens[lead.start - 1]?.low === 'my' && mention.sense.noun === 'partner') return true;
  if (/^because of$/.test(`${reading.tokens[first - 1]?.low ?? ''} ${reading.tokens[first]?.low ?? ''}`))
    return true;
  if (
    next === "'s" &&
    !offersAccess(reading, mention.to + 1) &&
    (ownTrades.has(mention.sense.noun) || people.has(mention.sense.noun))
  )
    return true;
  const acquired = reading.tokens
    .slice(mention.to, mention.to + 4)
    .map((token) => token.low)
    .join(' ');
  if (/^(that |which )?we (bought|acquired|took over|merged|own)\b/.test(acquired)) return true;
  if (
    /^(built|written|developed|programmed) by$/.test(
      `${reading.tokens[lead.first - 2]?.low ?? ''} ${reading.tokens[lead.first - 1]?.low ?? ''}`,
    )
  )
    return true;
  if (/^(wrote|built|developed|switches|runs)$/.test(next)) return true;
  if (/^works? (in|with)$/.test(`${next} ${reading.tokens[mention.to + 1]?.low ?? ''}`)) return true;
  const trade = ownTrades.has(mention.sense.noun);
  if (!trade && !people.has(mention.sense.noun)) return false;
  if (trade && /^(from|to|with)$/.test(reading.tokens[lead.start - 2]?.low ?? '')) return false;
  const sentence = reading.tokens[mention.at]?.sentence ?? 0;
  const near = reading.tokens
    .filter(
      (token) => token.sentence >= sentence && token.sentence <= sentence + (lead.age === 'new' ? 2 : 1),
    )
    .map((token) => token.low)
    .join(' ');
  return !outside.test(near);
}

/** "the insurer's claims API": what belongs to another company and can be called. */
function offersAccess({ tokens }: Reading, at: number): boolean {
  return tokens
    .slice(at, at + 3)
    .some((token) => /^(api|system|portal|interface|endpoint|webservice)$/.test(token.low));
}

/** "We're a design agency": the writer himself, not a partner. */
function selfSpoken(reading: Reading, mention: Mention): boolean {
  const lead = reading.tokens
    .slice(Math.max(0, mention.at - 6), mention.at)
    .filter((token) => token.sentence === reading.tokens[mention.at]?.sentence);
  return /\b(we are|we're|we ' re|i am|i'm|i ' m|we run|i run|i own|we own|are|as) (a|an|the)\b/.test(
    lead.map((token) => token.low).join(' '),
  );
}
