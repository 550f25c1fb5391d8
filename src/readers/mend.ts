// One widespread fault of YAML that other parsers let pass: a quoted text that goes on in lines indented too little, or by tabs.
// Its lines are joined as YAML folds them anyway; nothing else is mended, and the caller parses the result anew and judges.

/** Where a quoted text was cut off: the offset of the line's end, and its quote. */
export interface Cut {
  readonly offset: number;
  readonly quote: '"' | "'";
}

/** How far a quoted text may go on behind its cut, in characters. */
const longest = 20_000;
const mostCuts = 500;

/** The text with the lines of each cut quoted text joined up to its closing quote, or null when there is nothing to join. `cuts` in any order. */
export function mendQuoted(text: string, cuts: readonly Cut[]): string | null {
  const parts: string[] = [];
  let done = 0;
  for (const cut of cuts.toSorted((a, b) => a.offset - b.offset).slice(0, mostCuts)) {
    // A cut inside of what was just joined is only its echo.
    if (cut.offset < done) continue;
    const end = closing(text, cut);
    if (end === null) continue;
    const start = Math.max(done, lineEnd(text, cut));
    parts.push(text.slice(done, start), joined(text.slice(start, end), cut.quote));
    done = end;
  }
  return parts.length === 0 ? null : [...parts, text.slice(done)].join('');
}

/** Where the line's own text ends: before its blanks, and before the backslash that may join it to the next line. */
function lineEnd(text: string, cut: Cut): number {
  let at = cut.offset;
  while (at > 0 && /[ \t\r]/.test(text[at - 1] ?? '')) at -= 1;
  while (cut.quote === '"' && text[at - 1] === '\\') at -= 1;
  return at;
}

/** The offset of the closing quote, or null when there is none near. */
function closing(text: string, cut: Cut): number | null {
  const last = Math.min(text.length, cut.offset + longest);
  for (let at = cut.offset; at < last; at += 1) {
    const character = text[at];
    if (cut.quote === '"' && character === '\\') at += 1;
    else if (character === cut.quote) {
      if (cut.quote === '"' || text[at + 1] !== "'") return at;
      at += 1;
    }
  }
  return null;
}

/** Line breaks as a quoted text folds them: one is a space, a backslash before it leaves nothing, a blank line is a break. */
function joined(written: string, quote: Cut['quote']): string {
  const [first = '', ...others] = written.split('\n');
  let text = first.trimEnd();
  let blank = 0;
  for (const [index, line] of others.entries()) {
    const own = index === others.length - 1 ? line.trimStart() : line.trim();
    if (own === '' && index < others.length - 1) {
      blank += 1;
      continue;
    }
    const slashes = quote === '"' ? endingSlashes(text) : 0;
    if (slashes % 2 === 1) text = `${text.slice(0, -1)}${own}`;
    else text += `${quote === '"' && blank > 0 ? '\\n'.repeat(blank) : ' '}${own}`;
    blank = 0;
  }
  return text;
}

function endingSlashes(text: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count += 1;
  return count;
}
