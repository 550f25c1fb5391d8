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

/** Lines around what differs, or how many alike were left out between. */
export type Excerpt =
  | (MarkedLine & { readonly number: number })
  | { readonly skipped: number; readonly number: number };

/** What differs with `around` lines before and after it; everything, where nothing differs. */
export function excerptsOf(lines: readonly MarkedLine[], around: number): readonly Excerpt[] {
  if (lines.every(({ isSame }) => isSame)) return lines.map((line, number) => ({ ...line, number }));
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ isSame }) => !isSame);
  const excerpts: Excerpt[] = [];
  for (const [number, line] of lines.entries()) {
    const last = excerpts.at(-1);
    if (isNear(number)) excerpts.push({ ...line, number });
    else if (last !== undefined && 'skipped' in last)
      excerpts[excerpts.length - 1] = { ...last, skipped: last.skipped + 1 };
    else excerpts.push({ skipped: 1, number });
  }
  return excerpts;
}
