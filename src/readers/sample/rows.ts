// Delimited text (comma, semicolon, tab, bar) to rows of cells, one by one, so that a large file is only read as far as it is looked at.
// Quotes, doubled quotes and line ends inside quotes are understood; what a cell means is not looked at here.

/** The signs that may part cells, in the order in which they are preferred. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Lines looked at to find the delimiter. */
const looked = 50;

/** Cells of one row and characters of one cell that are kept; the rest is passed over. */
export const cellsAtMost = 2000;
const cellAtMost = 10_000;

/**
 * The delimiter that cuts the first rows into the same number of cells most often, or null where none cuts them at all. Lines before
 * the headings are thought of only where no delimiter cuts the first line.
 */
export function delimiterOf(text: string): string | null {
  const head = text.slice(0, 400_000);
  const told = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (told !== undefined) return told;
  const cut = delimiters.map((sign) => ({ sign, rows: firstRows(head, sign) }));
  return best(cut) ?? best(cut.map(({ sign, rows }) => ({ sign, rows: rows.slice(linesBefore(rows)) })));
}

type Rows = readonly (readonly string[])[];

function firstRows(text: string, sign: string): Rows {
  const found: (readonly string[])[] = [];
  for (const { cells } of rowsOf(text, sign)) {
    if (cells.length > 1 || cells[0] !== '') found.push(cells);
    if (found.length >= looked) break;
  }
  return found;
}

function best(cut: readonly { readonly sign: string; readonly rows: Rows }[]): string | null {
  let found: { readonly sign: string; readonly worth: number } | null = null;
  for (const { sign, rows } of cut) {
    const first = rows[0]?.length ?? 1;
    const same = rows.filter((row) => row.length === first).length / Math.max(1, rows.length);
    const worth = first < 2 ? 0 : same * 100 + Math.min(first, 50) / 50;
    if (worth > (found?.worth ?? 50)) found = { sign, worth };
  }
  return found?.sign ?? null;
}

/** How many lines of a single cell (a title, a date) stand before a row of headings: words only, as many as the row below has cells. */
export function linesBefore(rows: Rows): number {
  const begin = rows.findIndex((row) => row.length > 1);
  const heads = rows[begin] ?? [];
  return begin > 0 &&
    begin < 6 &&
    rows[begin + 1]?.length === heads.length &&
    heads.every((cell) => /\p{L}/u.test(cell) && !figureOrDate.test(cell.trim()))
    ? begin
    : 0;
}

/** A number, a date or an address: no heading. */
export const figureOrDate: RegExp = /^[-+]?[\d.,]+$|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|@.+\./;

/** A row as read, and whether a quote in it is never closed, or closed within a cell. */
export interface Row {
  readonly cells: readonly string[];
  readonly open: boolean;
}

/** Every row; a last line end makes no row. */
export function* rowsOf(text: string, delimiter: string): Generator<Row> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const sep = /^sep=.\r?\n/i.exec(text.slice(at, at + 8));
  if (sep !== null) at += sep[0].length;
  let row: string[] = [];
  let open = false;
  while (at < text.length) {
    const cell = cellAt(text, at, delimiter);
    if (row.length < cellsAtMost) row.push(cell.value.slice(0, cellAtMost));
    at = cell.end;
    open ||= cell.open;
    const sign = text.charAt(at);
    if (sign === delimiter) {
      at += 1;
      if (at >= text.length) row.push('');
      else continue;
    }
    if (sign === '\r' && text.charAt(at + 1) === '\n') at += 2;
    else if (sign === '\r' || sign === '\n') at += 1;
    yield { cells: row, open };
    row = [];
    open = false;
  }
  if (row.length > 0) yield { cells: row, open };
}

function cellAt(
  text: string,
  from: number,
  delimiter: string,
): { readonly value: string; readonly end: number; readonly open: boolean } {
  const quoted = text.charAt(from) === '"';
  if (quoted) {
    const end = quoteEnd(text, from + 1);
    if (end !== null) {
      // What stands between the closing quote and the delimiter belongs to no cell and is kept with it.
      const rest = plainEnd(text, end + 1, delimiter);
      return {
        value: text.slice(from + 1, end).replaceAll('""', '"') + text.slice(end + 1, rest).trimEnd(),
        end: rest,
        open: text.slice(end + 1, rest).trim() !== '',
      };
    }
  }
  const end = plainEnd(text, from, delimiter);
  return { value: text.slice(from, end), end, open: quoted };
}

/** The closing quote, or null where the quote is never closed. */
function quoteEnd(text: string, from: number): number | null {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? null : at;
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === delimiter || sign === '\n' || sign === '\r') return at;
    at += 1;
  }
  return at;
}
