// Rows as CSV (RFC 4180: CRLF, quotes doubled), safe to open in a spreadsheet: a cell that would be taken for a formula is made text.
import { plain } from './diagram/plain.ts';

/** Every cell on one line; cells that hold a comma, a quote or an edge of space are quoted. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Spreadsheets run what begins with these as a formula, also behind spaces; an apostrophe before it makes it text. */
const formula = /^\s*[=+\-@\t\r|%]/;

function cell(value: string): string {
  const text = plain(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\n\r;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
