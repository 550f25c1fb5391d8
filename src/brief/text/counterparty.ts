// The other company of a text in which no rule has found one: the noun that "they" and "their API" stand for. Every noun of a company
// or a person is weighed by what is said of it; the best counts when enough speaks for it. Staff and the writer himself are none.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { type Lead, leadBefore, namedTokens, plainWord } from './phrases.ts';

const companies = new Set(
  'company firm provider house organisation organization association authority operator network agency chain group ministry exchange marketplace platform workshop studio city town municipality agent council county district clinic hospital laboratory lab pharmacy bank insurer school university shop store garage club federation union charity foundation institute bureau office syndicate cooperative consortium publisher label venue festival fund exporter importer mill farm brewery bakery caterer laundry tailor engraver framer foundry refinery plant factory warehouse retailer wholesaler distributor supplier dealer reseller carrier courier forwarder haulier recruiter manufacturer producer broker organiser organizer promoter landlord utility telco embassy registry court notary customer client partner contractor subcontractor franchisor franchisee brand portal lender lessor underwriter assembler roaster printer dairy coalition alliance shipyard airline airport port museum theatre hotel fintech startup insurtech bookmaker scheme processor steelworks railway crematorium survey society centre center borough province chamber association lottery issuer sponsor register state waterworks administration commission house firm'.split(
    ' ',
  ),
);
/** Nouns that are a company only with a word before them that says which. */
const qualified = new Set(
  'owner customer client platform office network portal shop store group label brand plant house warehouse school club fund exchange registry register survey state association administration commission centre center agent'.split(
    ' ',
  ),
);
const staff = new Set(
  'manager user member teacher worker engineer developer planner dispatcher driver officer leader controller treasurer bookkeeper order number server folder computer letter newsletter counter register reminder offer other another either over under never ever later after matter container tracker reader filter buffer header pointer scanner winter summer quarter paper sticker voucher power water error sensor monitor barrier editor director doctor visitor actor factor door floor major minor color motor layer center corner dinner answer trigger timer parser adviser lawyer auditor consultant junior senior inspector supervisor coordinator administrator rather cover former further greater higher larger longer lower newer older smaller together upper whether wonder subscriber passenger traveller writer author shopper buyer consumer employer donor debtor helper customer per'.split(
    ' ',
  ),
);
const agent = /^[a-z]{3,}(er|or|ist)$/;
const access =
  /\b(apis?|rest|soap|graphql|sftp|ftp|edi|edifact|as2|webhooks?|callbacks?|interface|endpoint|url|portal|csv|xml|json|swagger|openapi|token|signed|certificate)\b/;
