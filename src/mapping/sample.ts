// A plausible record from a list of fields, for payload examples: the same fields give the same record.
// Nobody real, nothing that could reach anybody: example.com, a fictional-use phone number, a mathematician long dead.
import type { Field } from '../catalog/profile.ts';
import type { TermKind } from './lexicon.ts';
import type { MappingSide } from './mapping.ts';
import { conceptOf, type Meaning, meaningsOf } from './meaning.ts';
import { moneyUnit } from './money.ts';
import { type JsonObject, place } from './place.ts';
import samples from './samples.json' with { type: 'json' };
import { weigh, type Weighed } from './similarity.ts';
import { isDate, isEpoch, type ValueKind } from './value-kind.ts';

/** A record with a value for every field but pure containers; a list has one entry. */
export function sample(side: MappingSide): JsonObject {
  const weighed = weigh(meaningsOf(side), []).from;
  const concept = conceptOf(side) ?? '';
  return weighed
    .filter(({ meaning }) => meaning.exempt !== 'container' && !meaning.field.writeOnly)
    .reduce<JsonObject>(
      (record, field) => place(record, field.meaning.field.path, valueOf(field, concept)),
      {},
    );
}

const byTerm: Readonly<Record<string, unknown>> = samples.terms;
const names: Readonly<Record<string, string>> = samples.names;
const byKind: Readonly<Record<string, unknown>> = samples.kinds;

function valueOf(weighed: Weighed, concept: string): unknown {
  const { meaning, kind } = weighed;
  const { field } = meaning;
  if (field.enum !== null && field.enum.length > 0) return asType(field.enum[0], kind);
  if (isDate(kind, meaning)) return dateOf(meaning, kind);
  if (meaning.reference === 'yes' || meaning.exempt === 'id' || field.format === 'uuid')
    return idOf(meaning, kind);
  const unit = moneyUnit(weighed);
  if (unit !== null && (unit === 'minor' || unit === 'whole')) return asType(samples.money.minor, kind);
  const term = meaning.head?.term ?? null;
  const named = term !== null && meaning.head?.id === 'name' ? names[ownerOf(weighed, concept)] : undefined;
  const value =
    byFormat(field) ?? named ?? byTerm[meaning.head?.id ?? ''] ?? ofKind(term?.kind ?? null) ?? text(field);
  const short = field.maxLength !== null && typeof value === 'string' && field.maxLength < value.length;
  return fit(asType(short ? (ofKind(term?.kind ?? null) ?? value) : value, kind), field);
}

/** Whose name it is: the last record named on the way to it, the line of a list, else the record itself. */
function ownerOf({ meaning }: Weighed, concept: string): string {
  const holder = meaning.context.findLast((token) => token.id in names)?.id;
  if (holder !== undefined) return holder;
  return meaning.context.length === 0 ? (meaning.list ? 'line-item' : concept) : '';
}

function byFormat({ format }: Field): unknown {
  return format === null
    ? undefined
    : (samples.formats as Readonly<Record<string, unknown>>)[format.toLowerCase()];
}

function ofKind(kind: TermKind | null): unknown {
  return kind === null ? undefined : byKind[kind];
}

function dateOf({ head }: Meaning, kind: ValueKind): unknown {
  if (head?.id === 'birth-date' && !isEpoch(kind)) return samples.dates.birth;
  const { day, moment, seconds } = late.has(head?.id ?? '') ? samples.dates.later : samples.dates.usual;
  if (isEpoch(kind)) return kind === 'epoch-seconds' ? seconds : seconds * 1000;
  return kind === 'date' ? day : moment;
}

/** Dates that lie after the others of their record. */
const late: ReadonlySet<string> = new Set([
  'due',
  'end',
  'expires',
  'period-end',
  'trial-end',
  'close-date',
  'delivered',
]);

/** An id that differs from field to field, so that a payload shows which went where. */
function idOf({ index, field }: Meaning, kind: ValueKind): unknown {
  if (field.format === 'uuid') return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
  const number = 1001 + index;
  return kind === 'integer' || kind === 'number'
    ? number
    : kind === 'list'
      ? [String(number)]
      : String(number);
}

function text({ path }: Field): string {
  return `sample ${
    path
      .split('.')
      .at(-1)
      ?.replace(/\[[^\]]*\]/g, '') ?? 'text'
  }`;
}

function asType(value: unknown, kind: ValueKind): unknown {
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : value !== 'false';
    case 'integer':
    case 'epoch-seconds':
    case 'epoch-milliseconds':
      return Number.isFinite(Number(value)) ? Math.round(Number(value)) : 1;
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : 1;
    case 'list':
      return Array.isArray(value) ? value : [value];
    case 'object':
      return {};
    case 'document':
      return {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: String(value) }] }],
      };
    case 'time':
      return '09:00:00';
    case 'string':
    case 'date':
    case 'date-time':
      return Array.isArray(value) ? value.join(', ') : String(value);
    case 'unknown':
      return value;
    default:
      return kind satisfies never;
  }
}

function fit(value: unknown, { maxLength }: Field): unknown {
  return typeof value === 'string' && maxLength !== null ? value.slice(0, maxLength) : value;
}
