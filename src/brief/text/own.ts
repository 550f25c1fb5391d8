// Systems of the writer's own that no list could hold: "our loyalty service", "an internal pricing API", "the planner was written by us".
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import { nearName } from './links.ts';
import type { Mention } from './mentions.ts';
import { type Lead, leadBefore, namedTokens, plainWord } from './phrases.ts';

const heads = new Set(
  'service microservice system api application app platform tool software backend engine program programme portal database db server gateway registry hub module core'.split(
    ' ',
  ),
);
/** Heads that count only when they are told to be made of code: "a PHP thing". */
const looseHeads = new Set('thing script monolith stack site codebase project solution frontend'.split(' '));
/** Machines only when they are one's own make: else people are called so. */
const movers = new Set(
  'controller planner scheduler dispatcher tracker router directory ledger paywall'.split(' '),
);
/** Machines by their name: nobody is called so. */
const machines = new Set(
  'calculator configurator optimiser optimizer generator archive validator recommender simulator'.split(' '),
);

/** Every place that speaks of a system of the writer's own by what it is for. */
export function ownSystems(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    const beside = craftedBeside(reading, at);
    if (beside) return service(reading, at);
    if (covered(reading, at) || goesOn(reading, at)) return [];
    const written = identifier(reading, at);
    if (written !== null) return written;
    const crafted = looseHeads.has(token.low) && leadBefore(reading, at).words.some(codeWord);
    if ((heads.has(token.base) || crafted || machine(reading, at)) && token.base === token.low)
      return service(reading, at);
    return made(reading, at);
  });
}

/** "A homegrown service app": the head is the next word. */
function goesOn({ tokens }: Reading, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    token !== undefined && next?.sentence === token.sentence && heads.has(token.low) && heads.has(next.low)
  );
}

/** "Our menu planner, a Django app": a noun of code that says what the thing named before it is. */
export function craftedBeside(reading: Reading, at: number): boolean {
  const head = reading.tokens[at]?.low ?? '';
  if (!heads.has(head) && !looseHeads.has(head) && !/^(website|shop|store)$/.test(head)) return false;
  if (!reading.tokens.slice(Math.max(0, at - 5), at).some((token) => codeWord(token.low))) return false;
  const lead = leadBefore(reading, at);
  if (lead.determiner === null || !lead.words.some(codeWord)) return false;
  return lead.words.every((word) => plainWord(word) || codeWord(word)) && apposed(reading, lead) !== null;
}

function service(reading: Reading, at: number): readonly Actor[] {
  const token = reading.tokens[at];
  const lead = leadBefore(reading, at);
  const ours =
    ['our', 'the', 'my'].includes(lead.determiner ?? '') ||
    ofOurOwn(reading, at) ||
    held(reading, lead) ||
    techAfter(
      reading.tokens
        .slice(at + 1, at + 7)
        .map((other) => other.low)
        .join(' '),
    );
  const telling = lead.words.filter((word) => !plainWord(word) && !codeWord(word));
  if (token === undefined || lead.owner !== null) return [];
  if (/^(their|its|his|her)$/.test(lead.determiner ?? '')) return [];
  if (
    token.low === 'application' &&
    /^(policy|loan|job|credit|grant|visa|permit|membership|mortgage|new|each|every)$/.test(
      telling.at(-1)?.toLowerCase() ?? '',
    )
  )
    return [];
  const crafted = lead.determiner !== null && lead.words.some((word) => codeWord(word));
  const named = (lead.own || crafted) && telling.length === 0 ? apposed(reading, lead) : null;
  if (named !== null) return actorAt(reading, { ...named, own: true });
  if (looseHeads.has(token.low)) return [];
  if (!lead.own && !ours && !(crafted && telling.length === 0)) return [];
  if (lead.words.length > 4) return [];
  if (
    token.low === 'api' &&
    !lead.own &&
    !ofOurOwn(reading, at) &&
    !builtBefore(reading, lead) &&
    !held(reading, lead)
  )
    return [];
  if (/^(customer|self|delivery|web|field|after)$/i.test(telling.at(-1) ?? '') && token.low === 'service')
    return [];
  if (
    ['program', 'programme', 'module', 'hub', 'core'].includes(token.low) &&
    !lead.own &&
    !crafted &&
    lead.age === null
  )
    return [];
  if (
    telling.length === 0 &&
    /^(it|that|this|which|they|these)( is| was| 's|'s| are)$/.test(lowBefore(reading, lead.first, 2))
  )
    return [];
  if (organised(reading, at)) return [];
  if (/\b(we are|we ' re|i am|i ' m|as)( still| basically)?$/.test(lowBefore(reading, lead.first, 4)))
    return [];
  if (telling.length === 0 && !crafted) return lead.own ? nameless(reading, at) : [];
  return actorAt(reading, { at, words: lead.words, own: lead.own });
}

