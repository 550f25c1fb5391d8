// The writer's own system in a text in which no rule has found one: "in a service we wrote ourselves", "the planner is our own tool".
// It is called by what it holds, where its sentence says so.
import { type Actor, slug, titled } from './actors.ts';
import type { Reading } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { leadBefore, namedTokens, plainWord } from './phrases.ts';

const heads = new Set(
  'service microservice system api application app platform tool software backend engine program programme solution registry hub'.split(
    ' ',
  ),
);
/** Words that name nothing: what they stand for is called a service. */
const things = new Set(['thing', 'script', 'piece', 'contraption', 'monster', 'box', 'beast']);
const built =
  '(built|wrote|written|programmed|developed|coded|made|maintains?|hosts?|runs|cobbled together|put together)';
const after = new RegExp(
  `^(,? ?(that|which) )?((we|i|our( \\w+){1,3}|(a|an|the|some|one) (\\w+ )?\\w+|somebody|someone|it) (have |has |had |once |ourselves )?${built}\\b|of our own|of ours|(we|i) (\\w+ )?${built}|(is|was|were) (${built} (by|in house|ourselves|for us)|our own|ours|home|self))`,
);
const before =
  /\b(our own|own|in house|home grown|home made|homegrown|homemade|self built|self written|self made)( \w+){0,2}$/;

/** The system of his own that a writer speaks of, when `actors` has none that is one. */
export function homemade(reading: Reading, actors: readonly Actor[]): readonly Actor[] {
  if (actors.some(({ kind, uses }) => uses === null && ['internal', 'database'].includes(kind))) return [];
  for (const [at, token] of reading.tokens.entries()) {
    if (
      (!heads.has(token.low) && !things.has(token.low)) ||
      token.text !== token.low ||
      heads.has(reading.tokens[at + 1]?.low ?? '') ||
      namedTokens(reading.mentions).has(at)
    )
      continue;
    const lead = leadBefore(reading, at);
    if (lead.owner !== null || /^(their|its|his|your)$/.test(lead.determiner ?? '')) continue;
    const said = sentenceWords(reading, at);
    if (!after.test(said.after) && !before.test(said.before)) continue;
    if (/\b(they|partner|supplier|vendor|provider) (\w+ )?(built|wrote|have|has)\b/.test(said.before))
      continue;
    return [
      named(
        reading,
        at,
        lead.words.filter((word) => !plainWord(word)),
      ),
    ];
  }
  return [];
}

function sentenceWords({ tokens }: Reading, at: number): { readonly before: string; readonly after: string } {
  const words = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .filter((token) => token.sentence === tokens[at]?.sentence)
      .map(({ low }) => low)
      .join(' ');
  return { before: words(at - 8, at), after: words(at + 1, at + 10) };
}

/** Called by its own words, else by the records of its sentence before it ("our licences live in a service …"). */
function named(reading: Reading, at: number, words: readonly string[]): Actor {
  const said = reading.tokens[at]?.low ?? '';
  const head = things.has(said) ? 'service' : said;
  const purpose = (words.length > 0 ? words : purposeBefore(reading, at)).map((word) =>
    word === 'price' ? 'pricing' : word,
  );
  const name = [...(purpose.length > 0 ? purpose : ['in-house']), head].join(' ');
  const mention: Mention = { at, to: at + 1, sense: { is: 'kind', kind: 'internal', noun: name } };
  return { key: slug(name), uses: null, name: titled(name), kind: 'internal', part: null, at: [mention] };
}

/** What the sentence begins with: "licences" of "our licences live in", "time tracking" of "time tracking is our own tool". */
function purposeBefore({ tokens, mentions }: Reading, at: number): readonly string[] {
  const first = mentions.find(
    (one) => one.sense.is !== 'system' && one.to <= at && tokens[one.at]?.sentence === tokens[at]?.sentence,
  );
  if (first === undefined || at - first.to > 6) return [];
  const start = tokens.findIndex((token) => token.sentence === tokens[at]?.sentence);
  const lead = tokens.slice(start, first.at).every(({ low }) => /^(our|the|all|my|and|so|,)$/.test(low));
  return lead
    ? tokens.slice(first.at, first.to).map(({ base, low }) => (low === `${base}s` ? base : low))
    : [];
}
