// Lengths of time as ISO 8601 text ("PT5M"), the one form in which they travel. Arithmetic is in seconds.
// No clock is read here. Years and months are refused: their length depends on a date that a duration does not have. The schema is a file of
// its own: what only reckons, such as reading an API document, starts without the schemas' library.
import { Temporal } from 'temporal-polyfill';

/** ISO 8601 duration without years and months: "PT5M", "P30D", "PT0.5S". */
export type Duration = string;

/** At most nine digits a part, so that no length leaves the range of safe numbers; a fraction only in the last part, as ISO 8601 has it. */
export const durationShape: RegExp =
  /^P(?=\d|T\d)(?!.*\.\d+[HM]\d)(\d{1,9}W)?(\d{1,9}D)?(T(?=\d)(\d{1,9}(\.\d{1,9})?H)?(\d{1,9}(\.\d{1,9})?M)?(\d{1,9}(\.\d{1,9})?S)?)?$/;

/** The same few lengths are read and written many thousand times in one plan; both ways are remembered, up to this many. */
const remembered = 4096;
const lengths = new Map<Duration, number>();
const texts = new Map<number, Duration>();

/** The length in seconds. Throws RangeError on text that is not a {@link Duration}. */
export function seconds(duration: Duration): number {
  const known = lengths.get(duration);
  if (known !== undefined) return known;
  const length = parse(duration);
  if (lengths.size < remembered) lengths.set(duration, length);
  return length;
}

function parse(duration: Duration): number {
  if (!durationShape.test(duration)) throw new RangeError(`not an ISO 8601 duration: ${duration}`);
  const parsed = Temporal.Duration.from(duration);
  return (
    (parsed.weeks * 7 + parsed.days) * 86_400 +
    parsed.hours * 3600 +
    parsed.minutes * 60 +
    parsed.seconds +
    parsed.milliseconds / 1e3 +
    parsed.microseconds / 1e6 +
    parsed.nanoseconds / 1e9
  );
}

/** The shortest ISO 8601 form of so many seconds, rounded to milliseconds: 90 → "PT1M30S", 86400 → "P1D". */
export function duration(totalSeconds: number): Duration {
  const ms = Math.round(totalSeconds * 1000);
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`not a length of time: ${totalSeconds}`);
  const known = texts.get(ms);
  if (known !== undefined) return known;
  const text = ms === 0 ? 'PT0S' : written(ms);
  if (texts.size < remembered) texts.set(ms, text);
  return text;
}

/** As Temporal writes a duration rounded to days, which takes it far longer. */
function written(ms: number): Duration {
  const whole = Math.floor(ms / 1000);
  const part = (count: number, unit: string): string => (count === 0 ? '' : `${count}${unit}`);
  const rest = ms % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  const seconds = whole % 60;
  const time =
    part(Math.floor(whole / 3600) % 24, 'H') +
    part(Math.floor(whole / 60) % 60, 'M') +
    (seconds === 0 && rest === 0 ? '' : `${seconds}${fraction}S`);
  return `P${part(Math.floor(whole / 86_400), 'D')}${time === '' ? '' : `T${time}`}`;
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** As people write it, two largest units: "41 s", "15 min 20 s", "3 d". */
export function inWords(length: Duration): string {
  const exact = seconds(length);
  if (exact < 0.9995) return exact === 0 ? '0 s' : `${Math.max(1, Math.round(exact * 1000))} ms`;
  let rest = Math.round(exact);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
    rest -= count * size;
  }
  return parts.join(' ');
}
