// Answers as people give them one at a time in the workbench: a cell by its row and place, a row of their own by its section and number.
import type { Answers } from './fill.ts';

/** One thing that somebody wrote; what has another form than its key says is passed over. */
export interface Written {
  readonly key: string;
  readonly value: unknown;
}

/** "S-overview.objective/1": the second cell of a row. */
export function cellKey(row: string, index: number): string {
  return `${row}/${index}`;
}

/** "+S-experts/3": the third row that people put into a section. */
export function rowKey(section: string, number: number): string {
  return `+${section}/${number}`;
}

/**
 * What people say in all: `own` is what the plan holds already; a cell that was written later stands in its place, an empty one takes it
 * out. A section in which one own row was written goes by the written rows alone; an empty list is a row that was taken out.
 */
export function answersFrom(own: Answers, written: readonly Written[]): Answers {
  const rows = new Map([...own.rows].map(([id, cells]) => [id, [...cells]]));
  const added = new Map<string, Map<number, readonly string[]>>();
  for (const { key, value } of written) {
    const at = placeOf(key);
    if (at === null) continue;
    if (at.isRow) {
      if (!isTexts(value)) continue;
      const held = added.get(at.id) ?? new Map<number, readonly string[]>();
      added.set(at.id, held.set(at.number, value));
    } else if (typeof value === 'string') {
      const cells = rows.get(at.id) ?? [];
      rows.set(
        at.id,
        Array.from({ length: Math.max(cells.length, at.number + 1) }, (_, index) =>
          index === at.number ? value : (cells[index] ?? ''),
        ),
      );
    }
  }
  return {
    rows: new Map([...rows].filter(([, cells]) => cells.some((cell) => cell !== ''))),
    added: new Map(
      [...own.added, ...[...added].map(([id, held]) => [id, inOrder(held)] as const)].filter(
        ([, all]) => all.length > 0,
      ),
    ),
  };
}

function inOrder(held: ReadonlyMap<number, readonly string[]>): readonly (readonly string[])[] {
  return [...held]
    .toSorted(([one], [other]) => one - other)
    .map(([, cells]) => cells)
    .filter((cells) => cells.some((cell) => cell !== ''));
}

/** Beyond any table that people fill by hand. */
const most = 1000;

interface Place {
  readonly isRow: boolean;
  readonly id: string;
  readonly number: number;
}

/** What a key names; null for one of another form. */
export function placeOf(key: string): Place | null {
  const [, plus = '', id = '', digits = ''] = /^(\+?)([^+/][^/]*)\/(\d{1,4})$/.exec(key) ?? [];
  const number = Number(digits);
  return id === '' || number > most ? null : { isRow: plus === '+', id, number };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
