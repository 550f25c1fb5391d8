// Days and moments between their notations: ISO 8601 text, seconds and milliseconds since 1970.
import { type Between, nothing, type Transform } from '../transform.ts';
import { isDate, isEpoch, type ValueKind } from '../value-kind.ts';

/** Rewrites a date in the target's notation; a day has no time of day. */
export function moment({ from, to }: Between): Transform | null {
  if (!isDate(from.kind, from.meaning) || !isDate(to.kind, to.meaning) || from.kind === to.kind) return null;
  const work = momentWork(from.kind, to.kind);
  if (work === null) return null;
  const loses = to.kind === 'date' && from.kind !== 'date';
  return {
    ...nothing,
    name: 'date_format',
    work,
    lossy: loses ? ['the time of day is dropped'] : [],
    notes: [`${from.kind} to ${to.kind}${loses ? ', the day as written in the source' : ''}`],
  };
}

function momentWork(from: ValueKind, to: ValueKind): string | null {
  const millis = from === 'epoch-seconds' ? '$number($v) * 1000' : '$number($v)';
  if (isEpoch(from)) {
    if (to === 'epoch-seconds') return '$floor($number($v) / 1000)';
    if (to === 'epoch-milliseconds') return millis;
    return to === 'date' ? `$fromMillis(${millis}, "[Y0001]-[M01]-[D01]")` : `$fromMillis(${millis})`;
  }
  if (isEpoch(to)) {
    const parsed = `($type($v) = "number" ? $v * 1000 : ${anyDate})`;
    return to === 'epoch-seconds' ? `$floor(${parsed} / 1000)` : parsed;
  }
  if (to === 'date') return '$substring($string($v), 0, 10)';
  if (to === 'date-time' && from === 'date')
    return '($length($string($v)) = 10 ? $string($v) & "T00:00:00Z" : $string($v))';
  return null;
}

/** Milliseconds of an ISO 8601 text; nothing for any other text. */
const anyDate = '($contains($string($v), /^[0-9]{4}-[0-9]{2}-[0-9]{2}/) ? $toMillis($string($v)))';
