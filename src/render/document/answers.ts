// Reads back what people wrote into specification.md: the counterpart of `specification-document.ts`. Tables only, row by row, by the ids
// that anchors carry; editors that align columns or reflow text do no harm. Nothing that is written there is ever run or followed.
import type { Answers } from '../../plan/fill.ts';
import type { Specification } from '../../plan/specification.ts';
import { idOf } from '../diagram/plain.ts';

/** Cells that people fill, as indices by row id. */
export type Blanks = Readonly<Record<string, readonly number[]>>;

export function blanksOf({ sections }: Specification): Blanks {
  return Object.fromEntries(
    sections.flatMap((section) =>
      section.rows.filter((row) => row.blanks.length > 0).map((row) => [idOf(row.id), row.blanks]),
    ),
  );
}

/** What stands in the rows that wait for people, placeholders left out; and the rows that people added to tables which have such rows. */
export function answersIn(text: string, blanks: Blanks): Answers {
  const rows = new Map<string, readonly string[]>();
  const added = new Map<string, string[][]>();
  for (const { section, id, cells, isOpen } of rowsIn(text, blanks)) {
    if (id !== null && Object.hasOwn(blanks, id)) {
      const own = blanks[id] ?? [];
      const written = cells.map((cell, index) => (own.includes(index) ? writtenIn(cell) : ''));
      if (!isAdded(id)) {
        if (written.some((cell) => cell !== '')) rows.set(id, written);
        continue;
      }
    }
    if (section === null || !isOpen || (id !== null && !isAdded(id))) continue;
    const words = cells.map(writtenIn);
    if (words.every((cell) => cell === '')) continue;
    const held = added.get(section);
    if (held === undefined) added.set(section, [words]);
    else held.push(words);
  }
  return { rows, added };
}

/** The text without what people may write and without how an editor lays it out: two texts that are the same here differ by no other hand. */
export function withoutAnswers(text: string, blanks: Blanks): string {
  const skipped = new Set<number>();
  const replaced = new Map<number, string>();
  for (const { line, id, cells, isOpen } of rowsIn(text, blanks)) {
    const own = id === null ? undefined : blanks[id];
    if (isOpen && (id === null || isAdded(id))) skipped.add(line);
    else
      replaced.set(
        line,
        cells.map((cell, index) => (own?.includes(index) === true ? anchorOf(cell) : cell)).join(' | '),
      );
  }
  return text
    .split(/\r?\n/)
    .flatMap((content, line) => (skipped.has(line) ? [] : [replaced.get(line) ?? laidOut(content)]))
    .filter((content) => content !== '')
    .join('\n');
}

/** Head and rule of a table, however wide an editor made them. */
function laidOut(line: string): string {
  const content = line.trim();
  if (!content.startsWith('|')) return content;
  return cellsOf(content)
    .map((cell) => cell.replace(/^:?-+:?$/, '-'))
    .join(' | ');
}

interface Row {
  readonly line: number;
  readonly section: string | null;
  readonly id: string | null;
  readonly cells: readonly string[];
  /** Whether the table has rows that wait for people. */
  readonly isOpen: boolean;
}

/** Rows below the head and rule of each table, with the section they stand in. */
function rowsIn(text: string, blanks: Blanks): readonly Row[] {
  const rows: Row[] = [];
  let section: string | null = null;
  let table: Row[] = [];
  const close = (): void => {
    const isOpen = table.some((row) => row.id !== null && Object.hasOwn(blanks, row.id));
    rows.push(...table.slice(2).map((row) => ({ ...row, isOpen })));
    table = [];
  };
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const heading = /^#{2,4}\s+<a id="([^"]+)"><\/a>/.exec(content);
    if (heading !== null) section = heading[1] ?? null;
    if (!content.trimStart().startsWith('|')) {
      close();
      continue;
    }
    const cells = cellsOf(content.trim());
    const id = /^<a id="([^"]+)"><\/a>/.exec(cells[0] ?? '')?.[1] ?? null;
    table.push({ line, section, id, cells, isOpen: false });
  }
  close();
  return rows;
}

/** The cells of a row; a pipe behind an odd number of backslashes belongs to its cell. */
function cellsOf(row: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (let at = 1; at < row.length; at += 1) {
    const sign = row.charAt(at);
    if (sign === '\\') {
      cell += sign + row.charAt(at + 1);
      at += 1;
    } else if (sign === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}

function isAdded(id: string): boolean {
  return /\.added-\d+$/.test(id);
}

function anchorOf(cell: string): string {
  return /^<a id="[^"]*"><\/a>/.exec(cell)?.[0] ?? '';
}

/** What a person wrote into a cell, as plain text; a placeholder or a dash is nothing. */
function writtenIn(cell: string): string {
  const words = cell
    .replace(/<a id="[^"]*"><\/a>/g, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .trim();
  if (/^([_*])to be filled in: .*\1$/.test(words) || words === '–') return '';
  return words
    .replace(/\[([^\]\s]+)\]\(<?(https?:\/\/[^)\s>]*)>?\)/g, (whole, label: string, address: string) =>
      unescaped(label) === unescaped(address) ? address : whole,
    )
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : unescaped(part)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
