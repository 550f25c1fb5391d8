// Which lines of a text another text has too, in the same order (longest common subsequence). For showing two versions side by side.

export interface MarkedLine {
  readonly line: string;
  readonly isSame: boolean;
}

/** Beyond this many lines the two are compared as sets: the table of a subsequence grows with the square. */
const most = 2000;

/** The lines of `text`, each with whether `other` has it at the matching place. */
export function markChanges(text: string, other: string): readonly MarkedLine[] {
  const ours = text.split('\n');
  const theirs = other.split('\n');
  if (ours.length > most || theirs.length > most) {
    const known = new Set(theirs);
    return ours.map((line) => ({ line, isSame: known.has(line) }));
  }
  const width = theirs.length + 1;
  const longest = new Uint32Array((ours.length + 1) * width);
  for (let i = ours.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        ours[i] === theirs[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  let at = 0;
  return ours.map((line, i) => {
    while (
      at < theirs.length &&
      theirs[at] !== line &&
      (longest[i * width + at + 1] ?? 0) > (longest[(i + 1) * width + at] ?? 0)
    )
      at += 1;
    const isSame = theirs[at] === line && at < theirs.length;
    if (isSame) at += 1;
    return { line, isSame };
  });
}
