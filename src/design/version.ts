// The field by which two states of one record can be told older from newer: the time of the last change or a version number.
import { wordsOf } from '../catalog/name.ts';
import type { FlowEnd } from '../landscape/landscape.ts';
import { isCreation } from './feed.ts';

/** The end's cursor field unless it tells of creation only, else a field named as a version or as the time of the last change, or null. */
export function sourceFieldFor(end: Pick<FlowEnd, 'cursorField' | 'fields'>): string | null {
  if (end.cursorField !== null && !isCreation(end.cursorField)) return end.cursorField;
  const named = end.fields.find((field) => {
    if (field.path.includes('[]') || field.type === 'boolean' || field.type === 'object') return false;
    const words = wordsOf(field.path.split('.').at(-1) ?? '').join(' ');
    return (
      /^(?:version|revision|row version|sequence(?: number)?|etag)$/.test(words) ||
      /^(?:last )?(?:updated|modified|changed)(?: (?:at|on|date|time|utc|date utc|timestamp))?$/.test(
        words,
      ) ||
      /^(?:date|time) (?:updated|modified|changed)$/.test(words)
    );
  });
  return named?.path ?? null;
}
