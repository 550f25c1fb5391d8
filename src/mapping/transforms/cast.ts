// Values of one JSON type onto another: text, numbers, yes/no, lists.
import type { Weighed } from '../similarity.ts';
import { type Between, nothing, type Transform } from '../transform.ts';
import type { ValueKind } from '../value-kind.ts';

/** JSONata that reads text as yes or no. */
export const asBoolean: string = '($lowercase($trim($string($v))) in ["true", "yes", "y", "1", "on"])';

/** Anything onto yes or no. */
export function truth({ from, to }: Between): Transform | null {
  if (to.kind !== 'boolean' || from.kind === 'boolean') return null;
  if (from.kind === 'integer' || from.kind === 'number')
    return { ...nothing, name: 'cast', work: '($v != 0)', notes: ['0 is no, any other number yes'] };
  return from.kind === 'string' || from.kind === 'unknown'
    ? {
        ...nothing,
        name: 'cast',
        work: asBoolean,
        lossy: ['words other than true, yes, y, 1, on count as no'],
      }
    : null;
}

const asNumber = '($contains($string($v), /^\\s*-?[0-9]+(\\.[0-9]+)?\\s*$/) ? $number($trim($string($v))))';

/** Anything onto another type; null when the types already agree. */
export function cast({ from, to }: Between): Transform | null {
  if (from.kind === to.kind || to.kind === 'unknown') return null;
  const texts: readonly ValueKind[] = ['string', 'date', 'date-time', 'time'];
  if (to.kind === 'list') return toList(from);
  if (from.kind === 'list') return fromList(to);
  if (to.kind === 'string' && !texts.includes(from.kind) && from.kind !== 'unknown')
    return { ...nothing, name: 'cast', work: '$string($v)' };
  if (to.kind === 'number' || to.kind === 'integer') return toNumber(from, to);
  return null;
}

function toNumber(from: Weighed, to: Weighed): Transform | null {
  const whole = to.kind === 'integer';
  if (from.kind === 'number')
    return whole
      ? { ...nothing, name: 'cast', work: '$round($v)', lossy: ['decimals are rounded away'] }
      : null;
  if (from.kind === 'boolean') return { ...nothing, name: 'cast', work: '($v ? 1 : 0)' };
  if (from.kind !== 'string' && from.kind !== 'unknown') return null;
  return {
    ...nothing,
    name: 'cast',
    work: whole ? `$round(${asNumber})` : asNumber,
    lossy: ['text that is no number is dropped'],
  };
}

function toList(from: Weighed): Transform {
  const several =
    from.meaning.head?.term?.kind === 'list' && (from.kind === 'string' || from.kind === 'unknown');
  if (!several)
    return { ...nothing, name: 'split_join', work: '[$v]', notes: ['one value becomes a list of one'] };
  return {
    ...nothing,
    name: 'split_join',
    work: '[$map($split($string($v), /[,;]/), $trim)]',
    notes: ['cut at commas and semicolons'],
  };
}

function fromList(to: Weighed): Transform {
  if (to.kind === 'string' || to.kind === 'unknown')
    return {
      ...nothing,
      name: 'split_join',
      work: '$join($map([$v], $string), ", ")',
      lossy: ['the list cannot be restored when a value holds a comma'],
    };
  return { ...nothing, name: 'select', work: '[$v][0]', lossy: ['only the first of several is kept'] };
}
