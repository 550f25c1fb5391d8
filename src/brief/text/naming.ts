// Where a text may name something that no list holds, and what stands around each such name. Decides nothing: strangers.ts does,
// by weights that were learned from names whose systems are known (names.json is keyed by the cues' names).
import { editionWords } from './editions.ts';
import { plainCapitals, verbIndex } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Token } from './tokens.ts';
import { listed } from './words.ts';

/** A name over the tokens `at` up to, but without, `to`. */
export interface Name {
  readonly at: number;
  readonly to: number;
}

/** A text as far as it is understood without the names that are asked about. */
export interface Named {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The mention at every token that one covers. */
  readonly taken: ReadonlyMap<number, Mention>;
  /** Words that the text also writes without a capital. */
  readonly small: ReadonlySet<string>;
}

export function namedText(tokens: readonly Token[], mentions: readonly Mention[]): Named {
  const taken = new Map<number, Mention>();
  for (const mention of mentions) for (let at = mention.at; at < mention.to; at += 1) taken.set(at, mention);
  const small = new Set(tokens.filter((token) => /^\p{Ll}/u.test(token.text)).map((token) => token.low));
  return { tokens, mentions, taken, small };
}

export function spelled(tokens: readonly Token[], name: Name): string {
  return tokens
    .slice(name.at, name.to)
    .map((token) => token.text)
    .join(' ');
}

const longest = 4;

/** Runs of capitalised words that are no ordinary ones, not part of a known name and not behind one. */
export function namesIn(text: Named): readonly Name[] {
  const { tokens, taken } = text;
  const names: Name[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!nameLike(text, at) || opener(tokens, at)) continue;
    let to = at + 1;
    while (to - at < longest && follows(text, to) && nameLike(text, to)) to += 1;
    const lead = taken.get(at - 1);
    const behind = lead?.sense.is === 'system' && tokens[at - 1]?.sentence === tokens[at]?.sentence;
    const whole = /^\p{Lu}/u.test(tokens[at - 1]?.text ?? '');
    const ordinary = tokens.slice(at, to).every((_, step) => taken.has(at + step));
    const town = placed.test(`${tokens[at - 2]?.low} ${tokens[at - 1]?.low}`);
    if (!(behind && whole) && !town && !(ordinary && tokens[at]?.first === true)) names.push({ at, to });
    at = to - 1;
  }
  return names;
}

/** "two shops in Foobaz", "the family from Foobaz": a town or a region. */
const placed =
  /^(shops|stores|branch|branches|resorts?|hotels?|factory|factories|plants?|offices|restaurants?|hostels?|pubs|clinics|farms?|village|town|city|valley|headquarters|hq|firm|company|family|people|port) (in|near|from)$/;

/** "From Foobaz": a small word that only opens a sentence. */
function opener(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.first === true && listed('prepositions', tokens[at]?.low ?? '');
}

/** Whether a token goes on with the one before it: nothing but a space or a hyphen parts them. */
function follows({ tokens }: Named, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before !== undefined && token?.sentence === before.sentence && token.start - before.end <= 1;
}

/** "POST works, PUT doesn't". */
const httpVerbs = /^(GET|POST|PUT|PATCH|DELETE)$/;

/** A capitalised word that is no ordinary one; a record's or a kind's word counts within a sentence only. */
function nameLike({ tokens, taken, small }: Named, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.text.length < 2) return false;
  const mention = taken.get(at);
  if (mention?.sense.is === 'system' || httpVerbs.test(token.text)) return false;
  if (!/^\p{Lu}[\p{L}\p{N}.&]*$|^\p{Ll}{1,2}\p{Lu}\p{L}+$/u.test(token.text)) return false;
  if (plainCapitals.has(token.low) || plainCapitals.has(token.base) || editionWords.has(token.low))
    return false;
  if (mention !== undefined) return !/^\p{Lu}+s?$/u.test(token.text);
  return !(token.first && small.has(token.low));
}

/** What stands around a name wherever the text has it, and how it is written; each cue once. */
export function cuesOf(text: Named, places: readonly Name[]): readonly string[] {
  const cues = new Set<string>(places.flatMap((place) => around(text, place)));
  const [first] = places;
  if (first === undefined) return [];
  for (const cue of writing(text, first)) cues.add(cue);
  if (places.length > 1) cues.add('often');
  if (places.length > 2) cues.add('very often');
  if (places.every((place) => text.tokens[place.at]?.first === true)) cues.add('only first');
  return [...cues];
}