const acts =
  /^(now |also |recently |already |just )?(wants?|would like|gives?|gave|offers?|takes?|takes over|insists?|sends?|asks?|calls?|prints?|makes?|ships?|collects?|delivers?|produces?|looks?|buys?|lets?|expects?|needs?|provides?|has|have|'s got|opens?|puts?|pushes|reports?|pays?|handles?|does|runs?|stores?|picks?|answers?|will|requires?|accepts?|cooks?|cleans?|assembles?|engraves?|builds?|installs?|publishes|demands?|is switching|opened|replaces|integrates|bought our|put its|uses)\b/;

const chats: ReadonlySet<string> = new Set(['chat', 'email', 'drop']);

interface Candidate {
  readonly key: string;
  readonly words: readonly string[];
  readonly at: number;
  readonly to: number;
  readonly score: number;
  /** Whether the noun is a company's, not somebody's who does something. */
  readonly company: boolean;
}

/** What must speak for a noun: less where the text would be left with one system alone. */
const enough = 4;
const needed = 2;

/** Whether the text speaks of another side again and again, and of how it is reached. */
function dealtWith(reading: Reading): boolean {
  if (!access.test(lowText(reading))) return false;
  const said = new Map<number, string>();
  for (const { sentence, low } of reading.tokens) said.set(sentence, `${said.get(sentence) ?? ''} ${low}`);
  return [...said.values()].filter((words) => otherSide.test(words)).length > 1;
}

const otherSide =
  /^ (they|their) |\b(from|to|with|by) them\b|\b(their|his) (\w+ )?(api|system|platform|side|end|endpoint|webhooks?|interface|server|sandbox|auth|certificate)\b/;

/** The partner of a text that has none among `actors`. */
export function counterparty(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  if (actors.some((actor) => actor.kind === 'partner')) return [];
  if (!access.test(lowText(reading)) && !/\b(they|them|their)\b/.test(lowText(reading))) return [];
  const taken = namedTokens(reading.mentions);
  const found = reading.tokens.flatMap((_token, at) => candidateAt(reading, taken, at));
  const sums = new Map<string, Candidate>();
  for (const one of found) {
    const before = sums.get(one.key);
    sums.set(
      one.key,
      before === undefined ? one : { ...before, score: Math.max(before.score, one.score) + 1 },
    );
  }
  const [best] = [...sums.values()].toSorted((a, b) => b.score - a.score || a.at - b.at);
  if (
    best === undefined ||
    best.score <
      (actors.filter((one) => !chats.has(one.kind)).length > 1 && !(best.company && dealtWith(reading))
        ? enough
        : needed)
  )
    return [];
  const mentions = found.filter(({ key }) => key === best.key).map((one) => mentionOf(one, best));
  const name = best.words.join(' ');
  return [{ key: slug(name), uses: null, name: titled(name), kind: 'partner', part: null, at: mentions }];
}

function mentionOf({ at, to }: Candidate, { words }: Candidate): Mention {
  return { at, to, sense: { is: 'kind', kind: 'partner', noun: words.join(' ') } };
}

function lowText({ tokens }: Reading): string {
  return tokens.map(({ low }) => low).join(' ');
}

/** "a chain of clinics", "a group of hospitals": called by its members. */
const gathers = /^(chain|group|network)$/;

function candidateAt(reading: Reading, taken: ReadonlySet<number>, at: number): readonly Candidate[] {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || (token.text !== token.low && !token.first)) return [];
  if (token.low !== token.base && !token.low.endsWith('works')) {
    const one = oneOfMany(reading, at);
    return one.length > 0 ? one : severalAt(reading, taken, at);
  }
  const partnerNoun = kindOf(reading, at) === 'partner';
  if (taken.has(at) && !partnerNoun) return [];
  const company = companies.has(token.low) || partnerNoun;
  if (!company && (!agent.test(token.low) || staff.has(token.low))) return [];
  const lead = headline(reading, at) ?? leadBefore(reading, at);
  const there = lead.determiner === 'this' && tokens[lead.first - 2]?.low === 'there';
  const whose = lead.owner !== null && (company || acts.test(tokens[at + 1]?.low ?? ''));
  if ((!/^(an?|our|the|one|another)$/.test(lead.determiner ?? '') && !there && !whose) || lead.own) return [];
  const telling = lead.words.filter((word) => !plainWord(word) && /^\p{Ll}+$/u.test(word));
  if (lead.words.length > 3) return [];
  const led = gathers.test(token.low) && tokens[at + 1]?.low === 'of';
  const dealing = /^(customer|client)$/.test(token.low) && asking(reading, at);
  const spelledOut =
    tokens[at + 1]?.low === '(' &&
    access.test(
      tokens
        .slice(at + 2, at + 9)
        .map(({ low }) => low)
        .join(' '),
    );
  if (
    qualified.has(token.low) &&
    telling.length === 0 &&
    !large(lead) &&
    !led &&
    !dealing &&
    !spelledOut &&
    !there
  )
    return [];
  if (lead.determiner === 'the' && /^(company|firm|house|office|group)$/.test(token.low)) return [];
  if (takenOver(reading, lead.first) || opening(reading, lead.first, at)) return [];
  if (lead.determiner === 'our' && inHouse.test(token.low)) return [];
  const start = lead.owner === null ? lead.first : leadBefore(reading, lead.owner).first;
  if (/^(built|wrote|made|programmed|developed)$/.test(tokens[at + 1]?.low ?? '')) return [];
  if (productOf(reading, at) || selfSpoken(reading, start) || insideOf(reading, lead.first, token.low))
    return [];
  const words = [...telling, token.low];
  const of = tokens[at + 1]?.low === 'of' ? tokens[at + 2] : undefined;
  const members = gathers.test(token.low) && of !== undefined ? [of.base] : [];
  return [
    {
      key: token.low,
      words: [...members, ...words],
      at: lead.start,
      to: members.length > 0 ? at + 3 : at + 1,
      score: scoreAt(reading, { at, lead, company }),
      company,
    },
  ];
}

const many = /^(two|three|four|five|six|seven|eight|ten|several|\d+)$/;

/** "Four publishers have licensed our texts … the publishers report back": several companies that are reached alike. */
function severalAt(reading: Reading, taken: ReadonlySet<number>, at: number): readonly Candidate[] {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || taken.has(at) || !companies.has(token.base) || qualified.has(token.base))
    return [];
  const counted = tokens.some(
    (other, place) => other.low === token.low && many.test(tokens[place - 1]?.low ?? ''),
  );
  const before = tokens[at - 1]?.low ?? '';
  if (!counted || !(many.test(before) || before === 'the')) return [];
  if (selfSpoken(reading, at - 1) || insideOf(reading, at - 1, token.base)) return [];
  const lead: Lead = {
    words: [],
    determiner: 'the',
    own: false,
    age: null,
    owner: null,
    start: at,
    first: at - 1,
  };
  const score = scoreAt(reading, { at, lead, company: true });
  return [{ key: token.base, words: [token.base], at: at - 1, to: at + 1, score, company: true }];
}

