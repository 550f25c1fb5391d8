// Words that name no record alone ("a key", "the lot", "a family") and do where a text speaks of them again and again: it is about them.
// Decides nothing about flows; scene.ts puts them beside the lexicon's records.
import type { Reading } from './clauses.ts';
import type { RecordWord } from './lexicon.ts';
import { range } from './mentions.ts';
import type { Token } from './tokens.ts';
import { listed } from './words.ts';

/** A word at its token, as a record that is called by it. */
interface Topic {
  readonly at: number;
  readonly record: RecordWord;
}

/** Places, ways and figures, which stay what they are however often a text names them. */
const never: ReadonlySet<string> = new Set(
  'change update edit modification branch studio shop store site office warehouse house place country city town region side way system tool api webhook one rest thing phase number date name amount time person manager'.split(
    ' ',
  ),
);

/** How often a text must speak of a word. */
const often = 3;

const determiners =
  /^(the|an?|our|each|every|all|any|new|old|open|active|used|of|their|those|these|no|\d+|two|three|many|more|which|what|whose|this|that)$/;
const fixed = /^(api|bearer|secret|access|rate|by|on|a lot|lots of|per)$/;

/** The places of a text's topics, in order. */
export function topicsIn({ tokens, mentions }: Reading): readonly Topic[] {
  const taken = new Set(mentions.flatMap(({ at, to }) => range(at, to)));
  const places = new Map<string, number[]>();
  for (const [at, token] of tokens.entries())
    if (!taken.has(at) && listed('vague', token.base) && !never.has(token.base) && spokenOf(tokens, at))
      places.set(token.base, [...(places.get(token.base) ?? []), at]);
  return [...places]
    .filter(([, own]) => own.length >= often)
    .flatMap(([name, own]) =>
      own.map((at) => ({ at, record: { name, concept: 'other', words: [], own: [], homes: [] } })),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** Whether a word stands as a noun: "the key", "keys", not "an API key", "a lot of", "phone us". */
function spokenOf(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = tokens[at - 1]?.sentence === token.sentence ? (tokens[at - 1]?.low ?? '') : '';
  const next = tokens[at + 1]?.sentence === token.sentence ? (tokens[at + 1]?.low ?? '') : '';
  if (fixed.test(before) || /^(us|me|you|them|it)$/.test(next)) return false;
  if (/^lots?$/.test(token.low) && (next === 'of' || `${before} ${token.low}` === 'a lot')) return false;
  return token.low !== token.base || determiners.test(before);
}
