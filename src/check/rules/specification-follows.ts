// The specification has every section and row that the plan fills or leaves to people, and filled rows say what the plan says.
// Rows of people are theirs: only that they stand there, with a cell for each column
// and the same cells left to people, is looked at.
import type { Plan } from '../../plan/plan.ts';
import { specify } from '../../plan/specify.ts';
import type { SpecificationRow, SpecificationSection } from '../../plan/specification.ts';
import { byKey } from '../lookup.ts';
import { type Problem, report, type Rule, told } from '../rule.ts';
import { otherFigures } from '../words.ts';

export const specificationFollows: Rule = {
  code: 'SPW021',
  name: 'specification-follows',
  check: (plan) => report('SPW021', problemsOf(plan)),
};

function problemsOf(plan: Plan): readonly Problem[] {
  const { sections } = plan.specification;
  const held = byKey(sections, (section) => section.id);
  const ragged = sections.flatMap((section) =>
    section.rows
      .filter((row) => row.cells.length !== section.columns.length)
      .map((row) =>
        told(
          row.id,
          `${row.id} has ${row.cells.length} cells where ${section.id} has ${section.columns.length} columns`,
        ),
      ),
  );
  const behind = specify(plan).sections.flatMap((due) => {
    const own = held.get(due.id);
    return own === undefined
      ? [told(due.id, `The specification lacks the section ${due.id} ("${due.title}")`)]
      : ofSection(own, due);
  });
  return [...ragged, ...behind];
}

function ofSection(own: SpecificationSection, due: SpecificationSection): readonly Problem[] {
  const rows = byKey(own.rows, (row) => row.id);
  const place =
    own.under === due.under
      ? []
      : [
          told(
            due.id,
            `${due.id} stands under ${own.under ?? 'nothing'} where ${due.under ?? 'nothing'} is due`,
          ),
        ];
  return [
    ...place,
    ...due.rows.flatMap((row) => {
      const held = rows.get(row.id);
      if (held === undefined) return [told(row.id, `${due.id} lacks the row ${row.id}`)];
      return ofRow(held, row).map((problem) => told(row.id, `${row.id} ${problem}`));
    }),
  ];
}

function ofRow(own: SpecificationRow, due: SpecificationRow): readonly string[] {
  const blanks =
    own.blanks.join() === due.blanks.join()
      ? []
      : [
          `leaves ${own.blanks.join(', ') || 'none'} of its cells to people where ${due.blanks.join(', ') || 'none'} are theirs`,
        ];
  return due.by === 'people' ? blanks : [...blanks, ...ofFilled(own, due)];
}

function ofFilled(own: SpecificationRow, due: SpecificationRow): readonly string[] {
  if (own.by === 'people') return ['is left to people, though the plan knows it'];
  const refs = due.refs.filter((ref) => !own.refs.includes(ref));
  const cells = due.cells.flatMap((cell, index) => differs(own.cells[index] ?? '', cell));
  return [...(refs.length === 0 ? [] : [`does not name ${refs.join(', ')} as its ground`]), ...cells];
}

/** A cell of one word is a name, and names are as exact as figures. */
function differs(own: string, due: string): readonly string[] {
  const isName = !due.includes(' ') && own !== due;
  const other = isName ? `says ${own === '' ? 'nothing' : own} where ${due} follows` : otherFigures(own, due);
  return other === null ? [] : [other];
}
