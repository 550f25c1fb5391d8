// Country names onto ISO 3166-1 codes, through a table: JSONata knows no countries.
import { type Between, nothing, type Transform } from '../transform.ts';

/** Codes stay codes; names are looked up. */
export function country({ from, to }: Between): Transform | null {
  const [a, b] = [from.meaning, to.meaning];
  if (a.head?.term?.kind !== 'country' || b.head?.term?.kind !== 'country' || a.head.id === 'country-code')
    return null;
  const format = b.field.format?.toLowerCase() ?? '';
  const coded = b.field.maxLength === 2 || /iso|country|alpha/.test(format) || b.head.id === 'country-code';
  if (!coded || a.field.maxLength === 2) return null;
  return {
    ...nothing,
    name: 'country_code',
    work: '($n := $trim($string($v)); $contains($n, /^[A-Za-z]{2}$/) ? $uppercase($n) : $lookup($tables.countries, $lowercase($n)))',
    lossy: ['country names that the table does not hold are dropped'],
    notes: ['names become ISO 3166-1 alpha-2 codes by the table $tables.countries (lower-case name → code)'],
    remarks: [
      { code: 'SPW206', values: { from: a.field.path, to: b.field.path, table: '$tables.countries' } },
    ],
  };
}
