// A file's text to columns of a sample: cells under their headings, or the values of JSON records under dotted paths.
// Only the first records are taken, and only so deep and wide as a plan could use.
import { asObject, type JsonObject } from '../json.ts';
import type { Column, Value } from './columns.ts';
import { cellsAtMost, figureOrDate, linesBefore, rowsOf } from './rows.ts';

/**
 * What was read of a file. `named` is false when it had no headings; `more` when it held more records than were looked at; `before`
 * are the lines that stand before the headings; `open` is the first record with a quote that is not closed where its cell ends, counted from 1;
 * `cut` tells that there are more columns than were read.
 */
export interface Sample {
  readonly columns: readonly Column[];
  readonly records: number;
  readonly named: boolean;
  readonly more: boolean;
  readonly uneven: number;
  readonly before: number;
  readonly open: number | null;
  readonly cut: boolean;
}

export const recordsAtMost = 5000;
const columnsAtMost = 2000;
const deepest = 6;

export function cellsSample(text: string, delimiter: string): Sample {
  const all: (readonly string[])[] = [];
  let open: number | null = null;
  // The headings, what stands before them, and one record to know that there are more.
  const enough = recordsAtMost + 8;
  for (const row of rowsOf(text, delimiter)) {
    if (row.cells.some((cell) => cell.trim() !== '')) all.push(row.cells);
    if (row.open) open ??= all.length;
    if (all.length >= enough) break;
  }
  const before = linesBefore(all.slice(0, 20));
  const [first = [], second = []] = all.slice(before);
  const named = isHeading(first, second);
  const heads = distinct(
    first.map((cell, at) => (named && cell.trim() !== '' ? cell.trim() : `column_${at + 1}`)),
  );
  const found = all.slice(before + (named ? 1 : 0));
  const rows = found.slice(0, recordsAtMost);
  const columns = heads.map(
    (path, at): Column => ({ path, nested: null, values: rows.map((row) => cellOf(row[at])) }),
  );
  return {
    columns,
    records: rows.length,
    named,
    more: found.length > rows.length,
    uneven: rows.filter((row) => row.length !== heads.length).length,
    before,
    open: open === null ? null : Math.max(1, open - before - (named ? 1 : 0)),
    cut: first.length >= cellsAtMost,
  };
}

function cellOf(cell: string | undefined): Value {
  const value = cell?.trim() ?? '';
  return value === '' || /^(?:null|\\N|#N\/A|n\/a)$/i.test(value) ? null : value;
}

/**
 * Headings are words, all different; a row with a number, a date or an address in it is a record. The same word may stand there twice
 * where the next row holds a number or a date under a word.
 */
function isHeading(row: readonly string[], next: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0 || !cells.every((cell) => /\p{L}/u.test(cell) && !figureOrDate.test(cell)))
    return false;
  return (
    new Set(cells).size >= cells.length * 0.8 ||
    row.some((cell, at) => cell.trim() !== '' && figureOrDate.test((next[at] ?? '').trim()))
  );
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}_${before + 1}`;
  });
}

/** Columns of JSON records: nested objects under dotted paths, lists under "[]" with the values of their first entry. */
export function recordsSample(all: readonly unknown[]): Sample {
  const objects = all.map(asObject).filter((one) => one !== null);
  const records = objects.slice(0, recordsAtMost);
  const columns = new Map<string, { values: Value[]; nested: Column['nested'] }>();
  for (const [at, record] of records.entries()) gather(record, '', { columns, at, depth: 0 });
  return {
    columns: [...columns].map(([path, { values, nested }]) => ({
      path,
      nested,
      values: Array.from({ length: records.length }, (_, at) => values[at] ?? null),
    })),
    records: records.length,
    named: true,
    more: objects.length > records.length,
    uneven: all.length - objects.length,
    before: 0,
    open: null,
    cut: columns.size >= columnsAtMost,
  };
}

interface Gathering {
  readonly columns: Map<string, { values: Value[]; nested: Column['nested'] }>;
  readonly at: number;
  readonly depth: number;
}

function gather(record: JsonObject, prefix: string, into: Gathering): void {
  if (into.depth >= deepest) return;
  for (const [key, value] of Object.entries(record)) {
    const path = `${prefix}${key}`;
    const column = into.columns.get(path) ?? { values: [], nested: null };
    if (!into.columns.has(path)) {
      if (key === '' || into.columns.size >= columnsAtMost) continue;
      into.columns.set(path, column);
    }
    const list = Array.isArray(value) ? (value as readonly unknown[]) : null;
    const inner = asObject(list === null ? value : list[0]);
    if (list !== null) column.nested = 'array';
    else if (inner !== null) column.nested = 'object';
    column.values[into.at] = scalar(value);
    if (inner !== null)
      gather(inner, `${path}${list === null ? '.' : '[].'}`, { ...into, depth: into.depth + 1 });
  }
}

function scalar(value: unknown): Value {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : 'nested';
}
