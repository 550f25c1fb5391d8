// One row of a mapping from what was matched: the transform written out as JSONata against the whole record, and what happens to empty values.
import type { Combination } from './combine.ts';
import { atList, each, first, guarded } from './expression.ts';
import type { HeldField, MappingRow } from './mapping.ts';
import type { Meaning } from './meaning.ts';
import type { Weighed } from './similarity.ts';
import type { Remark, Transform } from './transform.ts';
import { choose } from './transforms/choose.ts';

/** A row with its place in the target's order of fields, and what a reader has to settle about it. */
export interface Row {
  readonly row: MappingRow;
  readonly order: number;
  readonly remarks: readonly Remark[];
}

/** One source field onto one target field. `sources` are all fields of the source record. */
export function pairRow(
  from: Weighed,
  to: Weighed,
  given: { readonly score: number; readonly sources: readonly Weighed[] },
): Row {
  const transform = choose(from, to, given.sources);
  const written = write(from.meaning.field.path, to.meaning.field.path, transform);
  const notes = [reason(from.meaning, to.meaning), ...transform.notes];
  return {
    row: {
      ...common([from], to),
      score: rounded(given.score),
      transform: written.selects && transform.name === 'direct' ? 'select' : transform.name,
      jsonata: written.jsonata,
      lossy: written.selects ? [...transform.lossy, 'only the first of several is kept'] : transform.lossy,
      why: notes.join('; '),
      valueMap: transform.valueMap,
      reads: transform.reads,
    },
    order: to.meaning.index,
    remarks: transform.remarks,
  };
}

/** Several sources onto one target, or one source onto several. */
export function combinedRow({ from, to, name, jsonata, score, lossy, why }: Combination): Row {
  const row = {
    ...common(from, to),
    score: rounded(score),
    transform: name,
    jsonata,
    lossy,
    why,
    valueMap: null,
    reads: [],
  };
  return { row, order: to.meaning.index, remarks: [] };
}

/** A required target that can only ever have one value: that value. Null for any other target. */
export function constantRow(to: Weighed): Row | null {
  const { field } = to.meaning;
  const only = field.required && field.enum?.length === 1 ? field.enum[0] : undefined;
  if (only === undefined) return null;
  return fixedRow(to, JSON.stringify(only), 'the only value that the target allows');
}

/** A target field whose value is held: one row, or none where nothing is held for it. */
export function heldRows(to: Weighed, held: readonly HeldField[]): readonly Row[] {
  return held
    .filter((one) => one.field === to.meaning.field.path)
    .slice(0, 1)
    .map((one) => fixedRow(to, one.value, one.why));
}

function fixedRow(to: Weighed, value: string, why: string): Row {
  const row = {
    ...common([], to),
    score: 1,
    transform: 'constant',
    jsonata: value,
    lossy: [],
    why,
    valueMap: null,
    reads: [],
    nullRule: 'default' as const,
    defaultValue: value,
  };
  return { row, order: to.meaning.index, remarks: [] };
}

type Common = Pick<
  MappingRow,
  'from' | 'to' | 'fromTypes' | 'toType' | 'required' | 'nullRule' | 'defaultValue' | 'maxLength' | 'personal'
>;

function common(from: readonly Weighed[], to: Weighed): Common {
  const { field } = to.meaning;
  return {
    from: from.map(({ meaning }) => meaning.field.path),
    to: field.path,
    fromTypes: from.map(({ meaning }) => typeOf(meaning)),
    toType: typeOf(to.meaning),
    required: field.required,
    nullRule: field.required ? 'stop' : 'omit',
    defaultValue: null,
    maxLength: field.maxLength,
    personal:
      field.personal ??
      from.map(({ meaning }) => meaning.field.personal).find((kind) => kind !== null) ??
      null,
  };
}

function typeOf({ field }: Meaning): string {
  const base = field.enum !== null && field.enum.length > 0 ? 'enum' : field.type;
  return field.format === null ? base : `${base} (${field.format})`;
}

/** The whole expression. Lists onto lists go entry by entry; a list onto a single value gives its first entry. */
function write(
  from: string,
  to: string,
  { work }: Transform,
): { readonly jsonata: string; readonly selects: boolean } {
  const [source, target] = [atList(from), atList(to)];
  const parallel = source.outer !== null && target.outer !== null;
  if (!parallel)
    return { jsonata: guarded(first(from), work), selects: source.outer !== null && source.inner !== '' };
  const entry = source.inner === '' ? '$' : first(source.inner);
  return { jsonata: each(source.outer, guarded(entry, work)), selects: source.inner.includes('[') };
}

function reason(from: Meaning, to: Meaning): string {
  const [a, b] = [from.head, to.head];
  if (a === null || b === null) return '';
  if (a.id === b.id)
    return a.term === null ? `the same word "${a.word}"` : `both mean ${a.id.replaceAll('-', ' ')}`;
  return a.term === null
    ? `"${a.word}" and "${b.word}" are spelt alike`
    : `${a.id.replaceAll('-', ' ')} serves as ${b.id.replaceAll('-', ' ')}`;
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
}