/** How a name is written. */
function writing({ tokens, taken, small }: Named, name: Name): readonly string[] {
  const words = tokens.slice(name.at, name.to);
  const said = spelled(tokens, name);
  const cues = [`words ${words.length}`];
  if (/^\p{Lu}+$/u.test(said)) cues.push(`capitals ${Math.min(said.length, 6)}`);
  else if (/^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(said)) cues.push('capitals and more');
  if (/\p{Ll}\p{Lu}/u.test(said)) cues.push('inner capital');
  if (/\p{N}/u.test(said)) cues.push('digit');
  if (said.includes('.')) cues.push('dot');
  if (
    words.some(
      (token, step) => step > 0 && token.start === (words[step - 1]?.end ?? 0) + 1 && said.includes('-'),
    )
  )
    cues.push('hyphen');
  if (words.some((token) => small.has(token.low))) cues.push('also small');
  if (words.some((_, step) => taken.has(name.at + step))) cues.push('known word');
  const ending = endings.exec(said.toLowerCase())?.[0];
  if (ending !== undefined) cues.push(`ends ${ending}`);
  if (towns.test(said)) cues.push('ends like a town');
  if (words.length === 1 && /(ing|ed|ies|tions?|ly)$/.test(said) && said.length > 5)
    cues.push('ends like a word');
  if (words.length === 1 && said.endsWith('s')) cues.push('ends s');
  return cues;
}

const endings =
  /(soft|ware|desk|base|hub|pro|net|app|sys|plan|cloud|box|flow|pay|track|tracker|book|books|trade|data|tech|web|log|scan|line|med|lab|care|point|manager|online|suite|portal|one|office|works?|link|connect|time|store|shop|check|sign|view|master|ly|fy|io|is|ix|ex|os|us|o|a|y)$/;
const towns =
  /(ham|burg|ton|ville|berg|stadt|furt|heim|hausen|ford|shire|bury|mouth|dorf|wick|chester|land|ia|brück)$/;

/** A token as a cue: what it names, else the word itself. */
function wordAt({ tokens, taken }: Named, at: number, name: Name): string {
  const token = tokens[at];
  if (token === undefined || token.sentence !== tokens[name.at]?.sentence) return '^';
  const mention = taken.get(at);
  if (mention?.sense.is === 'system') return '#system';
  if (mention?.sense.is === 'kind') return '#kind';
  if (mention?.sense.is === 'object')
    return /^\p{Lu}/u.test(token.text) && !token.first ? '#title' : '#record';
  if (/^\d/.test(token.low)) return '0';
  if (/^\p{Lu}/u.test(token.text) && !token.first && !plainCapitals.has(token.low)) return '#name';
  return token.low;
}

/** What stands around one place of a name. */
function around(text: Named, name: Name): readonly string[] {
  const { tokens } = text;
  const before = [1, 2, 3].map((step) => wordAt(text, name.at - step, name));
  const after = [0, 1, 2].map((step) => wordAt(text, name.to + step, name));
  const [b1 = '^', b2 = '^', b3 = '^'] = before;
  const [a1 = '^', a2 = '^', a3 = '^'] = after;
  const cues = [`< ${b1}`, `< ${b2} ${b1}`, `> ${a1}`, `> ${a1} ${a2}`, `${b1} _ ${a1}`];
  const lead = /^(the|our|a|an|my|their|its|"|“|„|')$/.test(b1) ? `${b3} ${b2} ${b1}` : null;
  if (lead !== null) cues.push(`< ${lead}`);
  if (/^('s|\()$/.test(a1) || a1 === ',') cues.push(`> ${a1} ${a2} ${a3}`);
  const sentence = tokens[name.at]?.sentence;
  const verb = lastVerb(text, name);
  if (verb !== null) cues.push(`verb ${verb}`, `verb ${verb} ${b1}`);
  const inSentence = text.mentions.filter((one) => tokens[one.at]?.sentence === sentence);
  const system = inSentence.some((one) => one.sense.is === 'system');
  const record = inSentence.some((one) => one.sense.is === 'object');
  if (system) cues.push('system in sentence');
  if (record) cues.push('record in sentence', `record ${b1}`);
  if (nearKind(text, name)) cues.push('kind near');
  return cues;
}

/** The last verb of flowing before a name in its sentence, among the eight words before it. */
function lastVerb({ tokens }: Named, name: Name): string | null {
  for (let at = name.at - 1; at >= Math.max(0, name.at - 8); at -= 1) {
    const token = tokens[at];
    if (token?.sentence !== tokens[name.at]?.sentence) return null;
    const form = verbIndex.get(token?.low ?? '')?.[0];
    if (form !== undefined) return form.cls;
  }
  return null;
}

/** A kind of system within four words of a name, with no end of a clause between. */
function nearKind({ tokens, taken }: Named, name: Name): boolean {
  const found = (from: number, step: number): boolean => {
    for (let at = from; Math.abs(at - from) < 4; at += step) {
      const token = tokens[at];
      if (token?.sentence !== tokens[name.at]?.sentence) return false;
      if (/^[;:]$/.test(token?.low ?? '')) return false;
      if (taken.get(at)?.sense.is === 'kind') return true;
    }
    return false;
  };
  return found(name.at - 1, -1) || found(name.to, 1);
}
