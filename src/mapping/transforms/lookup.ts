// References: the other system's id of the same record, never a copy of this system's.
import { type Between, nothing, type Transform } from '../transform.ts';

/** The other system's id of the same record, from the cross-reference store, bound as `$xref` = { entity: { sourceId: targetId } }. */
export function lookup({ from, to }: Between): Transform | null {
  if (from.meaning.reference === 'no' || to.meaning.reference === 'no') return null;
  if (from.meaning.reference === 'maybe' && to.meaning.reference === 'maybe') return null;
  const entity = to.meaning.field.references ?? to.meaning.head?.id ?? 'record';
  const one = from.kind === 'list' ? '$v[0]' : '$v';
  const work = `$lookup($xref.${/^[A-Za-z_]\w*$/.test(entity) ? entity : `\`${entity}\``}, $string(${one}))`;
  return {
    ...nothing,
    name: 'lookup',
    work: to.kind === 'list' ? `[${work}]` : work,
    lossy: from.kind === 'list' && to.kind !== 'list' ? ['only the first of several is kept'] : [],
    notes: [`id translated through the cross-reference store ($xref.${entity})`],
    remarks: [
      { code: 'SPW204', values: { from: from.meaning.field.path, to: to.meaning.field.path, entity } },
    ],
  };
}
