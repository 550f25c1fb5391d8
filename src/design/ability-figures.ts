// Figures of a platform that a strategy's traits are filled from. Reading only: what a figure means for a flow is decided elsewhere.
import { type Duration, duration } from '../measure/duration.ts';
import type { Measure, Platform, PolicyKind } from './platform.ts';

/** The shortest interval at which the platform starts a run. */
export function shortestInterval(platform: Platform): Duration {
  return duration(boundOf(platform, 'schedule', 'interval', 'least') ?? 1);
}

/** Changes that the platform works on at once by itself, or the given figure where it sets no bound. */
export function mostAtOnce(platform: Platform, otherwise: number): number {
  return boundOf(platform, 'pace', 'at-once', 'most') ?? otherwise;
}

/** The bound of the platform's own ability for a kind of policy; null where there is none. */
function boundOf(
  platform: Platform,
  kind: PolicyKind,
  measure: Measure,
  end: 'least' | 'most',
): number | null {
  const found = platform.abilities
    .filter((ability) => ability.standing === 'native' && ability.for.includes(kind))
    .flatMap((ability) => ability.bounds)
    .find((bound) => bound.measure === measure);
  return found?.[end] ?? null;
}
