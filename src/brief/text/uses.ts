// The ways in which a text uses a name like a system: "we keep members in Foobaz", "Foobaz, our booking tool", "from Foobaz into Xero".
// Each is a sign only; whether the name is a system is decided elsewhere.
import type { Mention } from './mentions.ts';
import { type Name, spelled } from './naming.ts';
import type { Token } from './tokens.ts';

interface Text {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

const usedWith =
  /\b(called|named|calls? (themselves|itself|it)|chose|chosen|picked|adopted|bought|introduced|licensed|paying for|signed with|(go|going|went|live) (live )?(on|with)|(sell|sells|sold|list|listed|buy|bought|order|published|available|based) (\w+ ){0,3}on|(out of|through|via)|uses?|using|runs? on|running on|(work|works|working) (with|in)|switch\w* (over )?(from|to)|mov(e|ed|ing) (\w+ )?(over )?(to|from|off)|migrat\w+ (\w+ )?(to|from|off|into)|replac\w+( \w+)? (with|by)|(import|export|load|copy|copied|pull|push|sync|feed|transfer|read|fetch|download|upload)\w* (\w+ ){0,3}(from|into|out of|with)|(connect|integrat)\w* (with|to)|(hold|held|keep|kept|store|stored|track|tracked|live|lives|sit|sits|manage|managed|maintain|maintained|done|enter|entered|record|recorded|book|booked|type|typed|handle|handled|happens?|created|updated|appear|appears|land|lands|logged|makes?|made|creates?|prepares?|writes?|written|calculat\w+|plans?|planned|scheduled|signed|drawn|draws?) (\w+ ){0,3}(in|into|on|through|via)|(comes?|arrives?) (in )?by)( the| our| an?( self hosted| hosted| old| ancient)?)?$/;
const onto = /\b(is|are|was|were|been|runs?|happens?|lives?|\w+ed) (on|with)( an)?$/;
const placed = /\b(is|are|was|were|'s)( all| both| now| still| currently| kept)* in$/;
const systemNouns = new Set(
  'system tool software platform app application service program api crm erp database portal package solution suite plugin product programme vendor'.split(
    ' ',
  ),
);
const ownNouns = new Set(
  'api webhook webhooks instance export integration account plugin system software app tool platform database channel board card form profile webinar dataset calendar connector'.split(
    ' ',
  ),
);

/** Which of the ways to use a name like a system a text has at a place of it. */
export function usesAt(text: Text, name: Name): readonly string[] {
  const { tokens } = text;
  const sentence = tokens[name.at]?.sentence;
  const first = tokens[name.at]?.first === true;
  const said = tokens
    .slice(Math.max(0, name.at - 8), name.at)
    .filter((token) => token.sentence === sentence)
    .map((token) => token.low)
    .join(' ');
  const things = text.mentions.some(
    (one) => one.at < name.at && one.sense.is !== 'system' && tokens[one.at]?.sentence === sentence,
  );
  const next = tokens[name.to]?.low === "'s" ? name.to + 1 : name.to;
  const owns = ownNouns.has(tokens[next]?.low ?? '') && tokens[next]?.sentence === sentence;
  const ways: readonly (readonly [string, boolean])[] = [
    ['serves', servesFor(text, name)],
    ['coined', coined(text, name)],
    ['does', doesSomething(text, name)],
    ['described after', describedAfter(text, name)],
    ['used with', !first && usedWith.test(said)],
    ['onto', !first && onto.test(said)],
    ['placed', !first && things && placed.test(said)],
    ['flows through', !first && flowsThrough(text, name, said)],
    ['arrow', !first && besideArrow(text, name)],
    ['listed', !first && listedWith(text, name)],
    ['holds', !first && holdsRecord(text, name)],
    ['owns', !first && owns],
    ['described before', !first && describedBefore(text, name)],
    ['between', !first && betweenSystems(text, name)],
  ];
  const found = ways.flatMap(([way, holds]) => (holds ? [`use ${way}`] : []));
  const stage = isStage(text, name) ? ['stage'] : [];
  return found.length === 0 ? stage : [...found, 'used', ...stage];
}

/** "what competitors ask, which Foobaz collects", "Foobaz CRM": a name that does what systems do, or says what it is. */
function doesSomething({ tokens }: Text, { at, to }: Name): boolean {
  const next = tokens[to];
  if (next === undefined || next.sentence !== tokens[at]?.sentence) return false;
  if (/^(CRM|ERP|PIM|POS|WMS|TMS|LMS|PMS|HRIS)$/.test(next.text) && tokens[at]?.first !== true) return true;
  return (
    /^(which|that|what|whatever)$/.test(tokens[at - 1]?.low ?? '') &&
    /^(collects|provides|delivers|keeps|holds|stores|sends|exports|calculates|gives|handles|manages|tracks|knows|publishes)$/.test(
      next.low,
    )
  );
}

/** "I drag a deal to Booked", "once it's set to Approved": what a list of stages calls one of them. */
function isStage({ tokens }: Text, { at, to }: Name): boolean {
  if (to - at > 1 || !/\p{Ll}ed$/u.test(tokens[at]?.text ?? '')) return false;
  const before = tokens
    .slice(Math.max(0, at - 6), at)
    .filter(({ sentence }) => sentence === tokens[at]?.sentence)
    .map(({ low }) => low)
    .join(' ');
  return /\b(drag|mov|set|chang|switch|mark|go|put|turn|jump|is|are|reach)(s|es|ed|e|ing|ged)?( \w+){0,4} (to|as|on|in|into)$/.test(
    before,
  );
}

const flowing =
  /\b(come|comes|coming|go|goes|going|sent|send|sends|get|gets|got|need|needs|needed|write|writes|written|put|push|pushed|pull|pulled|import\w*|export\w*|create\w*|update\w*|appear\w*|land\w*|sync\w*|book\w*|posted?|fetch\w*|load\w*|move\w*|moving|copied|copy|kept|read|stored?|show\w*|visible|reach\w*|back|entered|recorded|closed?|opened?|become|becomes|change\w*|set|sets|have to be|must be|should be|hand\w*|give|gives)\b/;
const through = /\b(from|into|to|through|via|in|onto|back in|out of|with)$/;
const passed =
  /\b(\w+ed|done|kept|made|written|drawn|planned|held|sold|is|are|be|it|them|that|those|status|record|field|list|card|account|contact|customer|case|file|order|job|project|task) in$/;

const brought =
  /\b(go|goes|going|flow|flows|copied|added|synced|exported|pushed|written|uploaded|moved|handed|posted|imported) (\w+ ){0,2}to( the| our)?$/;

/** "deals -> Foobaz", "Foobaz => invoices". */
function besideArrow({ tokens }: Text, name: Name): boolean {
  const around = [tokens[name.at - 1]?.low ?? '', tokens[name.to]?.low ?? ''];
  return around.some((sign) => /^(→|>|⇒|»|<|←)$/.test(sign));
}

/** "Xero, Foobaz and Slack": one of a list in which a neighbour is a known system. */
function listedWith({ tokens, mentions }: Text, name: Name): boolean {
  const joins = /^(,|and|or|\+|&|\/)$/;
  const sentence = tokens[name.at]?.sentence;
  const before = mentions.some(
    (one) => one.sense.is === 'system' && one.to === name.at - 1 && tokens[one.at]?.sentence === sentence,
  );
  const after = mentions.some(
    (one) => one.sense.is === 'system' && one.at === name.to + 1 && tokens[one.at]?.sentence === sentence,
  );
  return (
    (before && joins.test(tokens[name.at - 1]?.low ?? '')) ||
    (after && joins.test(tokens[name.to]?.low ?? ''))
  );
}

/** "a Foobaz ticket", "the Foobaz invoices": whose record it is. */
function holdsRecord({ tokens, mentions }: Text, name: Name): boolean {
  const before = tokens[name.at - 1]?.low ?? '';
  if (!/^(an?|the|our|new|every|each|all|on|as|of|from|and|,)$/.test(before)) return false;
  return mentions.some(
    (one) =>
      one.sense.is === 'object' &&
      one.at === name.to &&
      tokens[one.at]?.sentence === tokens[name.at]?.sentence &&
      /^\p{Ll}/u.test(tokens[one.at]?.text ?? ''),
  );
}

/** "FooBaz": a capital inside of a word is a maker's, unless it is a field's or a code's name. */
function coined({ tokens }: Text, name: Name): boolean {
  const inner = tokens
    .slice(name.at, name.to)
    .some(
      (token) =>
        /^\p{Lu}\p{Ll}{2,}\p{Lu}\p{L}+$/u.test(token.text) && !/^Mac|^Mc|^Van|^Von|^Gmb/.test(token.text),
    );
  return (
    inner &&
    !/^(field|column|header|tag|class|type|status|table|element|attribute|"|“|')$/.test(
      tokens[name.at - 1]?.low ?? '',
    )
  );
}

/** "granted in Foobaz", "weather from Foobaz": a place that something flows through. A plain name could be a colleague or a town. */
function flowsThrough({ tokens, mentions }: Text, name: Name, said: string): boolean {
  if (!through.test(said)) return false;
  const sentence = tokens[name.at]?.sentence;
  const words = tokens
    .filter((token) => token.sentence === sentence)
    .map((token) => token.low)
    .join(' ');
  if (!flowing.test(words)) return false;
  const spelledName = spelled(tokens, name);
  const prep = tokens[name.at - 1]?.low ?? '';
  if (
    /^(office|branch|team|store|shop|market|site|plant|region|customers?)$/.test(tokens[name.to]?.low ?? '')
  )
    return false;
  if (/^(who|whose|herself|himself)$/.test(tokens[name.to]?.low ?? '')) return false;
  const often =
    tokens.filter((_, at) => spelled(tokens, { at, to: at + name.to - name.at }) === spelledName).length > 1;
  const record = mentions.some((one) => one.sense.is === 'object' && tokens[one.at]?.sentence === sentence);
  if (/^(from|into|through|via|of)$/.test(prep)) return record || often;
  const held = mentions.some((one) => one.sense.is === 'object' && one.to === name.at - 1);
  if (prep === 'in') return held || (passed.test(said) && record) || often;
  return (record && often) || brought.test(said);
}

/** "Foobaz, our booking tool", "Foobaz (the rental software)", "Foobaz is our CRM". */
function describedAfter({ tokens, mentions }: Text, name: Name): boolean {
  const lead = tokens
    .slice(name.to, name.to + 3)
    .map((token) => token.low)
    .join(' ');
  if (!/^([,(–-] ?(our|the|an?|their|which)|\(|is (our|the|an?|where)|, an?)\b/.test(lead)) return false;
  const sentence = tokens[name.at]?.sentence;
  for (let at = name.to + 1; at < name.to + 7; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence || (at > name.to + 1 && /^[,;)]$/.test(token.low)))
      return false;
    if (systemNouns.has(token.base)) return true;
    const kind = mentions.find((one) => one.at === at && one.sense.is === 'kind');
    // "Fashion, our shop is on Foobaz": a statement of its own, which says nothing of the word before it.
    if (kind !== undefined)
      return !/^(,|–|-)/.test(lead) || !/^(is|runs|was|has)$/.test(tokens[kind.to]?.low ?? '');
  }
  return false;
}

/** "our booking tool Foobaz", "the carrier, Foobaz", "the ERP is Foobaz". */
function describedBefore({ tokens, mentions }: Text, name: Name): boolean {
  let at = name.at - 1;
  while (
    at > name.at - 4 &&
    /^(,|\(|is|which|that|:|called|named|run|operated|hosted|provided|made|by|from|=|-|"|“|„|«)$/.test(
      tokens[at]?.low ?? '',
    )
  )
    at -= 1;
  if (tokens[at]?.sentence !== tokens[name.at]?.sentence) return false;
  if (tokens[name.at - 1]?.low === ',' && (at < name.at - 2 || tokens[at]?.low === 'api')) return false;
  if (systemNouns.has(tokens[at]?.low ?? '')) return true;
  if (
    /^["“„«]$/.test(tokens[name.at - 1]?.low ?? '') &&
    /^(had|have|has|used|using|uses?)$/.test(tokens[at]?.low ?? '')
  )
    return true;
  return mentions.some((one) => one.to === at + 1 && one.sense.is === 'kind');
}

/** "Foobaz for bookings, Xero for the books": one of a list of systems with what each is for. */
function servesFor({ tokens, mentions }: Text, name: Name): boolean {
  const sentence = tokens[name.at]?.sentence;
  if (tokens[name.to]?.low !== 'for' || tokens[name.to]?.sentence !== sentence) return false;
  return mentions.some(
    (one) =>
      one.sense.is === 'system' &&
      tokens[one.at]?.sentence === sentence &&
      tokens[one.to]?.low === 'for' &&
      tokens[one.to]?.sentence === sentence,
  );
}

/** "invoices go from Foobaz into Xero": a place of records beside a system that is known. */
function betweenSystems({ tokens, mentions }: Text, name: Name): boolean {
  const sentence = tokens[name.at]?.sentence;
  const inSentence = mentions.filter((one) => tokens[one.at]?.sentence === sentence);
  const system = inSentence.some((one) => one.sense.is === 'system');
  const fromKnown =
    tokens[name.at - 1]?.low === 'to' &&
    inSentence.some(
      (one) => one.sense.is === 'system' && one.to === name.at - 1 && tokens[one.at - 1]?.low === 'from',
    );
  if (fromKnown) return true;
  const record = inSentence.some((one) => one.sense.is === 'object');
  const prep = tokens[name.at - 1]?.low ?? '';
  const listed = (place: Name): boolean =>
    tokens[place.at - 1]?.low === 'in' &&
    (tokens[place.to]?.sentence !== sentence || /^(,|and)$/.test(tokens[place.to]?.low ?? ''));
  if (listed(name) && inSentence.some((one) => one.sense.is === 'system' && listed(one))) return true;
  return system && record && ['from', 'into', 'in'].includes(prep);
}
