// When a flow runs: from its own statement, from the "when …" beside it, from the sentence around it, or from a sentence of time alone
// behind it. Nothing is assumed; a flow of which no time is told has none.
import type { Clause } from './clauses.ts';
import { inside, quoteOf, type Scene, sentenceOf } from './scene.ts';
import { type Timing, timingOf } from './timing.ts';
import type { Unit } from './unit.ts';

export function timingFor(scene: Scene, { statement, event }: Unit): Timing | null {
  const told =
    timingOf(statement.text) ??
    (event === null ? null : timingOf(event.statement.text)) ??
    around(scene, statement) ??
    aloneAfter(scene, statement.sentence + 1);
  const announced = event === null ? hooked.exec(sentenceOf(scene, statement.sentence))?.[0] : 'when';
  if (announced === undefined || (told !== null && told.trigger !== 'auto')) return told;
  return {
    trigger: 'webhook',
    freshness: told?.freshness ?? null,
    every: null,
    said: told?.said ?? announced,
  };
}

const hooked = /\b(?:by|via|through|with|get|gets|send|sends|over) (?:an? )?web ?hooks?\b/i;

type Stretch = Unit['statement'];

/** The time told elsewhere in the sentence: at its head for all of it, before a statement that continues, or in a clause that tells nothing else. */
function around(scene: Scene, statement: Stretch): Timing | null {
  const near = scene.clauses.filter((one) => one.sentence === statement.sentence);
  const bare = (one: Clause): boolean =>
    !scene.records.some((record) => inside(one, record)) || !scene.places.some((place) => inside(one, place));
  const earlier = near.filter((one) => one.to <= statement.at).toReversed();
  const later = near.filter((one) => one.at >= statement.to);
  const continues =
    statement.inherits || ['which', 'that', 'who'].includes(statement.opener) || statement.verb === null;
  for (const one of [...later.filter(bare), ...earlier.filter((other) => continues || bare(other))]) {
    const timing = timingOf(quoteOf(scene, one));
    if (timing !== null) return timing;
  }
  return timingOf(sentenceOf(scene, statement.sentence).split(/\s+/).slice(0, 6).join(' '));
}

/** "Every ten minutes is fine.": a sentence of time alone speaks of the one before. */
function aloneAfter(scene: Scene, sentence: number): Timing | null {
  const length = scene.tokens.filter((token) => token.sentence === sentence).length;
  const here = (thing: { readonly at: number }): boolean => scene.tokens[thing.at]?.sentence === sentence;
  if (length > 12 || scene.places.some(here) || scene.records.some(here)) return null;
  return timingOf(sentenceOf(scene, sentence));
}
