// A side of a flow by its match key. Comparisons make one anew each time and few of them are ever asked, so the table is made when it is.
// Nothing is read or looked up in a system here.
import type { RowList } from '../twin/store.ts';

/** Ids by token, each once and in the order in which they were told. */
export interface KeyIndex {
  readonly size: number;
  readonly get: (token: number) => readonly number[];
  readonly note: (token: number, id: number) => void;
  /** The record is there no more. */
  readonly forget: (token: number, id: number) => void;
  /** All rows of a page, by what stands in a field. */
  readonly noteRows: (rows: RowList, field: number) => void;
}

interface Told {
  readonly rows: RowList;
  readonly field: number;
}

const nobody: readonly number[] = [];

export function keyIndex(): KeyIndex {
  const table = new Map<number, number[]>();
  let told: Told[] = [];
  const enter = (token: number, id: number): void => {
    const known = table.get(token);
    if (known === undefined) table.set(token, [id]);
    else if (!known.includes(id)) known.push(id);
  };
  const made = (): Map<number, number[]> => {
    if (told.length === 0) return table;
    for (const { rows, field } of told)
      for (let at = 0; at < rows.length; at++) enter(rows.row(at).values[field] ?? 0, rows.id(at));
    told = [];
    return table;
  };
  return {
    get size() {
      return made().size;
    },
    get: (token) => made().get(token) ?? nobody,
    note: (token, id) => {
      made();
      enter(token, id);
    },
    forget: (token, id) => {
      const known = made().get(token);
      if (known !== undefined)
        table.set(
          token,
          known.filter((one) => one !== id),
        );
    },
    noteRows: (rows, field) => {
      told.push({ rows, field });
    },
  };
}
