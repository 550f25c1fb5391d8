// Lengths of time as ISO 8601 text ("PT5M"), the one form in which they travel. Arithmetic is in seconds.
// No clock is read here. Years and months are refused: their length depends on a date that a duration does not have.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** ISO 8601 duration without years and months: "PT5M", "P30D", "PT0.5S". */
export type Duration = string;

const shape = /^P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$/;

export const Duration: z.ZodType<Duration> = z
  .string()
  .regex(shape, { message: 'an ISO 8601 duration without years or months, such as PT5M, PT1H30M or P30D' });

/** The length in seconds. Throws RangeError on text that is not a {@link Duration}. */
export function seconds(duration: Duration): number {
  if (!shape.test(duration)) throw new RangeError(`not an ISO 8601 duration: ${duration}`);
  const parsed = Temporal.Duration.from(duration);
  return (
    (parsed.weeks * 7 + parsed.days) * 86_400 +
    parsed.hours * 3600 +
    parsed.minutes * 60 +
    parsed.seconds +
    parsed.milliseconds / 1000
  );
}

/** The shortest ISO 8601 form of so many seconds, rounded to milliseconds: 90 → "PT1M30S", 86400 → "P1D". */
export function duration(totalSeconds: number): Duration {
  const ms = Math.round(totalSeconds * 1000);
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`not a length of time: ${totalSeconds}`);
  return ms === 0
    ? 'PT0S'
    : Temporal.Duration.from({ milliseconds: ms }).round({ largestUnit: 'day' }).toString();
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** As people write it, two largest units: "41 s", "15 min 20 s", "3 d". */
export function inWords(length: Duration): string {
  let rest = seconds(length);
  if (rest < 1) return rest === 0 ? '0 s' : `${Math.round(rest * 1000)} ms`;
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = size === 1 ? Math.round(rest) : Math.floor(rest / size);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
    rest -= count * size;
  }
  return parts.join(' ');
}
