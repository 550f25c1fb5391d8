// The transform for a pair of fields: the first rule that applies, then the cut to the target's length. One rule, one file.
import type { Weighed } from '../similarity.ts';
import { type Between, nothing, type Transform } from '../transform.ts';
import { cast, truth } from './cast.ts';
import { contactPoint } from './contact-point.ts';
import { country } from './country.ts';
import { code, enumeration } from './enumeration.ts';
import { lookup } from './lookup.ts';
import { moment } from './moment.ts';
import { negation } from './negation.ts';
import { richText } from './rich-text.ts';
import { unit } from './unit.ts';

const rules: readonly ((between: Between) => Transform | null)[] = [
  lookup,
  negation,
  enumeration,
  code,
  unit,
  moment,
  country,
  contactPoint,
  richText,
  truth,
  cast,
];

/** The transform for one source field onto one target field; `sources` are the record's other fields (an amount needs its currency). */
export function choose(from: Weighed, to: Weighed, sources: readonly Weighed[]): Transform {
  const between = { from, to, sources };
  for (const rule of rules) {
    const found = rule(between);
    if (found !== null) return cut(found, between);
  }
  return cut({ ...nothing, name: 'direct', work: '$v' }, between);
}

/** Room for so many characters is taken to suffice for text whose length nobody has stated; what is longer is refused and seen, not cut. */
const roomy = 1000;

/** Cuts text that the target has no room for; addresses of any sort and keys are left whole, half of one is worthless. */
function cut(transform: Transform, { from, to }: Between): Transform {
  const room = to.meaning.field.maxLength;
  const kind = to.meaning.head?.term?.kind ?? 'text';
  const long = from.meaning.field.maxLength;
  const text =
    (from.kind === 'string' || from.kind === 'unknown') &&
    to.kind === 'string' &&
    (kind === 'text' || kind === 'name');
  if (
    room === null ||
    !text ||
    (long === null ? room >= roomy : long <= room) ||
    (from.meaning.field.enum ?? []).length > 0 ||
    !['direct', 'rich_text'].includes(transform.name)
  )
    return transform;
  if (isKey(from) || isKey(to)) return whole(transform, { from, to, room });
  return {
    ...transform,
    name: transform.name === 'direct' ? 'truncate' : transform.name,
    work: `$substring(${transform.work === '$v' ? '$string($v)' : transform.work}, 0, ${room})`,
    lossy: [...transform.lossy, `cut at ${room} characters`],
  };
}

/** Meanings by which records are known in the trade, whatever a document says of them. */
const identifying: ReadonlySet<string> = new Set([
  'sku',
  'barcode',
  'external-id',
  'number',
  'code',
  'order-number',
  'invoice-number',
  'po-number',
  'tracking-number',
  'account-number',
  'employee-number',
  'company-number',
  'tax-id',
  'national-id',
  'iban',
]);

/** What tells records apart: two keys that are cut alike would be one. */
function isKey({ meaning }: Weighed): boolean {
  return meaning.field.unique || meaning.marked || identifying.has(meaning.head?.id ?? '');
}

function whole(
  transform: Transform,
  { from, to, room }: { readonly from: Weighed; readonly to: Weighed; readonly room: number },
): Transform {
  const values = { from: from.meaning.field.path, to: to.meaning.field.path, room: String(room) };
  return { ...transform, remarks: [...transform.remarks, { code: 'SPW208', values }] };
}
