// E-mail addresses and phone numbers in one spelling.
import { type Between, nothing, type Transform } from '../transform.ts';

/** Lower-cases and trims e-mail addresses; strips phone numbers where the target wants E.164. */
export function contactPoint({ from, to }: Between): Transform | null {
  const kind = to.meaning.head?.term?.kind;
  if (from.kind === 'list' || to.kind === 'list' || from.kind === 'boolean') return null;
  if (kind === 'email' && from.meaning.head?.term?.kind === 'email') {
    return {
      ...nothing,
      name: 'normalize',
      work: '$lowercase($trim($string($v)))',
      notes: ['trimmed, lower case'],
    };
  }
  if (kind !== 'phone') return null;
  const wanted = /e\.?164|phone|tel/.test(to.meaning.field.format?.toLowerCase() ?? '');
  if (!wanted)
    return from.kind === to.kind
      ? { ...nothing, name: 'direct', work: '$v', notes: ['as written; not E.164'] }
      : null;
  return {
    ...nothing,
    name: 'normalize',
    work: '($p := $replace($string($v), /[^0-9+]/, ""); $contains($p, /^00/) ? "+" & $substring($p, 2) : $p)',
    lossy: ['extensions and punctuation are dropped'],
    notes: [
      'E.164 where the number carries its country prefix; a national number needs the country calling code first',
    ],
  };
}
