// Names that take no part: what is ruled out or already works, what something is only made of, whose number is only carried along.
import { type Actor, unknownKind } from './actors.ts';
import type { Reading } from './clauses.ts';
import { isTechWord } from './made-of.ts';
import type { Mention } from './mentions.ts';

/** The products without those that are only ruled out, compared with or carried along. */
export function productsMeant(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  return actors.filter((actor) => {
    const named = actor.at.filter((mention) => mention.sense.is === 'system');
    return !named.every((mention) => {
      const place = { actor, mention, own: [] };
      return (
        denied(reading, place) ||
        takenBack(reading, mention) ||
        carried(reading, place) ||
        transport(reading, place) ||
        format(reading, place) ||
        hosting(reading, place)
      );
    });
  });
}

/** The actors without those of which every place says that they stay outside; where fewer than two would be left, all take part. */
export function takingPart(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  const own = actors.filter((actor) => actor.uses === null && actor.kind !== 'email');
  const kept = actors.filter((actor) => {
    if (actor.kind === 'email' && actor.uses === null) return true;
    const real = actor.at.filter((mention) => mention.sense.is === 'system' || actor.uses === null);
    const inside = real.filter((mention) => !outside(reading, { actor, mention, own }));
    if (real.length === 0 || inside.length === 0) return real.length === 0;
    const alone = real.some((mention) => leftAlone(reading, mention));
    return !alone || !inside.every((mention) => leftAlone(reading, mention) || introduced(reading, mention));
  });
  return kept.length < 2 && actors.length < 4 ? actors : kept;
}

const alone =
  /^((leave|leaves|leaving) (these|those|both|the|them|all)( (two|three|four|both))? (alone|as they are|in peace|out)|(are|is) (both )?(connected|coupled|linked|integrated|wired)\b.* (left|leave them) (in peace|alone|as they are))/;

/** "A handles B and C, leave these two alone", "B and C are connected already and shall be left in peace": the last so many before it. */
function leftAlone(reading: Reading, { at }: Mention): boolean {
  const { tokens, mentions } = reading;
  const sentence = tokens[at]?.sentence;
  const told = tokens
    .slice(at + 1, at + 40)
    .findIndex(
      (token, step) =>
        token.sentence === sentence &&
        /^(lea|are|is)/.test(token.low) &&
        alone.test(words(reading, at + 1 + step, at + 13 + step, sentence)),
    );
  if (told < 0) return false;
  const end = at + 1 + told;
  const count = /\bthree\b/.test(words(reading, end, end + 4, sentence)) ? 3 : 2;
  return mentions.filter((one) => one.sense.is !== 'object' && one.at > at && one.at < end).length < count;
}

/** "Our shop is A, on top of it B and C": a sentence that only says which systems there are. */
function introduced({ tokens, mentions, verbs }: Reading, { at }: Mention): boolean {
  const sentence = tokens[at]?.sentence;
  const systems = mentions.filter(
    (one) => one.sense.is === 'system' && tokens[one.at]?.sentence === sentence,
  );
  return systems.length > 1 && !verbs.some((verb) => tokens[verb.at]?.sentence === sentence);
}

interface Place {
  readonly actor: Actor;
  readonly mention: Mention;
  readonly own: readonly Actor[];
}

function outside(reading: Reading, place: Place): boolean {
  return (
    denied(reading, place) || settled(reading, place) || madeOf(reading, place) || carried(reading, place)
  );
}

const words = (reading: Reading, from: number, to: number, sentence: number | undefined): string =>
  reading.tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .filter((token) => token.sentence === sentence)
    .map((token) => token.low)
    .join(' ');

