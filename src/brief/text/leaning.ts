// Which system a description tells of leaving for which, by learned weights: what the rules of move.ts tell is one cue among others.
import type { Leaving } from './leaving.ts';
import { leavingsIn } from './leaving.ts';
import { type Move, moveOf } from './move.ts';
import { quoteOf, type Scene } from './scene.ts';
import type { Actor } from './actors.ts';

/** How much speaks for a system being left for another; by "from>to" of their keys. */
export type Leanings = ReadonlyMap<string, number>;

/** Above it a pair is the move of its text. */
const least = -0.7;
/** By how much more a pair is the move when the rules tell it: their words are surer than the few texts that weights are learned from. */
const told = 3;

/** How much speaks for each pair of a text's systems. */
export function leaningsIn(scene: Scene, weights: ReadonlyMap<string, number>): Leanings {
  const weigh = ({ cues }: Leaving): number => cues.reduce((sum, cue) => sum + (weights.get(cue) ?? 0), 0);
  return new Map(leavingsIn(scene).map((one) => [`${one.from.key}>${one.to.key}`, weigh(one)]));
}

/** The likeliest move of a text, or null. */
export function likelyMove(scene: Scene, leanings: Leanings): Move | null {
  const ruled = moveOf(scene);
  let most = least;
  let found: Move | null = null;
  for (const from of scene.actors)
    for (const to of scene.actors) {
      const leaning =
        (leanings.get(`${from.key}>${to.key}`) ?? Number.NEGATIVE_INFINITY) +
        (ruled?.from === from && ruled.to === to ? told : 0);
      if (leaning <= most) continue;
      most = leaning;
      found = { from, to, said: toldBy(scene, from, to) };
    }
  return found;
}

/** The first sentence that names both systems, else the one that names the one that is left. */
function toldBy(scene: Scene, from: Actor, to: Actor): string {
  const sentencesOf = (actor: Actor): readonly number[] =>
    actor.at.map(({ at }) => scene.tokens[at]?.sentence ?? 0).toSorted((a, b) => a - b);
  const [ofFrom, ofTo] = [sentencesOf(from), sentencesOf(to)];
  const sentence = ofFrom.find((one) => ofTo.includes(one)) ?? ofFrom[0];
  const first = scene.tokens.findIndex((token) => token.sentence === sentence);
  const last = scene.tokens.findLastIndex((token) => token.sentence === sentence);
  return quoteOf(scene, { at: first, to: last + 1 });
}