/** "One of the manufacturers wants", "forty dealers. One of them, the biggest, wants": one of several that is not named. */
function oneOfMany(reading: Reading, at: number): readonly Candidate[] {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || !companies.has(token.base)) return [];
  const lead = tokens
    .slice(Math.max(0, at - 4), at)
    .map(({ low }) => low)
    .join(' ');
  const one = /\bone of (the|our|these|those)( \w+)?$/.test(lead);
  const said = `${said14(reading, at)} ${sentenceFrom(reading, at, token.sentence + 1)}`;
  const later =
    /(^|[.,] |\b)(one of them|the (biggest|largest)( of them)?|but one) ?(, the (biggest|largest) , )?(has|wants|does|asks|now|uses|will|is|would|offers|demands)\b/;
  if (!(one && acts.test(said14(reading, at))) && !later.test(said)) return [];
  return [{ key: token.base, words: [token.base], at, to: at + 1, score: enough, company: true }];
}

function said14({ tokens }: Reading, at: number): string {
  return tokens
    .slice(at + 1, at + 14)
    .filter((token) => token.sentence === tokens[at]?.sentence)
    .map(({ low }) => low)
    .join(' ');
}

/** Parts of the writer's own house. */
const inHouse =
  /^(centre|center|administration|register|registry|association|survey|office|house|commission)$/;

/** "A customer of ours is switching to EDI", "our client (a ministry) demands": one that asks for something. */
function asking({ tokens }: Reading, at: number): boolean {
  const after = tokens
    .slice(at + 1, at + 16)
    .filter((token) => token.sentence === tokens[at]?.sentence)
    .map(({ low }) => low)
    .join(' ')
    .replace(/^of (ours|mine) /, '')
    .replace(/^(\( [^)]{1,40} \)|, [^,]{1,60} ,) /, '');
  return /^(wants?|asks?|demands?|insists?|is switching|would like|uses|requires?)\b/.test(after);
}

