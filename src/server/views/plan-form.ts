// The specification of a plan for its form: long lists that the plan fills by itself are cut, since the Mapping page shows them whole.
import type { Plan } from '../../plan/plan.ts';
import { isAdded } from '../../plan/refill.ts';
import type { SpecificationRow } from '../../plan/specification.ts';
import { type View, view } from '../reading/view.ts';
import type { PlainRow, PlainSection } from './form.ts';

/** Rows that the plan fills, of one section at most. */
const mostRows = 40;
const mostRefs = 6;

export const planForm: View<'plan', null, readonly PlainSection[]> = view('plan', plainSections);

export function plainSections(plan: Plan): readonly PlainSection[] {
  const places = new Map(plan.documents.flatMap(({ id, holds }) => holds.map((held) => [held, id] as const)));
  return plan.specification.sections.map(({ id, title, under, columns, ask, rows }): PlainSection => {
    const asked = rows.filter((row) => !isAdded(row.id));
    const isOpen = asked.some((row) => row.blanks.length > 0);
    const listed = isOpen ? asked : asked.slice(0, mostRows);
    return {
      id,
      title,
      under,
      columns,
      ask,
      rows: listed.map((row) => plainRow(row, places)),
      added: rows.filter((row) => isAdded(row.id)).map((row) => row.cells),
      left: asked.length - listed.length,
    };
  });
}

function plainRow(
  { id, cells, blanks, refs }: SpecificationRow,
  places: ReadonlyMap<string, string>,
): PlainRow {
  return {
    id,
    cells,
    blanks,
    refs: refs.slice(0, mostRefs).map((ref) => ({ id: ref, at: places.get(ref) ?? null })),
  };
}
