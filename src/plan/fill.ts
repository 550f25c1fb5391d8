// What people wrote into the rows that wait for them, put back into a specification that is made anew. Nothing of theirs is lost: what no
// longer has a place is kept in a section of its own.
import { people } from './specification-rows.ts';
import type { Specification, SpecificationRow, SpecificationSection } from './specification.ts';

/** `rows` are the cells of rows by id, as read from the document; `added` are rows that people put into a section, by its id. */
export interface Answers {
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly added: ReadonlyMap<string, readonly (readonly string[])[]>;
}

export const noAnswers: Answers = { rows: new Map(), added: new Map() };

/** The section of answers whose row is no longer asked for. */
export const formerSection: string = 'S-former';
const formerPrefix = `${formerSection}.`;

export function fillSpecification(specification: Specification, answers: Answers): Specification {
  if (answers.rows.size === 0 && answers.added.size === 0) return specification;
  const asked = new Set(
    specification.sections
      .flatMap((section) => section.rows.filter((row) => row.blanks.length > 0))
      .map((row) => row.id),
  );
  const sections = specification.sections.map((section) => ({
    ...section,
    rows: [...section.rows.map((row) => filledRow(row, answers)), ...addedRows(section, answers)],
  }));
  const former = formerRows(asked, answers);
  return { sections: former.length === 0 ? sections : [...sections, formerOf(former)] };
}

/** An answer to a row that came back from the section of former ones counts as well. */
function filledRow(row: SpecificationRow, answers: Answers): SpecificationRow {
  if (row.blanks.length === 0) return row;
  const given = answers.rows.get(row.id);
  const back = answers.rows.get(`${formerPrefix}${row.id}`);
  const cells = row.cells.map((cell, index) => {
    if (!row.blanks.includes(index)) return cell;
    const written = given?.[index] ?? '';
    return written === '' && back !== undefined && row.blanks[0] === index ? (back[1] ?? '') : written;
  });
  return { ...row, cells };
}

/** Rows of people's own, with the section's columns; what they wrote beyond them is put into the last. */
function addedRows(section: SpecificationSection, answers: Answers): readonly SpecificationRow[] {
  const width = section.columns.length;
  const added = width === 0 ? [] : (answers.added.get(section.id) ?? []);
  return added.map((cells, index) => ({
    ...people(
      `${section.id}.added-${index + 1}`,
      Array.from({ length: width }, () => ''),
    ),
    cells: Array.from({ length: width }, (_, at) =>
      at < width - 1
        ? (cells[at] ?? '')
        : cells
            .slice(at)
            .filter((cell) => cell !== '')
            .join(' '),
    ),
  }));
}

/** Answers that have lost their row: it went with its flow or system, or the plan fills it now. */
function formerRows(asked: ReadonlySet<string>, { rows }: Answers): readonly SpecificationRow[] {
  return [...rows].flatMap(([id, cells]) => {
    const own = id.startsWith(formerPrefix) ? id.slice(formerPrefix.length) : id;
    if (asked.has(own)) return [];
    const said = id.startsWith(formerPrefix)
      ? (cells[1] ?? '')
      : cells.filter((cell) => cell !== '').join(' · ');
    return said === '' ? [] : [{ ...people(`${formerPrefix}${own}`, ['', '']), cells: [own, said] }];
  });
}

function formerOf(rows: readonly SpecificationRow[]): SpecificationSection {
  return {
    id: formerSection,
    title: 'Filled in earlier, no longer asked for',
    under: null,
    columns: ['Row', 'Value'],
    rows: rows.map((row) => ({ ...row, blanks: [1] })),
    ask: 'Move what still matters to where it belongs, then delete the row.',
  };
}
