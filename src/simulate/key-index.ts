// A side of a flow by its match key. Comparisons make one anew each time and few of them are ever asked, so the table is made when it is.
// Nothing is read or looked up in a system here.

/** Ids by token, each once and in the order in which they were told. */
export interface KeyIndex {
  readonly size: number;
  readonly get: (token: number) => readonly number[];
  readonly note: (token: number, id: number) => void;
}

const nobody: readonly number[] = [];

export function keyIndex(): KeyIndex {
  const table = new Map<number, number[]>();
  let told: number[] = [];
  const enter = (token: number, id: number): void => {
    const known = table.get(token);
    if (known === undefined) table.set(token, [id]);
    else if (!known.includes(id)) known.push(id);
  };
  const made = (): Map<number, number[]> => {
    if (told.length === 0) return table;
    for (let at = 0; at < told.length; at += 2) enter(told[at] ?? 0, told[at + 1] ?? 0);
    told = [];
    return table;
  };
  return {
    get size() {
      return made().size;
    },
    get: (token) => made().get(token) ?? nobody,
    note: (token, id) => {
      told.push(token, id);
    },
  };
}
