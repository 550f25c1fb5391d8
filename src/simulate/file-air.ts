// What lies at the place of a file at a moment: written anew each night, some nights late, not at all, or so slowly that readers meet half
// of it. A night's luck is its own: it does not hang on who looks, or how often.
import type { Air, FileAir } from '../twin/air.ts';
import { hashOf, mix } from '../twin/random.ts';
import { day, hour, startHour } from './clock.ts';
import type { Faults } from './weather.ts';

/** When a file is written, ms after midnight; how much later on a late night, and how long it takes on a slow one. */
const writtenAt = hour;
const lateBy = 2 * hour;
const slowFor = 2 * hour;

/** Files of the nights before the run were whole. */
export function filesUnder({ files }: Pick<Faults, 'files'>, seed: number): Air['file'] {
  const { missing, late, halfWritten } = files;
  return (system, now) => {
    const salt = mix(seed, hashOf(system));
    for (let night = Math.floor((now + startHour * hour - writtenAt) / day); ; night--) {
      const from = night * day + writtenAt - startHour * hour;
      const whole: FileAir = { asOf: from, part: 1 };
      if (from <= 0) return whole;
      const luck = mix(salt, night) / 2 ** 32;
      if (luck < missing) continue;
      if (luck < missing + late) {
        if (now < from + lateBy) continue;
        return { asOf: from + lateBy, part: 1 };
      }
      if (luck < missing + late + halfWritten && now < from + slowFor)
        return { asOf: from, part: 0.2 + (0.7 * mix(salt, -night)) / 2 ** 32 };
      return whole;
    }
  };
}