/** "Operator has a tasking API": a noun at the head of a sentence that leaves the article out. */
function headline({ tokens, mentions }: Reading, at: number): Lead | null {
  const first = tokens.findIndex((token) => token.sentence === tokens[at]?.sentence);
  const words = tokens.slice(first, at).map(({ low }) => low);
  if (at - first > 2 || words.some((word) => !/^\p{L}{3,}$/u.test(word) || small.test(word))) return null;
  if (mentions.some((one) => one.sense.is === 'system' && one.at >= first && one.at <= at)) return null;
  const after = tokens.slice(at + 1, at + 4).map(({ low }) => low);
  if (
    first === 0 &&
    !/^(wants?|asks?|has|opened|integrates|replaces|offers?|requires?|demands?|'s)$/.test(after[0] ?? '')
  )
    return null;
  if (
    !acts.test(after.join(' ')) &&
    !/^(opened|streams?|drops?|replaces?|integrates|rents|'s)$/.test(after[0] ?? '')
  )
    return null;
  return { words, determiner: 'a', own: false, age: null, owner: null, start: first, first };
}

const small =
  /^(the|our|their|his|her|its|this|that|these|those|any|each|every|all|and|but|for|when|while|after|once|what|which|new|most|some|one|two|three|many|both|only|also|then|now)$/;

/** "We bought a design studio": what it uses is the writer's now. */
function takenOver({ tokens }: Reading, first: number): boolean {
  const before = tokens.slice(Math.max(0, first - 3), first).map(({ low }) => low);
  return /\b(bought|acquired|took over|taken over|own|owns|merged with)( up)?$/.test(before.join(' '));
}

/** "A news agency for science.": a first sentence without a verb says who writes. */
function opening({ tokens, verbs }: Reading, first: number, at: number): boolean {
  if (tokens[first]?.sentence !== 0 || first > 0) return false;
  return (
    tokens[at]?.sentence === 0 &&
    /^(for|of|with|in|from)$/.test(tokens[at + 1]?.low ?? '') &&
    !verbs.some((verb) => tokens[verb.at]?.sentence === 0)
  );
}

function kindOf({ mentions }: Reading, at: number): string | null {
  const mention = mentions.find((one) => one.at <= at && one.to > at && one.sense.is === 'kind');
  return mention?.sense.is === 'kind' ? mention.sense.kind : null;
}

function large({ words, age }: Lead): boolean {
  return age === 'new' || words.some((word) => /^(big|large|key|major|important|corporate)/.test(word));
}

interface Noun {
  readonly at: number;
  readonly lead: Lead;
  readonly company: boolean;
}

function scoreAt(reading: Reading, { at, lead, company }: Noun): number {
  const { tokens } = reading;
  const told = dealingIn(reading);
  const sentence = tokens[at]?.sentence ?? 0;
  const said = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .filter((token) => token.sentence === sentence)
      .map(({ low }) => low)
      .join(' ');
  const following = sentenceFrom(reading, at, sentence + 1);
  const next = `${said(at + 1, at + sentenceReach)} ${following}`;
  const after = said(at + 1, at + 14)
    .replace(/^(in|from|near|of) \w+ /, '')
    .replace(/^(\( [^)]{1,40} \)|, [^,]{1,60} ,) /, '');
  const passive = /\b(\w+ed|done|made) by $/.test(`${said(lead.first - 2, lead.first)} `);
  const owner =
    /^'s (\w+ ){0,2}(api|system|portal|interface|endpoint|webhook|url|software|side|register|platform|cloud|server|gateway|push)\b/.test(
      after,
    );
  return (
    (company ? 1 : 0) +
    (acts.test(after) ? 2 : 0) +
    (passive ? 1 : 0) +
    (/^apis?\b/.test(after) ? 1 : 0) +
    (owner || /^(by|via|over|through) (his|their|its) /.test(after) ? 3 : 0) +
    (/\b(they|them|their|he|him|his)\b/.test(next) ? 1 : 0) +
    (/\b(they|he|their|his|them|him|who|which|that|with)\b.*/.test(next) && access.test(next) ? 1 : 0) +
    (/^(they|he|their|his|from them|from us|for that we)\b/.test(following) ? 1 : 0) +
    (/^\( (they|he) /.test(after) ? 2 : 0) +
    (told.reached && lead.determiner !== 'our' ? Math.max(0, spokenOfFrom(told, sentence) - 1) : 0) +
    (lead.determiner === 'the' ? -1 : 0)
  );
}

const other = /^(they|them|their|theirs)$/;

const dealing = /\b(calls?|posts?|pushe?s?|pings?|asks?|sends?) us\b/;

/** How a text speaks of another side: whether it is reached, and in which sentences it is spoken of. */
interface Dealing {
  readonly reached: boolean;
  readonly sentences: readonly number[];
}

const dealings = new WeakMap<Reading['tokens'], Dealing>();

/** Kept per text, because every noun of a long one is asked for. */
function dealingIn(reading: Reading): Dealing {
  const before = dealings.get(reading.tokens);
  if (before !== undefined) return before;
  const all = lowText(reading);
  const spoken = reading.tokens.filter(({ low }) => other.test(low)).map(({ sentence }) => sentence);
  const found = { reached: access.test(all) || dealing.test(all), sentences: [...new Set(spoken)] };
  dealings.set(reading.tokens, found);
  return found;
}

/** How often the other side is spoken of from a sentence on, up to three times. */
function spokenOfFrom({ sentences }: Dealing, sentence: number): number {
  return Math.min(3, sentences.filter((one) => one >= sentence).length);
}

/** A sentence is looked at no farther: a text may be one without an end. */
const sentenceReach = 80;

/** The words of a sentence that begins soon after a token. */
function sentenceFrom({ tokens }: Reading, at: number, sentence: number): string {
  return tokens
    .slice(at, at + 2 * sentenceReach)
    .filter((token) => token.sentence === sentence)
    .map(({ low }) => low)
    .join(' ');
}

/** "We're a design agency", "and we're the lab", "as an insurer": the writer himself. */
function selfSpoken({ tokens }: Reading, first: number): boolean {
  const before = tokens
    .slice(Math.max(0, first - 4), first)
    .map(({ low }) => low)
    .join(' ');
  return /\b(we are|we're|we ' re|i am|i'm|i ' m|we run|i run|i own|we own|as|part of|hr of|it of)( still| basically| just)?$/.test(
    before,
  );
}

/** "Our biggest client orders from their Foobaz": the product is named. */
function productOf({ tokens, mentions }: Reading, at: number): boolean {
  return mentions.some(
    (one) =>
      one.sense.is === 'system' &&
      one.at > at &&
      tokens[one.at]?.sentence === tokens[at]?.sentence &&
      /^(their|his|its)$/.test(tokens[one.at - 1]?.low ?? ''),
  );
}

/** "in a warehouse", "at the office": a place where something is. */
function insideOf({ tokens }: Reading, first: number, noun: string): boolean {
  if (/^(platform|exchange|marketplace|portal)$/.test(noun)) return false;
  return /^(inside|in|within|on|outside|at|than|per)$/.test(tokens[first - 1]?.low ?? '');
}
