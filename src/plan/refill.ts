// A plan with other answers of people in its specification, and nothing else changed: as if it had been composed with them. It designs and
// measures nothing, so that filling a cell never moves a figure.
import { cover } from './complete.ts';
import { documentsOf } from './documents.ts';
import { type Answers, fillSpecification, formerSection } from './fill.ts';
import { contentHash } from './hash.ts';
import type { Plan } from './plan.ts';
import type { Specification } from './specification.ts';

/** `answers` are all that people say now: what a cell held before and is not among them is taken out. */
export function refill(plan: Plan, answers: Answers): Plan {
  const { contentHash: before, coverage: _coverage, revisions, ...rest } = plan;
  const specification = fillSpecification(unfilled(plan.specification), answers);
  const told = { ...rest, specification };
  const uncovered = { ...told, documents: documentsOf(told) };
  const content = { ...uncovered, coverage: cover(uncovered) };
  const hash = contentHash(content);
  return {
    ...content,
    contentHash: hash,
    revisions: revisions.map((line) => (line.contentHash === before ? { ...line, contentHash: hash } : line)),
  };
}

/** What people wrote into a specification, cell by cell and row by row: the answers that {@link fillSpecification} would put back. */
export function answersOf({ sections }: Specification): Answers {
  const rows = new Map<string, readonly string[]>();
  const added = new Map<string, readonly (readonly string[])[]>();
  for (const section of sections) {
    const own = section.rows.filter((row) => isAdded(row.id)).map((row) => row.cells);
    if (own.length > 0) added.set(section.id, own);
    for (const { id, cells, blanks } of section.rows) {
      if (isAdded(id)) continue;
      const written = cells.map((cell, index) => (blanks.includes(index) ? cell : ''));
      if (written.some((cell) => cell !== '')) rows.set(id, written);
    }
  }
  return { rows, added };
}

/** Whether people put the row there themselves. */
export function isAdded(row: string): boolean {
  return /\.added-\d+$/.test(row);
}

/** Without people's own rows and without the section of former answers; cells that wait are overwritten by {@link fillSpecification}. */
function unfilled({ sections }: Specification): Specification {
  return {
    sections: sections
      .filter((section) => section.id !== formerSection)
      .map((section) => ({
        ...section,
        rows: section.rows
          .filter((row) => !isAdded(row.id))
          .map((row) => ({
            ...row,
            cells: row.cells.map((cell, index) => (row.blanks.includes(index) ? '' : cell)),
          })),
      })),
  };
}
