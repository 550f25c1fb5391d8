// How lately each system was named, seen from a statement. Counts sentences; it knows nothing of what they say.
import type { Actor } from './actors.ts';
import type { Scene } from './scene.ts';
import type { Statement } from './statement.ts';

/**
 * For every system: "here-" or "here+" in this sentence before the statement or from it on, "last0" … "last2" in the sentence
 * before by its rank, "two" or "more" sentences ago, "next" or "later" when it is still to come.
 */
export function recencyAt(
  { actors, places, tokens }: Scene,
  statement: Statement,
): ReadonlyMap<Actor, string> {
  const sentenceAt = (at: number): number => tokens[at]?.sentence ?? 0;
  const order = [
    ...new Set(
      places
        .filter((place) => place.at < statement.at)
        .toReversed()
        .flatMap((place) => place.actors),
    ),
  ];
  const told = (actor: Actor): string => {
    const own = places.filter((place) => place.actors.includes(actor));
    const before = own.findLast((place) => place.at < statement.at);
    if (before !== undefined && sentenceAt(before.at) === statement.sentence) return 'here-';
    if (own.some((place) => sentenceAt(place.at) === statement.sentence)) return 'here+';
    if (before === undefined) {
      const next = own.find((place) => place.at >= statement.at);
      return next !== undefined && sentenceAt(next.at) - statement.sentence === 1 ? 'next' : 'later';
    }
    const ago = statement.sentence - sentenceAt(before.at);
    return ago === 1 ? `last${Math.min(2, order.indexOf(actor))}` : ago === 2 ? 'two' : 'more';
  };
  return new Map(actors.map((actor) => [actor, told(actor)]));
}
