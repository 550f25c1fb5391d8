// What the writer calls his own software by: "screen-broker is self-made", "laneprice" in quotes, "a small service named depot-eye".
// Such a name is an ordinary word or two in small letters; it is a system where the text says that it is one and whose.
import { coinedKind, slug } from './actors.ts';
import { techIn } from './made-of.ts';
import { type Mention, range } from './mentions.ts';
import type { Token } from './tokens.ts';

interface Name {
  readonly at: number;
  readonly to: number;
  /** Whether it stands in quotes. */
  readonly quoted: boolean;
}

interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

/** The mentions with those of the writer's own names among them, in order. */
export function withCoined(text: Text): readonly Mention[] {
  const names = text.tokens.flatMap((_, at) => nameAt(text, at));
  const sure = new Set(names.filter((name) => isOwn(text, name)).map((name) => spelled(text, name)));
  if (sure.size === 0) return text.mentions;
  const found = text.tokens.flatMap((_, at): readonly Mention[] => {
    const [name] = [3, 2, 1]
      .map((count) => ({ at, to: at + count, quoted: false }))
      .filter((one) => one.to <= text.tokens.length && sure.has(spelled(text, one, sure)));
    if (name === undefined || !/\p{L}/u.test(text.tokens[at]?.text ?? '')) return [];
    const said = spelled(text, name, sure);
    const system = { id: slug(said), name: said, kind: coinedKind, aliases: [], words: [] };
    return [{ at: name.at, to: name.to, sense: { is: 'system', system, capital: false } }];
  });
  const taken = new Set(found.flatMap((one) => range(one.at, one.to)));
  const free = text.mentions.filter((one) => !range(one.at, one.to).some((at) => taken.has(at)));
  return [...free, ...found].toSorted((a, b) => a.at - b.at);
}

/** A name as it is written, its case at the head of a sentence aside. */
function spelled(
  { text, tokens }: Text,
  { at, to }: Pick<Name, 'at' | 'to'>,
  names: ReadonlySet<string> = new Set(),
): string {
  const [first, last] = [tokens[at], tokens[to - 1]];
  if (first === undefined || last === undefined || first.sentence !== last.sentence) return '';
  const said = text.slice(first.start, last.end);
  if (names.has(said)) return said;
  return first.first
    ? said.toLowerCase()
    : said.replace(/^\p{Lu}(?=\p{Ll}+-)/u, (letter) => letter.toLowerCase());
}

/** "Self-made", "in-house", "long-running": words that tell of a thing, not its name. */
const madeSo =
  /^(house|made|grown|built|written|brewed|coded|based|wide|only|term|time|date|end|side|\w+ing|\w{3,}ed)$/;
const opens = /^["“„«'‘]$/;
const closes = /^["”“»'’]$/;

/** A name in quotes, one of words that hyphens join, or one that "called" stands before. */
function nameAt({ text, tokens, mentions }: Text, at: number): readonly Name[] {
  const token = tokens[at];
  if (token === undefined || !/^\p{L}[\p{L}\p{N}]+$/u.test(token.text)) return [];
  const joined = (to: number): boolean =>
    text[(tokens[to]?.start ?? 0) - 1] === '-' && tokens[to - 1]?.end === (tokens[to]?.start ?? 0) - 1;
  if (joined(at)) return [];
  let to = at + 1;
  while (joined(to)) to += 1;
  const known = mentions.some((one) => one.sense.is === 'system' && one.at < to && one.to > at);
  if (known) return [];
  if (opens.test(tokens[at - 1]?.text ?? '')) {
    const end = [to, to + 1].find((one) => closes.test(tokens[one]?.text ?? ''));
    if (end !== undefined && tokens[end]?.sentence === token.sentence && token.text.length > 2)
      return [{ at, to: end, quoted: true }];
  }
  const small = tokens.slice(at + 1, to).every((one) => one.text === one.low);
  if (!small) return [];
  if (to > at + 1 && (token.text === token.low || token.first))
    return madeSo.test(tokens[to - 1]?.low ?? '') ? [] : [{ at, to, quoted: false }];
  const introduced = /^(called|named)$/.test(tokens[at - 1]?.low ?? '');
  return introduced && token.text.length > 3 && !/^(the|after|from|for|with|when|that)$/.test(token.low)
    ? [{ at, to, quoted: false }]
    : [];
}

const tools =
  /\b(service|microservice|api|system|app|application|tool|software|backend|back end|engine|server|platform|program|programme|database|script|thing|repo|worker|daemon|component|module|registry|register|hub|gateway|planner|calculator)\b/;
const ours =
  /^("|”|“|»|')? ?(is|are|was|=|,|\(|–|:)? ?(our|ours|my|mine|in house|inhouse|an? (own|internal|home|self|in|small|little|tiny)|the (internal|own)|own\b|internal|self|home|homemade|homegrown|(which|that|what) (we|i|our))\b|^("|”|“|»|')? ?(is|are|was|=|,|\(|–|:) (written|built|made|developed|coded|programmed)\b/;
const stated = /^("|”|“|»|')? ?(is|was|are|=|,|\(|–|:)/;
const called =
  /\b(service|microservice|api|system|app|application|tool|software|backend|engine|server|platform|program|programme|database|thing|planning|product|it|script)( of (ours|our own)| as|,)?( (called|named|known as|call))?( "| “| „| «| ')?$/;
const whose =
  /\b(our|own|grown|house|internal|made|built|exposes?|exposed as|serves|serve|wrote|call|called|named)( "| “| „| «| ')$/;

/** Whether the words around a name make it a piece of software, and the writer's. */
function isOwn(text: Text, name: Name): boolean {
  const { tokens } = text;
  const sentence = tokens[name.at]?.sentence;
  const words = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), Math.max(0, to))
      .filter((token) => token.sentence === sentence)
      .map(({ low }) => low)
      .join(' ');
  const before = words(name.at - 7, name.at);
  const after = words(name.to, name.to + 12);
  if (
    /\b(their|his|her|your|an?|each|every|per|')( "| “| „)?$/.test(before) &&
    !/grown( "| “| „)$/.test(before)
  )
    return false;
  const near = techIn(tokens.slice(name.to, name.to + 18).filter((token) => token.sentence === sentence));
  const own = ours.test(after) || (name.quoted && whose.test(before));
  const soft = tools.test(after.slice(0, 60)) || called.test(before);
  if (!name.quoted && name.to - name.at === 1)
    return called.test(before) && /\b(called|named)$/.test(before) && (own || near > 0);
  if (own && (soft || near > 0 || /^("|”)? ?is (ours|our own|mine)\b/.test(after))) return true;
  const small = tokens[name.at]?.text === tokens[name.at]?.low;
  if (called.test(before) && (near > 0 || (small && (name.quoted || /(called|named)$/.test(before)))))
    return true;
  return near > 1 && stated.test(after);
}
