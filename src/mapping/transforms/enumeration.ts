// Values of a list onto values of another list: by word, by meaning, or by a table that people have to fill.
import { literal } from '../expression.ts';
import { type Between, nothing, type Transform } from '../transform.ts';
import type { ValueKind } from '../value-kind.ts';
import { mapValues } from '../value-map.ts';

/** Maps enum values onto the values that the target allows; what has no counterpart is told. */
export function enumeration({ from, to }: Between): Transform | null {
  const [given, allowed] = [from.meaning.field.enum ?? [], to.meaning.field.enum ?? []];
  if (allowed.length === 0 || from.kind === 'boolean' || to.kind === 'boolean' || from.kind === 'list')
    return null;
  if (given.length === 0) {
    return {
      ...nothing,
      name: 'enum',
      work: `[${allowed.map(literal).join(', ')}][$lowercase($) = $lowercase($string($v))][0]`,
      lossy: [`values other than ${list(allowed)} are dropped`],
      remarks: [
        {
          code: 'SPW203',
          values: {
            from: from.meaning.field.path,
            to: to.meaning.field.path,
            values: 'any value that the target does not list',
          },
        },
      ],
    };
  }
  if (given.every((value) => allowed.includes(value))) return null;
  const { map, unmatched } = mapValues(given, allowed);
  const values = list(unmatched);
  return {
    ...nothing,
    name: 'enum',
    work: `$lookup(${JSON.stringify(map)}, $string($v))`,
    valueMap: map,
    lossy: unmatched.length === 0 ? [] : [`no counterpart for ${values}`],
    remarks:
      unmatched.length === 0
        ? []
        : [{ code: 'SPW203', values: { from: from.meaning.field.path, to: to.meaning.field.path, values } }],
  };
}

/** A name on one side and a number or a code of the vendor's own on the other: only a table knows which is which. */
export function code({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning, to.meaning];
  if (b.head?.term?.kind !== 'enum' || (b.field.enum ?? []).length > 0) return null;
  const numeric = (kind: ValueKind): boolean => kind === 'integer' || kind === 'number';
  if (!(numeric(to.kind) && from.kind === 'string') && !(numeric(from.kind) && to.kind === 'string'))
    return null;
  const table = `$tables.${tableName(b.head.id)}`;
  return {
    ...nothing,
    name: 'enum',
    work: `$lookup(${table}, $string($v))`,
    lossy: ['values that the table does not hold are dropped'],
    notes: [`translated by the table ${table}`],
    remarks: [{ code: 'SPW206', values: { from: a.field.path, to: b.field.path, table } }],
  };
}

function tableName(id: string): string {
  return id.replaceAll('-', '_');
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 8).join(', ');
  return values.length > 8 ? `${shown} and ${values.length - 8} more` : shown;
}
