// Teaches which names are systems, from descriptions whose systems are known. Names that the lexicon holds are examples too: each is
// hidden from its text in turn and looked at as if no list had it. Deterministic.
import { slug } from '../text/actors.ts';
import { plainIndex } from '../text/lexicon.ts';
import { type Mention, mentionsOf } from '../text/mentions.ts';
import { namedText } from '../text/naming.ts';
import { type Candidate, candidatesIn } from '../text/strangers.ts';
import { tokensOf } from '../text/tokens.ts';
import { type Example, trained, Vocabulary, weightsOf } from './learn.ts';
import { sameSystem, type TrueBrief } from './truth.ts';

const course = { rounds: 20, rate: 0.05, pull: 1, right: 1, seen: 4, seed: 7 };
/** Weights nearer to zero are left out. */
const least = 0.1;

/** The weight of every cue of strangers.ts by its name. */
export function namesTaught(truths: readonly TrueBrief[]): Readonly<Record<string, number>> {
  const words = new Vocabulary();
  const lessons = truths.map((truth) => examplesIn(truth, words));
  const numbers = trained(lessons, words.names.length, course);
  return Object.fromEntries(weightsOf(numbers, words.names, least));
}

function examplesIn({ text, systems }: TrueBrief, words: Vocabulary): readonly Example[] {
  const tokens = tokensOf(text);
  const mentions = mentionsOf(tokens, plainIndex);
  const isSystem = (name: string): boolean => systems.some((system) => sameSystem(name, system));
  const example = ({ cues }: Candidate, right: boolean): Example => ({
    places: [Int32Array.from(cues, (cue) => words.numberOf(cue))],
    right,
  });
  const strange = candidatesIn(namedText(tokens, mentions)).map((one) =>
    example(one, isSystem(slug(one.name))),
  );
  const ids = new Set(mentions.flatMap((mention) => idOf(mention) ?? []).filter(isSystem));
  const hidden = [...ids].flatMap((id) => {
    const own = mentions.filter((mention) => idOf(mention) === id);
    const rest = mentions.filter((mention) => idOf(mention) !== id);
    const whole = ({ places }: Candidate): boolean =>
      places.some((place) => own.some(({ at, to }) => at === place.at && to === place.to));
    return candidatesIn(namedText(tokens, rest))
      .filter(whole)
      .map((one) => example(one, true));
  });
  return [...strange, ...hidden];
}

function idOf({ sense }: Mention): string | null {
  return sense.is === 'system' ? sense.system.id : null;
}
