// Other companies that only grammar tells: "an assistance company with a SOAP service", "our clearing provider; they call our endpoint".
// A company without a word of how it is reached is somebody's customer or the writer, not a system.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { type Lead, leadBefore, namedTokens, plainWord } from './phrases.ts';

const heads = new Set(
  'company firm provider house organisation organization association authority operator network agency chain group ministry exchange marketplace platform customer hub board'.split(
    ' ',
  ),
);
const vague = new Set(
  'parent holding sister acquired own whole customer software client family group same service housing rental insurance'.split(
    ' ',
  ),
);
const reached =
  /\b(api|rest|soap|sftp|ftp|edi|edifact|webhooks?|interface|endpoint|as2|web service|callbacks?|host to host|ocpi|mqtt|oauth2?|van|protocol)\b/;

/** The partners of a text that no noun of the lexicon names. */
export function tradesIn(reading: Reading): readonly Actor[] {
  return reading.tokens.flatMap((token, at): readonly Actor[] => {
    if (!heads.has(token.low) && (wanting(reading, at) || offeredNext(reading, at)))
      return partner(reading, at);
    const agent = agents.test(token.low) && !things.has(token.low) && token.low === token.text;
    if ((!heads.has(token.low) && !agent) || kindAt(reading, at)) return [];
    const lead = leadBefore(reading, at);
    if (token.low !== 'hub' && before(reading, lead.first).endsWith('part of')) return [];
    if (agent && !heads.has(token.low)) return agentAt(reading, at, lead);
    const trade = lead.words.at(-1)?.toLowerCase() ?? '';
    const words = lead.words.filter((word) => !plainWord(word) && /^\p{Ll}+$/u.test(word));
    if (!['a', 'an', 'our', 'the', 'another', 'one'].includes(lead.determiner ?? '') || lead.words.length > 4)
      return [];
    if (
      /\b(we are|we're|we ' re|we run|i run|i own|we own|i am|i'm|i ' m|as|for|we ' ve)$/.test(
        before(reading, lead.first),
      )
    )
      return [];
    const told = words.length > 0 && !vague.has(trade) && !plainWord(trade);
    const bare = lead.words.length === 0 && offering(reading, at);
    if (/^(inside|in|within|on|outside|by)$/.test(reading.tokens[lead.first - 1]?.low ?? '')) return [];
    if (alone(reading, lead.first, at) || builds(reading, at)) return [];
    if (token.low === 'hub' && lead.determiner === 'our') return [];
    const big =
      token.low === 'customer' &&
      (lead.words.some((word) => large.has(word.toLowerCase())) ||
        (lead.age === 'new' && lead.determiner === 'a'));
    if (token.low === 'customer' ? !big : !told && !bare) return [];
    const near = reading.tokens
      .filter(
        (other) =>
          other.sentence === token.sentence ||
          other.sentence === token.sentence + 1 ||
          theirs(reading, other.sentence),
      )
      .map((other) => other.low)
      .join(' ');
    if (!reached.test(near)) return [];
    const noun = [...(big ? [] : words), token.low].join(' ');
    const mention: Mention = {
      at: bare ? at : lead.start,
      to: at + 1,
      sense: { is: 'kind', kind: 'partner', noun },
    };
    return [{ key: slug(noun), uses: null, name: titled(noun), kind: 'partner', part: null, at: [mention] }];
  });
}

/** "A disaster relief organisation.": a sentence that only says who writes. */
function alone({ tokens }: Reading, first: number, at: number): boolean {
  return tokens[first]?.first === true && tokens[at + 1]?.sentence !== tokens[at]?.sentence;
}

/** "The hospital group wrote an intake service": whoever builds is the writer's side. */
function builds({ tokens }: Reading, at: number): boolean {
  return /^(built|wrote|developed|programmed|runs|switches|uses|still)$/.test(tokens[at + 1]?.low ?? '');
}

const agents = /^[a-z]{3,}(er|or)$/;
const things = new Set(
  'newspaper order number letter customer user paper folder server computer container trailer winter summer quarter member partner newsletter filter header buffer register reminder layer center offer other another either over under never ever later after matter manager owner driver teacher worker engineer developer trainer planner dispatcher cleaner officer reader tracker counter master power tower water cover error mirror sensor monitor editor director doctor visitor actor factor vendor door floor major minor prior color motor indicator calculator generator configurator validator connector adapter router scanner printer hour supplier dealer broker wholesaler carrier insurer retailer producer manufacturer courier forwarder haulier aggregator distributor reseller integrator installer contractor subcontractor franchisor franchisee debtor creditor lawyer adviser advisor auditor consultant junior senior inspector supervisor coordinator administrator operator employer shopper buyer consumer subscriber passenger traveller researcher writer author publisher leader recruiter bookkeeper controller treasurer voucher sticker banner poster plaster pointer identifier converter importer exporter loader parser helper wrapper pager starter timer trigger transfer answer corner dinner finger former further greater higher larger longer lower newer older rather smaller super together upper weather whether wonder'.split(
    ' ',
  ),
);

