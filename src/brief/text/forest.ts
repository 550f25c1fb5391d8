// Decision trees that add up: a row of figures walks down each tree, and the leaves it reaches are summed. The trees are learned by
// scripts/train-reader.ts and kept as short words; here they are only read and asked.

/** A tree as nodes in the order of its walk: a split's first branch follows it, its second starts at `other`; a leaf has column -1. */
export interface Tree {
  readonly columns: Int16Array;
  /** Of a split: figures below it go the first way. Of a leaf: its value. */
  readonly values: Float64Array;
  readonly other: Int16Array;
}

export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** A tree from its words: "3<0.5" splits by the fourth column, "=0.12" is a leaf; each split is followed by its two branches. */
export function treeOf(written: string): Tree {
  const words = written.split(' ');
  const columns = new Int16Array(words.length);
  const values = new Float64Array(words.length);
  const other = new Int16Array(words.length);
  const open: number[] = [];
  for (const [at, word] of words.entries()) {
    const cut = word.indexOf('<');
    columns[at] = cut < 0 ? -1 : Number(word.slice(0, cut));
    values[at] = Number(word.slice(cut < 0 ? 1 : cut + 1));
    if (cut >= 0) open.push(at);
    else {
      // What follows a leaf is the second branch of the last split that still lacks one.
      const split = open.pop();
      if (split !== undefined) other[split] = at + 1;
    }
  }
  return { columns, values, other };
}

/** The sum of the leaves that a row reaches. */
export function sumOf(forest: Forest, row: ArrayLike<number>): number {
  let sum = forest.base;
  for (const { columns, values, other } of forest.trees) {
    let at = 0;
    for (let column = columns[0] ?? -1; column >= 0; column = columns[at] ?? -1)
      at = (row[column] ?? 0) < (values[at] ?? 0) ? at + 1 : (other[at] ?? 0);
    sum += values[at] ?? 0;
  }
  return sum;
}
