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
  /** Nearly every token is one record's, who stands here without a list. */
  const table = new Map<number, number | number[]>();
  let told: Told[] = [];
  const enter = (token: number, id: number): void => {
    const known = table.get(token);
    if (known === undefined) table.set(token, id);
    else if (typeof known === 'number') {
      if (known !== id) table.set(token, [known, id]);
    } else if (!known.includes(id)) known.push(id);
  };
  const made = (): Map<number, number | number[]> => {
    if (told.length === 0) return table;
    for (const { rows, field } of told)
      for (let at = 0; at < rows.length; at++) enter(rows.token(at, field), rows.id(at));
    told = [];
    return table;
  };
  return {
    get size() {
      return made().size;
    },
    get: (token) => listed(made().get(token)),
    note: (token, id) => {
      made();
      enter(token, id);
    },
    forget: (token, id) => {
      const known = listed(made().get(token));
      if (known.includes(id))
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

function listed(known: number | readonly number[] | undefined): readonly number[] {
  if (known === undefined) return nobody;
  return typeof known === 'number' ? [known] : known;
}
