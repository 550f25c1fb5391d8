// A statement of a plan with what it rests on, as pages show it.
import { z } from 'zod';
import { type Cited, Confidence, Source } from '../../../measure/fact.ts';

/** `sources` empty: it is the plan's own arithmetic or words. `disputed`: what other sources say instead. */
export interface Figure {
  readonly words: string;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
  readonly disputed: readonly string[];
}

export const Figure: z.ZodType<Figure> = z.strictObject({
  words: z.string(),
  confidence: Confidence,
  sources: z.array(Source),
  disputed: z.array(z.string()),
});

export function citedFigure(words: string, { source, confidence, disputed }: Cited): Figure {
  return { words, confidence, sources: [source], disputed: disputed.map(({ claim }) => claim) };
}

/** Of a decision: what it rests on is read, the decision itself is derived. */
export function decidedFigure(words: string, sources: readonly Source[]): Figure {
  return { words, confidence: 'derived', sources, disputed: [] };
}
