// HTML onto plain text and back.
import { type Between, nothing, type Transform } from '../transform.ts';
import type { Weighed } from '../similarity.ts';

/** Strips the markup, or escapes what would be read as markup. */
export function richText({ from, to }: Between): Transform | null {
  const html = ({ meaning }: Weighed): boolean =>
    meaning.words.includes('html') || meaning.field.format === 'html';
  if (
    html(from) === html(to) ||
    from.meaning.head?.term?.kind !== 'text' ||
    from.kind === 'list' ||
    to.kind === 'list'
  )
    return null;
  return html(from)
    ? {
        ...nothing,
        name: 'rich_text',
        work: '$trim($replace($string($v), /<[^>]*>/, ""))',
        lossy: ['formatting is dropped'],
        notes: ['HTML to plain text'],
      }
    : {
        ...nothing,
        name: 'rich_text',
        work: '$replace($replace($replace($string($v), "&", "&amp;"), "<", "&lt;"), ">", "&gt;")',
        notes: ['plain text escaped for HTML'],
      };
}