/** "our route optimiser", "a quote calculator of our own": a machine by its name. */
function machine(reading: Reading, at: number): boolean {
  const low = reading.tokens[at]?.low ?? '';
  if (!machines.has(low) && !movers.has(low)) return false;
  const lead = leadBefore(reading, at);
  return lead.words.length > 0 && (machines.has(low) || lead.own);
}

const idHeads = new Set(
  'api service svc engine gateway hub server backend db core app bot worker'.split(' '),
);
const idStops = new Set('self customer field web in single multi rest back micro non'.split(' '));

/** "claims-api", "order-service": a name as code writes it, used without an article. */
function identifier(reading: Reading, at: number): readonly Actor[] | null {
  const { tokens, text } = reading;
  const joined = (to: number): boolean =>
    tokens[to - 1]?.end === (tokens[to]?.start ?? 0) - 1 && text[(tokens[to]?.start ?? 0) - 1] === '-';
  if (!idHeads.has(tokens[at]?.text ?? '') || !joined(at)) return null;
  let from = at - 1;
  while (joined(from)) from -= 1;
  const parts = tokens.slice(from, at);
  if (parts.some((part) => !/^[a-z]\w*$/.test(part.text) || idStops.has(part.low))) return null;
  const before = tokens[from - 1];
  const same = before !== undefined && before.sentence === tokens[from]?.sentence;
  if (same && /^(a|an|their|its|any|every|no|your|his)$/.test(before.low)) return null;
  return actorAt(reading, { at, words: parts.map((part) => part.text), own: false });
}

