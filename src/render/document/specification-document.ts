// The integration specification: its sections as tables. What people must fill in is visibly empty.
import type { Root, RootContent } from 'mdast';
import type { Plan } from '../../plan/plan.ts';
import type { SpecificationRow, SpecificationSection } from '../../plan/specification.ts';
import {
  anchor,
  code,
  emphasis,
  forPeople,
  heading,
  type Inline,
  paragraph,
  pointers,
  root,
  strong,
  table,
} from './content.ts';
import { count } from './figures.ts';

export function specificationDocument(plan: Plan): Root {
  const { sections } = plan.specification;
  const theirs = sections.flatMap((section) => section.rows).filter((row) => row.blanks.length > 0);
  const open = theirs.filter((row) => row.blanks.some((index) => (row.cells[index] ?? '') === '')).length;
  return root([
    heading(1, 'specification', `Integration specification: ${plan.name}`),
    paragraph(
      `Filled from the plan (content `,
      code(plan.contentHash.slice(0, 12)),
      `). ${count(theirs.length, 'row')} only people can fill, of which ${open === 0 ? 'none is' : open === 1 ? 'one is' : `${open} are`} open and marked. What you write there, and rows that you add to these tables, stay when the plan is made again.`,
    ),
    ...sections.flatMap((section) => sectionBlocks(section, depthOf(section, sections))),
  ]);
}

function depthOf(section: SpecificationSection, sections: readonly SpecificationSection[]): 2 | 3 | 4 {
  const above = sections.find((candidate) => candidate.id === section.under);
  if (above === undefined) return 2;
  return above.under === null ? 3 : 4;
}

function sectionBlocks(section: SpecificationSection, depth: 2 | 3 | 4): readonly RootContent[] {
  const blocks: RootContent[] = [heading(depth, section.id, section.title)];
  if (section.ask !== null) blocks.push(paragraph(emphasis(section.ask)));
  if (section.rows.length === 0 || section.columns.length === 0) return blocks;
  const refs = section.rows.some((row) => row.refs.length > 0);
  return [
    ...blocks,
    table(
      [...section.columns, ...(refs ? ['rests on'] : [])],
      section.rows.map((row) => [...cells(row, section), ...(refs ? [pointers(row.refs)] : [])]),
    ),
  ];
}

/** The first filled cell names the row; a cell that people must fill says so. */
function cells(row: SpecificationRow, section: SpecificationSection): readonly Inline[] {
  return section.columns.map((column, index): Inline => {
    const cell = row.cells[index] ?? '';
    const place: Inline = index === 0 ? anchor(row.id) : '';
    if (cell.trim() === '')
      return [place, row.blanks.includes(index) ? forPeople(column.toLowerCase()) : '–'];
    return [place, index === 0 && section.columns.length === 2 ? strong(cell) : cell];
  });
}
