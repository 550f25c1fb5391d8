// What a strategy decides beyond facts and traits: over all flows together, with what it finds to say against itself.
import type { CanonicalModel } from './canonical.ts';
import type { DesignedFlow } from './flow.ts';
import type { Ground } from './ground.ts';

/** A flow with the ground that it was designed on. */
export interface Answered {
  readonly ground: Ground;
  readonly flow: DesignedFlow;
}

/**
 * `refine` gives the flows in the order it got them, each with every decision that differs replaced. `against` are reasons against the
 * strategy in this landscape, each with what lifts it. `canonical` is the model of our own that it stands on, or null.
 */
export interface Method {
  readonly refine: (flows: readonly Answered[]) => readonly DesignedFlow[];
  readonly against: readonly string[];
  readonly canonical: CanonicalModel | null;
}