const code =
  /^(\.net|spring|laravel|fastapi|flask|scala|kotlin|rust|elixir|typescript|javascript|kubernetes|symfony|nestjs|c#|vb|foxpro|java|php|python|ruby|rails|django|delphi|clarion|cobol|rpg|perl|golang|node|dotnet|clipper|vba|basic|vb6|fortran|pascal|powerbuilder)$/i;

function codeWord(word: string): boolean {
  return code.test(word);
}

/** "There's a notification service", "we have a booking engine": what is held is one's own. */
function held(reading: Reading, lead: Lead): boolean {
  if (!['a', 'an'].includes(lead.determiner ?? '')) return false;
  const before = reading.tokens
    .slice(Math.max(0, lead.start - 4), Math.max(0, lead.start - 1))
    .map((token) => token.low)
    .join(' ');
  return (
    /\b(there 's|there is|there's|(we|i|you|team|saas|platform|risk|legal|it|finance|ops|engineering|colleagues|developers) ('s |'ve |' ve |have |has )?(also |now )?(have|has|ve|'ve|run|runs|operate|operates|host|hosts|maintain|maintains|got|own|owns|keep))( also| got)?$/.test(
      before,
    ) || builtBefore(reading, lead)
  );
}

/** "Our blood donation service still uses a program": people who serve, not software. */
function organised({ tokens }: Reading, at: number): boolean {
  if (tokens[at]?.low !== 'service') return false;
  const after = tokens
    .slice(at + 1, at + 4)
    .map((token) => token.low)
    .join(' ');
  return /^(still )?(uses?|wants?|employs?|works with) (an?|to)\b/.test(after);
}

function lowBefore({ tokens }: Reading, at: number, count: number): string {
  return tokens
    .slice(Math.max(0, at - count), at)
    .map((token) => token.low)
    .join(' ');
}

/** "Risk built a fraud scoring API". */
function builtBefore(reading: Reading, lead: Lead): boolean {
  const before = reading.tokens
    .slice(Math.max(0, lead.first - 4), lead.first)
    .map((token) => token.low)
    .join(' ');
  return (
    /\b(runs?|operates?|hosts?|maintains?|built|wrote|developed|programmed|coded|created)$/.test(before) &&
    !/\b(they|who|partner|vendor|supplier|he|she|insurer|bank|customer) (have |has )?\w+$/.test(before)
  );
}

/** "The tariff calculator (an in-house Java service)", "the planner, our own software": the thing that a service is said to be. */
function apposed(
  reading: Reading,
  lead: Lead,
): { readonly at: number; readonly words: readonly string[] } | null {
  let at = lead.first - 1;
  const states = /^(is|'s)$/.test(reading.tokens[at]?.low ?? '');
  if (states) at -= 1;
  const refers = /^(that|it|which)$/.test(reading.tokens[at]?.low ?? '');
  if (refers) at -= 1;
  if (states && !refers && lead.words.some(codeWord)) at += 1;
  else if (!/^[(,]$/.test(reading.tokens[at]?.low ?? '')) return null;
  const noun = reading.tokens[at - 1];
  if (
    noun === undefined ||
    noun.sentence !== reading.tokens[at]?.sentence ||
    !/^\p{Ll}{3,}$/u.test(noun.text)
  )
    return null;
  if (covered(reading, at - 1)) return null;
  const own = leadBefore(reading, at - 1);
  return own.determiner === null || own.words.length === 0 ? null : { at: at - 1, words: own.words };
}

/** "a deployment service of our own", "a small tool we wrote ourselves". */
function ofOurOwn(reading: Reading, at: number): boolean {
  const after = reading.tokens
    .slice(at + 1, at + 7)
    .filter((token) => token.sentence === reading.tokens[at]?.sentence)
    .map((token) => token.low)
    .join(' ');
  return /^(of (our|my|its) own|of ours|[(,] ?(ours|our own|self written|self built|home made|home grown|homemade|homegrown|built in house|written in house|in house)\b|(that |which )?(we|i|(our|my)( \w+){1,3}|(a|the|some) (\w+ )?(student|colleague|developer|intern|nephew|freelancer|contractor|team|engineer|agency)|somebody|someone|(one|two|some) of us) (\w+ )?(built|wrote|written|developed|programmed|coded|made|host|run|operate|maintain)|(was |is |got )?(built|written|developed|programmed) (by us|in house|ourselves|\(?in \d{4}))\b/.test(
    after,
  );
}

/** "An in-house application" without a word of what it is for: one system, if the text names no other of its own. */
function nameless(reading: Reading, at: number): readonly Actor[] {
  const head = reading.tokens[at]?.low ?? '';
  if (['api', 'tool', 'server', 'module'].includes(head)) return [];
  return actorAt(reading, { at, words: ['in-house'], own: true });
}

const ourMaking =
  /^((is|was) (something|a thing|a system|one) )?(, )?(which |that )?(we|i|our \w+( \w+)?) (have |has |'ve |had )?(ourselves )?(built|wrote|written|developed|programmed|coded)\b/;
const making =
  /^(was|is|were|has been|were|got) (\w+ )?((written|built|developed|programmed|coded) (by|in house|ourselves|for us)|made (by us|by our|in house|ourselves|for us)|(home|self|custom|in|hand) (made|grown|built|written|coded|house)|homemade|homegrown)\b/;
const ordered = /\b(had|have|got|gets?) (a|an|our|the) ([a-z]+ ){1,3}$/;
const delivered = /^(built|written|developed|programmed|coded|made)\b/;
const makers =
  /\b(we|i|team|guys?|developers?|nephew|colleague) (have |has |'ve |had )?(ourselves )?(built|wrote|written|developed|programmed|coded) (our own |our |a |an own |an )([a-z]+ ){0,3}$/;

/** "The shift planner was written by our IT guy", "we built a configurator": what somebody made himself is a system. */
function made(reading: Reading, at: number): readonly Actor[] {
  const token = reading.tokens[at];
  if (token === undefined || !/^(\p{Ll}{4,}|\p{Lu}{2,5})$/u.test(token.text)) return [];
  if (token.low !== token.base && !named(reading, at)) return [];
  if (reading.verbs.some((verb) => verb.at === at)) return [];
  if (stops.has(token.low) || (/(ing|ed|ly)$/.test(token.low) && !named(reading, at))) return [];
  const low = (from: number, to: number): string =>
    reading.tokens
      .slice(Math.max(0, from), to)
      .filter((other) => other.sentence === token.sentence)
      .map((other) => other.low)
      .join(' ');
  const told = reading.mentions.find((mention) => mention.at <= at && mention.to > at);
  if (told !== undefined && !(named(reading, at) && told.sense.is === 'kind')) return [];
  const lead = leadBefore(reading, at);
  if ((lead.determiner === null && lead.owner === null) || lead.words.some(plainWord)) return [];
  const commissioned = delivered.test(low(at + 1, at + 2)) && ordered.test(`${low(at - 6, at + 1)} `);
  const passive =
    commissioned ||
    (lead.words.length > 0 && techAfter(low(at + 1, at + 6))) ||
    making.test(low(at + 1, at + 7)) ||
    ourMaking.test(low(at + 1, at + 8));
  const ends =
    !/^\p{L}/u.test(reading.tokens[at + 1]?.text ?? '.') || stops.has(reading.tokens[at + 1]?.low ?? '');
  const active = ends && makers.test(`${low(at - 9, at)} `);
  if (!passive && !active) return [];
  return actorAt(reading, { at, words: lead.words, own: true });
}

/** "The opera's ticketing", "our routing": a doing that stands for what does it. */
function named({ tokens }: Reading, at: number): boolean {
  return /^('s|our)$/.test(tokens[at - 1]?.low ?? '') && tokens[at]?.low.endsWith('ing') === true;
}

/** "our own membership core, Java, REST": what code is made of stands right behind. */
function techAfter(after: string): boolean {
  const [sign, , ...rest] = after.split(' ');
  const words = after
    .split(' ')
    .slice(1)
    .filter((word) => !/^(an?|small|old|our|own|internal|,)$/.test(word));
  if (sign !== ',' && sign !== '(') return false;
  const [first = ''] = words;
  return codeWord(first) || (/^(rest|soap|grpc|graphql|openapi)$/.test(first) && rest.length > 0);
}

const stops = new Set('that which in with for to on where and ten years from'.split(' '));

interface Phrase {
  readonly at: number;
  readonly words: readonly string[];
  readonly own: boolean;
}

function actorAt(reading: Reading, { at, words, own }: Phrase): readonly Actor[] {
  const name = [...words, reading.tokens[at]?.text ?? ''].join(' ');
  const start = words.includes('in-house') ? at : at - words.length;
  const mention: Mention = { at: start, to: at + 1, sense: { is: 'kind', kind: 'internal', noun: name } };
  if (nearName(reading, mention)) return [];
  const shown = own && !words.includes('in-house') ? `internal ${name}` : name;
  return [{ key: slug(name), uses: null, name: titled(shown), kind: 'internal', part: null, at: [mention] }];
}

function covered(reading: Reading, at: number): boolean {
  return namedTokens(reading.mentions).has(at);
}
