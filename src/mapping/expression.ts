// Field paths as JSONata: names quoted where they must be, lists entered, and a value guarded against null before it is worked on.
// JSONata functions refuse null (not absence), so every transform but a plain copy goes through `guarded`.

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** A name as a JSONata step; back-quoted when it is no plain name. A back-quote itself cannot be written and becomes "_". */
export function step(name: string): string {
  return plainName.test(name) && !reserved.has(name) ? name : `\`${name.replaceAll('`', '_')}\``;
}

/** A JSONata string literal. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** A path cut at its first list: "lines[].tax.rate" → outer "lines", inner "tax.rate"; no list: outer null. */
export function atList(path: string): { readonly outer: string | null; readonly inner: string } {
  const at = path.search(/\[[^\]]*\]/);
  const rest = at < 0 ? '' : path.slice(path.indexOf(']', at) + 1).replace(/^\./, '');
  return at < 0 ? { outer: null, inner: path } : { outer: path.slice(0, at), inner: rest };
}

/** The first value at a path, from the record's root; of each list the first entry. */
export function first(path: string): string {
  return path
    .split('.')
    .filter((segment) => segment !== '')
    .map((segment) =>
      /\[[^\]]*\]/.test(segment) ? `${step(segment.replace(/\[[^\]]*\]/g, ''))}[0]` : step(segment),
    )
    .join('.');
}

/** `work` on a value that is there; nothing when it is absent or null. `$v` is the value within `work`. */
export function guarded(value: string, work: string): string {
  return work === '$v' ? value : `($v := ${value}; $v != null ? ${work})`;
}

/** One result per entry of a list, null where an entry has none, so that several fields of a list stay side by side. */
export function each(outer: string, value: string): string {
  return `[${first(outer)}.($r := ${value}; $exists($r) ? $r : null)]`;
}
