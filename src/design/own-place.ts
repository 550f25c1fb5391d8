// Where a record takes values of our own: a foreign id and an origin mark. Some systems have a bag of fields ("metadata"), some a single
// text field made for a foreign id ("external_id"), which then has no room for a mark, and some let people add fields whose names
// follow a rule ("{name}__c").
import { wordsOf } from '../catalog/name.ts';
import type { FlowEnd } from '../landscape/landscape.ts';

/** `id` and `mark` are field paths; null where there is no room. */
export interface OwnPlace {
  readonly id: string | null;
  readonly mark: string | null;
}

/** `about` names the record whose id is kept: system and resource in the brief's words. */
export function ownPlace(end: Pick<FlowEnd, 'custom' | 'fields'>, about: readonly string[]): OwnPlace {
  const { custom } = end;
  if (custom === null) return { id: null, mark: null };
  const id = `${about.flatMap(wordsOf).join('_')}_id`;
  const mark = 'spanwright_origin';
  if (custom.includes('{name}'))
    return { id: custom.replace('{name}', id), mark: custom.replace('{name}', mark) };
  const field = end.fields.find((one) => one.path === custom);
  const single =
    field !== undefined && field.type !== 'object' && field.type !== 'array' && field.type !== 'unknown';
  if (single) return { id: custom, mark: null };
  return { id: `${custom}.${id}`, mark: `${custom}.${mark}` };
}