/** "not PagerDuty", "instead of the reps' Excel". */
function denied(reading: Reading, { actor, mention }: Place): boolean {
  const sentence = reading.tokens[mention.at]?.sentence;
  const before = words(reading, mention.at - 5, mention.at, sentence);
  if (/(^|[,(]|\band|\bbut) not (in |to |into |via |the |our )*$/.test(`${before} `)) return true;
  const after = reading.tokens[mention.to]?.low ?? '';
  if (/^(like|style|esque)$/.test(after) && hyphened(reading, mention.to)) return true;
  if (actor.kind === 'file' && fileOnly(before, after)) return true;
  if (
    /\b(nobody|no one|not|don't|never|doesn't|won't)( \w+){0,2} (wants?|touch|touches|needs?|use|change|care about)( to touch)?( in| the| our| anything in| it in| about)*$/.test(
      before,
    ) &&
    (!/wants?( to touch)?$/.test(before) || /^(touched|changed|involved)$/.test(after))
  )
    return true;
  if (/\b(pay|pays|paid|paying) for( the| our)?$/.test(before)) return true;
  if (wished(reading, mention)) return false;
  if (/\b(stay|stays|remain|remains|stayed) (at|in|on|with|inside)( the| our)?$/.test(before)) return true;
  if (
    /\b(at|in|with)$/.test(before) &&
    /^and (stay|stays|remain|remains)( there)?\b/.test(words(reading, mention.to, mention.to + 3, sentence))
  )
    return true;
  if (/\b(hands off|ignore|forget( about)?|skip)( the| our| about)?$/.test(before)) return true;
  if (/\bleave( the| our)?$/.test(before))
    return stays(before, words(reading, mention.to, mention.to + 3, sentence));
  if (actor.kind === 'email' && after.startsWith('address')) return true;
  return actor.kind === 'file' && /\b(instead of|rather than|no more|no longer)( \w+| '| 's)*$/.test(before);
}

/** "sends us an Excel", "in an Excel mail", where "in an Excel" is a place of records. */
function fileOnly(before: string, after: string): boolean {
  if (!/\b(an|another)$/.test(before)) return false;
  if (/\b(see|seen|show|shown|look) (\w+ )?in an$/.test(before)) return true;
  return !/\b(in|into|from) an$/.test(before) || /^(e?mail|file|format|export)$/.test(after);
}

/** "The portal stays with Foobaz, which has to be fed": it stays, and something is still wanted of it. */
function wished(reading: Reading, { at, to }: Mention): boolean {
  const said = words(reading, to, to + 14, reading.tokens[at]?.sentence);
  return /^(and (stays?|remains?) )?(there )?(, )?((which|that|who|but|and|so|just|only) )(\w+ ){0,4}(must|should|needs?|has to|have to|is to be|gets fed|wants)\b/.test(
    said,
  );
}

/** "Leave A alone", where "we leave A for B" and "they want to leave A" go away from it. */
function stays(before: string, after: string): boolean {
  if (/^(alone|out|aside|untouched|in place|as (it )?is|where)\b/.test(after)) return true;
  return !/\b(we|i|they|who|that|to|will|shall|must|all|everybody) leave( the| our)?$/.test(before);
}

const corrected =
  /^(, )?((hm|er|oh|ah|um) ,? ?)?(no ,? ?(sorry|wait|,|:|it's|it is|we|ours|they|longer|matter)|sorry ,|wait ,|actually ,? ?(it|no)|strictly speaking)/;

/** "in Foobaz, no, sorry, in Barbaz", "Foobaz? No: …", "Foobaz... it's Barbaz": a slip that the writer takes back at once. */
function takenBack({ text, tokens }: Reading, mention: Mention): boolean {
  const [last, next] = [tokens[mention.to - 1], tokens[mention.to]];
  if (last === undefined || next === undefined) return false;
  const said = tokens
    .slice(mention.to, mention.to + 6)
    .map((token) => token.low)
    .join(' ');
  if (next.sentence === last.sentence) return next.low === ',' && corrected.test(said);
  const gap = text.slice(last.end, next.start);
  if (gap.startsWith('?')) return corrected.test(said);
  return (
    gap.startsWith('...') && (corrected.test(said) || /^(it's|it is|we (switched|changed))\b/.test(said))
  );
}

function hyphened({ text, tokens }: Reading, at: number): boolean {
  return text[(tokens[at]?.start ?? 0) - 1] === '-';
}

const doneWith =
  /\b(so ignore|ignore (it|that|this|them)|please ignore|out of scope|not in scope|not part of (this|it)|(a )?different project|another project|other project|hands off|leave (it|that) alone|don't touch|do not touch|not our concern|no sync needed|(may|can|will|should) stay (there|out)|not needed there|not your (problem|concern|business|job)|not (our|my) problem|nothing to do here|hangs? (off|on) (it|that|this) already|already (works|connected|integrated|covered)|don't need to touch|works already|fine as (it |that )?is|stays as (it )?is|can stay as|(remain|remains|stay|stays) (apart|separate|untouched)|so skip( it| that| them)?|left in peace|(don't|doesn't|do not|does not) get touched)\b|, leave (it|that|this|them)( as is| in place)?$|(?<!\b(what|which|that) )\bstays?( as (it is|they are)| where (it is|they are)| put)?$|\b(is|are|'s) (done already|already done)$/;

/** "A copy lands in Snowflake each night, already works, so ignore": a whole sentence about what is not asked. */
function settled(reading: Reading, { mention }: Place): boolean {
  const sentence = reading.tokens[mention.at]?.sentence;
  const said = words(reading, 0, reading.tokens.length, sentence);
  if (doneWith.test(said)) return true;
  const after = words(reading, mention.to, mention.to + 4, sentence);
  return /^(itself )?(stays|remains|can stay|will stay|is staying|may stay)( ,| ;| \)| \(| until| till| where| out| outside| untouched| alone| as it| but|$)/.test(
    after,
  );
}

/** "(PHP, MySQL)", "Oracle behind it", "on a Postgres": the stuff of which a system of one's own is made. */
function madeOf(reading: Reading, { actor, mention, own }: Place): boolean {
  if ([unknownKind, 'database'].includes(actor.kind) && amongTech(reading, mention)) return true;
  const sentence = reading.tokens[mention.at]?.sentence;
  const after = words(reading, mention.to, mention.to + 4, sentence);
  const before = words(reading, mention.at - 8, mention.at, sentence);
  if (/\b(deployed|hosted) (on|in)( the| our| an?)?$/.test(before)) return true;
  if (actor.uses === null) return false;
  if (/^(tokens?|login|sso|auth|authentication)\b/.test(after)) return true;
  if (
    /\b(on top of|inside( of)?|(jwts?|tokens?|logins?|sso|oauth|oauth2|auth|authentication|credentials|oidc|saml|secured|protected|signed in) (is |are )?(from|by|via|through|with|against|behind|over))( the| our| an?)?$/.test(
      before,
    )
  )
    return true;
  if (['database', 'warehouse'].includes(actor.kind) && ofSystem(reading, mention)) return true;
  if (actor.kind !== 'database') return false;
  if (/\baccess to (the|its|their|our) $/.test(`${before} `) || /^(dump|backup|licen[cs]e)\b/.test(after))
    return true;
  if (
    /\b((database|db) (is|are|was)|(erp|crm|wms|system|software|application|app|program) on|based on|written (on|in|for)) (an? )?$/.test(
      `${before} `,
    )
  )
    return true;
  if (/^(\w+ )?((behind|underneath|under|below) (it|that|them)\b|underneath)/.test(after)) return true;
  const hosted = own.some((one) =>
    one.at.some((other) => other.to <= mention.at && reading.tokens[other.at]?.sentence === sentence),
  );
  if (!hosted) return false;
  const open = before.lastIndexOf('(');
  if (open >= 0 && !before.slice(open).includes(')')) return true;
  return /\b(thing|app|application|tool|service|script|runs?|running|sits|built|written|based|backed|stored|with|stores \w+) (on|in|by|with|a|an)( a| an| top of| our)?$/.test(
    before,
  );
}

const signs = /^(oauth2?|jwts?|ldap|kerberos|swagger|openapi|graphql|grpc|soap)$/;

/** "Node, a Foobaz, an API", "(Foobaz, Swagger, Kerberos)": one of a list of what software is made of. */
function amongTech({ tokens }: Reading, { at, to }: Mention): boolean {
  const tech = (place: number): boolean => {
    const token = tokens[place];
    return token?.sentence === tokens[at]?.sentence && token !== undefined
      ? isTechWord(token.text) || signs.test(token.low)
      : false;
  };
  const lead = /^an?$/.test(tokens[at - 1]?.low ?? '') ? at - 2 : at - 1;
  const sign = tokens[lead]?.low ?? '';
  if (/^(,|and|with|\+|\/|on)$/.test(sign) && tech(lead - 1)) return true;
  return sign === '(' && /^(,|and|with|\+|\/)$/.test(tokens[to]?.low ?? '') && tech(to + 1);
}

/** "Sage is SQL Server on our own machine", "Sage (SQL Server)": what a product stores its records in. */
function ofSystem({ tokens, mentions }: Reading, mention: Mention): boolean {
  let is = mention.at - 1;
  while (/^(an?|old|the|our|local|ancient)$/.test(tokens[is]?.low ?? '')) is -= 1;
  if (!/^(is|on|uses|with|over|\(|'s)$/.test(tokens[is]?.low ?? '')) return false;
  return mentions.some((one) => one.sense.is === 'system' && one.to === is);
}

/** "as a CSV by FTP", "over the S3 bucket": only the way that files take. */
function transport(reading: Reading, { actor, mention }: Place): boolean {
  if (actor.kind !== 'drop') return false;
  const sentence = reading.tokens[mention.at]?.sentence;
  const before = words(reading, mention.at - 3, mention.at, sentence);
  return /\b((by|via|over|per|through|using)( the| an?| our)?|csv|xml|edi)$/.test(before);
}

/** "e-mails us Excel lists", "that can stay Excel": a form of file, not a place of records. */
function format(reading: Reading, { actor, mention }: Place): boolean {
  if (actor.kind !== 'file' || !/^(excel|csv|xml|word|pdf)\b/.test(actor.key)) return false;
  const sentence = reading.tokens[mention.at]?.sentence;
  const before = words(reading, mention.at - 4, mention.at, sentence);
  if (
    /\b(by|as|stay|remain|is|us|other|their|send|sends|mail|mails|email|emails|like|with|'s|via|per)( an?)?$/.test(
      before,
    )
  )
    return true;
  const after = words(reading, mention.to, mention.to + 4, sentence);
  return (
    /\b(there|there's|'s|have|has|is) (an? )?$/.test(`${before} `) &&
    /^(with|that says|which says)\b/.test(after)
  );
}

/** "the website, which is WordPress with Gravity Forms": what carries the product that does the work. */
function hosting(reading: Reading, { actor, mention }: Place): boolean {
  if (actor.kind !== 'file' && actor.kind !== 'storefront') return false;
  const { tokens, mentions } = reading;
  if (!/^(with|plus)$/.test(tokens[mention.to]?.low ?? '')) return false;
  const sentence = tokens[mention.at]?.sentence;
  const site = words(reading, mention.at - 5, mention.at, sentence);
  if (!/\b(website|site|page|homepage|blog)\b/.test(site)) return false;
  const next = /^(the|an?|our)$/.test(tokens[mention.to + 1]?.low ?? '') ? mention.to + 2 : mention.to + 1;
  return mentions.some((one) => one.at === next && one.sense.is === 'system');
}

/** "the DHL number", "UPS labels": a carrier whose papers are only passed on. */
function carried(reading: Reading, { actor, mention }: Place): boolean {
  if (actor.kind !== 'shipping') return false;
  const next = reading.tokens[mention.to];
  if (next?.sentence !== reading.tokens[mention.at]?.sentence) return false;
  return ['number', 'label', 'tracking', 'code', 'parcel', 'driver', 'link'].includes(next?.base ?? '');
}
