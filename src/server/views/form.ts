// The specification as a form: each section with what the plan fills by itself and the cells that wait for people. What people have written
// since is laid over it, cell by cell; what the plan does not hold yet is marked.
import { z } from 'zod';
import { cellKey, rowKey } from '../../plan/answers.ts';

/** What a row rests on, and the section of a document that tells of it; null where none does. */
export interface FormRef {
  readonly id: string;
  readonly at: string | null;
}

export interface PlainRow {
  readonly id: string;
  readonly cells: readonly string[];
  readonly blanks: readonly number[];
  readonly refs: readonly FormRef[];
}

/** `added` are rows that people put there. `left`: so many further rows are filled by the plan and not listed here. */
export interface PlainSection {
  readonly id: string;
  readonly title: string;
  readonly under: string | null;
  readonly columns: readonly string[];
  readonly ask: string | null;
  readonly rows: readonly PlainRow[];
  readonly added: readonly (readonly string[])[];
  readonly left: number;
}

/** As it is kept: what somebody wrote at a key. */
export interface WrittenAt {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly author: string | null;
  readonly at: string | null;
}

/** `key` null: the plan fills it. `pending`: it says something else than the plan's latest revision. */
export interface FormCell {
  readonly text: string;
  readonly key: string | null;
  readonly version: number;
  readonly pending: boolean;
  readonly author: string | null;
  readonly at: string | null;
}

export interface FormRow {
  readonly id: string;
  readonly cells: readonly FormCell[];
  readonly refs: readonly FormRef[];
}

/** A row of people's own: one thing, saved whole. */
export interface FormOwnRow {
  readonly key: string;
  readonly cells: readonly string[];
  readonly version: number;
  readonly pending: boolean;
}

export interface FormSection extends Omit<PlainSection, 'rows' | 'added'> {
  readonly rows: readonly FormRow[];
  readonly own: readonly FormOwnRow[];
  /** The number that the next row of people's own gets. */
  readonly next: number;
  readonly filled: number;
  readonly of: number;
}

const text = z.string();
const FormRef = z.strictObject({ id: text, at: text.nullable() });
const FormCell: z.ZodType<FormCell> = z.strictObject({
  text,
  key: text.nullable(),
  version: z.number().int().nonnegative(),
  pending: z.boolean(),
  author: text.nullable(),
  at: text.nullable(),
});

export const FormSection: z.ZodType<FormSection> = z.strictObject({
  id: text,
  title: text,
  under: text.nullable(),
  columns: z.array(text),
  ask: text.nullable(),
  left: z.number().int().nonnegative(),
  rows: z.array(z.strictObject({ id: text, cells: z.array(FormCell), refs: z.array(FormRef) })),
  own: z.array(
    z.strictObject({
      key: text,
      cells: z.array(text),
      version: z.number().int().nonnegative(),
      pending: z.boolean(),
    }),
  ),
  next: z.number().int().positive(),
  filled: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
});

/** Lays what people wrote over a section of the plan. */
export function overlaid(section: PlainSection, written: ReadonlyMap<string, WrittenAt>): FormSection {
  const { rows: plain, added, ...rest } = section;
  const rows = plain.map((row) => overlaidRow(row, written));
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.key !== null));
  return {
    ...rest,
    rows,
    ...ownRows(section.id, added, written),
    filled: cells.filter((cell) => cell.text.trim() !== '').length,
    of: cells.length,
  };
}

function overlaidRow(
  { id, cells, blanks, refs }: PlainRow,
  written: ReadonlyMap<string, WrittenAt>,
): FormRow {
  return {
    id,
    refs,
    cells: cells.map((held, index): FormCell => {
      if (!blanks.includes(index))
        return { text: held, key: null, version: 0, pending: false, author: null, at: null };
      const key = cellKey(id, index);
      const own = written.get(key);
      const said = typeof own?.value === 'string' ? own.value : held;
      return {
        text: said,
        key,
        version: own?.version ?? 0,
        pending: said !== held,
        author: own?.author ?? null,
        at: own?.at ?? null,
      };
    }),
  };
}

/** Once one own row of a section was written here, the written ones alone count; before, those that the plan holds. */
function ownRows(
  section: string,
  added: PlainSection['added'],
  written: ReadonlyMap<string, WrittenAt>,
): Pick<FormSection, 'own' | 'next'> {
  const kept = [...written.values()]
    .flatMap((one) => {
      const number = one.key.startsWith(`+${section}/`)
        ? Number(one.key.slice(section.length + 2))
        : Number.NaN;
      return Number.isInteger(number) && Array.isArray(one.value)
        ? [{ ...one, number, cells: one.value.map(String) }]
        : [];
    })
    .toSorted((one, other) => one.number - other.number);
  if (kept.length === 0)
    return {
      own: added.map((cells, index) => ({
        key: rowKey(section, index + 1),
        cells,
        version: 0,
        pending: false,
      })),
      next: added.length + 1,
    };
  const held = new Set(added.map((cells) => cells.join('\n').trim()));
  return {
    own: kept
      .filter(({ cells }) => cells.length > 0)
      .map(({ key, cells, version }) => ({
        key,
        cells,
        version,
        pending: !held.has(cells.join('\n').trim()),
      })),
    next: (kept.at(-1)?.number ?? 0) + 1,
  };
}