/** "A caterer cooks for us … the caterer's API", "a hauler. They give us an API": somebody by what he does. */
function agentAt(reading: Reading, at: number, lead: Lead): readonly Actor[] {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || !/^(an?|our|the|one)$/.test(lead.determiner ?? '')) return [];
  const words = lead.words.filter((word) => !plainWord(word) && /^\p{Ll}+$/u.test(word));
  if (words.length > 1) return [];
  const own = tokens.some(
    (other, place) =>
      other.low === token.low &&
      tokens[place + 1]?.low === "'s" &&
      /^(api|system|portal|interface|endpoint|webhook)$/.test(tokens[place + 2]?.low ?? ''),
  );
  const next = tokens.filter((other) => other.sentence === token.sentence + 1);
  const offered =
    /^(they|it)$/.test(next[0]?.low ?? '') && reached.test(next.map((other) => other.low).join(' '));
  if (!own && !(offered && lead.determiner !== 'the') && !offering(reading, at)) return [];
  const noun = [...words, token.low].join(' ');
  const mention: Mention = { at: lead.start, to: at + 1, sense: { is: 'kind', kind: 'partner', noun } };
  return [{ key: slug(noun), uses: null, name: titled(noun), kind: 'partner', part: null, at: [mention] }];
}

const large = new Set('big biggest large largest key major important corporate enterprise'.split(' '));

/** "They call us with a webhook": a sentence that speaks of the other side. */
function theirs({ tokens }: Reading, sentence: number): boolean {
  return /^they$/.test(tokens.find((token) => token.sentence === sentence)?.low ?? '');
}

const staff = new Set(
  'boss colleague manager analyst team founder director owner user client member teacher person auditor lawyer customer accountant consultant doctor guest engineer developer'.split(
    ' ',
  ),
);

/** "A big cruise line wants to sell our trips via their own interface". */
function wanting(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || !/^[a-z]{4,}$/.test(token.text) || token.low !== token.base) return false;
  if (kindAt(reading, at) || staff.has(token.low)) return false;
  const next = tokens[at + 1]?.low ?? '';
  const verb = /^(now|also|recently)$/.test(next) ? (tokens[at + 2]?.low ?? '') : next;
  if (!/^(wants|lets|offers|requires)$/.test(verb)) return false;
  const lead = leadBefore(reading, at);
  if (!/^(an?|one)$/.test(lead.determiner ?? '')) return false;
  const near = tokens
    .filter((other) => other.sentence === token.sentence || other.sentence === token.sentence + 1)
    .map((other) => other.low)
    .join(' ');
  return reached.test(near) || /\b(their own|calls us|calls to us|they (call|ask|send|push))\b/.test(near);
}

const offers =
  /^they (('ve|have|'s|now|finally|do|recently|also) )*(got |have |offer |gave us |give us |provide |run |came up with )?(now )?(an?|their|some|their own) (\w+ ){0,3}(api|interface|endpoint|web service|webservice|sftp|soap|rest|portal with)\b/;

/** "A bindery in Poland prints them. They've got an API now": the company that the next sentence says how to reach. */
function offeredNext(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || !/^[a-z]{4,}$/.test(token.text) || token.low !== token.base) return false;
  if (kindAt(reading, at) || staff.has(token.low) || things.has(token.low)) return false;
  const said = tokens
    .filter((other) => other.sentence === token.sentence + 1)
    .map((other) => other.low)
    .join(' ')
    .replace(/ ' ?(ve|s|re)\b/g, " '$1");
  if (!offers.test(said)) return false;
  const lead = leadBefore(reading, at);
  if (!/^(an?|one)$/.test(lead.determiner ?? '')) return false;
  const verb = tokens[at + 1]?.low ?? '';
  const placed = /^(in|from|near)$/.test(verb) && /^\p{Lu}/u.test(tokens[at + 2]?.text ?? '');
  const next = placed ? (tokens[at + 3]?.low ?? '') : verb;
  return /^(that|who|which|to|does|has|takes|\w+[^s]s)$/.test(next) && !/^(is|was|this)$/.test(next);
}

function partner(reading: Reading, at: number): readonly Actor[] {
  const lead = leadBefore(reading, at);
  // "A wholesaler delivers straight to the patient": another company is named in front, and this word is what it does.
  if (
    lead.words.length > 2 ||
    reading.tokens.some((_, step) => step >= lead.start && step < at && kindAt(reading, step))
  )
    return [];
  const words = lead.words.filter((word) => !plainWord(word) && /^\p{Ll}+$/u.test(word));
  const noun = [...words, reading.tokens[at]?.low ?? ''].join(' ');
  const mention: Mention = { at: lead.start, to: at + 1, sense: { is: 'kind', kind: 'partner', noun } };
  return [{ key: slug(noun), uses: null, name: titled(noun), kind: 'partner', part: null, at: [mention] }];
}

/** "to a provider with an API", "a company that offers a REST interface". */
function offering({ tokens }: Reading, at: number): boolean {
  const after = tokens
    .slice(at + 1, at + 9)
    .filter((token) => token.sentence === tokens[at]?.sentence)
    .map((token) => token.low)
    .join(' ');
  return /^((that|which|who) )?(with|has|have|offers?|provides?|through|over|via) (an?|its|their)( own)?( \w+)? (api|interface|web service|sftp)\b/.test(
    after,
  );
}

function before({ tokens }: Reading, at: number): string {
  return tokens
    .slice(Math.max(0, at - 3), at)
    .map((token) => token.low)
    .join(' ');
}

function kindAt({ mentions }: Reading, at: number): boolean {
  return namedTokens(mentions).has(at);
}
